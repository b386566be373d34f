"""What a column of a savings plan may hold: our headings, and what councils call the
same. Our own headings are those of the export."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from common.importing.fields import EXEMPT_FIELDS, Field, Kind
from common.periods import year_label

_WHAT, _WHOSE, _HOW = "What it is", "Whose it is", "How it stands"
_TAKES, _KNOWN = "What it takes, on what authority", "Only compared"
_CLAIMED = "Who claims all of it"
_GROUP_HINT = "The code or the name of a service group."
_REFERENCES = ("ref", "saving ref", "saving reference", "savings ref", "ref no", "id",
               "no", "number", "proposal reference", "proposal ref")  # fmt: skip
_PROGRAMME = Field(
    "programme",
    "Programme",
    Kind.LINE,
    _CLAIMED,
    ("programme name",),
    hint="Its short name or its name; nothing where none claims it.",
)
_STRAND = Field("strand", "Strand", Kind.LINE, _CLAIMED, ("workstream", "theme"))
_PROJECT = Field("project", "Project", Kind.LINE, _CLAIMED, ("project name",))

SAVING_FIELDS: tuple[Field, ...] = (
    Field("reference", "Reference", Kind.LINE, _WHAT, _REFERENCES, 30,
          "Rows whose reference is known change that saving; without one a new saving "
          "gets the next number."),
    Field("title", "Title", Kind.LINE, _WHAT,
          ("saving", "saving title", "proposal", "savings proposal", "name", "scheme"),
          200),
    Field("description", "What is done", Kind.TEXT, _WHAT,
          ("description", "details", "description of saving", "saving description",
           "narrative")),
    Field("kind", "Type", Kind.CHOICE, _WHAT,
          ("type of saving", "saving type", "savings type", "category")),
    Field("recurrence", "Recurrence", Kind.CHOICE, _WHAT,
          ("recurring", "recurrent or one off", "one off or recurrent", "ongoing")),
    Field("group", "Service group", Kind.CHOICE, _WHOSE,
          ("service group code", "directorate", "service", "department", "service area",
           "portfolio"), hint=_GROUP_HINT),
    Field("budget_owner", "Budget owner", Kind.PERSON, _WHOSE,
          ("owner", "budget holder", "lead officer", "responsible officer", "lead",
           "budget manager"), hint="An e-mail address or a name."),
    _PROGRAMME,
    _STRAND,
    _PROJECT,
    Field("replaces", "Replaces", Kind.LINE, _WHOSE, ("replacement for", "replacing"),
          30, "The reference of the saving that this one stands in for."),
    Field("difficulty", "Difficulty", Kind.CHOICE, _HOW,
          ("difficulty when the budget was set", "deliverability", "risk rating")),
    Field("delivery", "Delivery", Kind.CHOICE, _HOW,
          ("delivery now", "rag", "brag", "rag rating", "delivery rating"),
          hint="Of new savings; afterwards the returns of budget owners say it."),
    Field("delivery_reason", "Why delivery is rated so", Kind.TEXT, _HOW,
          ("delivery comment", "rag comment", "reason for rating")),
    Field("confidence", "Confidence", Kind.CHOICE, _HOW,
          ("confidence in the figures", "data maturity")),
    Field("mitigation", "Mitigation", Kind.TEXT, _HOW,
          ("mitigating action", "mitigations", "mitigating actions")),
    Field("funding_source", "What pays for it", Kind.CHOICE, _TAKES,
          ("funding source", "funding", "funded by")),
    Field("funding", "Cost of delivery", Kind.AMOUNT, _TAKES,
          ("cost", "one off cost", "implementation cost", "investment")),
    Field("decision", "Decision reference", Kind.LINE, _TAKES,
          ("decision", "minute", "minute reference", "approved by"), 200),
    Field("fte_effect", "Effect on posts (FTE)", Kind.DECIMAL, _TAKES,
          ("fte", "fte effect", "fte impact", "posts", "staffing impact", "fte change"),
          hint="Posts fewer with a minus sign: -2.5."),
    Field("equality", "Equality impact assessment", Kind.CHOICE, _TAKES,
          ("equality", "eia", "eqia", "equality assessment", "equality impact")),
    Field("equality_reference", "Where the assessment is", Kind.LINE, _TAKES,
          ("eia reference", "eqia reference", "equality reference"), 300),
    *EXEMPT_FIELDS,
    Field("state", "State", Kind.INFORMATION, _KNOWN, ("status", "stage")),
)  # fmt: skip
BY_NAME = {each.name: each for each in SAVING_FIELDS}
# In one row of a council's own workbook; on a sheet of their own in our export.
CLAIMED_BY = ("programme", "strand", "project")
EXPORTED: tuple[Field, ...] = tuple(
    each for each in SAVING_FIELDS if each.name not in CLAIMED_BY
)

_YEAR, _CLAIM = "A financial year", "A share"
MONTHS = tuple(f"month_{nth}" for nth in range(1, 13))
PLANNED = ("target", "full_year_effect")
RETURNED = ("forecast", "achieved", "pressure")  # what budget owners return
FIGURES: tuple[Field, ...] = (
    Field("target", "New this year", Kind.AMOUNT, _YEAR),
    Field("full_year_effect", "Full-year effect of earlier years", Kind.AMOUNT, _YEAR),
    Field("forecast", "Forecast for the year", Kind.AMOUNT, _YEAR),
    Field("achieved", "Achieved to date", Kind.AMOUNT, _YEAR),
    Field("pressure", "In-year pressures", Kind.AMOUNT, _YEAR),
)
YEAR_FIELDS: tuple[Field, ...] = (
    Field("reference", "Reference", Kind.LINE, _YEAR),
    Field("year", "Financial year", Kind.YEAR, _YEAR),
    *FIGURES,
    Field("validated", "Validated by finance", Kind.INFORMATION, _YEAR),
    *(
        Field(name, f"Month {nth}", Kind.AMOUNT, _YEAR)
        for nth, name in enumerate(MONTHS, 1)
    ),
)
CLAIM_FIELDS: tuple[Field, ...] = (
    Field("reference", "Reference", Kind.LINE, _CLAIM),
    _PROGRAMME,
    _STRAND,
    _PROJECT,
    Field("share", "Share (%)", Kind.SHARE, _CLAIM),
)

SAVINGS, YEARS, CLAIMS = "Savings", "Years", "Claims"
ABOUT = "About this workbook"

_SPAN = re.compile(r"\b((?:19|20|21)\d\d)\s*[-/\u2010-\u2015]\s*(\d{4}|\d\d)\b")
_ALONE = re.compile(r"\b((?:19|20|21)\d\d)\b")
_UNITS = (
    (re.compile(r"£\s*['’]?0{3}|000s|£\s*k\b", re.IGNORECASE), 1_000),
    (re.compile(r"£\s*m\b|£\s*millions?\b", re.IGNORECASE), 1_000_000),
)
_CALLED = {
    "target": ("", "target", "saving", "savings", "new", "proposed", "budget saving"),
    "full_year_effect": ("full year effect", "fye"),
    "forecast": ("forecast", "outturn", "forecast outturn", "projected"),
    "achieved": ("achieved", "actual", "delivered"),
    "pressure": ("pressure", "pressures"),
}


def year_in(text: str, starts_in: int) -> int | None:
    """The financial year that a text names, by the calendar year it starts in."""
    if match := _SPAN.search(text):
        first, last = int(match[1]), match[2]
        following = str(first + 1)
        return first if last in (following, following[2:]) else None
    match = _ALONE.search(text) if starts_in == 1 else None
    return int(match[1]) if match else None


def pounds_in(heading: str) -> int:
    """How many pounds one of the column's figures is: 1,000 under £'000."""
    return next((size for seen, size in _UNITS if seen.search(heading)), 1)


@dataclass(frozen=True, slots=True)
class YearColumn:
    """What a column of a flat sheet holds: a figure of a financial year."""

    figure: str
    year: int


def year_column(name: str) -> YearColumn | None:
    """`target_2012` taken apart; None for any other field."""
    figure, _, year = name.rpartition("_")
    known = figure in {each.name for each in FIGURES}
    return YearColumn(figure, int(year)) if known and year.isdecimal() else None


def fields_for(headings: Iterable[str], starts_in: int) -> tuple[Field, ...]:
    """Those of savings, and the figures of each year that a heading names."""
    found = {year_in(heading, starts_in) for heading in headings} - {None}
    years = sorted(year for year in found if year is not None)
    return (*SAVING_FIELDS, *(f for year in years for f in _of_year(year, starts_in)))


def _of_year(year: int, starts_in: int) -> list[Field]:
    label = year_label(year, starts_in)
    said = [label] if starts_in == 1 else [label, f"{year}-{year + 1}"]
    return [
        Field(
            f"{each.name}_{year}",
            f"{label}: {each.heading[0].lower()}{each.heading[1:]}",
            Kind.AMOUNT,
            label,
            tuple(
                words
                for word in _CALLED[each.name]
                for years in said
                for unit in ("", " £000", " £k", " £m", " £")
                for words in (f"{years} {word}{unit}", f"{word} {years}{unit}")
            ),
        )
        for each in FIGURES
    ]
