"""What a paper prints of the Position: which kinds of facts, and of which risks what.

So that it says something is withheld only where it would have stood, and publishes
only the data it prints.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from programmes.standing import NOTHING_EXEMPT, Entitlement
from reports.blocks import BLOCKS, read_options
from reports.blocks.risk_choice import RiskOptions, chosen_moves, chosen_rows
from reports.blocks.risk_table import SHOWN as TABLE_SHOWN
from reports.blocks.risk_table import RiskTableOptions
from reports.blocks.risk_travel import ENDED, Became
from reports.papers.choices import PartKind, Source
from reports.papers.facts import Positions
from reports.papers.savings_printed import MONEY_BLOCKS, savings_printed
from reports.papers.structure import Definition, PartSpec
from reports.position import Position, Withheld
from reports.risk_listings import RiskRow

RISK_BLOCKS = frozenset(code for code in BLOCKS if code.startswith("risk_"))

# By the id of a risk, the names of the fields printed of it.
Fields = Mapping[int, frozenset[str]]


def prints_risks(definition: Definition) -> bool:
    return bool(definition.blocks & RISK_BLOCKS)


def prints_reports(definition: Definition) -> bool:
    """Whether what officers reported stands in it: in a block, or as its text."""
    if definition.blocks - RISK_BLOCKS - MONEY_BLOCKS:
        return True
    return any(
        part.source == Source.STRAND_REPORT
        for section in definition.all_sections()
        for part in section.parts
    )


def notes_of(
    definition: Definition,
    positions: Positions,
    entitlement: Entitlement = NOTHING_EXEMPT,
) -> tuple[Withheld, ...]:
    """What the version of such a paper for this entitlement leaves out; what the public
    one does, by default."""
    kinds = {"project"}
    if prints_reports(definition):
        kinds |= {"report", "milestone"}
    if prints_risks(definition):
        kinds |= {"risk"}
    kinds |= savings_printed(definition).kinds
    notes = positions.notes_for(entitlement)
    return tuple(note for note in notes if note.kind in kinds)


def risks_printed(definition: Definition, positions: Positions) -> Fields:
    """Of each risk that the blocks of a paper name, what they print of it."""
    found: dict[int, set[str]] = defaultdict(set)
    for section in definition.all_sections():
        for part in section.parts:
            if part.kind == PartKind.BLOCK and part.block in RISK_BLOCKS:
                before = positions.before(part.window)
                for row, names in _printed_by(part, positions.now, before):
                    found[row.fact.id] |= {*names}
    return {risk_id: frozenset(names) for risk_id, names in found.items()}


def _printed_by(
    part: PartSpec, position: Position, before: Position | None
) -> Iterable[tuple[RiskRow, Iterable[str]]]:
    options: Any = read_options(BLOCKS[part.block].options, part.options)
    tell = _TELLS.get(part.block)
    return tell(position, before, options) if tell else ()


Told = Iterable[tuple[RiskRow, Iterable[str]]]


def _of_table(
    position: Position, before: Position | None, options: RiskTableOptions
) -> Told:
    columns = options.columns or TABLE_SHOWN
    names = {name for column in columns for name in FIELDS.get(column, ())}
    names |= _whole(options) | ({"carried_up"} if options.places else set())
    if before is not None:  # the earlier score is then that of the day compared with
        names -= {"previous"}
    return [(row, names) for row in chosen_rows(position, before, options)]


def _of_escalations(
    position: Position, before: Position | None, options: RiskOptions
) -> Told:
    names = {"title", "owner", "escalation", *_whole(options)}
    return [(row, names) for row in chosen_rows(position, before, options)]


def _of_overdue(
    position: Position, before: Position | None, options: RiskOptions
) -> Told:
    names = {"title", "owner", "last_reviewed_on", "next_review_on", *_whole(options)}
    return [(row, names) for row in chosen_rows(position, before, options)]


def _of_matrix(position: Position, before: Position | None, options: Any) -> Told:
    names = () if options.of == "current" else (options.of,)
    return [(row, names) for row in chosen_rows(position, before, options)]


def _of_movement(position: Position, before: Position | None, options: Any) -> Told:
    names = {"title", "current_reason", *_whole(options)}
    names |= {"owner"} if "owner" in options.columns else set()
    return [
        (each.row, {*names, "lesson"} if each.became in ENDED else names)
        for each in chosen_moves(position, before, options)
        if options.unchanged or each.became != Became.NO_CHANGE
    ]


def _of_closures(
    position: Position, before: Position | None, options: RiskOptions
) -> Told:
    names = {"title", "lesson", "closed_on", *_whole(options)}
    return [
        (each.row, names)
        for each in chosen_moves(position, before, options)
        if each.became in ENDED
    ]


def _whole(options: RiskOptions) -> set[str]:
    return SENTENCE if options.whole else set()


SENTENCE = {"cause", "event", "consequence"}

# A column of the table of risks, and the fields of a risk that stand in it.
FIELDS: Mapping[str, tuple[str, ...]] = {
    "risk": ("title",),
    "register": ("carried_up",),
    "owner": ("owner",),
    "category": ("category",),
    "inherent": ("inherent",),
    "previous": ("previous",),
    "direction": ("previous",),
    "target": ("target",),
    "response": ("response",),
    "controls": ("controls",),
    "actions": ("actions",),
    "review": ("next_review_on",),
    "red": ("red_since",),
}

_TELLS: Mapping[str, Callable[[Position, Position | None, Any], Told]] = {
    "risk_table": _of_table,
    "risk_matrix": _of_matrix,
    "risk_movement": _of_movement,
    "risk_escalations": _of_escalations,
    "risk_closures": _of_closures,
    "risk_overdue": _of_overdue,
}
