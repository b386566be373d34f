"""Spend ceilings of a business case, and what was spent under them."""

from __future__ import annotations

from datetime import date

from common.money import Unit, in_pounds, in_short
from common.percent import printed_percent
from common.wording import count_of, long_date
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
from savings.pages.case_view import CaseView


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
        lead=tuple(_over(each) for each in case.ceilings if each.is_over),
        tables=(table,) if rows else (),
        empty="No spend ceiling is set.",
    )


def _over(ceiling: CeilingFact) -> str:
    return (
        f"{ceiling.title}: {in_short(ceiling.over)} more was spent than "
        f"{ceiling.allowed_by} allowed."
    )


def _ceiling_row(ceiling: CeilingFact, case: CaseView) -> Row:
    used = ceiling.spent * 10_000 // ceiling.amount if ceiling.amount else None
    return Row(
        (
            Cell(ceiling.title),
            *(figure(n, Unit.POUNDS) for n in _amounts(ceiling)),
            Cell("–" if used is None else f"{printed_percent(used // 10 * 10)} %"),
            Cell(ceiling.allowed_by, note=_allowed(ceiling)),
            Cell(comes_back(ceiling, case.on) or "Not said"),
        ),
        needs_attention=ceiling.is_over or ceiling.is_late(case.on),
    )


def _amounts(ceiling: CeilingFact) -> tuple[int, int, int]:
    return ceiling.amount, ceiling.spent, ceiling.left


def _allowed(ceiling: CeilingFact) -> str:
    on = long_date(ceiling.allowed_on)
    return f"{on}, {ceiling.decision}" if ceiling.decision else on


def comes_back(ceiling: CeilingFact, on: date) -> str:
    """To whom the case comes back and by when, or when it came back; empty where
    nothing was said."""
    if ceiling.returned_on:
        return f"Came back to {ceiling.body} on {long_date(ceiling.returned_on)}"
    if ceiling.returns_on is None:
        return f"Comes back to {ceiling.body}" if ceiling.returns_to else ""
    due = f"Comes back to {ceiling.body} by {long_date(ceiling.returns_on)}"
    if not ceiling.is_late(on):
        return due
    return f"{due}: overdue by {count_of((on - ceiling.returns_on).days, 'day')}"


def overspent(ceiling: CeilingFact) -> str:
    """What whoever records the spending is told; empty where it was allowed."""
    if not ceiling.is_over:
        return ""
    return (
        f"{in_pounds(ceiling.over)} more than {ceiling.allowed_by} allowed is spent on "
        f"“{ceiling.title}”. It is recorded, because money spent is a fact: tell "
        f"{ceiling.body}."
    )
