"""Hypothesis: any savings at all, for any Position. Few places, so that claims meet."""

from datetime import date
from decimal import Decimal

from hypothesis import strategies as st

from common.money import WHOLE_SHARE, split
from reports.position import SavingsPosition, Withheld
from savings.choices import (
    BenefitDirection,
    BenefitKind,
    BenefitState,
    DeliveryRating,
    Recurrence,
    SavingKind,
    SavingState,
)
from savings.facts import (
    BenefitFact,
    ClaimFact,
    ExplanationFact,
    GapLineFact,
    GroupFact,
    ReadingFact,
    SavingFact,
    SavingsFacts,
    StructureFact,
    SuccessionFact,
    TargetFact,
    YearFact,
)
from savings.figures import Figures
from tests.reports.case_strategies import (
    YEARS,
    cases,
    days,
    exemptions,
    few,
    names,
    pence,
    places,
    texts,
)

OLD_GROUPS = (1, 2)
NEW_GROUPS = (3, 4)

losses = st.integers(-(10**9), 0)
measures = st.decimals(Decimal(-(10**6)), Decimal(10**6), places=4)


STRUCTURES = (
    StructureFact(
        1,
        "Directorates",
        date(2010, 4, 1),
        (
            GroupFact(1, 1, "C", "Communities", 1, ((2012, 10**9),), explanations=()),
            GroupFact(2, 1, "R", "Resources", 2),
        ),
    ),
    StructureFact(
        2,
        "Service groups",
        date(2012, 10, 1),
        (
            GroupFact(
                3,
                2,
                "P",
                "Place",
                1,
                explanations=(ExplanationFact(2012, "Late.", "Later."),),
            ),
            GroupFact(4, 2, "E", "People", 2),
        ),
    ),
)
SUCCESSIONS = (
    SuccessionFact(1, 3, 7_000),
    SuccessionFact(1, 4, 3_000),
    SuccessionFact(2, 4, WHOLE_SHARE),
)


@st.composite
def claims(draw):
    """Shares that add up to all of it."""
    where = draw(st.lists(st.none() | places, min_size=1, max_size=3, unique=True))
    shares = split(WHOLE_SHARE, [1] * len(where))
    return tuple(
        ClaimFact(place, share, draw(exemptions) if place else None)
        for place, share in zip(where, shares, strict=True)
    )


@st.composite
def years(draw, year):
    has_forecast, achieved = draw(st.booleans()), draw(pence)
    return YearFact(
        year=year,
        figures=Figures(
            target=draw(pence),
            full_year_effect=draw(pence),
            forecast=draw(pence) if has_forecast else achieved,
            achieved=achieved,
            validated=draw(st.integers(0, achieved)),
            pressures=draw(losses),
        ),
        has_forecast=has_forecast,
        planned=(),
        achieved_by_month=(*[achieved // 12] * 11, None) if has_forecast else (),
        forecast_by_month=(),
    )


@st.composite
def savings(draw, saving_id):
    """What is only told, never reckoned with, is the same text throughout."""
    text = draw(texts)
    return SavingFact(
        id=saving_id,
        reference=f"S{saving_id}",
        title=draw(names),
        description=text,
        group_id=draw(st.sampled_from(OLD_GROUPS)),
        placed_in=draw(few(st.sampled_from(NEW_GROUPS))),
        budget_owner=draw(names),
        kind=draw(st.sampled_from(SavingKind.values)),
        recurrence=draw(st.sampled_from(Recurrence.values)),
        state=draw(st.sampled_from(SavingState.values)),
        state_since=draw(days),
        difficulty="",
        delivery=draw(st.sampled_from(["", *DeliveryRating.values])),
        delivery_reason=text,
        confidence="",
        funding_source="",
        funding=draw(st.none() | pence),
        decision=text,
        fte_effect=draw(st.none() | measures),
        equality="",
        equality_reference=text,
        mitigation=text,
        replaces=draw(st.sampled_from(["", "S1", "S2"])),
        claims=draw(claims()),
        years=tuple(draw(years(year)) for year in draw(_some_years)),
        exempt=draw(exemptions),
    )


_some_years = st.lists(st.sampled_from(YEARS), unique=True, max_size=2).map(sorted)
readings = st.builds(ReadingFact, days, measures, texts)


@st.composite
def benefits(draw, benefit_id):
    text, day = draw(texts), draw(st.none() | days)
    return BenefitFact(
        id=benefit_id,
        reference=f"B{benefit_id}",
        title=draw(names),
        description=text,
        place=draw(places),
        is_disbenefit=draw(st.booleans()),
        category="",
        kind=draw(st.sampled_from(BenefitKind.values)),
        saving=draw(st.sampled_from(["", "S1"])),
        annual_value=draw(st.none() | pence),
        measure=text,
        unit=text,
        direction=draw(st.sampled_from(["", *BenefitDirection.values])),
        baseline=draw(st.none() | measures),
        baseline_on=day,
        baseline_source=text,
        target=draw(st.none() | measures),
        target_on=draw(st.none() | days),
        owner=text,
        later_owner=text,
        activities=text,
        declared="",
        declared_reason=text,
        state=draw(st.sampled_from(BenefitState.values)),
        closed_on=day,
        closing_reason=text,
        priorities=draw(few(names)),
        values=draw(few(names)),
        readings=draw(few(readings, 2)),
        exempt=draw(exemptions),
    )


targets = st.builds(
    TargetFact,
    id=st.integers(1, 9),
    year=st.sampled_from(YEARS),
    amount=pence,
    place=places,
    group_id=st.none(),
    gap_line_id=st.none() | st.just(1),
    project_exempt=exemptions,
)


def some(draw, make, most=2):
    """Some of the first few, by id."""
    ids = st.lists(st.integers(1, most), unique=True).map(sorted)
    return tuple(draw(make(each)) for each in draw(ids))


@st.composite
def savings_facts(draw):
    return SavingsFacts(
        structures=STRUCTURES,
        successions=SUCCESSIONS,
        gap_lines=(GapLineFact(1, "Gap", 2012, 2014, 10**9, "Budget report"),),
        targets=draw(few(targets)),
        savings=some(draw, savings),
        benefits=some(draw, benefits),
        cases=some(draw, cases, 1),
    )


def savings_positions():
    withheld = few(st.just(Withheld("saving", (3,))))
    return st.none() | st.builds(
        SavingsPosition, savings_facts(), withheld, st.booleans()
    )
