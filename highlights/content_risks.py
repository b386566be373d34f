"""Risks as a report says them: plain values that can be frozen and read again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from common.rag import Direction, RatingState, Shape, Tone
from highlights.evidence import Evidence
from highlights.risk_rules import HeldRisk, risks_indicated
from risks.scoring import Scheme, Score
from risks.scoring.words import score_words


@dataclass(frozen=True)
class SaidRisk:
    """An open risk as it stood: its score with its band, from where it came, who owns
    it and by when it is looked at again. `direction` is of common.rag.Direction."""

    reference: str
    title: str
    state: RatingState | None
    direction: str
    before: str
    target: str
    owner: str
    next_review_on: date | None
    open_actions: int
    escalated_to: str
    neglected: tuple[str, ...]

    @property
    def travel(self) -> Direction:
        return Direction(self.direction)

    @property
    def came_from(self) -> str:
        """Where it stood before, if that was elsewhere."""
        return "" if self.travel == Direction.NO_CHANGE else self.before


def risk_lines(evidence: Evidence) -> tuple[SaidRisk, ...]:
    """The open risks told with a report, the gravest first."""
    on = evidence.grounds.on
    still_open = [risk for risk in evidence.grounds.risks if risk.fact.is_open]
    return tuple(_said(risk, on) for risk in sorted(still_open, key=_gravity))


def risks_because(evidence: Evidence) -> str:
    """Whether the risks are managed, in a sentence; empty where none is open."""
    found = risks_indicated(evidence.grounds.risks, evidence.grounds.on)
    return f"{found.because}." if found else ""


def _gravity(risk: HeldRisk) -> tuple[int, int, int]:
    score = risk.fact.current
    if score is None or risk.state is None:
        return 0, 0, risk.fact.id
    return -risk.state.severity, -risk.scheme.number(score), risk.fact.id


def _said(risk: HeldRisk, on: date) -> SaidRisk:
    fact, travel = risk.fact, risk.travel
    return SaidRisk(
        reference=fact.reference,
        title=fact.title,
        state=risk.state,
        direction=travel.direction.value,
        before=_words(risk.before_scheme, fact.previous),
        target=_words(risk.scheme, fact.target),
        owner=fact.owner,
        next_review_on=fact.next_review_on,
        open_actions=sum(action.done_on is None for action in fact.actions),
        escalated_to=fact.escalation.level if fact.escalation else "",
        neglected=tuple(check.label for check in risk.neglected(on)),
    )


def _words(scheme: Scheme | None, score: Score | None) -> str:
    return score_words(scheme, score) if scheme and score else ""


def risk_from_json(stored: Mapping[str, Any]) -> SaidRisk:
    """As it was frozen."""
    due, state = stored["next_review_on"], stored["state"]
    return SaidRisk(
        **{
            **stored,
            "state": _state(state) if state else None,
            "next_review_on": date.fromisoformat(due) if due else None,
            "neglected": tuple(stored["neglected"]),
        }
    )


def _state(stored: Mapping[str, Any]) -> RatingState:
    return RatingState(
        **{**stored, "shape": Shape(stored["shape"]), "tone": Tone(stored["tone"])}
    )
