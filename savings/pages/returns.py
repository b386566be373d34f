"""The grid of a savings return: its rows, its cells, and what is wrong with them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from common.money import printed
from common.rag import RatingState
from savings.delivery import STATES
from savings.pasting import Target
from savings.return_cells import MONEY, Column, normal, written
from savings.return_moves import told
from savings.services.return_lines import CellName, LineInHand
from savings.services.returns import cell_name
from savings.told import told_delivery

NOTHING_SAID = "\N{EN DASH}"


class Option(NamedTuple):
    value: str
    label: str
    is_chosen: bool


@dataclass(frozen=True)
class CellShown:
    """One cell: what it shows, what is wrong with it, what a colleague wrote in it.

    `corrected` is what its saving was corrected to meanwhile, for the form to say that
    it was seen; `kept` what its owner may keep instead.
    """

    name: str
    label: str
    column: Column
    text: str
    problem: str = ""
    theirs: str = ""
    corrected: str | None = None
    kept: str = ""

    @property
    def described_by(self) -> str:
        """The ids of what explains it."""
        ids = [f"{self.name}-problem"] if self.problem else []
        if self.column in (Column.ACHIEVED, Column.FORECAST):
            ids.append(f"{self.name}-before")
        return " ".join(ids)

    @property
    def options(self) -> list[Option]:
        """The ratings; and what was pasted instead of one."""
        found = [Option("", "Choose", not self.text)]
        for rating, state in STATES.items():
            label = f"{rating.value.capitalize()}: {state.label.lower()}"
            found.append(Option(rating.value, label, rating.value == self.text))
        if not any(option.is_chosen for option in found):
            found.append(Option(self.text, self.text, is_chosen=True))
        return found


@dataclass(frozen=True)
class RowShown:
    """One saving: what is known of it, and its cells."""

    pk: int
    reference: str
    title: str
    address: str
    is_exempt: bool
    proposed: str
    to_date: str
    achieved_before: str
    forecast_before: str
    achieved: CellShown
    forecast: CellShown
    pressure: CellShown
    delivery: CellShown
    note: CellShown
    rating: RatingState | None

    @property
    def cells(self) -> tuple[CellShown, ...]:
        return self.achieved, self.forecast, self.pressure, self.delivery, self.note


class Problem(NamedTuple):
    """As templates/common/_error_summary.html takes it."""

    text: str
    target: str


@dataclass(frozen=True)
class Grid:
    rows: tuple[RowShown, ...]
    totals: Mapping[str, str] = field(default_factory=dict)

    @property
    def errors(self) -> list[Problem]:
        """What is wrong, each leading to its cell."""
        return [
            Problem(f"{row.reference}, {cell.label.lower()}: {cell.problem}", cell.name)
            for row in self.rows
            for cell in row.cells
            if cell.problem
        ]

    @property
    def both_wrote(self) -> bool:
        return any(cell.theirs for row in self.rows for cell in row.cells)


def grid_of(
    lines: Sequence[LineInHand],
    *,
    typed: Mapping[CellName, str] | None = None,
    problems: Mapping[str, str] | None = None,
    theirs: Mapping[CellName, str] | None = None,
) -> Grid:
    """`typed` stands instead of what is stored; `problems` are by the cell's name."""
    rows = tuple(
        _row(each, typed or {}, problems or {}, theirs or {}) for each in lines
    )
    return Grid(rows, totals_of(lines))


def _row(
    each: LineInHand,
    typed: Mapping[CellName, str],
    problems: Mapping[str, str],
    theirs: Mapping[CellName, str],
) -> RowShown:
    saving, unsettled = each.saving, each.unsettled()

    def cell(column: Column) -> CellShown:
        key, name = (saving.pk, column), cell_name(saving.pk, column)
        problem = problems.get(name) or unsettled.get(column, "")
        text = typed.get(key, each.shown(column))
        moved = each.moved.get(column)
        corrected, kept = None, ""
        if moved and moved.is_asked:
            is_note = column == Column.NOTE
            kept = "this note" if is_note else told(column, getattr(each.line, column))
        # What was typed before the correction was seen is asked about once it is saved.
        if moved and (moved.is_asked or text == each.shown(column)):
            corrected = written(column, moved.now)
        return CellShown(
            name=name,
            label=column.label,
            column=column,
            text=text,
            problem=problem,
            theirs=theirs.get(key, ""),
            corrected=corrected,
            kept=kept,
        )

    return RowShown(
        pk=saving.pk,
        reference=saving.reference,
        title=saving.title,
        address=saving.get_absolute_url(),
        is_exempt=saving.is_exempt,
        proposed=printed(each.plan.proposed),
        to_date=_or_dash(each.plan.to_date),
        achieved_before=_or_dash(each.before.achieved),
        forecast_before=_or_dash(each.before.forecast),
        achieved=cell(Column.ACHIEVED),
        forecast=cell(Column.FORECAST),
        pressure=cell(Column.PRESSURE),
        delivery=cell(Column.DELIVERY),
        note=cell(Column.NOTE),
        rating=told_delivery(each.line.delivery, each.plan.figures),
    )


def totals_of(lines: Sequence[LineInHand]) -> dict[str, str]:
    """What is stored comes to, in pounds, by column."""
    totals = {
        column.value: printed(
            sum(getattr(each.line, column) or 0 for each in lines),
            in_brackets=column == Column.PRESSURE,
        )
        for column in MONEY
    }
    totals["proposed"] = printed(sum(each.plan.proposed for each in lines))
    return totals


def _or_dash(pence: int | None) -> str:
    return NOTHING_SAID if pence is None else printed(pence)


def targets_of(lines: Iterable[LineInHand]) -> list[Target]:
    """The rows that a pasted block may go into."""
    return [
        Target(each.saving.pk, each.saving.reference, each.saving.title)
        for each in lines
    ]


# --- Two people, one return -----------------------------------------------------------


@dataclass(frozen=True)
class Merged:
    """`texts` are what the cells now say, with both people's work; `theirs` the cells
    that both wrote, as the colleague has them."""

    texts: dict[CellName, str]
    theirs: dict[CellName, str]


def merged(
    lines: Sequence[LineInHand],
    base: Mapping[CellName, str],
    typed: Mapping[CellName, str],
) -> Merged:
    """A cell its writer left alone takes the colleague's figure; one that both changed
    keeps the writer's, with the colleague's beside it; as does every cell that differs
    where nobody knows what was opened, and `base` is empty."""
    texts, theirs = {}, {}
    for each in lines:
        for column in Column:
            key = (each.saving.pk, column)
            if key not in typed:
                continue
            mine, stored = normal(column, typed[key]), each.shown(column)
            opened = base.get(key, stored) if base else None
            texts[key] = stored if mine == opened else mine
            if mine not in (opened, stored) and stored != opened:
                theirs[key] = stored or "(nothing)"
    return Merged(texts, theirs)


def not_in_it(
    lines: Sequence[LineInHand], typed: Mapping[CellName, str]
) -> list[tuple[str, str, str]]:
    """What was typed and is not in the return: reference, column, text."""
    return [
        (each.saving.reference, column.label, text)
        for each in lines
        for column in Column
        if (text := typed.get((each.saving.pk, column))) is not None
        and normal(column, text) != each.shown(column)
    ]
