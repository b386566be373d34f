"""Spend ceilings of a business case, and what was spent under them."""

from __future__ import annotations

from common.money import Unit
from common.percent import printed_percent
from common.wording import long_date
from savings.facts.values import CeilingFact
from savings.pages.case_shapes import (
    CaseTable,
    Cell,
    Column,
    Part,
    Row,
    figure,
    numbers,
)
from savings.pages.case_view import CaseView, said


def ceilings(case: CaseView) -> Part:
    """What may be spent before the case comes back, and what was."""
    rows = tuple(_ceiling_row(each, case) for each in case.ceilings)
    table = CaseTable(
        key=f"ceilings{case.key}",
        caption="Spend ceilings (£)",
        columns=(
            Column("For what"),
            *numbers("At most", "Spent", "Left", "Used"),
            Column("Allowed by"),
            Column("Comes back"),
        ),
        rows=rows,
    )
    return Part(
        code="ceilings",
        heading="Spend ceilings",
        lead=tuple(_over(each) for each in case.ceilings if each.spent > each.amount),
        tables=(table,) if rows else (),
        empty="No spend ceiling is set.",
    )


def _over(ceiling: CeilingFact) -> str:
    return (
        f"{ceiling.title}: {said(ceiling.spent - ceiling.amount)} more was spent than "
        f"{ceiling.allowed_by} allowed."
    )


def _ceiling_row(ceiling: CeilingFact, case: CaseView) -> Row:
    left = ceiling.amount - ceiling.spent
    back, is_late = _comes_back(ceiling, case)
    used = ceiling.spent * 10_000 // ceiling.amount if ceiling.amount else None
    return Row(
        (
            Cell(ceiling.title),
            *(figure(n, Unit.POUNDS) for n in (ceiling.amount, ceiling.spent, left)),
            Cell("–" if used is None else f"{printed_percent(used // 10 * 10)} %"),
            Cell(ceiling.allowed_by, note=_allowed(ceiling)),
            Cell(back),
        ),
        needs_attention=left < 0 or is_late,
    )


def _allowed(ceiling: CeilingFact) -> str:
    on = long_date(ceiling.allowed_on)
    return f"{on}, {ceiling.decision}" if ceiling.decision else on


def _comes_back(ceiling: CeilingFact, case: CaseView) -> tuple[str, bool]:
    """When, in words, and whether that day has passed."""
    body = ceiling.returns_to or ceiling.allowed_by
    if ceiling.returned_on:
        return f"Came back to {body} on {long_date(ceiling.returned_on)}", False
    if ceiling.returns_on is None:
        return (f"To {body}" if ceiling.returns_to else "Not said"), False
    is_late = ceiling.returns_on < case.on
    late = ": overdue" if is_late else ""
    return f"To {body} by {long_date(ceiling.returns_on)}{late}", is_late
