"""Where the risks stand, in one paragraph and a table of counts by band."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from common.rag import StateCount
from common.wording import and_list, count_of, long_date
from reports.blocks.block import Block
from reports.blocks.risk_choice import RiskOptions, chosen_moves, chosen_rows
from reports.blocks.risk_definitions import scheme_name, schemes_of
from reports.blocks.risk_movement import movement_sentence
from reports.blocks.table import (
    Cell,
    Column,
    ColumnKind,
    GroupOf,
    RowOf,
    Table,
    make_table,
    sheet_of,
)
from reports.blocks.words import as_at, withheld_notes
from reports.position import Position
from reports.risk_listings import RiskRow
from risks.scoring import Band, Scheme


@dataclass(frozen=True)
class BandCounts:
    """How many stand in each band of one scheme, now and on the day compared with."""

    heading: str
    bands: tuple[StateCount, ...]
    before: tuple[int, ...]

    @property
    def all_now(self) -> int:
        return sum(counted.count for counted in self.bands)

    @property
    def all_before(self) -> int:
        return sum(self.before)


@dataclass(frozen=True)
class RiskStatement:
    """`since` is empty where there is nothing to compare with."""

    sentences: tuple[str, ...]
    on: str
    since: str
    counts: tuple[BandCounts, ...]
    table: Table
    withheld: tuple[str, ...]


def build(
    position: Position, before: Position | None, options: RiskOptions
) -> RiskStatement:
    rows = chosen_rows(position, before, options)
    earlier = chosen_rows(before, None, options) if before else []
    told = [*_stand(rows)]
    if before is not None:
        moves = chosen_moves(position, before, options)
        told.append(movement_sentence(moves, long_date(before.on)))
    schemes = schemes_of([*rows, *earlier])
    counts = tuple(_counted(scheme, rows, earlier) for scheme in schemes)
    return RiskStatement(
        sentences=(*told, *_to_watch(rows)),
        on=as_at(position),
        since=long_date(before.on) if before else "",
        counts=counts,
        table=_as_table(counts, position, before),
        withheld=withheld_notes(position, "risk", "project"),
    )


def _stand(rows: Sequence[RiskRow]) -> Iterator[str]:
    """17 risks stand on 3 registers: 15 Significant and 2 High."""
    if not rows:
        yield "No risk stands on the registers."
        return
    registers = count_of(len({row.register.id for row in rows}), "register")
    counted = Counter(row.band.state for row in rows if row.band)
    bands = [
        f"{counted[state]} {state.label}"
        for state in sorted(counted, key=lambda state: -state.severity)
    ]
    stand = "stands" if len(rows) == 1 else "stand"
    yield f"{count_of(len(rows), 'risk')} {stand} on {registers}: {and_list(bands)}."


def _to_watch(rows: Sequence[RiskRow]) -> Iterator[str]:
    """What a board asks next; nothing is said of what there is none of."""
    counts = (
        ("is escalated", "are escalated", [r for r in rows if r.fact.escalation]),
        (
            "review is overdue",
            "reviews are overdue",
            [r for r in rows if r.is_overdue],
        ),
        (
            "stands above its appetite",
            "stand above their appetite",
            [r for r in rows if r.is_above_appetite],
        ),
        ("has no owner", "have no owner", [r for r in rows if not r.fact.owner]),
    )
    told = [
        f"{len(found)} {one if len(found) == 1 else many}"
        for one, many, found in counts
        if found
    ]
    if told:
        yield f"{and_list(told)}."


def _counted(
    scheme: Scheme, rows: Sequence[RiskRow], earlier: Sequence[RiskRow]
) -> BandCounts:
    bands = tuple(reversed(scheme.bands))
    return BandCounts(
        heading=scheme_name(scheme),
        bands=tuple(StateCount(b.state, _in_band(rows, scheme, b)) for b in bands),
        before=tuple(_in_band(earlier, scheme, band) for band in bands),
    )


def _in_band(rows: Sequence[RiskRow], scheme: Scheme, band: Band) -> int:
    return sum(row.scheme == scheme and row.band == band for row in rows)


def _as_table(
    counts: Sequence[BandCounts], position: Position, before: Position | None
) -> Table:
    """The counts as rows: for a spreadsheet."""
    columns = [
        Column("band", "Band", ColumnKind.RATING),
        Column("now", as_at(position), ColumnKind.NUMBER),
    ]
    if before is not None:
        columns.append(Column("before", as_at(before), ColumnKind.NUMBER))
    return make_table(
        f"Risks by band as at {as_at(position)}",
        tuple(columns),
        [
            GroupOf(
                [
                    RowOf(
                        {
                            "band": Cell(counted.state),
                            "now": Cell(counted.count),
                            "before": Cell(was),
                        }
                    )
                    for counted, was in zip(one.bands, one.before, strict=True)
                ],
                heading=one.heading,
            )
            for one in counts
        ],
        empty="No risk stands on the registers.",
        grouped_by="Scheme",
    )


BLOCK = Block(
    "risk_statement",
    "Where the risks stand",
    build,
    options=RiskOptions,
    sheet=lambda found: sheet_of(found.table),
)
