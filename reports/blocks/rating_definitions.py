"""What each rating means, in writing: printed wherever ratings are."""

from __future__ import annotations

from dataclasses import dataclass

from common import rag
from common.rag import RatingState
from highlights.rating_rules import Scheme
from reports.blocks.block import Block, Options
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
from reports.position import Position

COLUMNS = (Column("state", "Rating", ColumnKind.RATING), Column("meaning", "Meaning"))


@dataclass(frozen=True)
class Definitions:
    """One table for all: states of the schemes in use, then those of the system."""

    table: Table
    sources: tuple[str, ...]


def build(
    position: Position, _before: Position | None, options: Options
) -> Definitions:
    schemes = schemes_in_use(position)
    groups = [
        GroupOf(
            [_row(state) for state in scheme.states],
            heading=scheme_name(scheme) if len(schemes) > 1 else "",
        )
        for scheme in schemes
    ]
    own = [*rag.RESERVED_STATES, *([rag.WITHHELD] if _withholds(position) else [])]
    reserved = [state for state in own if not _is_defined(state, schemes)]
    groups.append(
        GroupOf(
            [_row(state) for state in reserved],
            heading="In every scheme" if len(schemes) > 1 else "",
        )
    )
    table = make_table(
        options.caption or "What the ratings mean",
        COLUMNS,
        groups,
        empty="",
        grouped_by="Scheme" if len(schemes) > 1 else "",
        sort_param="",
    )
    return Definitions(table, tuple(map(_source, schemes)))


def definitions_for(position: Position, options: Options) -> Definitions | None:
    """What a table of ratings carries under it; None where the page has them once."""
    if not options.definitions:
        return None
    return build(position, None, Options())


def schemes_in_use(position: Position) -> tuple[Scheme, ...]:
    """Those of the reporting cycles, and of any report shown."""
    return tuple(held.scheme for held in position.schemes)


def _withholds(position: Position) -> bool:
    """Whether a reader meets "withheld" in place of a rating."""
    strands = [s for programme in position.programmes for s in programme.strands]
    projects = (project for strand in strands for project in strand.projects)
    return any(strand.latest_is_withheld for strand in strands) or any(
        project.latest_is_withheld for project in projects
    )


def _is_defined(state: RatingState, schemes: tuple[Scheme, ...]) -> bool:
    codes = [{own.code for own in scheme.states} for scheme in schemes]
    return bool(codes) and all(state.code in found for found in codes)


def scheme_name(scheme: Scheme) -> str:
    return f"{scheme.name}, version {scheme.version}"


def _source(scheme: Scheme) -> str:
    return f"{scheme_name(scheme)}. Source: {scheme.source}"


def _row(state: RatingState) -> RowOf:
    return RowOf({"state": Cell(state), "meaning": Cell(state.meaning)})


BLOCK = Block(
    "rating_definitions",
    "What the ratings mean",
    build,
    sheet=lambda found: sheet_of(found.table),
)
