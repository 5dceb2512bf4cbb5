"""« Noter une étape » of the signature on paper, for one agreement or for many at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from polesdesk.actions import campaign_steps
from polesdesk.actions.campaign_many import ManyDone
from polesdesk.actions.campaign_steps import Told
from polesdesk.domain.campaign import CampaignStep
from polesdesk.domain.campaign_next import ACT
from polesdesk.domain.french import plural
from polesdesk.domain.labels import DECISIONS
from polesdesk.domain.lists import Choice
from polesdesk.ui.desk import Desk
from polesdesk.ui.form import Field, Form, FormDialog, Section
from polesdesk.ui.inputs import ChoiceInput, DateInput, LongTextInput, TextInput
from polesdesk.ui.renewals.dialogs import Tell, run_many, show_done
from polesdesk.ui.words import choices_of, marked, offered, tr

STEPS = (
    Choice(value=ACT, label=marked("Acte qui autorise la signature")),
    Choice(value=str(CampaignStep.SENT), label=marked("Envoyée à l’association")),
    Choice(value=str(CampaignStep.SIGNED_BY_ASSOCIATION), label=marked("Revenue signée")),
    Choice(value=str(CampaignStep.SIGNED_BY_CITY), label=marked("Signée par la Ville")),
    Choice(value=str(CampaignStep.TRANSMITTED), label=marked("Transmise en préfecture")),
    Choice(value=str(CampaignStep.NOTIFIED), label=marked("Notifiée")),
    Choice(value=str(CampaignStep.COPY_HANDED), label=marked("Exemplaire remis")),
)
_ACT_FIELDS = ("act_kind", "act_number", "act_date")
_ACT_DAYS = ("act_transmitted_on", "act_published_on")


def step_dialog(
    desk: Desk, ids: Sequence[str], step: str, tell: Tell, parent: QWidget
) -> FormDialog:
    """Return the dialog that notes a step of the signature for one or many agreements."""
    form = Form("campaign_step", (Section(fields=_fields(desk)),))
    form.set_values({"step": step, "on": desk.today()})
    fields = form.fields
    fields["step"].input.set_locked(locked=bool(step) and len(ids) == 1)

    def follow() -> None:
        chosen = fields["step"].input.value()
        is_act = chosen == ACT
        fields["on"].setVisible(not is_act)
        fields["receipt"].setVisible(chosen == CampaignStep.TRANSMITTED)
        fields["reason"].setVisible(chosen == CampaignStep.SIGNED_BY_CITY)
        for name in _ACT_FIELDS:
            fields[name].setVisible(is_act)
        for name in _ACT_DAYS:
            fields[name].setVisible(is_act or chosen == CampaignStep.SIGNED_BY_CITY)

    count = plural(len(ids), tr("convention"), tr("conventions"))
    title = tr("Noter une étape pour {count}").format(count=count)
    done = tr("Étape notée pour {count}")

    def save(values: Mapping[str, Any]) -> None:
        chosen, told = _told(desk, values)
        if len(ids) == 1:
            desk.do(
                campaign_steps.note, chosen, tuple(ids), told,
                then=partial(noted, form), failed=form.refuse, owner=form,
            )  # fmt: skip
            return
        form.settle()
        run_many(
            desk, campaign_steps.note_many, chosen, tuple(ids), told,
            title=title, done=done, tell=tell, parent=parent,
        )  # fmt: skip

    def noted(form: Form, found: ManyDone) -> None:
        form.settle()
        show_done(done, tell, parent, found)

    fields["step"].changed.connect(follow)
    follow()
    return FormDialog(form, name="campaign_step", title=title, save=save, parent=parent)


def _told(desk: Desk, values: Mapping[str, Any]) -> tuple[str, Told]:
    told = dict(values)
    chosen: str = told.pop("step")
    told["on"] = told["on"] or desk.today()
    told["act_kind"] = next((kind for kind in DECISIONS if kind == told["act_kind"]), None)
    return chosen, Told(**told)


def _fields(desk: Desk) -> tuple[Field, ...]:
    early = tr("Seulement si l’acte n’est pas encore exécutoire")
    both = tr("L’acte est exécutoire une fois transmis et publié")
    return (
        Field("step", tr("Étape"), ChoiceInput(offered(STEPS)), required=True),
        Field("on", tr("Le"), DateInput(desk.today)),
        Field("act_kind", tr("Acte"), ChoiceInput(choices_of(DECISIONS))),
        Field("act_number", tr("N°\u00a0de l’acte"), TextInput(longest=80)),
        Field("act_date", tr("Date de l’acte"), DateInput(desk.today)),
        Field("act_transmitted_on", tr("Acte transmis le"), DateInput(desk.today)),
        Field("act_published_on", tr("Acte publié le"), DateInput(desk.today), hint=both),
        Field("receipt", tr("Accusé n°"), TextInput(longest=80),
              hint=tr("Si la préfecture l’a rendu")),
        Field("reason", tr("Motif"), LongTextInput(lines=2), hint=early),
    )  # fmt: skip
