"""How sure the money of a business case is: ranges, drivers, switching values."""

from __future__ import annotations

from common.money import Unit, in_short
from common.percent import printed_percent
from savings.appraisal.discounting import fixed
from savings.appraisal.finding import Section
from savings.appraisal.ranges import Ranges, Switching, ranges
from savings.pages.case_money import NO_MONEY
from savings.pages.case_shapes import (
    CaseTable,
    Cell,
    Column,
    Part,
    Row,
    figure,
    numbers,
    unit_for,
)
from savings.pages.case_view import CaseView
from savings.pages.tornado_chart import tornado_chart


def how_sure(case: CaseView) -> Part:
    """Low, central and high; one driver at a time; switching values."""
    option = case.told_option
    heading = "Sensitivity"
    if option is None:
        return Part("ranges", heading, Section.MONEY, empty=NO_MONEY)
    found = ranges(case.content, option)
    unit = unit_for((found.low, found.high))
    widest = found.swings[0].flow.label if found.swings else ""
    return Part(
        code="ranges",
        heading=heading,
        section=Section.MONEY,
        lead=(_range_words(found),),
        tornado=tornado_chart(
            found,
            finding=f"“{widest}” moves the net present value most",
            key=case.key,
        ),
        tables=(
            _cases_table(case, found, unit),
            *([_swings_table(case, found, unit)] if found.swings else []),
            _switching_table(case, found),
        ),
        notes=(
            "Low has every cost at its high end and every benefit at its low end at "
            "once; high the other way about. Benefits a year late: all of them move on "
            "by one year, and what would come after the last year is lost. Only what "
            "is cashable is counted.",
        ),
    )


def _range_words(found: Ranges) -> str:
    if not found.has_ranges:
        return (
            f"Net present value {in_short(found.central)}. No figure has a range, so "
            f"that nobody can tell how sure it is."
        )
    return (
        f"Net present value {in_short(found.central)}: {in_short(found.low)} where "
        f"everything goes badly, {in_short(found.high)} where everything goes well."
    )


def _cases_table(case: CaseView, found: Ranges, unit: Unit) -> CaseTable:
    values = (
        ("Low: everything at its worse end", found.low),
        ("Central", found.central),
        ("High: everything at its better end", found.high),
        ("Benefits a year late", found.a_year_late),
    )
    return CaseTable(
        key=f"low-high{case.key}",
        caption=f"Net present value, low to high ({unit.label})",
        columns=(Column("Case"), *numbers("Net present value")),
        rows=tuple(Row((Cell(name), figure(each, unit))) for name, each in values),
    )


def _swings_table(case: CaseView, found: Ranges, unit: Unit) -> CaseTable:
    return CaseTable(
        key=f"swings{case.key}",
        caption=f"Net present value with one figure changed at a time ({unit.label})",
        columns=(
            Column("Figure"),
            *numbers("Low", "High", "At its worse end", "At its better end", "Swing"),
        ),
        rows=tuple(
            Row(
                (
                    Cell(swing.flow.label, note=swing.flow.kind.label),
                    Cell(f"{printed_percent(swing.flow.low)} %"),
                    Cell(f"{printed_percent(swing.flow.high)} %"),
                    figure(swing.low, unit),
                    figure(swing.high, unit),
                    figure(swing.width, unit),
                )
            )
            for swing in found.swings
        ),
    )


def _switching_table(case: CaseView, found: Ranges) -> CaseTable:
    return CaseTable(
        key=f"switching{case.key}",
        caption="Switching values: what would bring the net present value to nothing",
        columns=(Column("Figure"), *numbers("Change"), Column("In words")),
        rows=tuple(_switching_row(each) for each in found.switching),
    )


def _switching_row(each: Switching) -> Row:
    words, change = _switching_words(each)
    return Row(
        (Cell(each.flow.label, note=each.flow.kind.label), Cell(change), Cell(words))
    )


def _switching_words(each: Switching) -> tuple[str, str]:
    if each.change is None:
        return "No change of this figure alone would do it.", "None"
    size = f"{fixed(abs(each.change) * 100, 1)} %"
    if each.change == 0:
        return "It is at nothing already.", "0 %"
    if each.change > 0:
        verb = "cost" if each.flow.kind.is_cost else "bring"
        return f"It would have to {verb} {size} more.", f"+{size}"
    verb = "cost" if each.flow.kind.is_cost else "bring"
    return f"It would have to {verb} {size} less.", f"\N{MINUS SIGN}{size}"
