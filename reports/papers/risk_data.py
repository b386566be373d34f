"""The risks behind a published paper: those it names, and of each what it prints."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from reports.papers.printed import Fields
from reports.position import RegisterPosition
from risks.facts import ActionFact, RiskFact


def cut_register(
    register: RegisterPosition | None, printed: Fields | None
) -> RegisterPosition | None:
    """`printed` None: the paper prints nothing of risks."""
    if register is None or printed is None:
        return None
    return replace(
        register,
        risks=tuple(
            _cut(risk, printed[risk.id])
            for risk in register.risks
            if risk.id in printed
        ),
        log=(),
        withheld=tuple(note for note in register.withheld if note.kind == "risk"),
    )


def _cut(risk: RiskFact, names: frozenset[str]) -> RiskFact:
    """Its reference, its current score, and the fields that are printed."""
    kept: dict[str, Any] = {name: getattr(risk, name) for name in names & FIELDS}
    if "previous" in names:
        kept["previous_scheme_id"] = risk.previous_scheme_id
    if "actions" in names:
        kept["actions"] = tuple(map(_without_progress, _still_open(risk.actions)))
    if "carried_up" in names and "escalation" not in names and risk.escalation:
        kept["escalation"] = replace(risk.escalation, reason="")
    return replace(risk, **NOT_PRINTED | kept)


def _still_open(actions: tuple[ActionFact, ...]) -> list[ActionFact]:
    return [action for action in actions if action.done_on is None]


def _without_progress(action: ActionFact) -> ActionFact:
    return replace(action, progress="")


NOT_PRINTED: dict[str, Any] = {
    "title": "",
    "cause": "",
    "event": "",
    "consequence": "",
    "category": "",
    "owner": "",
    "closed_on": None,
    "lesson": "",
    "objective": "",
    "milestone": "",
    "saving": "",
    "inherent": None,
    "inherent_reason": "",
    "current_reason": "",
    "target": None,
    "target_reason": "",
    "previous": None,
    "previous_scheme_id": None,
    "last_reviewed_on": None,
    "next_review_on": None,
    "unchanged_reviews": 0,
    "red_since": None,
    "response": "",
    "proximity": "",
    "appetite": "",
    "acceptance": None,
    "escalation": None,
    "controls": (),
    "actions": (),
}
FIELDS = frozenset(NOT_PRINTED)
