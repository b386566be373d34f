"""A row whose reference is not on the register: the risk it would bring."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils import timezone

from common.importing.exempt_cells import new_exemption
from common.importing.plan import Verdict
from common.importing.row_reading import RowReader
from common.importing.values import day, line
from risks.choices import ENDED_STATES, RiskState
from risks.importing.fields import BY_NAME
from risks.importing.known import Known
from risks.importing.parsing import parsed
from risks.importing.plan import RowPlan
from risks.importing.risk_rows import SET_ALONE
from risks.importing.score_cells import read_score, score_fields
from risks.scoring import Scheme, Score

LONGEST_TITLE = 200
TITLE_FROM_EVENT = (
    "No column holds a title: each title is taken from “There is a risk that”, cut to "
    "200 characters where it is longer."
)


def plan_new(cells: RowReader, known: Known, *, may_accept: bool) -> RowPlan:
    """`may_accept`: whether the reader puts risks onto the register, or only proposes
    them."""
    plan = RowPlan(cells.number, verdict=Verdict.CREATE)
    plan.reference = cells.read("reference", lambda v: line(v, 30)) or ""
    state = _one(cells, "state", known)
    if state in ENDED_STATES:
        return _left_out(plan, cells, RiskState(state))
    plan.fields = _fields(cells, known)
    if not cells.has("title"):
        plan.fields["title"] = _title_from_event(plan.fields)
    plan.title = plan.fields.get("title", "")
    if not plan.title and not cells.failed:
        name = "title" if cells.has("title") else "event"
        cells.wrong(name, "Give this risk a title.")
    if not plan.reference:
        _refuse_again(plan, cells, known)
    if exemption := new_exemption(cells):
        plan.fields |= {
            "is_exempt": True,
            "exempt_paragraphs": exemption.paragraphs,
            "exempt_reason": exemption.reason,
            "exempt_review_on": exemption.review_on,
        }
    _decide_state(plan, cells, state, may_accept=may_accept)
    _check_days(plan, cells)
    if cells.failed:
        plan.verdict = Verdict.WRONG
    else:
        plan.brief = _brief(plan, known.scheme)
    return plan


def _brief(plan: RowPlan, scheme: Scheme) -> str:
    """On the register, 16 Significant, owner Chris Reed, exempt."""
    said = ["On the register" if plan.is_accepted else "Proposed"]
    if "current_likelihood" in plan.fields:
        score = Score(plan.fields["current_likelihood"], plan.fields["current_impact"])
        said.append(f"{scheme.short(score)} {scheme.band(score).label}")
    if owner := plan.fields.get("owner"):
        said.append(f"owner {owner}")
    if plan.fields.get("is_exempt"):
        said.append("exempt")
    return ", ".join(said)


def _left_out(plan: RowPlan, cells: RowReader, state: RiskState) -> RowPlan:
    plan.verdict, plan.title = Verdict.SKIP, cells.text("title")[:LONGEST_TITLE]
    plan.notices.append(
        f"{state.label}: an import brings in risks that are open or proposed."
    )
    cells.problems.clear()
    return plan


def _fields(cells: RowReader, known: Known) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for field in SET_ALONE:
        value = _one(cells, field.name, known)
        if value is not None:
            found[field.name] = value
    for which in ("inherent", "current", "target"):
        if score := read_score(cells, which, known.scheme):
            found |= score_fields(which, score)
    if reason := _one(cells, "current_reason", known):
        found["current_reason"] = reason
    return found


def _one(cells: RowReader, name: str, known: Known) -> Any:
    field = BY_NAME[name]
    return cells.read(name, lambda value: parsed(field, value, known, known.scheme))


def _title_from_event(fields: dict[str, Any]) -> str:
    event = " ".join(str(fields.get("event", "")).split())
    if len(event) <= LONGEST_TITLE:
        return event
    return event[: LONGEST_TITLE - 1].rsplit(" ", 1)[0][: LONGEST_TITLE - 1] + "…"


def _refuse_again(plan: RowPlan, cells: RowReader, known: Known) -> None:
    """Without a reference, a file imported twice would bring every risk twice."""
    if there := known.titles.get(plan.title.casefold()):
        cells.wrong(
            "title" if cells.has("title") else "event",
            f"{there} has this title already: put {there} into the reference of this "
            "row, or change the title.",
        )


def _decide_state(
    plan: RowPlan, cells: RowReader, state: object, *, may_accept: bool
) -> None:
    is_scored = "current_likelihood" in plan.fields
    if state == RiskState.OPEN and not is_scored and not cells.failed:
        scored_in = ("current_likelihood", "current_score", "state")
        cells.wrong(
            next(name for name in scored_in if cells.has(name)),
            "A risk on the register has a current score: give it, or write Proposed as "
            "its state.",
        )
    plan.is_accepted = may_accept and is_scored and state != RiskState.PROPOSED


def _check_days(plan: RowPlan, cells: RowReader) -> None:
    today = timezone.localdate()
    opened_on: date | None = cells.read("opened_on", day)
    raised_on: date | None = plan.fields.get("raised_on")
    if raised_on and raised_on > today:
        cells.wrong("raised_on", "It cannot have been raised in the future.")
    if opened_on and opened_on > today:
        cells.wrong("opened_on", "It cannot be on the register from a future day.")
    if opened_on and raised_on and opened_on < raised_on:
        cells.wrong("opened_on", "It cannot be on the register before it was raised.")
    if opened_on and not raised_on:
        plan.fields["raised_on"] = opened_on
    plan.opened_on = opened_on if plan.is_accepted else None
