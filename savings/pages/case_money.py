"""The money of a business case: its table, and what it is worth today."""

from __future__ import annotations

from common.money import ROUNDED, Unit
from common.percent import printed_percent
from savings.appraisal.content import FlowKind, Option, PriceBasis
from savings.appraisal.discounting import net_present_value, worked
from savings.appraisal.finding import Section
from savings.appraisal.flows import net_flows, of_kinds
from savings.appraisal.payback import (
    Impact,
    ImpactRow,
    discounted_payback,
    impact,
    payback,
    payback_words,
)
from savings.pages.case_shapes import (
    DASH,
    CaseTable,
    Cell,
    Column,
    Part,
    Row,
    exactly,
    figure,
    fitting,
    is_rounded,
    numbers,
    unit_for,
)
from savings.pages.case_view import CaseView

NO_MONEY = "No money is entered for the preferred option yet."

_RESULTS = (
    *numbers(
        "Costs",
        "Cashable savings and income",
        "Not cashable",
        "Net present value, cashable only",
        "Net present value with non-cashable",
    ),
    Column("Payback"),
    Column("Discounted payback"),
)


def results(case: CaseView) -> Part:
    """What each option costs, brings and is worth, side by side."""
    priced = [impact(case.content, option) for option in case.priced]
    unit = unit_for(_all_amounts(priced))
    table = CaseTable(
        key=f"results{case.key}",
        caption=f"What each option costs and is worth ({unit.label})",
        columns=(Column("Option"), *_RESULTS),
        rows=tuple(
            _result(case, option, unit) if option.flows else _no_result(case, option)
            for option in case.options
        ),
    )
    return Part(
        code="results",
        heading="The options in money",
        section=Section.MONEY,
        tables=(table,) if priced else (),
        notes=_basis(case),
        empty="No money is entered for any option yet.",
    )


def _result(case: CaseView, option: Option, unit: Unit) -> Row:
    content, rate = case.content, case.content.discount_rate
    table = impact(content, option)
    net = net_flows(content, option)
    everything = net_flows(content, option, with_non_cashable=True)
    return Row(
        (
            Cell(option.name, note=_preferred(case, option)),
            figure(table.row("costs").total, unit),
            figure(table.row("cashable").total, unit),
            figure(table.non_cashable.total, unit),
            figure(net_present_value(net, rate), unit),
            figure(net_present_value(everything, rate), unit),
            Cell(payback_words(payback(net), content.years)),
            Cell(payback_words(discounted_payback(net, rate), content.years)),
        )
    )


def _no_result(case: CaseView, option: Option) -> Row:
    """Doing nothing is what the others are measured against (Green Book: options are
    appraised against business as usual): it may cost and bring nothing."""
    why = (
        "No costs and no benefits are entered: everything else is measured against it"
        if option.is_do_nothing
        else "No money is entered for it"
    )
    note = ". ".join(filter(None, (_preferred(case, option), why)))
    return Row((Cell(option.name, note=note), *(Cell(DASH) for _ in _RESULTS)))


def _preferred(case: CaseView, option: Option) -> str:
    return "Preferred" if option.code == case.content.preferred else ""


def _basis(case: CaseView) -> tuple[str, ...]:
    content = case.content
    prices = (
        "constant prices of the first year"
        if content.price_basis == PriceBasis.REAL
        else "prices with inflation in them"
    )
    return (
        f"In {prices}, optimism bias counted. {case.years[0]} is year 0 and is not "
        f"discounted; later years are discounted at "
        f"{printed_percent(content.discount_rate)} % a year (Green Book). Payback is "
        f"counted from the start of {case.years[0]}.",
    )


def money(case: CaseView) -> Part:
    """The net financial impact of the preferred option, year by year."""
    option = case.told_option
    tables, notes = _impacts(case, (option,) if option else ())
    return Part(
        code="money",
        heading="Net financial impact",
        section=Section.MONEY,
        tables=tables,
        notes=notes,
        empty=NO_MONEY,
    )


def other_money(case: CaseView) -> Part:
    """The same of every other option."""
    others = tuple(each for each in case.priced if each != case.told_option)
    tables, notes = _impacts(case, others)
    return Part(
        code="other_money",
        heading="Net financial impact of the other options",
        section=Section.MONEY,
        tables=tables,
        notes=notes,
        empty="No money is entered for any other option.",
    )


def _impacts(
    case: CaseView, options: tuple[Option, ...]
) -> tuple[tuple[CaseTable, ...], tuple[str, ...]]:
    found = [(option, impact(case.content, option)) for option in options]
    unit = unit_for(_all_amounts([table for _, table in found]))
    rows = [row for _, table in found for row in (*table.rows, table.non_cashable)]
    tables = tuple(_impact_table(case, option, table, unit) for option, table in found)
    is_off = is_rounded(((row.amounts, row.total) for row in rows), unit)
    return tables, (ROUNDED,) if is_off else ()


def _impact_table(
    case: CaseView, option: Option, found: Impact, unit: Unit
) -> CaseTable:
    rows = [_impact_row(row, unit) for row in found.rows]
    if any(found.non_cashable.amounts):
        rows.append(_impact_row(found.non_cashable, unit, "In no figure above"))
    return fitting(
        CaseTable(
            key=f"money-{option.code}{case.key}",
            caption=f"{option.name}: net financial impact ({unit.label})",
            columns=(Column(unit.label), *numbers(*case.years, "Total")),
            rows=tuple(rows),
        )
    )


def _impact_row(row: ImpactRow, unit: Unit, note: str = "") -> Row:
    return Row(
        (
            Cell(row.label, note=note),
            *(figure(amount, unit) for amount in row.amounts),
            figure(row.total, unit),
        ),
        is_total=row.is_total,
    )


def _all_amounts(tables: list[Impact]) -> list[int]:
    rows = [row for table in tables for row in (*table.rows, table.non_cashable)]
    return [each for row in rows for each in (*row.amounts, row.total or 0)]


def steps_of_value(case: CaseView) -> Part:
    """The net present value worked out step by step, to the penny."""
    option = case.told_option
    if option is None:
        return Part("npv", "Net present value", Section.MONEY, empty=NO_MONEY)
    has_others = any(of_kinds(case.content, option, (FlowKind.NON_CASHABLE,)))
    tables = [_worked(case, option, "cashable only", everything=False)]
    if has_others:
        tables.append(_worked(case, option, "with non-cashable", everything=True))
    return Part(
        code="npv",
        heading="Net present value, step by step",
        section=Section.MONEY,
        tables=tuple(tables),
        notes=(
            "A present value is the net flow times the factor, to the penny, half up; "
            "factors are printed to four places and used exactly. The last running "
            "total is the net present value.",
        ),
    )


def _worked(
    case: CaseView, option: Option, which: str, *, everything: bool
) -> CaseTable:
    flows = net_flows(case.content, option, with_non_cashable=everything)
    steps = worked(flows, case.content.discount_rate)
    return CaseTable(
        key=f"npv-{'all' if everything else 'cashable'}{case.key}",
        caption=f"{option.name}: net present value, {which} (£)",
        columns=(
            Column("Year"),
            *numbers("Net flow", "Factor", "Present value", "Running total"),
        ),
        rows=tuple(
            Row(
                (
                    Cell(f"{name} (year {step.year})"),
                    exactly(step.flow),
                    Cell(step.factor),
                    exactly(step.present),
                    exactly(step.running),
                ),
                is_total=step == steps[-1],
            )
            for name, step in zip(case.years, steps, strict=True)
        ),
    )
