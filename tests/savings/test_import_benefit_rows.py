"""What the rows of a benefits register say of new benefits. No database."""

from datetime import date
from decimal import Decimal

import pytest

from common.importing.cells import SheetRead
from common.importing.headings import Headings
from common.importing.mapping import columns_of, guess, is_our_own
from common.importing.row_reading import RowReader, reverse_columns
from common.importing.values import NotUnderstood, People
from programmes.models import CorporatePriority, Programme
from savings.importing.benefits.benefit_rows import plan_new
from savings.importing.benefits.fields import BENEFIT_FIELDS, EXPORTED, READING_FIELDS
from savings.importing.benefits.known import KnownBenefits, tags_in
from savings.importing.benefits.parsing import figure, unit_beside
from savings.importing.benefits.reading_rows import plan_reading
from savings.importing.known import Known
from savings.importing.plan import BenefitPlan
from tests.savings.imports import told

GROWTH = CorporatePriority(pk=1, name="Growth")
MONEY = CorporatePriority(pk=2, name="Value for money")
PROGRAMME = Programme(pk=1, reference="OTP", name="One Team")
KNOWN = KnownBenefits(
    reader=None,
    also=Known(People([]), (), (), {("OTP", "", ""): PROGRAMME}, {"OTP": "One Team"},
               {}, 4),
    benefits=(),
    readings={},
    priorities=(GROWTH, MONEY),
    values=(),
)  # fmt: skip
TODAY = date(2012, 11, 1)


def row_of(fields, **said):
    names = tuple(field.heading for field in fields if field.name in said)
    columns = reverse_columns(columns_of(Headings(1, names), fields))
    cells = {field.name: said[field.name] for field in fields if field.name in said}
    return RowReader(SheetRead("Sheet", (names, tuple(cells.values()))), 2, columns)


def new(**said):
    """What a row would promise, and its problems as the page tells them."""
    usual = {"title": "Sooner", "kind": "Cashable", "programme": "One Team"}
    cells = row_of(BENEFIT_FIELDS, **usual | said)
    return plan_new(cells, KNOWN, set()), told(cells)


def test_headings_of_councils_registers_are_known():
    names = ("Benefit No.", "Benefit", "Responsible officer", "KPI", "Baseline",
             "Date of baseline", "Target improvement", "By when", "Cashable?",
             "Workstream", "Corporate objective")  # fmt: skip

    assert list(guess(Headings(1, names), BENEFIT_FIELDS).values()) == [
        "reference", "title", "owner", "measure", "baseline", "baseline_on", "target",
        "target_on", "kind", "strand", "priorities",
    ]  # fmt: skip


def test_headings_of_the_export_are_our_own():
    for fields in (EXPORTED, READING_FIELDS):
        names = tuple(field.heading for field in fields)
        assert is_our_own(Headings(1, names), fields)
        assert len(guess(Headings(1, names), fields)) == len(names)


def test_a_row_says_what_would_be_promised():
    plan, problems = new(
        unit="days", baseline="20 days", target=10, target_on=date(2013, 4, 1),
        direction="Down", priorities="growth; Value for money", is_exempt="No",
        declared="Realised",
    )  # fmt: skip

    assert problems == []
    assert plan.where == PROGRAMME
    assert (plan.fields["baseline"], plan.fields["target"]) == (20, 10)
    assert plan.fields["kind"] == "cash_releasing"
    assert plan.fields["direction"] == "decrease"
    assert plan.priorities == (GROWTH, MONEY)
    assert plan.brief == "Promised by One Team, 20 days to 10 days by 1 April 2013"
    assert "declared" not in plan.fields
    assert plan.notices == [
        "It comes in as followed, with nothing declared, not as “Realised”: its "
        "readings say how it stands, and its page has the rest."
    ]


@pytest.mark.parametrize(
    ("said", "cell"),
    [
        ({"title": None}, "A2: A new benefit needs this: Title."),
        ({"programme": None}, "B2: A new benefit needs this: who promises it."),
        ({"programme": "Two Teams"}, "B2: “Two Teams” is no place of the portal"),
        ({"kind": "Magic"}, "C2: “Magic” is no way to count a benefit; choose"),
        ({"target": "soon"}, "C2: Write a number, such as -2.5."),
        ({"target": 1.00001}, "C2: Write a number with four decimals at most"),
        ({"annual_value": -5}, "D2: Write an amount that is not negative."),
        ({"priorities": "Growth; Pride"}, "C2: “Pride” is no corporate priority"),
        ({"saving": "S-404"}, "D2: There is no saving with this reference"),
        ({"exempt_reason": "Names people."}, "A2: Say under which paragraph"),
        (
            {"baseline_on": date(2013, 1, 1), "target_on": date(2012, 1, 1)},
            "D2: The target date is not before the baseline date.",
        ),
        (
            {"direction": "Up", "baseline": 64, "target": 30},
            "E2: The direction is “Increase”, and the target is below the baseline",
        ),
    ],
)
def test_a_bad_cell_is_named_with_what_to_do(said, cell):
    _, problems = new(**said)

    assert len(problems) == 1
    assert problems[0].startswith(cell)


@pytest.mark.parametrize(
    ("cell", "unit", "read"),
    [
        (20, "days", "20"),
        ("20 days", "days", "20"),
        ("20 Days", "days", "20"),
        ("86 %", "% of plans", "86"),
        ("£1,200.50", "£", "1200.5"),
        ("£1.2m", "£", "1200000"),
        ("£80 a head", "£ a head", "80"),
        ("-2.5", "", "-2.5"),
        ("(3)", "", "-3"),
        (0.1 + 0.2, "", "0.3"),
    ],
)
def test_a_measure_is_read_with_its_unit(cell, unit, read):
    assert figure(cell, unit) == Decimal(read)


def test_the_unit_may_stand_beside_the_figure():
    assert unit_beside("", "10 working days") == "working days"
    assert unit_beside("£1.2m", "£900k") == "£"
    assert unit_beside("£80 a head") == "£ a head"
    assert unit_beside("20", "soon") == ""


def test_a_cell_shown_in_percent_is_pointed_out():
    plan, _ = new(unit="%", target=0.86)

    assert plan.notices[0].startswith("Target is read as 0.86 %")


def test_a_tag_that_holds_a_semicolon_is_found_whole():
    clean = CorporatePriority(pk=3, name="Clean; green")

    assert tags_in("Clean; green", "corporate priority", [clean, GROWTH]) == (clean,)
    with pytest.raises(NotUnderstood, match="does not add to"):
        tags_in("Green", "corporate priority", [clean])


def test_a_reading_has_a_day_that_has_come_and_a_figure():
    plan = BenefitPlan(2, "B1", fields={"unit": "days"})

    def read(**said):
        cells = row_of(READING_FIELDS, reference="B1", **said)
        plan_reading(plan, cells, KNOWN, today=TODAY)
        return told(cells)

    assert read(on="30/6/2012", value="15 days", note="Half way.") == []
    assert read(on=date(2012, 6, 30), value=14) == [
        "B2: B1 has a reading of this day above."
    ]
    assert read(on=date(2012, 12, 1), value=5) == [
        "B2: A reading cannot be dated in the future."
    ]
    assert read(on=date(2012, 10, 1), value=None) == ["C2: Write what was read."]
    assert read(on=None, value=5) == ["B2: Say on which day it was read."]
    assert {on: each.fields for on, each in plan.readings.items()} == {
        date(2012, 6, 30): {"value": Decimal(15), "note": "Half way."}
    }
