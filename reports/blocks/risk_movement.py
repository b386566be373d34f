"""What has become of the risks since the last meeting: how many got worse, improved or
stayed, which are new or gone, with the scores behind it and the reason given."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from common.rag import Direction
from common.wording import and_list, count_of, long_date
from reports.blocks.block import Block
from reports.blocks.risk_cells import (
    direction_cell,
    reference_cell,
    risk_cell,
    score_cell,
)
from reports.blocks.risk_choice import RiskOptions, chosen_moves
from reports.blocks.risk_travel import ENDED, Became, Moved
from reports.blocks.table import (
    Cell,
    Column,
    ColumnKind,
    GroupOf,
    RowOf,
    Table,
    chosen_columns,
    make_table,
    sheet_of,
)
from reports.blocks.words import withheld_notes
from reports.position import Position
from risks.rules import Travel

COLUMNS = (
    Column("reference", "Ref", ColumnKind.REFERENCE),
    Column("risk", "Risk", is_wide=True),
    Column("owner", "Owner"),
    Column("before", "Was", ColumnKind.RATING),
    Column("after", "Is", ColumnKind.RATING),
    Column("direction", "Direction", ColumnKind.TRAVEL),
    Column("why", "Why", is_wide=True),
)
SHOWN = ("reference", "risk", "before", "after", "why")

HEADINGS: Mapping[Became, str] = {
    Became.WORSE: "Worse",
    Became.NEW: "New",
    Became.REOPENED: "Reopened",
    Became.IMPROVED: "Improved",
    Became.ISSUE: "Became an issue",
    Became.CLOSED: "Closed",
    Became.NOT_COMPARABLE: "Not comparable",
    Became.NO_CHANGE: "The same",
}
ALWAYS_COUNTED = (Became.WORSE, Became.IMPROVED, Became.NO_CHANGE)


@dataclass(frozen=True)
class RiskMovementOptions(RiskOptions):
    """`unchanged` lists those that stayed as well; they are always counted."""

    unchanged: bool = False


@dataclass(frozen=True)
class Count:
    became: Became
    words: str
    count: int


@dataclass(frozen=True)
class RiskMovement:
    """`since` is empty where there is nothing to compare with."""

    since: str
    sentence: str
    counts: tuple[Count, ...]
    table: Table
    withheld: tuple[str, ...]


def build(
    position: Position, before: Position | None, options: RiskMovementOptions
) -> RiskMovement:
    found = chosen_moves(position, before, options)
    since = long_date(before.on) if before else ""
    return RiskMovement(
        since=since,
        sentence=movement_sentence(found, since) if before else "",
        counts=counts_of(found),
        table=make_table(
            options.caption or f"Movement of risks since {since}",
            chosen_columns(COLUMNS, options.columns, SHOWN),
            _groups(found, options),
            empty="No risk has moved.",
            grouped_by="What became of it",
        ),
        withheld=withheld_notes(position, "risk", "project"),
    )


def counts_of(found: Iterable[Moved]) -> tuple[Count, ...]:
    """How many became what; up, down and the same are told even where there is none."""
    became = [each.became for each in found]
    counts = {kind: became.count(kind) for kind in HEADINGS}
    return tuple(
        Count(kind, HEADINGS[kind], count)
        for kind, count in counts.items()
        if count or kind in ALWAYS_COUNTED
    )


def movement_sentence(found: Sequence[Moved], since: str) -> str:
    """Since 12 March 2012, 1 got worse, 10 improved and 6 are as they were."""
    counts = {count.became: count.count for count in counts_of(found)}
    stood = [
        _said(counts[Became.WORSE], "got worse", "got worse"),
        _said(counts[Became.IMPROVED], "improved", "improved"),
        _said(counts[Became.NO_CHANGE], "is as it was", "are as they were"),
    ]
    others = [
        _said(counts[kind], *words) for kind, words in _OTHERS.items() if kind in counts
    ]
    told = f"Since {since}, {and_list(stood)}"
    return f"{told}; {and_list(others)}." if others else f"{told}."


_OTHERS = {
    Became.NEW: ("is new", "are new"),
    Became.REOPENED: ("was reopened", "were reopened"),
    Became.CLOSED: ("was closed", "were closed"),
    Became.ISSUE: ("became an issue", "became issues"),
    Became.NOT_COMPARABLE: ("cannot be compared", "cannot be compared"),
}


def _said(count: int, one: str, many: str) -> str:
    return f"{count or 'none'} {one if count == 1 else many}"


def _groups(found: Sequence[Moved], options: RiskMovementOptions) -> list[GroupOf]:
    groups = []
    for kind, heading in HEADINGS.items():
        if kind == Became.NO_CHANGE and not options.unchanged:
            continue
        rows = [_row(each, options) for each in found if each.became == kind]
        groups.append(GroupOf(rows, heading=heading, note=count_of(len(rows), "risk")))
    return groups


def _row(each: Moved, options: RiskMovementOptions) -> RowOf:
    row = each.row
    has_ended = each.became in ENDED
    return RowOf(
        cells={
            "reference": reference_cell(row.fact, options),
            "risk": risk_cell(row, options),
            "owner": Cell(row.fact.owner or "No owner"),
            "before": score_cell(row.was_scheme, row.was, options.prints),
            "after": Cell()
            if has_ended
            else score_cell(row.scheme, row.fact.current, options.prints),
            "direction": Cell() if has_ended else _direction(each),
            "why": Cell(why(each)),
        },
        attention=each.became == Became.WORSE,
    )


def _direction(each: Moved) -> Cell:
    """Both scores stand beside it already."""
    found = each.row.travel
    if found.direction == Direction.NOT_COMPARABLE:
        return Cell()
    return direction_cell(Travel(found.direction, "", ""))


def why(each: Moved) -> str:
    """The reason of the latest review; of what has ended, the lesson."""
    fact = each.row.fact
    if each.became in ENDED:
        return fact.lesson
    if each.became == Became.NOT_COMPARABLE:
        return f"{NOT_COMPARED} {fact.current_reason}".strip()
    return fact.current_reason


NOT_COMPARED = "Scored in another way then, or withheld then."

BLOCK = Block(
    "risk_movement",
    "Movement of risks",
    build,
    options=RiskMovementOptions,
    sheet=lambda found: sheet_of(found.table),
)
