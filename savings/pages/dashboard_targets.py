"""Targets beside their parts, the savings and the funding gap, as tables."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from common.money import Unit, in_short
from common.wording import and_list
from programmes.standing import Place
from savings.pages.dashboard_choice import Told
from savings.pages.dashboard_tables import Cell, Row, Sum, Table, rounded_note
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
        notes=rounded_note((each for check in checks for each in _sums(check)), unit),
    )


def _sums(check: TargetCheck) -> Iterator[Sum]:
    """The target less the savings, and the targets inside it, which are rows too."""
    yield [check.amount, -check.savings], check.savings_short
    inside: dict[Place | None, int] = defaultdict(int)
    for of_year in check.years:
        for each in of_year.inside if of_year.parts is not None else ():
            inside[each.place] += each.amount
    yield list(inside.values()), check.parts or 0


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
        note="; ".join(_differences(check, told)).capitalize(),
    )


def _differences(check: TargetCheck, told: Told) -> Iterator[str]:
    """Above or below its parts, above or below the savings, in words; of several years
    in which of them."""
    parts = [(each.target.year, each.parts_short) for each in check.years]
    savings = [(each.target.year, each.savings_short) for each in check.years]
    yield from _sides(parts, "its parts", told)
    yield from _sides(savings, "the savings agreed", told)
    without = [each.target for each in check.years if each.parts is None]
    years = [each.year for each in without if not each.parts_withheld]
    if years and check.parts is not None:
        yield f"nothing is set inside it for {_years(years, told)}"
    withheld = [each.year for each in without if each.parts_withheld]
    if withheld:
        words = "targets inside it are withheld"
        yield f"{words} in {_years(withheld, told)}" if len(check.years) > 1 else words


def _sides(short: Sequence[tuple[int, int]], what: str, told: Told) -> Iterator[str]:
    """What is above in one year and below in another is told apart."""
    for side, sign in (("above", 1), ("below", -1)):
        found = {year: each * sign for year, each in short if each * sign > 0}
        if found:
            words = f"{in_short(sum(found.values()))} {side} {what}"
            yield f"{words} in {_years(found, told)}" if len(short) > 1 else words


def _years(years: Iterable[int], told: Told) -> str:
    return and_list([told.label(year) for year in years])


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
        notes=rounded_note(
            (
                ([each.amount, -each.targets], each.short)
                for each in found.gaps
                if each.short is not None
            ),
            unit,
        ),
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
        note="; ".join(_about_line(first, last, check)),
    )


def _about_line(first: str, last: str, check: GapCheck) -> Iterator[str]:
    yield first if first == last else f"{first} to {last}"
    if check.is_withheld:
        yield "targets that count against it are withheld"
