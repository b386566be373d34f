"""Controls and actions: on sheets of their own as the export writes them, or in cells
beside the risk as councils' own registers have them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.utils import timezone

from common.importing.cells import Cells, as_cell_text, same, text_of
from common.importing.fields import Field
from common.importing.plan import Change, Verdict, folded
from common.importing.row_reading import RowReader
from common.importing.values import day
from risks.choices import ENDED_STATES, Effectiveness
from risks.importing.columns import action_cells, control_cells
from risks.importing.fields import ACTION_FIELDS, CONTROL_FIELDS
from risks.importing.known import Known
from risks.importing.parsing import parsed
from risks.importing.plan import BesidePlan, Plan, RowPlan
from risks.models import Risk, RiskAction, RiskControl

_BULLET = re.compile(r"^\s*(?:[•·▪–*-]|\(?\d{1,2}[.)])\s+")
_SAYS_NONE = {"none", "n/a", "na", "nil", "-", "–", "tbc", "tba", "not applicable"}

Hanging = RiskControl | RiskAction


@dataclass
class BesideSheet:
    """What is read from one sheet: its kind of record, and how we would export it."""

    kind: type[RiskControl] | type[RiskAction]
    fields: tuple[Field, ...]
    rows: Mapping[int, Sequence[Hanging]]
    cells: Callable[[Any, str], Cells]
    noun: str
    needed: tuple[str, ...]
    seen: set[int] = field(default_factory=set)


def controls_sheet(known: Known) -> BesideSheet:
    return BesideSheet(
        RiskControl,
        CONTROL_FIELDS,
        known.controls,
        control_cells,
        "control",
        ("description",),
    )


def actions_sheet(known: Known) -> BesideSheet:
    return BesideSheet(
        RiskAction,
        ACTION_FIELDS,
        known.actions,
        lambda row, reference: action_cells(row, reference, known),
        "action",
        ("description", "due_on"),
    )


def plan_beside(
    plan: Plan,
    rows: Iterator[RowReader],
    sheet: BesideSheet,
    known: Known,
    new: Mapping[str, RowPlan],
) -> None:
    """Add to the plan what a sheet of controls or actions says. `new` holds the risks
    this import brings, by reference."""
    for cells in rows:
        if cells.is_all_blank():
            plan.blank_rows += 1
            continue
        found = _plan_one(cells, sheet, known, new)
        plan.problems += cells.problems
        if found is not None and not cells.failed:
            plan.beside.append(found)
        elif not cells.failed:
            plan.same_beside += 1


def _plan_one(
    cells: RowReader, sheet: BesideSheet, known: Known, new: Mapping[str, RowPlan]
) -> BesidePlan | None:
    reference = cells.text("risk")
    risk = known.risk(reference) if reference else None
    if risk is None:
        if folded(reference) not in new:
            cells.wrong(
                "risk",
                "Give the reference of a risk of this register, or of this file.",
            )
            return None
        return _added(cells, sheet, known, reference, None)
    if cells.is_blank("number"):
        if _is_there(cells.text("description"), sheet.rows.get(risk.pk, [])):
            return None
        _refuse_if_ended(cells, risk)
        return _added(cells, sheet, known, risk.reference, risk)
    row = _numbered(cells, sheet, risk)
    return _changed(cells, sheet, known, risk, row) if row is not None else None


def _numbered(cells: RowReader, sheet: BesideSheet, risk: Risk) -> Hanging | None:
    """The control or action of this risk that has this number. One of another risk,
    seen or unseen, is no more there than one that never was."""
    found = next(
        (
            row
            for row in sheet.rows.get(risk.pk, [])
            if str(row.pk) == cells.text("number")
        ),
        None,
    )
    if found is None:
        cells.wrong(
            "number",
            f"{risk.reference} has no {sheet.noun} with this number: leave the cell "
            "empty to add one.",
        )
    elif found.pk in sheet.seen:
        cells.wrong("number", "An earlier row has this number already.")
        return None
    else:
        sheet.seen.add(found.pk)
    return found


def _added(
    cells: RowReader,
    sheet: BesideSheet,
    known: Known,
    reference: str,
    risk: Risk | None,
) -> BesidePlan:
    found: dict[str, Any] = {}
    for each in _settable(sheet):
        value = _read(cells, each, known)
        if value is not None:
            found[each.name] = value
        elif each.name in sheet.needed and cells.is_blank(each.name):
            cells.wrong(each.name, f"Fill this in: {each.heading}.")
    _refuse_future_end(cells, found)
    return BesidePlan(
        cells.sheet.title,
        cells.number,
        sheet.kind,
        folded(reference),
        found,
        risk=risk,
    )


def _changed(
    cells: RowReader, sheet: BesideSheet, known: Known, risk: Risk, row: Hanging
) -> BesidePlan | None:
    ours = sheet.cells(row, risk.reference)
    plan = BesidePlan(
        cells.sheet.title, cells.number, sheet.kind, folded(risk.reference), {}, row
    )
    for each in _settable(sheet):
        if not cells.has(each.name) or same(cells.value(each.name), ours[each.name]):
            continue
        if cells.is_blank(each.name):
            if each.name in (*sheet.needed, "effectiveness"):
                cells.wrong(each.name, f"Fill this in: {each.heading}.")
                continue
            plan.fields[each.name] = "" if each.name == "progress" else None
        else:
            plan.fields[each.name] = _read(cells, each, known)
        before, after = text_of(ours[each.name]), cells.text(each.name)
        plan.changes.append(Change(each.heading, before, after))
    _refuse_future_end(cells, plan.fields)
    if plan.fields:
        _refuse_if_ended(cells, risk)
    return plan if plan.fields else None


def _settable(sheet: BesideSheet) -> list[Field]:
    return [each for each in sheet.fields if each.name not in ("number", "risk")]


def _read(cells: RowReader, each: Field, known: Known) -> Any:
    return cells.read(each.name, lambda v: parsed(each, v, known, known.scheme))


def _refuse_future_end(cells: RowReader, found: Mapping[str, Any]) -> None:
    done_on = found.get("done_on")
    if done_on is not None and done_on > timezone.localdate():
        cells.wrong("done_on", "It cannot have been done in the future.")


def _refuse_if_ended(cells: RowReader, risk: Risk) -> None:
    if risk.state in ENDED_STATES:
        cells.wrong("risk", f"{risk.reference} has ended: reopen it to change it.")


def _is_there(description: str, rows: Sequence[Hanging]) -> bool:
    wanted = " ".join(description.split()).casefold()
    return any(
        " ".join(as_cell_text(row.description).split()).casefold() == wanted
        for row in rows
    )


def plan_cells_beside(
    plan: Plan, row: RowPlan, cells: RowReader, known: Known
) -> list[BesidePlan]:
    """Controls, a line each, and an action, in cells of the risk's own row; those the
    risk has already are left alone."""
    if row.verdict in (Verdict.SKIP, Verdict.WRONG):
        return []
    of = folded(row.risk.reference) if row.risk else row.number
    there = row.risk.pk if row.risk else 0
    found = [
        BesidePlan(
            cells.sheet.title, cells.number, RiskControl, of, fields, risk=row.risk
        )
        for fields in _controls(cells)
        if not _is_there(fields["description"], known.controls.get(there, []))
    ]
    action = _action(cells, known)
    if action and not _is_there(action["description"], known.actions.get(there, [])):
        found.append(
            BesidePlan(
                cells.sheet.title, cells.number, RiskAction, of, action, risk=row.risk
            )
        )
    if found and row.risk and row.risk.state in ENDED_STATES:
        row.notices.append("It has ended: its controls and actions are left alone.")
        return []
    return found


def _controls(cells: RowReader) -> list[dict[str, Any]]:
    lines = (
        _BULLET.sub("", line).strip() for line in cells.text("controls").split("\n")
    )
    return [
        {"description": line, "effectiveness": Effectiveness.NOT_TESTED}
        for line in dict.fromkeys(lines)
        if line and line.casefold() not in _SAYS_NONE
    ]


def _action(cells: RowReader, known: Known) -> dict[str, Any] | None:
    description = cells.text("action")
    if not description or description.casefold() in _SAYS_NONE:
        return None
    due_on = cells.read("action_due_on", day)
    if due_on is None and cells.is_blank("action_due_on"):
        cells.wrong(
            "action_due_on" if cells.has("action_due_on") else "action",
            "Say by when this action is due.",
        )
    owner = cells.read("action_owner", known.people.find)
    return {"description": description, "owner": owner, "due_on": due_on}
