"""How sure a business case is and what pays for it: payback, ranges, funding."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

from common.money import ROUNDED, Unit, in_pounds, in_short
from common.percent import printed_percent
from common.wording import count_of
from savings.appraisal.content import Option
from savings.appraisal.discounting import fixed
from savings.appraisal.finding import Section
from savings.appraisal.flows import in_years, net_flows
from savings.appraisal.funding import Funding, funding, receipts_warnings
from savings.appraisal.payback import discounted_payback, payback, payback_words
from savings.appraisal.ranges import Ranges, Switching, ranges
from savings.pages.case_money import NO_MONEY
from savings.pages.case_shapes import (
    CaseTable,
    Cell,
    Column,
    Part,
    Row,
    facts,
    figure,
    fitting,
    is_rounded,
    numbers,
    unit_for,
)
from savings.pages.case_view import CaseView
from savings.pages.payback_chart import OptionLine, payback_chart
from savings.pages.tornado_chart import tornado_chart

# A line of a table of years, and its amounts in pence.
Named = tuple[str, tuple[int, ...]]


def paybacks(case: CaseView) -> Part:
    """When the preferred option has paid for itself, and the others beside it."""
    option = case.told_option
    if option is None:
        return Part("payback", "Payback", Section.MONEY, empty=NO_MONEY)
    content = case.content
    net = net_flows(content, option)
    plain = payback_words(payback(net), content.years)
    later = discounted_payback(net, content.discount_rate)
    lines = [_line(case, each) for each in case.priced]
    amounts = [amount for line in lines for amount in line.cumulative]
    accepted = content.accepted_payback_years
    pairs = [
        ("Payback", plain),
        ("Discounted payback", payback_words(later, content.years)),
    ]
    if accepted is not None:
        pairs.append(("Longest payback accepted", count_of(accepted, "year")))
    return Part(
        code="payback",
        heading="Payback",
        section=Section.MONEY,
        payback=payback_chart(
            lines,
            case.years,
            finding=_payback_finding(option, plain),
            unit=unit_for(amounts),
            key=case.key,
        ),
        tables=(
            facts(f"payback-facts{case.key}", "When it has paid for itself", pairs),
        ),
        notes=(
            f"Counted from the start of {case.years[0]}; money is taken to come evenly "
            f"through a year, and a month that has begun counts whole.",
        ),
    )


def _line(case: CaseView, option: Option) -> OptionLine:
    """Its place among the options is not told: they are known by their names."""
    net = net_flows(case.content, option)
    words = payback_words(payback(net), case.content.years)
    return OptionLine("", option.name, tuple(accumulate(net)), words)


def _payback_finding(option: Option, words: str) -> str:
    return f"{option.name}: {words[0].lower()}{words[1:]}"


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
    parts += [f"Funding is {in_pounds(over)} more than needed."] if over else []
    return " ".join(parts)
