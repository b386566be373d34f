"""A row of the sheet of savings: the saving it would bring, or what it would change."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any

from common.importing.cells import Cells, same, text_of
from common.importing.exempt_cells import exempt_change, new_exemption
from common.importing.fields import Field, Kind
from common.importing.plan import Change, Verdict, folded
from common.importing.row_reading import RowReader
from common.importing.values import line
from savings import delivery
from savings.choices import CASHABLE_KINDS, SavingState
from savings.importing.cell_changes import take_change
from savings.importing.columns import saving_cells
from savings.importing.fields import BY_NAME, CLAIMED_BY, SAVING_FIELDS
from savings.importing.known import Known
from savings.importing.parsing import parsed
from savings.importing.plan import SavingPlan
from savings.importing.refusals import refuse_title, require
from savings.models import Saving

_NOT_SET_ALONE = {"reference", "replaces", "exempt_reason", "exempt_review_on",
                  *CLAIMED_BY}  # fmt: skip
_NEVER_ALONE = {Kind.INFORMATION, Kind.YES_NO, Kind.PARAGRAPHS}
SET_ALONE: tuple[Field, ...] = tuple(
    field
    for field in SAVING_FIELDS
    if field.kind not in _NEVER_ALONE and field.name not in _NOT_SET_ALONE
)
# What budget owners return, and an import says only of a saving that is new.
_RETURNED = ("delivery", "delivery_reason")
# An empty cell leaves these as they are; it empties the others.
_NEVER_EMPTIED = {"title", "group", "kind", "recurrence"}
_NEEDED = [BY_NAME[name] for name in ("title", "group", "kind")]
RETURNS_SAY = "An import leaves that as it is: returns say this."


def plan_new(cells: RowReader, known: Known, new: set[str]) -> SavingPlan:
    """`new` holds the folded references of the savings that come in above."""
    plan = SavingPlan(cells.number, verdict=Verdict.CREATE)
    plan.reference = cells.read("reference", lambda v: line(v, 30)) or ""
    state = cells.text("state")
    if folded(state) == folded(SavingState.WITHDRAWN.label):
        return _left_out(plan, cells)
    for field in SET_ALONE:
        value = _read(cells, field, known)
        if value is not None:
            plan.fields[field.name] = value
    plan.title = plan.fields.get("title", "")
    require(cells, _NEEDED, what="saving")
    refuse_title(plan, cells, known.titles)
    _read_replaced(plan, cells, known, new)
    if exemption := new_exemption(cells):
        plan.fields |= {
            "is_exempt": True,
            "exempt_paragraphs": exemption.paragraphs,
            "exempt_reason": exemption.reason,
            "exempt_review_on": exemption.review_on,
        }
    _refuse_unexplained(plan, cells)
    if state and folded(state) != folded(SavingState.PROPOSED.label):
        plan.notices.append(
            f"It comes in as proposed, not as {state[:40].lower()}: its steps are "
            "taken on its page."
        )
    plan.brief = _brief(plan)
    return plan


def plan_change(
    cells: RowReader, saving: Saving, known: Known, new: set[str]
) -> SavingPlan:
    """A cell that says what the portal would export is no change, even where it could
    no longer be read: somebody has left."""
    ours = saving_cells(saving, known)
    plan = SavingPlan(cells.number, saving.reference, saving.title, saving=saving)
    for field in SET_ALONE:
        if field.name not in _RETURNED:
            take_change(
                plan,
                cells,
                field,
                ours,
                stored=getattr(saving, field.name),
                read=partial(parsed, field, known=known),
                kept=field.name in _NEVER_EMPTIED,
            )
    if not same(cells.value("replaces"), ours["replaces"]):
        _read_replaced(plan, cells, known, new)
    plan.exemption, changes = exempt_change(cells, saving, saving.reference, ours)
    plan.changes += changes
    kind = plan.fields.get("kind", saving.kind)
    if saving.state == SavingState.IN_BUDGET and kind not in CASHABLE_KINDS:
        cells.wrong(
            "kind",
            f"{saving.reference} stands in the budget, so it is cashable: take it out "
            "of the budget first.",
        )
    plan.notices += _left_alone(cells, ours)
    return plan


def _read(cells: RowReader, field: Field, known: Known) -> Any:
    return cells.read(field.name, lambda value: parsed(field, value, known))


def _read_replaced(
    plan: SavingPlan, cells: RowReader, known: Known, new: set[str]
) -> None:
    wanted = " ".join(cells.text("replaces").split())
    if not cells.has("replaces") or (not wanted and plan.is_new):
        return
    before = plan.saving.replaces if plan.saving else None
    found = known.saving(wanted) if wanted else None
    if wanted and folded(wanted) == folded(plan.reference):
        cells.wrong("replaces", "A saving does not stand in for itself.")
    elif wanted and found is None and folded(wanted) not in new:
        cells.wrong(
            "replaces",
            "There is no saving with this reference, here or in a row above: put the "
            "row of the other saving first, or correct the cell.",
        )
    elif wanted and found is None:
        plan.replaces = folded(wanted)
        plan.fields["replaces"] = None
    elif found != before or (plan.is_new and found):
        plan.fields["replaces"] = found
    if "replaces" in plan.fields and not plan.is_new:
        was = before.reference if before else ""
        plan.changes.append(Change("Replaces", was, wanted))


def _refuse_unexplained(plan: SavingPlan, cells: RowReader) -> None:
    says = delivery.reason_missing(
        plan.fields.get("delivery", ""),
        plan.fields.get("delivery_reason", ""),
        delivery.indicated_of(None, 0, SavingState.PROPOSED),
    )
    if says:
        has = cells.has("delivery_reason")
        cells.wrong("delivery_reason" if has else "delivery", says)


def _left_out(plan: SavingPlan, cells: RowReader) -> SavingPlan:
    plan.verdict, plan.title = Verdict.SKIP, cells.text("title")[:200]
    plan.notices.append("Withdrawn: an import brings in savings that are proposed.")
    cells.problems.clear()
    return plan


def _brief(plan: SavingPlan) -> str:
    """Proposed, owner Head of Property, exempt."""
    said = ["Proposed"]
    if owner := plan.fields.get("budget_owner"):
        said.append(f"owner {owner}")
    if plan.fields.get("is_exempt"):
        said.append("exempt")
    return ", ".join(said)


def _left_alone(cells: RowReader, ours: Cells) -> Iterator[str]:
    """What the row says that an import compares but does not change."""
    for name in ("state", *_RETURNED):
        if cells.is_blank(name) or same(cells.value(name), ours[name]):
            continue
        why = (
            "An import leaves that as it is: a step on its page changes it."
            if name == "state"
            else RETURNS_SAY
        )
        said = text_of(ours[name])[:80]
        yield (
            f"{BY_NAME[name].heading}: the file says “{cells.text(name)[:80]}”, the "
            f"portal {f'“{said}”' if said else 'nothing'}. {why}"
        )
