"""What is behind the figures of a business case: bias, range and budget of each row,
and what the Green Book's table has for it."""

from __future__ import annotations

from collections.abc import Iterator

from common.money import Unit
from common.percent import printed_percent
from savings.appraisal.content import Flow, Option
from savings.appraisal.finding import Section
from savings.appraisal.optimism_bias import (
    WorkedBias,
    bias_of_table,
    duration_of_table,
    is_below_table,
)
from savings.pages.case_money import NO_MONEY
from savings.pages.case_shapes import (
    DASH,
    CaseTable,
    Cell,
    Column,
    Part,
    Row,
    figure,
    numbers,
)
from savings.pages.case_view import CaseView

_BEHIND = (
    "Optimism bias is added to a cost and taken off a benefit. Low and high are how "
    "far a figure could go, as shares of the central one."
)
_STARTS = (
    "A starting value is the bias of projects of this kind before their risks are "
    "managed (Green Book, supplementary guidance on optimism bias). It comes down with "
    "the causes of risk that are managed, never below what the guidance looks for at "
    "the award of a contract."
)
_DURATION = (
    "How much longer works may take is worked out in the same way, with the same share "
    "of causes managed. It is there to plan by: no figure counts it. “Benefits a year "
    "late” under Sensitivity shows what lateness costs."
)


def bias(case: CaseView) -> Part:
    """What stands behind the figures of the preferred option, row by row."""
    option = case.told_option
    if option is None:
        return Part("bias", _HEADING, Section.MONEY, empty=NO_MONEY)
    of_table = tuple(_starts(option))
    tables = [_behind(case, option)]
    if of_table:
        tables.append(_from_table(case, of_table))
    return Part(
        code="bias",
        heading=_HEADING,
        section=Section.MONEY,
        tables=tuple(tables),
        notes=(_BEHIND, _STARTS, _DURATION) if of_table else (_BEHIND,),
    )


_HEADING = "What is behind the figures"


def _behind(case: CaseView, option: Option) -> CaseTable:
    return CaseTable(
        key=f"bias{case.key}",
        caption="Each row of money, its bias and its range",
        columns=(
            Column("Row"),
            *numbers("As entered (£)", "Optimism bias", "Low", "High"),
            Column("Whose budget"),
        ),
        rows=tuple(_bias_row(flow) for flow in option.flows),
    )


def _bias_row(flow: Flow) -> Row:
    return Row(
        (
            Cell(flow.label or flow.kind.label, note=flow.kind.label),
            figure(sum(flow.amounts), Unit.POUNDS),
            Cell(_counted(flow), note=flow.bias_basis),
            Cell(f"{printed_percent(flow.low)} %"),
            Cell(f"{printed_percent(flow.high)} %"),
            Cell(flow.budget_owner or ("Not said" if flow.kind.is_cashable else "")),
        )
    )


def _counted(flow: Flow) -> str:
    if not flow.optimism_bias:
        return "None"
    sign = "+" if flow.kind.is_cost else "\N{MINUS SIGN}"
    return f"{sign}{printed_percent(flow.optimism_bias)} %"


def _from_table(case: CaseView, rows: tuple[Row, ...]) -> CaseTable:
    return CaseTable(
        key=f"starts{case.key}",
        caption="Optimism bias worked out from the Green Book’s starting values",
        columns=(
            Column("Row"),
            Column("Kind of project"),
            *numbers("Starting value", "Causes of risk managed"),
            Column("Worked out"),
            Column("Counted"),
            Column("Works take longer by"),
        ),
        rows=rows,
        is_cards=True,
    )


def _starts(option: Option) -> Iterator[Row]:
    """Of each row that says what kind of project it pays for."""
    for flow in option.flows:
        found = bias_of_table(flow)
        if found is None or flow.project_kind is None:
            continue
        duration = duration_of_table(flow)
        yield Row(
            (
                Cell(flow.label or flow.kind.label),
                Cell(flow.project_kind.label),
                Cell(f"{printed_percent(found.start.upper)} %"),
                Cell(f"{printed_percent(found.managed)} %"),
                Cell(_unbroken(found)),
                Cell(_counted(flow), note=_beside(flow, found.bias)),
                Cell(_unbroken(duration) if duration else DASH),
            ),
            needs_attention=is_below_table(flow),
        )


def _unbroken(found: WorkedBias) -> str:
    """Its steps, no line ending between a number and its percent sign."""
    return found.steps.replace(" %", "\N{NO-BREAK SPACE}%")


def _beside(flow: Flow, of_table: int) -> str:
    if flow.optimism_bias == of_table:
        return "As worked out"
    if flow.optimism_bias > of_table:
        return "Higher than worked out"
    return f"Lower than worked out: {flow.bias_basis or 'no reason is given'}"
