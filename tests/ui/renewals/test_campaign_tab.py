"""The campaign in the window: warned, evaluated, heard, decided, carried on; many at once."""

import json
from dataclasses import replace

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QDialog, QLabel, QPushButton

from hands import settle
from polesdesk.actions import campaign_list, evaluations, history
from polesdesk.domain.campaign import CampaignStep
from polesdesk.domain.conventions import Renewal
from polesdesk.domain.evaluations import EvaluationState, Outcome
from polesdesk.domain.lists import ListQuery
from polesdesk.store.kinds import SETTINGS

CRITERIA = (
    "occupancy", "adequacy", "contribution", "benefit", "papers", "insurance", "care",
    "payments", "commitment", "demand", "continuity",
)  # fmt: skip


def close_papers(campaign) -> None:
    """Close the preview of a letter."""
    for dialog in campaign.window.findChildren(QDialog):
        dialog.close()
    settle()


def step(ready, row_id: str = "agreement") -> CampaignStep:
    """Return the step that an agreement has reached in the file."""
    rows = ready.runner.read(campaign_list.rows, ListQuery())
    return next(row.step for row in rows if row.id == row_id)


def buttons(campaign) -> list[str]:
    """The words of the buttons of the card."""
    card = campaign.renewals.card
    return [one.text() for one in card.findChildren(QPushButton) if one.isVisible()]


def take_papers(ready) -> None:
    """Ask no association for papers."""
    known = ready.runner.read(lambda work: work.get(SETTINGS, "settings"))
    ready.runner.do(lambda work: work.save(SETTINGS, replace(known, required_papers=())))
    settle()


def evaluation(ready):
    return ready.runner.read(evaluations.card, "agreement").evaluation


def judge(campaign, mark: str = "2", **texts: str) -> None:
    """Open the evaluation, mark every line, and save it."""
    campaign.click("renewal_evaluate")
    for key in CRITERIA:
        campaign.form().fields[f"score_{key}"].input.set_value((mark, ""))
    campaign.fill(**texts)
    campaign.click("renewal_save")


def test_the_list_says_the_next_step_of_each_and_the_parts_their_numbers(campaign):
    assert len(campaign.names()) == 2
    assert campaign.parts() == ["Toutes 2", "Préparer 2", "Décider 0", "Signer 0", "Notifier 0"]
    assert "Prévenir de la fin" in campaign.words()
    assert "Pièces manquantes" in campaign.words()


def test_a_part_is_opened_by_its_button(campaign):
    campaign.click("renewals_group_decide")
    assert campaign.names() == []
    assert campaign.parts()[1] == "Préparer 2"
    campaign.click("renewals_group_all")
    assert len(campaign.names()) == 2


def test_a_renewal_from_the_warning_to_the_next_agreement(campaign, ready):
    campaign.click("renewal_issue_end_of_agreement")
    close_papers(campaign)
    assert step(ready) is CampaignStep.PAPERS_COMPLETE
    judge(campaign, "3", outcome="Renouveler à l’identique", motive="Usage régulier.")
    assert evaluation(ready).outcome is Outcome.RENEW_AS_IS
    campaign.renewals.acts.propose()
    settle()
    campaign.fill("verdict_proposed_dialog", proposed_by="La responsable")
    campaign.click("verdict_proposed_save")
    assert evaluation(ready).state is EvaluationState.PROPOSED
    campaign.click("renewal_decide")
    campaign.fill("verdict_decided_dialog", decided_by="La maire")
    campaign.click("verdict_decided_save")
    assert ready.read().renewal is Renewal.EVALUATED
    assert "Prochaine convention à préparer" in campaign.words()
    campaign.click("renewal_prepare")
    campaign.click("next_agreement_make")
    assert campaign.window.current_tab() is campaign.conventions
    campaign.open("renewal", "agreement")
    assert "Ouvrir VOL-2027" in campaign.renewals.card.findChild(object, "renewal_next").text()


def test_an_opinion_without_reasons_is_refused_in_its_dialog_and_nothing_is_lost(campaign, ready):
    judge(campaign, outcome="Ne pas renouveler")
    campaign.renewals.acts.propose()
    settle()
    campaign.fill("verdict_proposed_dialog", proposed_by="La responsable")
    campaign.click("verdict_proposed_save")
    dialog = campaign.dialog("verdict_proposed_dialog")
    assert "Motivez l’avis" in dialog.form._alert.text()
    assert evaluation(ready).state is EvaluationState.DRAFT


def test_an_opinion_is_chosen_and_explained_before_it_is_given(campaign, ready):
    campaign.click("renewal_issue_end_of_agreement")
    close_papers(campaign)
    take_papers(ready)
    judge(campaign)
    assert "Choisir et motiver l’avis" in buttons(campaign)
    campaign.click("renewal_evaluate")
    assert campaign.form().fields["outcome"].input.hasFocus()
    campaign.fill(outcome="Renouveler à l’identique", motive="Usage régulier.")
    campaign.click("renewal_save")
    assert "Rendre l’avis…" in buttons(campaign)


def test_too_few_visits_lead_to_a_round(campaign, ready):
    known = ready.runner.read(lambda work: work.get(SETTINGS, "settings"))
    ready.runner.do(lambda work: work.save(SETTINGS, replace(known, min_observations=5)))
    take_papers(ready)
    campaign.click("renewal_issue_end_of_agreement")
    close_papers(campaign)
    asked = []
    campaign.renewals.command_asked.connect(asked.append)
    campaign.click("renewal_visit")
    assert asked == ["round_new_command"]


def test_the_association_is_found_where_its_papers_are_missing(campaign):
    strips = campaign.renewals.card.findChildren(QPushButton, "renewal_association")
    told = [one.text() for one in strips[0].parentWidget().findChildren(QLabel)]
    assert len(strips) == 1
    assert "Pièces manquantes" in " ".join(told)


def test_what_is_given_and_decided_is_named_and_a_refusal_is_not_carried_on(campaign, ready):
    judge(campaign, outcome="Ne pas renouveler", motive="Locaux vides.")
    campaign.renewals.acts.propose()
    settle()
    dialog = campaign.dialog("verdict_proposed_dialog")
    number = ready.read().number
    assert dialog.windowTitle() == f"Rendre l’avis sur {number}\u202f: ne pas renouveler"
    campaign.fill("verdict_proposed_dialog", proposed_by="La responsable")
    campaign.click("verdict_proposed_save")
    campaign.click("renewal_issue_observations")
    close_papers(campaign)
    assert "Noter les observations" in buttons(campaign)
    assert campaign.renewals.findChild(QAction, "renewal_prepare") is None
    campaign.choose("renewal_decide")
    told = campaign.dialog("verdict_decided_dialog").windowTitle()
    assert told == f"Décider pour {number}\u202f: ne pas renouveler"


def test_the_association_is_heard_before_it_is_refused(campaign, ready):
    judge(campaign, outcome="Ne pas renouveler", motive="Locaux vides.")
    campaign.renewals.acts.propose()
    settle()
    campaign.fill("verdict_proposed_dialog", proposed_by="La responsable")
    campaign.click("verdict_proposed_save")
    assert "Observations de l’association à demander" in campaign.words()
    campaign.click("renewal_issue_observations")
    close_papers(campaign)
    assert "Observations de l’association attendues jusqu’au" in campaign.words()
    campaign.renewals.acts.decide()
    settle()
    campaign.fill("verdict_decided_dialog", decided_by="La maire")
    campaign.click("verdict_decided_save")
    assert "peut présenter ses observations" in campaign.dialog(
        "verdict_decided_dialog"
    ).form._alert.text() + " ".join(campaign.errors("verdict_decided_dialog").values())


def test_letters_for_a_selection_are_one_paper_and_one_undo(campaign, ready):
    campaign.renewals.page.table.selectAll()
    settle()
    campaign.choose("renewals_letters_command")
    campaign.fill("campaign_letters_dialog", kind="Fin de convention")
    campaign.click("campaign_letters_save")
    assert step(ready) is step(ready, "second") is CampaignStep.PAPERS_COMPLETE
    close_papers(campaign)
    ready.runner.do(history.undo)
    assert step(ready) is step(ready, "second") is CampaignStep.TO_WARN


def test_letters_that_are_refused_are_told_with_their_reasons(campaign, ready):
    campaign.renewals.page.table.selectAll()
    settle()
    campaign.choose("renewals_letters_command")
    campaign.fill("campaign_letters_dialog", kind="Refus de renouvellement")
    campaign.click("campaign_letters_save")
    model = campaign.dialog("campaign_refused_dialog").table.model()
    assert model.rowCount() == 2
    assert "Aucune décision de refus" in model.index(0, 1).data()


def test_a_step_that_cannot_be_noted_is_refused_where_it_was_typed(campaign, ready):
    campaign.choose("renewals_step_command")
    campaign.fill("campaign_step_dialog", step="Notifiée")
    campaign.click("campaign_step_save")
    form = campaign.dialog("campaign_step_dialog").form
    assert "La prochaine convention n’existe pas" in form._alert.text()


def test_a_draft_keeps_the_mark_and_the_comment_of_a_line(campaign):
    campaign.click("renewal_evaluate")
    line = campaign.form().fields["score_care"].input
    line.set_value(("1", "clés perdues"))
    kept = json.loads(json.dumps(line.typed()))
    line.set_value(None)
    assert line.is_empty()
    line.set_typed(kept)
    assert line.value() == ("1", "clés perdues")


def test_a_register_without_decision_is_refused_in_its_dialog(campaign):
    campaign.choose("renewals_register_command")
    campaign.fill("decisions_dialog", first="01/01/2020", last="31/01/2020")
    campaign.click("decisions_save")
    assert "Aucune décision" in campaign.errors("decisions_dialog")["first"]
