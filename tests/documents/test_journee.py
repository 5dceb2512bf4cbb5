"""The papers of a journée citoyenne: each name where it belongs, none where it does not."""

import io
from datetime import date, time
from decimal import Decimal

import pytest
from pypdf import PdfReader

from polesdesk.documents import journee
from polesdesk.domain.journee import CitizenDay, DayTask, DayTaskKind, ServiceAnswer
from polesdesk.domain.journee_indicators import Records, count
from polesdesk.domain.journee_papers import JourneeData, JourneePaper
from polesdesk.domain.rosters import AssignmentStatus
from polesdesk.domain.sign_ups import SignUp, SurveyAnswer
from polesdesk.domain.volunteers import Volunteer
from polesdesk.domain.worksites import Material, Result, Tool, Worksite, WorksiteState

DAY = date(2027, 6, 26)
PEOPLE = {
    "a": Volunteer(id="a", first_name="Ana", last_name="Dupont-Exemple", phone="+33639980011",
                   quarter="Nord"),
    "b": Volunteer(id="b", first_name="Léo", last_name="<b>Exemple</b>", is_minor=True,
                   emergency_name="Mère Exemple", emergency_phone="+33639980012"),
    "g": Volunteer(id="g", first_name="Guy", last_name="Agent-Exemple", is_agent=True,
                   phone="+33639980013"),
}  # fmt: skip
PAINT = Worksite(
    id="w", number=1, title="Clôture & portail", place="École", start=time(9), end=time(12),
    minimum=2, maximum=4, state=WorksiteState.CONFIRMED, lead_ids=("a",), referent_ids=("g",),
    risks="Escabeaux", protection=("gants",),
    tools=(Tool(name="rouleaux", quantity=4), Tool(name="gants", is_brought=True)),
    materials=(Material(name="peinture", quantity=Decimal(3), unit="pots", cents=4_500),),
    results=(Result(name="Clôture", quantity=Decimal(40), unit="m"),),
)  # fmt: skip
DROPPED = Worksite(id="x", number=2, title="Mare abandonnée", state=WorksiteState.CANCELLED)


def data(*sign_ups: SignUp, **fields: object) -> JourneeData:
    records = Records(
        edition=CitizenDay(
            id="e", day=DAY, start=time(9), end=time(13), theme="Du vert", insurer="Mutuelle",
            meeting_point="Parvis", meeting_time=time(8, 45), sign_up_to=date(2027, 6, 11),
            report_strengths="Belle ambiance\nBeaucoup de familles",
        ),
        worksites=(PAINT, DROPPED),
        sign_ups=sign_ups,
        people=PEOPLE,
        tasks=(
            DayTask(id="t", kind=DayTaskKind.SERVICE_REQUEST, title="Livrer", owner="Ateliers",
                    worksite_id="w", answer=ServiceAnswer.GRANTED, answer_text="à 7 h"),
        ),
        answers=(SurveyAnswer(id="s", overall=4, comment="À <refaire> !"),),
    )  # fmt: skip
    usual: dict[str, object] = {
        "records": records, "indicators": count(records), "authority": "Ville d’Exempleville",
        "address": "1 place Exemple", "phone": "", "signatory": "Le maire",
        "printed_on": date(2027, 6, 1), "associations": {},
    }  # fmt: skip
    return JourneeData(**{**usual, **fields})  # type: ignore[arg-type]


ANA = SignUp(id="1", volunteer_id="a", worksite_id="w", has_meal=True)
LEO = SignUp(id="2", volunteer_id="b", status=AssignmentStatus.WAITLIST, choice_ids=("w",))
GUY = SignUp(id="3", volunteer_id="g", worksite_id="w", status=AssignmentStatus.PRESENT)


def words(kind: JourneePaper, given: JourneeData) -> str:
    reader = PdfReader(io.BytesIO(journee.draw(kind, given)))
    text = " ".join(page.extract_text() for page in reader.pages)
    return " ".join(text.split())


@pytest.mark.parametrize("kind", JourneePaper)
def test_each_paper_is_drawn_also_when_there_is_nothing(kind: JourneePaper) -> None:
    nothing = Records(edition=CitizenDay(id="e", theme="Essai"), people={})
    empty = data(records=nothing, indicators=count(nothing))
    assert journee.draw(kind, empty).startswith(b"%PDF")
    assert journee.draw(kind, data(ANA, LEO, GUY)) == journee.draw(kind, data(ANA, LEO, GUY))


def test_the_welcome_list_says_where_each_goes() -> None:
    text = words(JourneePaper.WELCOME, data(ANA, LEO, GUY))
    assert "DUPONT-EXEMPLE Ana 1. Clôture & portail oui" in text
    assert "<B>EXEMPLE</B> Léo en attente mineur sans autorisation" in text
    assert "3 personnes, 1 repas" in text


def test_badges_bear_no_family_name() -> None:
    text = words(JourneePaper.BADGES, data(ANA))
    assert "Ana D." in text
    assert "Dupont" not in text


def test_a_sign_in_sheet_has_room_for_as_many_again() -> None:
    many = [SignUp(id=str(n), volunteer_id="a", worksite_id="w") for n in range(14)]
    text = words(JourneePaper.SITE_LISTS, data(*many))
    assert " 28 " in text
    assert " 29 " not in text
    assert "Mare" not in text


def test_phones_stand_on_the_emergency_sheet_with_whom_to_call() -> None:
    child = SignUp(id="2", volunteer_id="b", worksite_id="w")
    text = words(JourneePaper.EMERGENCY, data(ANA, child))
    assert "06 39 98 00 11" in text.replace("\u00a0", " ").replace("\u202f", " ")
    assert "Mère Exemple" in text
    assert "Assureur" in text


def test_services_read_what_is_asked_where_and_what_was_answered() -> None:
    text = words(JourneePaper.SERVICES, data())
    assert "Ateliers" in text
    assert "Livrer 1. Clôture & portail, École" in text
    assert "Accordée" in text


def test_agents_get_no_certificate_of_volunteering() -> None:
    came = SignUp(id="1", volunteer_id="a", worksite_id="w", status=AssignmentStatus.PRESENT)
    text = words(JourneePaper.CERTIFICATES, data(came, GUY))
    assert "Ana Dupont-Exemple a participé bénévolement" in text
    assert "3 h" in text
    assert "Guy" not in text


def test_the_report_bears_the_text_of_the_office_and_thin_means_say_so() -> None:
    text = words(JourneePaper.REPORT, data(ANA, GUY))
    assert "Belle ambiance" in text
    assert "Beaucoup de familles" in text
    assert "n insuffisant" in text
    assert "À <refaire> !" in text
    assert "40 m" in text


def test_the_slip_offers_what_is_open_only() -> None:
    text = words(JourneePaper.SLIP, data(contact_notice="dpo@example.org"))
    assert "1. Clôture & portail" in text
    assert "Mare" not in text
    assert "dpo@example.org" in text
    assert "11/06/2027" in text


def test_the_head_dials_and_the_welcome_list_promises_no_telephone() -> None:
    given = data(ANA, LEO, phone="+33353010100")
    assert "03 53 01 01 00" in words(JourneePaper.WELCOME, given)
    assert "numéros de téléphone" not in words(JourneePaper.WELCOME, given)
    assert "numéros de téléphone" in words(JourneePaper.SITE_LISTS, given)


def test_the_report_tells_the_time_of_agents_apart_from_those_who_came() -> None:
    assert "Temps des agents 3 h 1 agent présent sur les chantiers" in words(
        JourneePaper.REPORT, data(GUY)
    )
