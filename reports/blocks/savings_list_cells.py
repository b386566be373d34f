"""The columns a list of savings may have, and what stands in them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from common.exemption import paragraphs_phrase
from common.wording import long_date
from programmes.standing import Place
from reports.blocks.savings_cells import amount_cell, money_cells, money_columns
from reports.blocks.savings_choice import SavingsOptions, Told
from reports.blocks.table import Cell, Column, ColumnKind
from reports.savings_listings import SavingRow, claimed_by
from savings.choices import (
    Confidence,
    Difficulty,
    EqualityAssessment,
    FundingSource,
    Recurrence,
    SavingKind,
)
from savings.claims import percent


@dataclass(frozen=True)
class Naming:
    """What places and service groups are called."""

    places: Mapping[Place, str]
    groups: Mapping[int, str]


def list_columns(told: Told) -> tuple[Column, ...]:
    return (
        Column("reference", "Ref", ColumnKind.REFERENCE),
        Column("saving", "Saving"),
        Column("group", "Service group"),
        Column("owner", "Budget owner"),
        Column("claimed_by", "Claimed by"),
        Column("kind", "Type"),
        Column("recurrence", "Recurrent or one-off"),
        Column("state", "State"),
        Column("difficulty", "Difficulty when the budget was set"),
        Column("delivery", "Delivery now", ColumnKind.RATING),
        Column("confidence", "Confidence"),
        *money_columns(told),
        Column("mitigation", "Mitigation"),
        Column("replaces", "Replaces"),
        Column("funding", f"Cost of delivery ({told.unit.label})", ColumnKind.NUMBER),
        Column("paid_by", "Paid for by"),
        Column("decision", "Decision"),
        Column("fte", "Posts (FTE)", ColumnKind.NUMBER),
        Column("equality", "Equality impact assessment"),
    )


def list_cells(
    row: SavingRow, told: Told, naming: Naming, options: SavingsOptions
) -> dict[str, Cell]:
    """A cell for every column there is."""
    fact = row.fact
    since = f"Since {long_date(fact.state_since)}"
    return {
        **money_cells(row.figures, told, options.basis),
        "reference": _reference(row, options),
        "saving": _title(row),
        "group": Cell(naming.groups.get(fact.group_id, "")),
        "owner": Cell(fact.budget_owner or "No budget owner"),
        "claimed_by": Cell(lines=claimed_by(fact, naming.places)),
        "kind": Cell(_label(SavingKind, fact.kind)),
        "recurrence": Cell(_label(Recurrence, fact.recurrence)),
        "state": Cell(row.state, note=since),
        "difficulty": Cell(_label(Difficulty, fact.difficulty)),
        "delivery": Cell(row.delivery, note=fact.delivery_reason),
        "confidence": Cell(_label(Confidence, fact.confidence)),
        "mitigation": Cell(fact.mitigation or "None told"),
        "replaces": Cell(fact.replaces),
        "funding": amount_cell(fact.funding, told),
        "paid_by": Cell(_label(FundingSource, fact.funding_source)),
        "decision": Cell(fact.decision),
        "fte": Cell() if fact.fte_effect is None else _posts(row),
        "equality": Cell(
            _label(EqualityAssessment, fact.equality), note=fact.equality_reference
        ),
    }


def _reference(row: SavingRow, options: SavingsOptions) -> Cell:
    """Those entitled to an exempt saving see that it is one."""
    exempt = row.fact.exempt
    note = f"Exempt: {paragraphs_phrase(exempt.paragraphs)}" if exempt else ""
    link = options.link("savings:saving_detail", row.fact.id)
    return Cell(row.fact.reference, note=note, link=link)


def _title(row: SavingRow) -> Cell:
    """Where only a part of it is told of, that is said."""
    note = f"{percent(row.share)} of it is claimed here" if row.is_part else ""
    return Cell(row.fact.title, note=note)


def _posts(row: SavingRow) -> Cell:
    """Fewer posts with a minus sign."""
    effect = row.fact.fte_effect or 0
    words = f"{abs(effect):,.2f}".rstrip("0").rstrip(".")
    sign = "\N{MINUS SIGN}" if effect < 0 else ""
    return Cell(f"{sign}{words}", order=int(effect * 100))


def _label(choices: type, value: str) -> str:
    return str(choices(value).label) if value else ""
