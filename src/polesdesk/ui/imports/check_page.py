"""The third page: what the import would do, what it refuses, what only the manager can decide."""

from __future__ import annotations

from PySide6.QtCore import QSettings, Signal
from PySide6.QtWidgets import QWidget

from polesdesk._assets.forms.ui_import_check_page import Ui_ImportCheckPage
from polesdesk.domain.french import format_number, plural
from polesdesk.domain.import_planning import no_counts
from polesdesk.domain.import_settling import ValueConflict
from polesdesk.domain.imports import ImportReport
from polesdesk.ui.desk import Desk
from polesdesk.ui.icons import set_icon
from polesdesk.ui.imports import lines
from polesdesk.ui.imports.rejected_file import RejectedFile
from polesdesk.ui.imports.session import ImportSession
from polesdesk.ui.listed import ListedTable

QUESTIONS, REJECTED, WARNINGS = range(3)


class ImportCheckPage(QWidget):
    """Shows a dry run; answers are tried out at once."""

    changed = Signal()

    def __init__(
        self,
        desk: Desk,
        session: ImportSession,
        settings: QSettings,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._ui = Ui_ImportCheckPage()
        self._ui.setupUi(self)
        self.rejected_file = RejectedFile(session, settings, self)
        ui = self._ui
        self._tables = {
            QUESTIONS: ListedTable(
                ui.import_questions, desk, settings, lines.question_columns(), lines.QUESTION_KEYS
            ),
            REJECTED: ListedTable(
                ui.import_rejected, desk, settings, lines.problem_columns(), lines.PROBLEM_KEYS
            ),
            WARNINGS: ListedTable(
                ui.import_warnings, desk, settings, lines.warning_columns(), lines.WARNING_KEYS
            ),
        }
        self._has_chosen_tab = False
        for _number in self._tables:
            ui.import_details_tabs.addTab("")
        self._name_for_ears()
        self._connect()

    def enter(self) -> None:
        """Try the import out if that is still to be done."""
        self._has_chosen_tab = False
        self._show()
        if self._session.checked is None or self._session.is_stale:
            self._session.check()

    def first_input(self) -> QWidget:
        """Return where the keyboard starts."""
        shown = self._ui.import_details_tabs.currentIndex()
        view = self._tables[shown].view
        return view if self._tables[shown].rows() else self._ui.import_details_tabs

    def can_go_on(self) -> bool:
        """Tell whether the import may be done."""
        return self._session.can_import()

    def show_undecided(self) -> None:
        """Put the keyboard on the first question that waits for an answer."""
        waiting = self._session.undecided()
        if waiting:
            self._ui.import_details_tabs.setCurrentIndex(QUESTIONS)
            self._ui.import_questions.select_record(waiting[0].key)
            self._ui.import_question.first.setFocus()

    def _name_for_ears(self) -> None:
        ui = self._ui
        ui.import_details_tabs.setAccessibleName(self.tr("Détail du contrôle"))
        ui.import_questions.setAccessibleName(self.tr("Questions"))
        ui.import_rejected.setAccessibleName(self.tr("Lignes rejetées"))
        ui.import_warnings.setAccessibleName(self.tr("Avertissements"))
        set_icon(ui.import_save_rejected, "download")
        ui.import_save_rejected.setAutoDefault(False)

    def _connect(self) -> None:
        ui, session = self._ui, self._session
        session.check_changed.connect(self._show)
        session.job_changed.connect(lambda _job: self._tell())
        ui.import_details_tabs.currentChanged.connect(self._show_tab)
        ui.import_details_tabs.tabBarClicked.connect(self._note_choice)
        ui.import_questions.current_changed.connect(self._show_question)
        ui.import_rejected.current_changed.connect(self._show_problem)
        ui.import_warnings.current_changed.connect(self._show_warning)
        ui.import_question.answered.connect(self._answer)
        ui.import_question.all_answered.connect(self._answer_all)
        ui.import_save_rejected.clicked.connect(lambda _on: self.rejected_file.ask())

    # What is shown

    def _show(self) -> None:
        checked = self._session.checked
        report = checked.report if checked is not None else ImportReport()
        ui = self._ui
        ui.import_counts.show_counts(report.counts if checked is not None else no_counts())
        questions = lines.question_lines(self._session.questions(), self._session.answers)
        self._tables[QUESTIONS].show_rows(questions)
        self._tables[REJECTED].show_rows(lines.problem_lines(report.rejected))
        self._tables[WARNINGS].show_rows(lines.warning_lines(report.warnings))
        self._write_tabs(report)
        self._show_question(ui.import_questions.current_id())
        self._tell()
        if checked is not None and not self._has_chosen_tab:
            ui.import_details_tabs.setCurrentIndex(self._tab_to_open())
        self._show_tab(ui.import_details_tabs.currentIndex())

    def _write_tabs(self, report: ImportReport) -> None:
        tabs = self._ui.import_details_tabs
        rejected = len({problem.row for problem in report.rejected})
        counted = (
            (self.tr("Questions"), len(self._session.questions())),
            (self.tr("Lignes rejetées"), rejected),
            (self.tr("Avertissements"), len(report.warnings)),
        )
        for number, (name, count) in enumerate(counted):
            tabs.setTabText(number, f"{name} ({format_number(count)})" if count else name)

    def _tab_to_open(self) -> int:
        """The first that has something to say, once for each check that is entered."""
        self._has_chosen_tab = True
        return next((number for number, one in self._tables.items() if one.rows()), QUESTIONS)

    def _tell(self) -> None:
        title, hint = self._words()
        self._ui.import_check_title.setText(title)
        self._ui.import_check_hint.setText(hint)
        self.changed.emit()

    def _words(self) -> tuple[str, str]:
        checked = self._session.checked
        if checked is None:
            return self.tr("Contrôle du tableau"), self.tr("Rien n’est encore écrit.")
        report = checked.report
        rejected = len({problem.row for problem in report.rejected})
        told = self.tr("{read}, {rejected}. Rien n’est encore écrit.").format(
            read=plural(report.rows, self.tr("ligne lue"), self.tr("lignes lues")),
            rejected=plural(rejected, self.tr("rejetée"), self.tr("rejetées")),
        )
        waiting = len(self._session.undecided())
        if waiting:
            asked = self.tr("À vous de décider\u202f: {count}").format(
                count=plural(waiting, self.tr("question"), self.tr("questions"))
            )
            return asked, told
        if not self._session.has_rows():
            return self.tr("Aucune ligne ne peut être importée"), told
        if not any(report.created.values()) and not any(report.updated.values()):
            return self.tr("Tout est déjà dans PolesDesk"), told
        return self.tr("Prêt à importer"), told

    def _show_tab(self, number: int) -> None:
        ui = self._ui
        sides = (ui.import_questions_side, ui.import_rejected_side, ui.import_warnings_side)
        nothing = (
            self.tr("Aucune question\u202f: rien dans le fichier ne contredit PolesDesk."),
            self.tr("Aucune ligne n’est rejetée."),
            self.tr("Aucun avertissement."),
        )
        if self._session.checked is None:
            ui.import_nothing.setText("")
        else:
            ui.import_nothing.setText(nothing[number])
        has_rows = bool(self._tables[number].rows())
        ui.import_details_stack.setCurrentWidget(
            sides[number] if has_rows else ui.import_nothing_side
        )

    def _note_choice(self, _number: int) -> None:
        self._has_chosen_tab = True

    def _show_question(self, row_id: str) -> None:
        line = self._tables[QUESTIONS].row_of(row_id)
        conflicts = [one for one in self._session.questions() if isinstance(one, ValueConflict)]
        self._ui.import_question.show_line(line, several=len(conflicts) > 1)

    def _show_problem(self, row_id: str) -> None:
        line = self._tables[REJECTED].row_of(row_id)
        self._ui.import_rejected_text.setText(line.problem.message if line else "")

    def _show_warning(self, row_id: str) -> None:
        line = self._tables[WARNINGS].row_of(row_id)
        self._ui.import_warning_text.setText(line.warning.message if line else "")

    # Answers

    def _answer(self, key: str, answer: str) -> None:
        keys = [line.id for line in self._tables[QUESTIONS].rows()]
        self._session.answer({key: answer})
        after = [*keys[keys.index(key) + 1 :], *keys]
        open_ones = [one for one in after if one not in self._session.answers]
        if open_ones:
            self._ui.import_questions.select_record(open_ones[0])

    def _answer_all(self, answer: str) -> None:
        conflicts = [one for one in self._session.questions() if isinstance(one, ValueConflict)]
        self._session.answer({one.key: answer for one in conflicts})
