"""The report of occupancy: no figure without n, no chart without its table."""

import io
from datetime import date, time

from pypdf import PdfReader

from polesdesk.documents import rates as paper
from polesdesk.documents.charts import HeatValue, TrendPoint, heat_map, trend
from polesdesk.domain.measures import Measure, Measures
from polesdesk.domain.rate_rows import (
    FreedRow,
    HeatCell,
    HeatMap,
    RateQuery,
    RateReport,
    RateRow,
    RateTable,
    SlotName,
    Summary,
)
from polesdesk.domain.rates import Dimension, Tally

DAY = date(2026, 11, 21)
QUERY = RateQuery(by=Dimension.HUB, first=date(2025, 11, 22), last=DAY)
SEEN = Tally(occupied=12, empty=2, other=1, excluded={"excused": 3, "closure": 1}, counted=4,
             filled=2.0, last_seen=date(2026, 11, 9))  # fmt: skip
FEW = Tally(occupied=1)
SLOT = SlotName(
    id="s", convention_id="c", convention="VOL-2026-001", association="Les <Amis> & Cie",
    hub="Voltaire", room="Salle 1", weekday=2, start=time(18), end=time(20),
)  # fmt: skip


def table(by: Dimension, *rows: tuple[str, str, Tally]) -> RateTable:
    made = tuple(
        RateRow(key=key, label=label, detail="", tally=tally, freshness=12)
        for key, label, tally in rows
    )
    measures = Measures(rows={"h": Measure(planned=100, seen=15, allotted=90, opened=360)})
    return RateTable(query=QUERY, least=5, rows=made, total=SEEN, measures=measures)


def report(**fields: object) -> RateReport:
    usual: dict[str, object] = {
        "authority": "Ville d’Exempleville",
        "place": "Tous les pôles",
        "query": QUERY,
        "summary": Summary(tally=SEEN, least=5, freshness=12, slots_seen=21,
                           measure=Measure(slots=55, planned=1200, seen=15, allotted=5640,
                                           opened=60_000)),
        "heat": HeatMap(
            cells={(2, 18): HeatCell(measure=Measure(allotted=60, opened=240), tally=SEEN),
                   (3, 9): HeatCell(measure=Measure(opened=240), tally=FEW)},
            least=5, first_hour=9, last_hour=19,
        ),
        "months": table(Dimension.MONTH, ("2026-10", "octobre 2026", SEEN)),
        "places": table(Dimension.HUB, ("h", "Voltaire", SEEN), ("i", "Marivaux", FEW)),
        "freed": (FreedRow(slot=SLOT, tally=Tally(empty=6)),),
    }  # fmt: skip
    return RateReport(**{**usual, **fields})  # type: ignore[arg-type]


def text_of(pdf: bytes) -> str:
    pages = PdfReader(io.BytesIO(pdf)).pages
    return "\n".join(page.extract_text() for page in pages).replace("\u00a0", " ")


def test_every_figure_comes_with_its_period_definition_and_n() -> None:
    text = text_of(paper.draw(report(), day=DAY))
    assert "Du 22/11/2025 au 21/11/2026" in text
    assert "12 sur 15" in text
    assert "80 %" in text
    assert "55 % à 93 %" in text
    assert "Observations écartées\u202f: 4, en plus des 15 qui comptent" in text
    assert "Absence excusée" in text
    assert "moins de 5 observations" in text
    assert "n insuffisant" in text
    assert "25 % · 12/15" in text
    assert "Les <Amis> & Cie · VOL-2026-001" in " ".join(text.split())
    assert "page 1/" in text


def test_coverage_and_allotment_stand_in_every_row() -> None:
    text = text_of(paper.draw(report(), day=DAY))
    assert "15 sur 1\u202f200 séances prévues" in text
    assert "94 h sur 1\u202f000 h" in text
    assert "15 %\n 25 %" in text


def test_under_the_least_n_there_is_no_interval() -> None:
    few = report(
        months=table(Dimension.MONTH, ("2026-10", "octobre 2026", FEW)),
        places=table(Dimension.HUB),
        summary=Summary(tally=FEW, least=5, freshness=1, slots_seen=1, measure=Measure()),
        freed=(),
    )
    text = text_of(paper.draw(few, day=DAY))
    assert "n insuffisant" in text
    assert "21 % à 100 %" not in text
    assert " % à " not in text


def test_a_period_without_anything_is_said() -> None:
    empty = report(
        months=table(Dimension.MONTH),
        places=table(Dimension.HUB),
        freed=(),
        heat=HeatMap(cells={}, least=5, first_hour=8, last_hour=21),
        summary=Summary(tally=Tally(), least=5, freshness=None, slots_seen=0,
                        measure=Measure()),
    )  # fmt: skip
    text = text_of(paper.draw(empty, day=DAY))
    assert "Aucun créneau n’a été vu assez souvent vide" in text
    assert "jamais vu" in text


def test_the_same_report_is_the_same_paper() -> None:
    assert paper.draw(report(), day=DAY) == paper.draw(report(), day=DAY)


def test_charts_write_their_figures() -> None:
    cells = {(1, 9): HeatValue(share=0.8, words="80 %")}
    texts = [
        one.text for one in heat_map(cells, range(9, 11), 200).contents if hasattr(one, "text")
    ]
    assert "80 %" in texts
    assert "lun." in texts
    point = TrendPoint(label="10/26", n=15, value=0.8, low=0.55, high=0.93)
    none = TrendPoint(label="11/26", n=0)
    drawn = trend((point, none), 300)
    words = [one.text for one in drawn.contents if hasattr(one, "text")]
    assert "n\u00a0=\u00a015" in words
    assert "n\u00a0=\u00a00" in words
