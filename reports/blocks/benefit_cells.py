"""Tables of benefits: their columns, which of them are shown, and what is said of
them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from common.exemption import paragraphs_phrase
from common.money import Amount, Unit
from common.wording import and_list, long_date
from programmes.standing import Place
from reports.benefit_listings import (
    BenefitRow,
    benefit_rows,
    workstream_of,
)
from reports.blocks.block import Options, choose
from reports.blocks.savings_choice import names_of, scope_of
from reports.blocks.table import (
    Cell,
    Column,
    ColumnKind,
    GroupOf,
    RowOf,
    Table,
    chosen_columns,
    make_table,
)
from reports.blocks.words import as_at, withheld_notes
from reports.headline import Of
from reports.position import Position
from savings.benefit_groups import (
    IN_SEVERAL,
    Headings,
    grouped,
    is_in_several,
    told,
)
from savings.benefit_rules import STATES, measured
from savings.choices import BenefitClass, BenefitKind, BenefitStanding

SHOWN = (
    "reference",
    "benefit",
    "measure",
    "baseline",
    "target",
    "latest",
    "standing",
    "declared",
    "owner",
)
COLUMNS = (
    Column("reference", "Ref", ColumnKind.REFERENCE),
    Column("benefit", "Benefit", is_wide=True),
    Column("where", "Workstream"),
    Column("category", "Whose benefit"),
    Column("kind", "Counted in"),
    Column("measure", "Measure"),
    Column("baseline", "Baseline"),
    Column("target", "Target"),
    Column("latest", "Latest reading"),
    Column("standing", "By its readings", ColumnKind.RATING),
    Column("declared", "As declared", ColumnKind.RATING),
    Column("owner", "Owner"),
    Column("priorities", "Corporate priorities"),
    Column("values", "Values"),
    Column("annual_value", "Full-year value (£)", ColumnKind.NUMBER),
    Column("saving", "Counted as saving"),
    Column("activities", "What must be done for it", is_wide=True),
)


@dataclass(frozen=True)
class BenefitOptions(Options):
    """`which`: followed, all, off_track, no_reading, realised or disbenefits."""

    which: str = "followed"
    of: Of = Of.PROGRAMME


@dataclass(frozen=True)
class Benefits:
    """`summary` counts them by how they stand."""

    summary: str
    table: Table
    notes: tuple[str, ...]
    withheld: tuple[str, ...]


_WHICH: Mapping[str, Callable[[BenefitRow], bool]] = {
    "followed": lambda row: row.is_followed,
    "all": lambda _: True,
    "off_track": lambda row: row.standing == STATES[BenefitStanding.OFF_TRACK],
    "no_reading": lambda row: row.standing == STATES[BenefitStanding.NO_READING],
    "realised": lambda row: row.standing == STATES[BenefitStanding.REALISED],
    "disbenefits": lambda row: row.fact.is_disbenefit,
}
_EMPTY = {
    "followed": "No benefit is promised here yet.",
    "all": "No benefit is promised here yet.",
    "off_track": "No benefit is off track by its readings.",
    "no_reading": "Every benefit has been measured.",
    "realised": "No benefit is realised yet.",
    "disbenefits": "No dis-benefit is accepted here.",
}


def told_benefits(
    position: Position,
    options: BenefitOptions,
    code: str,
    *,
    grouped_by: str = "",
    headings: Headings[BenefitRow] | None = None,
    order: Iterable[str] = (),
    last: str = "",
) -> Benefits:
    """All in one list, or under each of their `headings`: in this order where it names
    them, then by name, and one of them last."""
    fits = choose(_WHICH, options.which, "which benefits to show")
    scope, names = scope_of(position, options.of), names_of(position)
    rows = [row for row in benefit_rows(position, scope) if fits(row)]
    table = make_table(
        options.caption or _caption(position, grouped_by),
        chosen_columns(COLUMNS, options.columns, SHOWN),
        _groups(rows, names, options, headings, ([*order], last)),
        empty=_EMPTY[options.which],
        grouped_by=grouped_by,
        sort_param=f"{code}-sort",
        sort=options.sort,
    )
    return Benefits(
        summary=f"{told(row.standing for row in rows)}." if rows else "",
        table=table,
        notes=tuple(_notes(rows, headings)),
        withheld=withheld_notes(position, "benefit"),
    )


def _caption(position: Position, grouped_by: str) -> str:
    by = f" by {grouped_by.lower()}" if grouped_by else ""
    return f"Benefits{by} as at {as_at(position)}"


def _groups(
    rows: Sequence[BenefitRow],
    names: Mapping[Place, str],
    options: Options,
    headings: Headings[BenefitRow] | None,
    in_order: tuple[Sequence[str], str],
) -> list[GroupOf]:
    """`in_order`: the headings that come first, and the one that comes last."""
    order, last = in_order
    if headings is None:
        return [GroupOf([_row(row, names, options) for row in rows])]
    return [
        GroupOf(
            [_row(row, names, options) for row in group.rows],
            heading=group.name,
            note=told(row.standing for row in group.rows),
        )
        for group in grouped(rows, headings, order=order, last=last)
    ]


def _row(row: BenefitRow, names: Mapping[Place, str], options: Options) -> RowOf:
    return RowOf(_cells(row, names, options), attention=row.is_declared_better)


def _cells(
    row: BenefitRow, names: Mapping[Place, str], options: Options
) -> dict[str, Cell]:
    """A cell for every column there is."""
    fact, latest = row.fact, row.latest
    owner_later = f"After the project: {row.owner_later}" if row.owner_later else ""
    worth = fact.annual_value
    return {
        "reference": Cell(
            fact.reference,
            note=_exempt(row),
            link=options.link("savings:benefit_detail", fact.id),
        ),
        "benefit": Cell(fact.title, note="Dis-benefit" if fact.is_disbenefit else ""),
        "where": Cell(workstream_of(fact.place, names)),
        "category": Cell(BenefitClass(fact.category).label if fact.category else ""),
        "kind": Cell(BenefitKind(fact.kind).label),
        "measure": Cell(fact.measure or "Described, not measured"),
        "baseline": _measured(
            fact.baseline, fact.unit, fact.baseline_on, fact.baseline_source
        ),
        "target": _measured(fact.target, fact.unit, fact.target_on),
        "latest": _measured(
            latest.value if latest else None,
            fact.unit,
            latest.on if latest else None,
            latest.source if latest else "",
        ),
        "standing": Cell(row.standing),
        "declared": Cell(row.declared, note=fact.declared_reason),
        "owner": Cell(row.owner or "No owner", note=owner_later),
        "priorities": Cell(lines=fact.priorities),
        "values": Cell(lines=fact.values),
        "annual_value": Cell(None if worth is None else Amount(worth, Unit.POUNDS)),
        "saving": Cell(fact.saving),
        "activities": Cell(fact.activities),
    }


def _exempt(row: BenefitRow) -> str:
    """Those entitled to an exempt benefit see that it is one."""
    exempt = row.fact.exempt
    return f"Exempt: {paragraphs_phrase(exempt.paragraphs)}" if exempt else ""


def _measured(
    value: Decimal | None, unit: str, on: date | None, source: str = ""
) -> Cell:
    """The day and the source stand under the figure."""
    told = [*([long_date(on)] if on else []), *([source] if source else [])]
    note = ", ".join(told) if value is not None else ""
    return Cell(measured(value, unit), note=note)


def _notes(
    rows: Sequence[BenefitRow], headings: Headings[BenefitRow] | None
) -> Iterator[str]:
    better = [row.fact.reference for row in rows if row.is_declared_better]
    if better:
        verb = "is" if len(better) == 1 else "are"
        yield f"{and_list(better)} {verb} declared better than the readings say."
    if headings and is_in_several(rows, headings):
        yield IN_SEVERAL
