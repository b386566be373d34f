"""What moved since another day, as a table: each saving with what became of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from django.urls import reverse

from common.money import Unit
from common.wording import long_date
from savings.facts import SavingFact
from savings.figures import Figures
from savings.figures import total as sum_of
from savings.moves import Move, moves
from savings.pages.dashboard_choice import Choice, Told
from savings.pages.dashboard_tables import (
    Cell,
    Row,
    Sum,
    Table,
    rounded_note,
    sums_down,
)
from savings.told import told_delivery, told_figures, told_state


def moves_table(told: Told, choice: Choice) -> Table | None:
    """None where nothing is compared. Every saving that moved."""
    since = told.days.since
    if told.before is None or since is None:
        return None
    found = moves(told.before, told.facts, choice.year, choice.scope, told.not_compared)
    rows = tuple(_row(each, told, choice) for each in found)
    total = _total(found, choice.unit) if found else None
    return Table(
        anchor="moved",
        caption=f"What moved since {long_date(since)}",
        first="Saving",
        headings=_HEADINGS,
        rows=rows,
        total=total,
        unit=choice.unit,
        notes=(
            *_notes(told),
            *(rounded_note(_sums(found, rows, total), choice.unit) if total else ()),
        ),
    )


_HEADINGS = (
    "Change of what is agreed",
    "Forecast then",
    "Forecast now",
    "Change of forecast",
    "Change of validated",
)


def _cells(then: Figures, now: Figures, unit: Unit) -> tuple[Cell, ...]:
    amounts = (
        now.proposed - then.proposed,
        then.forecast,
        now.forecast,
        now.forecast - then.forecast,
        now.validated - then.validated,
    )
    return tuple(
        Cell(heading, pence, unit)
        for heading, pence in zip(_HEADINGS, amounts, strict=True)
    )


def _row(move: Move, told: Told, choice: Choice) -> Row:
    saving, address = move.after, ""
    year = told.this_year if choice.year is None else choice.year
    if told.days.as_at is None:
        address = reverse("savings:saving_detail", args=[saving.id])
    return Row(
        name=f"{saving.reference} {saving.title}",
        cells=_cells(move.then, move.now, choice.unit),
        address=address,
        note="; ".join(_what(move, year)),
    )


def _total(found: tuple[Move, ...], unit: Unit) -> Row:
    then, now = sum_of(each.then for each in found), sum_of(each.now for each in found)
    return Row("Together", _cells(then, now, unit))


def _sums(found: Sequence[Move], rows: Sequence[Row], total: Row) -> Iterator[Sum]:
    """Down every column, and along every row from the forecast then to that now."""
    yield from sums_down(rows, total)
    pairs = [(each.then.forecast, each.now.forecast) for each in found]
    for then, now in (*pairs, tuple(map(sum, zip(*pairs, strict=True)))):
        yield [then, now - then], now


def _what(move: Move, year: int) -> Iterator[str]:
    """New, given up, a step in its life, another rating; all by the same year."""
    was, now = move.before, move.after
    state = _state(now, year)
    if move.is_new:
        yield "New in the totals"
    elif move.is_gone:
        yield f"No longer in the totals: {_lower(state)}"
    if was is None:
        return
    if _state(was, year) != state and not move.is_gone:
        yield f"{_state(was, year)}, now {_lower(state)}"
    if _rating(was, year) != _rating(now, year):
        yield f"delivery {_rating(was, year)}, now {_rating(now, year)}"


def _state(saving: SavingFact, year: int) -> str:
    return told_state(saving.state, told_figures(saving.years, year))


def _lower(label: str) -> str:
    return label[0].lower() + label[1:]


def _rating(saving: SavingFact, year: int) -> str:
    state = told_delivery(saving.delivery, told_figures(saving.years, year))
    return _lower(state.label) if state else "not rated"


def _notes(told: Told) -> Iterator[str]:
    if told.not_compared:
        yield "Savings that were exempt then are not compared."
