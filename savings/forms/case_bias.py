"""How far costs are likely to be thought too low: the columns of one row of money.

A bias that nobody sets by hand is what the Green Book's table comes to for the kind of
project; without a kind it is nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms

from common.money import WHOLE_SHARE
from common.percent import printed_percent
from savings.appraisal.content import Flow, ProjectKind
from savings.appraisal.optimism_bias import (
    STARTING_VALUES,
    WorkedBias,
    bias_of_table,
    is_share,
    worked_bias,
)
from savings.forms.case_fields import ShareField, share_in, shown_share
from savings.forms.case_rows import Fields, Row

BIAS = frozenset({"project_kind", "managed", "optimism_bias", "bias_basis"})
_KINDS = [
    ("", "None of these"),
    *(
        (kind.value, f"{kind.label}: {printed_percent(start.upper)} %")
        for kind, start in STARTING_VALUES.items()
    ),
]


def bias_fields(where: str) -> Fields:
    return {
        "project_kind": forms.ChoiceField(
            label=f"{where}: kind of project", choices=_KINDS, required=False
        ),
        "managed": ShareField(
            f"{where}: causes managed, %", highest=WHOLE_SHARE, required=False
        ),
        "optimism_bias": ShareField(
            f"{where}: set by hand, %", highest=3 * WHOLE_SHARE, required=False
        ),
        "bias_basis": forms.CharField(
            label=f"{where}: where that comes from", max_length=200, required=False
        ),
    }


def typed_bias(flow: Flow) -> Row:
    """As the boxes of a stored row show it at first."""
    table = bias_of_table(flow)
    is_by_hand = flow.optimism_bias != (table.bias if table else 0)
    return {
        "project_kind": flow.project_kind.value if flow.project_kind else "",
        "managed": shown_share(flow.managed or None),
        "optimism_bias": shown_share(flow.optimism_bias if is_by_hand else None),
        "bias_basis": flow.bias_basis,
    }


def bias_in(row: Mapping[str, Any]) -> dict[str, Any]:
    """What a row that could be read says of its bias, by field of `Flow`."""
    kind = ProjectKind(row["project_kind"]) if row["project_kind"] else None
    managed, by_hand = row["managed"] or 0, row["optimism_bias"]
    table = worked_bias(kind, managed).bias if kind else 0
    return {
        "project_kind": kind,
        "managed": managed,
        "optimism_bias": table if by_hand is None else by_hand,
        "bias_basis": row["bias_basis"],
    }


def counted_words(row: Row) -> str:
    """What the boxes come to so far, step by step; nothing of what cannot be read."""
    table = _table_of(row)
    if not row.get("optimism_bias", "").strip():
        return table.steps if table else "None"
    by_hand = share_in(row["optimism_bias"])
    words = "" if by_hand is None else f"{printed_percent(by_hand)} %"
    return f"{words}; worked out: {table.steps}" if table else words


def _table_of(row: Row) -> WorkedBias | None:
    kind, managed = row.get("project_kind", ""), share_in(row.get("managed", ""))
    if kind not in set(ProjectKind) or managed is None or not is_share(managed):
        return None
    return worked_bias(ProjectKind(kind), managed)
