"""How the demo council was organised for its budget, year by year."""

from __future__ import annotations

from datetime import date

from reports.demo.savings.shapes import (
    BudgetStory,
    GapStory,
    GroupStory,
    StructureStory,
    TargetStory,
)

ADULTS = "Corporate Director, Adult Social Care"
CHILDREN = "Corporate Director, Children and Families"
ENVIRONMENT = "Corporate Director, Environment"
RESOURCES = "Corporate Director, Resources"

STRUCTURES = (
    StructureStory(
        "Service groups 2011",
        date(2011, 4, 1),
        "The groups with which the programme set out.",
        (
            GroupStory("ASC", "Adult Social Care and Health", ADULTS),
            GroupStory("C&F", "Children and Families", CHILDREN),
            GroupStory("HTN", "Highways, Transport and Neighbourhoods", ENVIRONMENT),
            GroupStory("PED", "Planning, Economy and Development", ENVIRONMENT),
            GroupStory("RES", "Resources and Corporate Core", RESOURCES),
        ),
    ),
    StructureStory(
        "Directorates from October 2012",
        date(2012, 10, 1),
        "Highways, neighbourhoods and planning came together, and housing moved to "
        "adult social care, in the middle of the financial year.",
        (
            GroupStory("AHH", "Adults, Health and Housing", ADULTS),
            GroupStory("CYP", "Children and Young People", CHILDREN),
            GroupStory("PLA", "Place", ENVIRONMENT),
            GroupStory("COR", "Corporate Services", RESOURCES),
        ),
        (
            ("ASC", (("AHH", 100),)),
            ("C&F", (("CYP", 100),)),
            ("HTN", (("PLA", 100),)),
            ("PED", (("AHH", 20), ("PLA", 80))),
            ("RES", (("COR", 100),)),
        ),
    ),
)

BUDGETS = (
    BudgetStory("ASC", 2011, 56_400_000),
    BudgetStory("C&F", 2011, 48_900_000),
    BudgetStory("HTN", 2011, 41_200_000),
    BudgetStory("PED", 2011, 6_800_000),
    BudgetStory("RES", 2011, 22_700_000),
    BudgetStory("ASC", 2012, 55_100_000),
    BudgetStory("C&F", 2012, 47_300_000),
    BudgetStory(
        "HTN",
        2012,
        39_800_000,
        "Contracts for highways were let later than planned, so a part of the year's "
        "saving falls into the next one.",
        "Vacancies in highways are held until the new contract begins.",
    ),
    BudgetStory(
        "PED",
        2012,
        6_300_000,
        "No operator has applied for a casino licence.",
        "Income from the infrastructure levy stands in for it.",
    ),
    BudgetStory("RES", 2012, 21_400_000),
    BudgetStory("AHH", 2012, 56_360_000),
    BudgetStory("CYP", 2012, 47_300_000),
    BudgetStory("PLA", 2012, 44_840_000),
    BudgetStory("COR", 2012, 21_400_000),
)


def later_budgets(this_year: int) -> tuple[BudgetStory, ...]:
    """Of the directorates, in the year of loading."""
    return (
        BudgetStory(
            "AHH",
            this_year,
            92_500_000,
            "Demand for care at home rises faster than the reviews can follow.",
            "A second review team has been agreed until March.",
        ),
        BudgetStory("CYP", this_year, 61_200_000),
        BudgetStory("PLA", this_year, 38_400_000),
        BudgetStory(
            "COR",
            this_year,
            27_900_000,
            "The move of support services waits for agreements with partners.",
            "Contracts that end this year are not renewed.",
        ),
    )


def gaps(this_year: int) -> tuple[GapStory, ...]:
    return (
        GapStory(
            "Savings in the 2011-12 revenue budget",
            2011,
            2011,
            600_000,
            "Council, budget for 2011-12",
        ),
        GapStory(
            "Savings in the 2012-13 revenue budget",
            2012,
            2012,
            1_600_000,
            "Council, budget for 2012-13",
        ),
        GapStory(
            "Funding gap of the medium-term financial plan",
            this_year,
            this_year + 2,
            65_000_000,
            "Council, medium-term financial plan",
        ),
    )


def targets(this_year: int) -> tuple[TargetStory, ...]:
    """Milton Keynes' £600k and £1.6m; in this year what the plan gives each."""
    first, second, plan = (gap.title for gap in gaps(this_year))
    return (
        TargetStory(2011, 600_000, "otp", against=first, decision="Budget 2011-12"),
        TargetStory(2012, 1_600_000, "otp", against=second, decision="Budget 2012-13"),
        TargetStory(2012, 130_000, "otp", strand=1),
        TargetStory(2012, 170_000, "otp", strand=4),
        TargetStory(2012, 1_200_000, "otp", strand=5),
        TargetStory(2012, 100_000, "otp", strand=6),
        TargetStory(2012, 235_000, group="ASC"),
        TargetStory(2012, 260_000, group="C&F"),
        TargetStory(2012, 390_000, group="HTN"),
        TargetStory(2012, 210_000, group="PED"),
        TargetStory(2012, 505_000, group="RES"),
        TargetStory(this_year, 6_400_000, "cco", against=plan, decision="Budget"),
        TargetStory(this_year + 1, 9_800_000, "cco", against=plan),
        TargetStory(this_year + 2, 12_300_000, "cco", against=plan),
        TargetStory(this_year, 7_500_000, "strategic-change", against=plan),
        TargetStory(this_year + 1, 11_000_000, "strategic-change", against=plan),
        TargetStory(this_year, 350_000, "future-options", against=plan),
    )
