"""What pays for a business case, year by year."""

from __future__ import annotations

from collections.abc import Sequence

from common.money import ROUNDED, Unit, in_pounds
from savings.appraisal.finding import Section
from savings.appraisal.flows import in_years
from savings.appraisal.funding import Funding, funding, receipts_warnings
from savings.pages.case_money import NO_MONEY
from savings.pages.case_shapes import (
    CaseTable,
    Cell,
    Column,
    Part,
    Row,
    figure,
    fitting,
    is_rounded,
    numbers,
    unit_for,
)
from savings.pages.case_view import CaseView

# A line of a table of years, and its amounts in pence.
Named = tuple[str, tuple[int, ...]]


def pays_for(case: CaseView) -> Part:
    """What pays for the preferred option, year by year, and what nothing pays for."""
    option, content = case.content.preferred_option, case.content
    if option is None or not (option.flows or content.funding):
        return Part("funding", "Funding", Section.FUNDING, empty=NO_MONEY)
    found = funding(content, option)
    rows = [
        (f"{line.source.label}: {line.label}", in_years(content, line.amounts))
        for line in content.funding
    ]
    sums = (
        ("Total funding", found.funded),
        ("Cost of the preferred option", found.costs),
        ("Not paid for", found.gaps),
    )
    every = [*rows, *sums]
    unit = unit_for(each for _, row in every for each in (*row, sum(row)))
    is_off = is_rounded(((row, sum(row)) for _, row in every), unit)
    return Part(
        code="funding",
        heading="Funding",
        section=Section.FUNDING,
        lead=(_funding_words(found),),
        tables=(_funding_table(case, rows, sums, unit),),
        notes=(
            *receipts_warnings(content, case.starts_in),
            "Costs have their optimism bias in them.",
            *([ROUNDED] if is_off else []),
        ),
    )


def _funding_table(
    case: CaseView, lines: Sequence[Named], sums: Sequence[Named], unit: Unit
) -> CaseTable:
    return fitting(
        CaseTable(
            key=f"funding{case.key}",
            caption=f"What pays for it ({unit.label})",
            columns=(Column("Source"), *numbers(*case.years, "Total")),
            rows=tuple(
                Row(
                    (
                        Cell(name),
                        *(figure(each, unit) for each in amounts),
                        figure(sum(amounts), unit),
                    ),
                    is_total=nth >= len(lines),
                )
                for nth, (name, amounts) in enumerate((*lines, *sums))
            ),
        )
    )


def _funding_words(found: Funding) -> str:
    if found.is_complete:
        return "Every year's cost is paid for."
    short = sum(gap for gap in found.gaps if gap > 0)
    over = -sum(gap for gap in found.gaps if gap < 0)
    parts = [f"Nothing pays for {in_pounds(short)} of the cost."] if short else []
    when = "In other years funding" if short else "Funding"
    parts += [f"{when} is {in_pounds(over)} more than needed."] if over else []
    return " ".join(parts)
