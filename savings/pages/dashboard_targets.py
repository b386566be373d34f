"""Targets beside their parts, the savings and the funding gap, as tables."""

from __future__ import annotations

from collections.abc import Iterator

from common.money import Unit, pounds_of
from common.wording import and_list, money_short
from programmes.standing import Place
from savings.pages.dashboard_choice import Told
from savings.pages.dashboard_tables import Cell, Row, Table
from savings.reconcile import GapCheck, Reconciliation, TargetCheck

_TARGETS = ("Target", "Targets set inside it", "Savings agreed", "Still to find")
_GAPS = ("Gap", "Targets that count against it", "Still to set")


def targets_table(
    found: Reconciliation, told: Told, unit: Unit, scope: Place | None = None
) -> Table:
    """Inside a scope only the targets set there."""
    checks = [each for each in found.targets if _is_inside(each, scope)]
    return Table(
        anchor="targets",
        caption="Targets against savings",
        first="Target of",
        headings=_TARGETS,
        rows=tuple(_target_row(each, told, unit) for each in checks),
        total=None,
        unit=unit,
    )


def _is_inside(check: TargetCheck, scope: Place | None) -> bool:
    if scope is None:
        return True
    return isinstance(check.key, Place) and scope.covers(check.key)


def _target_row(check: TargetCheck, told: Told, unit: Unit) -> Row:
    amounts = check.amount, check.parts, check.savings, check.savings_short
    return Row(
        name=target_name(check.key, told),
        cells=tuple(
            Cell(heading, pence, unit)
            for heading, pence in zip(_TARGETS, amounts, strict=True)
        ),
        note=and_list(_differences(check)).capitalize(),
    )


def _differences(check: TargetCheck) -> Iterator[str]:
    """Above or below its parts, above or below the savings, in words."""
    if check.parts_short:
        yield f"{_than(check.parts_short)} its parts"
    if check.savings_short:
        yield f"{_than(check.savings_short)} the savings agreed"


def _than(short: int) -> str:
    return f"{money_short(pounds_of(abs(short)))} {'above' if short > 0 else 'below'}"


def target_name(key: Place | int, told: Told) -> str:
    """A place with what it lies in; a service group with its structure where there are
    several."""
    if isinstance(key, Place):
        way = [
            Place(key.programme_id),
            Place(key.programme_id, key.strand_id),
            key,
        ]
        return ": ".join(told.names.get(each, "") for each in dict.fromkeys(way))
    structures = told.facts.structures
    return next(
        f"{group.name} ({structure.name})" if len(structures) > 1 else group.name
        for structure in structures
        for group in structure.groups
        if group.id == key
    )


def gaps_table(found: Reconciliation, told: Told, unit: Unit) -> Table:
    return Table(
        anchor="gaps",
        caption="The funding gap against targets",
        first="Line of the gap",
        headings=_GAPS,
        rows=tuple(_gap_row(each, told, unit) for each in found.gaps),
        total=None,
        unit=unit,
    )


def _gap_row(check: GapCheck, told: Told, unit: Unit) -> Row:
    first, last = told.label(check.first_year), told.label(check.last_year)
    amounts = check.amount, check.targets, check.short
    return Row(
        name=check.title,
        cells=tuple(
            Cell(heading, pence, unit)
            for heading, pence in zip(_GAPS, amounts, strict=True)
        ),
        note=first if first == last else f"{first} to {last}",
    )
