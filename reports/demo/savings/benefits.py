"""What becomes better: Plymouth's seven with their corporate values, Northumberland's
measured outcomes by workstream, Milton Keynes' smaller workforce, Harborough's."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

from reports.demo.savings.shapes import BenefitStory

VALUES = ("Democratic", "Pioneering", "Caring", "Partners", "Growing")
PERFORMANCE = "Performance team, monthly"
SURVEY = "Residents' survey"


def benefits(today: date) -> tuple[BenefitStory, ...]:
    return (*OTP, *_operations(today), *_workstreams(today), *_future(today))


OTP = (
    BenefitStory(
        reference="OTP-B1",
        title="A smaller workforce",
        what="Fewer posts after voluntary redundancy and restructuring.",
        programme="otp",
        strand=5,
        kind="quantitative",
        measure="Workforce against the base of February 2010",
        unit="% of the base",
        direction="decrease",
        baseline="100",
        baseline_on=date(2010, 2, 28),
        source="Establishment list",
        target="86",
        target_on=date(2012, 7, 31),
        owner="Assistant Director, Strategic Human Resources",
        priorities=("Value for money",),
        readings=(
            (date(2011, 6, 30), "92"),
            (date(2011, 12, 31), "89"),
            (date(2012, 3, 31), "87"),
            (date(2012, 6, 30), "86"),
        ),
        declared="realised",
        raised=date(2011, 6, 6),
    ),
    BenefitStory(
        reference="OTP-B2",
        title="Answers at first contact",
        what="Residents get what they came for without being passed on.",
        programme="otp",
        project="Customer service at first contact",
        measure="Enquiries answered at first contact",
        unit="%",
        baseline="52",
        baseline_on=date(2011, 6, 30),
        source="Contact centre records",
        target="80",
        target_on=date(2013, 3, 31),
        owner="Strand Lead, Public Access",
        later_owner="Corporate Director, Resources",
        priorities=("Caring", "Value for money"),
        readings=(
            (date(2011, 12, 31), "61"),
            (date(2012, 3, 31), "65"),
            (date(2012, 6, 30), "69"),
        ),
        raised=date(2011, 6, 6),
    ),
    BenefitStory(
        reference="OTP-B3",
        title="Longer ways to the counter",
        what="Where reception desks close, some residents have further to go.",
        programme="otp",
        project="Public Access Strategy",
        is_disbenefit=True,
        category="social",
        measure="Residents more than 3 miles from a counter",
        unit="% of residents",
        direction="increase",
        baseline="12",
        baseline_on=date(2011, 6, 30),
        source="Map of addresses and offices",
        target="15",
        target_on=date(2013, 3, 31),
        owner="Strand Lead, Public Access",
        priorities=("Addressing inequalities",),
        readings=((date(2012, 3, 31), "14"),),
        raised=date(2011, 6, 6),
    ),
)


def _operations(today: date) -> tuple[BenefitStory, ...]:
    """Plymouth: benefits that are not money, each with the values it stands for."""
    rows: tuple[tuple[str, str, tuple[str, ...], str, str, str, str, int], ...] = (
        (
            "Services tuned to people and business",
            "What is offered follows what residents and firms say they need.",
            ("Democratic", "Pioneering"),
            "Service plans changed after consultation",
            "% of plans",
            "20",
            "60",
            110,
        ),
        (
            "Decisions that fit the place",
            "Better knowledge and wider engagement before decisions are taken.",
            ("Democratic", "Caring"),
            "Decisions with local evidence attached",
            "% of decisions",
            "35",
            "90",
            115,
        ),
        (
            "Customers who are content",
            "People take part, are heard, and find services better aimed.",
            ("Democratic",),
            "Customers satisfied with how they were served",
            "%",
            "61",
            "75",
            70,
        ),
        (
            "Choice in how to reach us",
            "Ways in that suit the neighbourhood, day and evening.",
            ("Democratic", "Pioneering"),
            "Services that can be reached in three ways or more",
            "% of services",
            "40",
            "85",
            108,
        ),
        (
            "Work for local firms",
            "More of what is bought is bought nearby.",
            ("Partners", "Growing"),
            "Spending with local suppliers",
            "% of spending",
            "38",
            "50",
            125,
        ),
        (
            "Local energy and ideas",
            "Volunteers and partners who shape services and stay.",
            ("Democratic", "Partners", "Pioneering", "Caring"),
            "Volunteers active in services",
            "people",
            "410",
            "800",
            40,
        ),
        (
            "A simpler council",
            "Fewer steps and fewer rules, and lower overheads.",
            ("Pioneering",),
            "Support processes with more than ten steps",
            "processes",
            "64",
            "30",
            110,
        ),
    )
    began, ends = date(today.year - 1, 4, 1), date(today.year + 1, 3, 31)
    return tuple(
        BenefitStory(
            reference=f"CCO-B{nth}",
            title=title,
            what=what,
            programme="cco",
            strand=2 if nth in {4, 7} else 1,
            category="social" if nth in {5, 6} else "direct",
            measure=measure,
            unit=unit,
            direction="decrease" if nth == 7 else "increase",
            baseline=baseline,
            baseline_on=began,
            source=SURVEY if nth in {1, 3} else PERFORMANCE,
            target=target,
            target_on=ends,
            owner="Strand Lead, Support Services"
            if nth in {4, 7}
            else "Strand Lead, Executive Office",
            later_owner="Head of Corporate Services",
            values=values,
            priorities=tuple(
                name
                for name in (
                    "Democratic",
                    "Pioneering",
                    "Caring",
                    "Growing",
                )
                if name in values
            ),
            readings=(
                _paced(
                    baseline, target, (began, ends), today - timedelta(days=60), pace
                ),
            ),
            raised=began,
        )
        for nth, (
            title,
            what,
            values,
            measure,
            unit,
            baseline,
            target,
            pace,
        ) in enumerate(rows, 1)
    )


def _workstreams(today: date) -> tuple[BenefitStory, ...]:
    """Northumberland: one measured outcome at least for each of seven workstreams."""
    rows = (
        ("Requests settled online", "Requests settled online", "%", "31", "65", 112),
        (
            "More for the same money",
            "Cost of support services",
            "£ a head",
            "98",
            "80",
            60,
        ),
        (
            "Contracts that deliver",
            "Contracts meeting all targets",
            "%",
            "58",
            "85",
            110,
        ),
        ("Time with people", "Care workers' time with people", "%", "62", "75", 130),
        ("Buildings in use", "Desks in use on an average day", "%", "41", "70", 50),
        (
            "Systems that talk",
            "Systems with no shared data",
            "systems",
            "46",
            "20",
            108,
        ),
        ("People who grow", "Staff with a skills plan", "%", "22", "90", 110),
    )
    priorities = ("Economic growth", "Addressing inequalities", "Value for money")
    began, ends = date(today.year - 1, 4, 1), date(today.year + 1, 9, 30)
    return tuple(
        BenefitStory(
            reference=f"SC-B{nth}",
            title=title,
            what="The outcome by which this workstream is measured.",
            programme="strategic-change",
            strand=nth,
            kind="non_cash_releasing" if nth == 2 else "quantitative",
            measure=measure,
            unit=unit,
            direction="decrease" if nth in {2, 6} else "increase",
            baseline=baseline,
            baseline_on=began,
            source=PERFORMANCE,
            target=target,
            target_on=ends,
            owner="Senior Service Director, Improvement and Innovation",
            priorities=(priorities[nth % 3],),
            readings=(
                (began + timedelta(days=200), baseline),
                _paced(
                    baseline, target, (began, ends), today - timedelta(days=45), pace
                ),
            ),
            raised=began,
        )
        for nth, (title, measure, unit, baseline, target, pace) in enumerate(rows, 1)
    )


def _future(today: date) -> tuple[BenefitStory, ...]:
    return (
        BenefitStory(
            reference="FO-B1",
            title="Savings that last",
            what="Less is needed for the same services, year after year.",
            programme="future-options",
            project="Smarter services",
            kind="cash_releasing",
            saving="FO-2",
            annual_value=600_000,
            measure="Yearly cost of the services reviewed",
            unit="thousand pounds",
            direction="decrease",
            baseline="8400",
            baseline_on=date(today.year - 1, 4, 1),
            source="Ledger",
            target="7800",
            target_on=date(today.year + 2, 3, 31),
            owner="Strand Lead, Service Reviews",
            priorities=("Value for money",),
            readings=((today - timedelta(days=50), "8050"),),
            raised=date(today.year - 1, 4, 1),
        ),
        BenefitStory(
            reference="FO-B2",
            title="A council its customers recognise",
            what="People say that the council looks to its customers.",
            programme="future-options",
            strand=1,
            kind="qualitative",
            measure="Residents who agree that the council knows their community",
            unit="%",
            baseline="44",
            baseline_on=date(today.year - 1, 4, 1),
            source=SURVEY,
            target="60",
            target_on=date(today.year + 1, 3, 31),
            owner="Strand Lead, Vision and Business Case",
            priorities=("Working with partners",),
            raised=date(today.year - 1, 4, 1),
        ),
    )


def _paced(
    baseline: str, target: str, span: tuple[date, date], on: date, pace: int
) -> tuple[date, str]:
    """A reading: of the way that should be behind it by that day, so many percent."""
    began, ends = span
    way = Decimal(target) - Decimal(baseline)
    share = Decimal((on - began).days) / (ends - began).days
    return on, str(round(Decimal(baseline) + way * share * pace / 100))
