"""A row whose reference is on the register: what it would change, or leave."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from common.importing.cells import Cells, as_cell_text, same, text_of
from common.importing.exempt_cells import exempt_change
from common.importing.fields import Field, Kind
from common.importing.plan import Change, Verdict
from common.importing.row_reading import RowReader
from risks.choices import ENDED_STATES
from risks.importing.columns import risk_cells
from risks.importing.fields import BY_NAME, RISK_FIELDS
from risks.importing.known import STATES, WITHHELD, Known
from risks.importing.parsing import parsed
from risks.importing.plan import RowPlan
from risks.importing.score_cells import change_scores
from risks.models import Risk
from risks.scoring import Scheme

_ON_ITS_OWN = {
    Kind.LINE, Kind.TEXT, Kind.DAY, Kind.NUMBER, Kind.PERSON, Kind.CHOICE,
}  # fmt: skip
# Read together with other cells, or said once and for all when a risk comes in.
_NOT_SET_ALONE = {
    "reference", "state", "opened_on", "current_reason", "controls", "action",
    "action_owner", "action_due_on", "exempt_reason", "exempt_review_on",
}  # fmt: skip
SET_ALONE: tuple[Field, ...] = tuple(
    field
    for field in RISK_FIELDS
    if field.kind in _ON_ITS_OWN and field.name not in _NOT_SET_ALONE
)
# An empty cell leaves these as they are; it empties the others.
_NEVER_EMPTIED = {"title", "raised_on", "next_review_on"}
_COMPARED = ("state", "opened_on")


def plan_change(cells: RowReader, risk: Risk, known: Known) -> RowPlan:
    """What a row would change of a risk. A cell that says what the register would
    export is no change, even where it could no longer be read: somebody has left."""
    ours = risk_cells(risk, known)
    plan = RowPlan(cells.number, risk.reference, risk.title, risk=risk)
    for field in SET_ALONE:
        _change_field(plan, cells, field, ours, known)
    change_scores(plan, cells, risk, ours, known)
    plan.exemption, exempt_changes = exempt_change(cells, risk, risk.reference, ours)
    plan.changes += exempt_changes
    _refuse_if_ended(plan, cells, risk)
    plan.notices += _left_alone(cells, ours)
    if cells.failed:
        plan.verdict = Verdict.WRONG
    elif plan.fields or plan.review or plan.exemption:
        plan.verdict = Verdict.UPDATE
    return plan


def _change_field(
    plan: RowPlan, cells: RowReader, field: Field, ours: Cells, known: Known
) -> None:
    name, value = field.name, cells.value(field.name)
    if not cells.has(name) or same(value, ours[name]):
        return
    if plan.risk is None:
        return
    stored = getattr(plan.risk, name)
    if cells.is_blank(name):
        if name in _NEVER_EMPTIED:
            return
        found: Any = "" if isinstance(stored, str) else None
    else:
        if name == "milestone" and text_of(value) == WITHHELD:
            return
        scheme = known.scheme_by_id[plan.risk.scheme_id]
        found = _read(cells, field, known, scheme)
        if found is None or found == _plain(stored, field):
            return
    plan.fields[name] = found
    plan.changes.append(Change(field.heading, text_of(ours[name]), cells.text(name)))


def _read(cells: RowReader, field: Field, known: Known, scheme: Scheme) -> Any:
    return cells.read(field.name, lambda value: parsed(field, value, known, scheme))


def _plain(stored: Any, field: Field) -> Any:
    """What is stored as a cell would be read: texts without spaces at their ends."""
    if not isinstance(stored, str):
        return stored
    text = as_cell_text(stored)
    return " ".join(text.split()) if field.kind == Kind.LINE else text


def _refuse_if_ended(plan: RowPlan, cells: RowReader, risk: Risk) -> None:
    if risk.state not in ENDED_STATES or not (plan.fields or plan.review):
        return
    changed = next((name for name in plan.fields if cells.has(name)), "reference")
    cells.wrong(
        changed,
        f"{risk.reference} has ended ({risk.get_state_display().lower()}): reopen it "
        "to change it, or give what the register says.",
    )


def _left_alone(cells: RowReader, ours: Cells) -> Iterator[str]:
    """What the row says that an import compares but does not change."""
    for field in RISK_FIELDS:
        name = field.name
        if field.kind != Kind.INFORMATION and name not in _COMPARED:
            continue
        if cells.is_blank(name) or same(cells.value(name), ours[name]):
            continue
        if name == "state" and _same_state(cells.text(name), text_of(ours[name])):
            continue
        yield (
            f"{BY_NAME[name].heading}: the file says “{cells.text(name)[:80]}”, the "
            f"register {_said(text_of(ours[name]))}. An import leaves that as it is."
        )


def _same_state(theirs: str, ours: str) -> bool:
    state = {word.casefold(): s.label for word, s in STATES.items()}
    return state.get(theirs.casefold(), theirs).casefold() == ours.casefold()


def _said(ours: str) -> str:
    return f"“{ours[:80]}”" if ours else "nothing"
