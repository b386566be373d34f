"""What the bands and the levels of a scoring scheme mean: printed where scores are."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from common.wording import count_of
from reports.blocks.block import Block
from reports.blocks.risk_choice import RiskOptions, chosen_rows
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
from reports.risk_listings import RiskRow
from risks.scoring import Band, Method, Prints, Scheme

BANDS = (
    Column("band", "Band", ColumnKind.RATING),
    Column("scores", "Scores"),
    Column("meaning", "What it means"),
    Column("review", "Reviewed at least every"),
)


@dataclass(frozen=True)
class BandMeanings:
    """One group of bands a scheme; `sources` says where each scheme is from."""

    table: Table
    sources: tuple[str, ...]


def build(
    position: Position, _before: Position | None, options: RiskOptions
) -> BandMeanings:
    return meanings_of(
        schemes_of(chosen_rows(position, None, options)), options.caption
    )


def meanings_for(rows: Iterable[RiskRow], options: RiskOptions) -> BandMeanings | None:
    """What a table of scores carries under it; None where the page has it once."""
    return meanings_of(schemes_of(rows)) if options.definitions else None


def schemes_of(rows: Iterable[RiskRow]) -> tuple[Scheme, ...]:
    """The schemes in which these risks are scored, each version once."""
    found = {(r.scheme.code, r.scheme.version): r.scheme for r in rows}
    return tuple(found[key] for key in sorted(found))


def meanings_of(schemes: tuple[Scheme, ...], caption: str = "") -> BandMeanings:
    table = make_table(
        caption or "How risks are scored",
        BANDS,
        [
            GroupOf(
                [_row(scheme, band) for band in reversed(scheme.bands)],
                heading=scheme_name(scheme) if len(schemes) > 1 else "",
            )
            for scheme in schemes
        ],
        empty="No risk is scored here.",
        grouped_by="Scheme" if len(schemes) > 1 else "",
    )
    return BandMeanings(table, tuple(map(_source, schemes)))


def scheme_name(scheme: Scheme) -> str:
    return f"{scheme.name}, version {scheme.version}"


def _row(scheme: Scheme, band: Band) -> RowOf:
    return RowOf(
        {
            "band": Cell(band.state),
            "scores": Cell(_scores(scheme, band)),
            "meaning": Cell(band.state.meaning),
            "review": Cell(count_of(band.review_days, "day")),
        }
    )


def _scores(scheme: Scheme, band: Band) -> str:
    """15 to 25; of marks and words, each score."""
    if scheme.method == Method.MARKS or scheme.prints == Prints.WORDS:
        held = scheme.in_bands(frozenset({band.code}))
        return ", ".join(scheme.short(score) for score in reversed(held))
    if band.lowest == band.highest:
        return str(band.lowest)
    return f"{band.lowest} to {band.highest}"


def _source(scheme: Scheme) -> str:
    return f"{scheme_name(scheme)}. Source: {scheme.source}"


BLOCK = Block(
    "risk_definitions",
    "How risks are scored",
    build,
    options=RiskOptions,
    sheet=lambda found: sheet_of(found.table),
)
