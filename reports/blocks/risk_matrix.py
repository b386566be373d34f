"""The risks on their scheme's matrix: each cell names those that stand in it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from common.wording import count_of
from reports.blocks.block import Block
from reports.blocks.risk_cells import risk_link
from reports.blocks.risk_choice import RiskOptions, chosen_rows
from reports.blocks.risk_definitions import schemes_of
from reports.blocks.table import (
    Cell,
    Column,
    GroupOf,
    RowOf,
    Table,
    make_table,
    sheet_of,
)
from reports.blocks.words import as_at, withheld_notes
from reports.position import Position
from reports.risk_listings import RiskRow
from risks.scoring import Scheme, Score
from risks.scoring.matrix import Matrix, matrix_of

WHICH = {"inherent": "Inherent risk", "current": "Current risk", "target": "Target"}
COLUMNS = (
    Column("likelihood", "Likelihood"),
    Column("impact", "Impact"),
    Column("band", "Band"),
    Column("risks", "Risks"),
)


@dataclass(frozen=True)
class RiskMatrixOptions(RiskOptions):
    """`of`: inherent, current or target."""

    of: str = "current"


@dataclass(frozen=True)
class Standing:
    """One risk in a cell."""

    reference: str
    title: str
    link: str


@dataclass(frozen=True)
class Drawn:
    """The matrix of one scheme."""

    id: str
    caption: str
    matrix: Matrix
    not_scored: str


@dataclass(frozen=True)
class RiskMatrix:
    """A matrix for each scheme in use; usually there is one."""

    drawn: tuple[Drawn, ...]
    table: Table
    withheld: tuple[str, ...]


def build(
    position: Position, _before: Position | None, options: RiskMatrixOptions
) -> RiskMatrix:
    if options.of not in WHICH:
        message = f"“{options.of}” is no matrix: there are {', '.join(WHICH)}."
        raise ValueError(message)
    rows = chosen_rows(position, None, options)
    caption = options.caption or f"{WHICH[options.of]} as at {as_at(position)}"
    drawn = tuple(
        _drawn(scheme, rows, caption, options, is_one=len(schemes_of(rows)) == 1)
        for scheme in schemes_of(rows)
    )
    return RiskMatrix(
        drawn=drawn,
        table=_as_table(drawn, caption),
        withheld=withheld_notes(position, "risk", "project"),
    )


def _drawn(
    scheme: Scheme,
    rows: list[RiskRow],
    caption: str,
    options: RiskMatrixOptions,
    *,
    is_one: bool,
) -> Drawn:
    of_scheme = [row for row in rows if row.scheme == scheme]
    placed: dict[Score, list[Standing]] = defaultdict(list)
    for row in of_scheme:
        score = _score(row, options.of)
        if score is not None:
            placed[score].append(_standing(row, options))
    without = len(of_scheme) - sum(map(len, placed.values()))
    return Drawn(
        id=f"risk-matrix-{options.of}-{scheme.code}-{scheme.version}",
        caption=caption if is_one else f"{caption}: {scheme.name}",
        matrix=matrix_of(scheme, placed),
        not_scored=_not_scored(without, options.of),
    )


def _score(row: RiskRow, of: str) -> Score | None:
    fact = row.fact
    return {
        "inherent": fact.inherent,
        "current": fact.current,
        "target": fact.target,
    }[of]


def _standing(row: RiskRow, options: RiskMatrixOptions) -> Standing:
    return Standing(row.fact.reference, row.fact.title, risk_link(row.fact, options))


def _not_scored(count: int, of: str) -> str:
    if not count:
        return ""
    has = "has" if count == 1 else "have"
    article = "an" if of == "inherent" else "a"
    return f"{count_of(count, 'risk')} {has} not been given {article} {of} score."


def _as_table(drawn: tuple[Drawn, ...], caption: str) -> Table:
    """The cells that hold something, as rows: for a spreadsheet."""
    cells = [
        (one, cell)
        for one in drawn
        for row in one.matrix.rows
        for cell in row.cells
        if cell.contents
    ]
    return make_table(
        caption,
        COLUMNS,
        [
            GroupOf(
                [
                    RowOf(
                        {
                            "likelihood": Cell(cell.likelihood.label),
                            "impact": Cell(cell.impact.label),
                            "band": Cell(f"{cell.mark} {cell.band.label}".strip()),
                            "risks": Cell(
                                ", ".join(s.reference for s in cell.contents)
                            ),
                        }
                    )
                ],
                heading=one.matrix.name,
            )
            for one, cell in cells
        ],
        empty="No risk has this score.",
        grouped_by="Scheme",
    )


BLOCK = Block(
    "risk_matrix",
    "Risk matrix",
    build,
    options=RiskMatrixOptions,
    sheet=lambda found: sheet_of(found.table),
)
