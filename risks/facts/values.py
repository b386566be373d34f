"""What was true of risks at an instant, as plain values."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from programmes.facts import Exempt
from risks.choices import RiskState
from risks.scoring import Scheme, Score


@dataclass(frozen=True)
class ScoringSchemeFact:
    """A version of a scoring scheme; risks name it by `id`."""

    id: int
    scheme: Scheme


@dataclass(frozen=True)
class RegisterFact:
    """A register and its rules. `level` is a RegisterLevel; `place_id` the id of the
    programme, strand or project it belongs to, None for the council's."""

    id: int
    level: str
    place_id: int | None
    scheme_id: int
    escalates_at: str
    red_days_allowed: int | None
    unchanged_limit: int


@dataclass(frozen=True)
class ControlFact:
    id: int
    description: str
    effectiveness: str


@dataclass(frozen=True)
class ActionFact:
    id: int
    description: str
    owner: str
    due_on: date
    progress: str
    done_on: date | None


@dataclass(frozen=True)
class Acceptance:
    """Somebody accepted a risk above its appetite."""

    on: date
    by: str
    reason: str


@dataclass(frozen=True)
class Escalation:
    """A risk carried up to the register with this id."""

    register_id: int
    level: str
    on: date
    reason: str


@dataclass(frozen=True)
class RiskFact:
    """One risk. Scores are of the scheme `scheme_id`, `previous` of
    `previous_scheme_id`: the current score before the latest review.

    `milestone` is the title of the one it threatens, empty where that is exempt.
    `follows_exempt`: the risk was exempt when last reviewed and no longer is, so where
    it stood before that review is exempt still.
    """

    id: int
    register_id: int
    reference: str
    title: str
    cause: str
    event: str
    consequence: str
    category: str
    owner: str
    state: str
    raised_on: date
    opened_on: date | None
    closed_on: date | None
    lesson: str
    objective: str
    milestone: str
    saving: str
    scheme_id: int
    inherent: Score | None
    inherent_reason: str
    current: Score | None
    current_reason: str
    target: Score | None
    target_reason: str
    previous: Score | None
    previous_scheme_id: int | None
    last_reviewed_on: date | None
    next_review_on: date | None
    unchanged_reviews: int
    red_since: date | None
    response: str
    proximity: str
    appetite: str
    acceptance: Acceptance | None
    escalation: Escalation | None
    controls: tuple[ControlFact, ...]
    actions: tuple[ActionFact, ...]
    exempt: Exempt | None
    follows_exempt: bool = False

    @property
    def is_open(self) -> bool:
        return self.state == RiskState.OPEN

    def without_previous(self) -> RiskFact:
        """As told to somebody who may not know how it stood before."""
        return replace(
            self,
            previous=None,
            previous_scheme_id=None,
            unchanged_reviews=0,
            red_since=None,
        )


@dataclass(frozen=True)
class LogFact:
    """An entry of the issue, assumption or decision log. `risk` is the reference of the
    risk it came from, empty where that is exempt."""

    id: int
    register_id: int
    kind: str
    reference: str
    title: str
    detail: str
    risk: str
    owner: str
    raised_on: date
    due_on: date | None
    decided_by: str
    state: str
    closed_on: date | None
    outcome: str
    exempt: Exempt | None


@dataclass(frozen=True)
class RisksFacts:
    """Everything this app knows about a scope at one instant."""

    schemes: dict[int, Scheme]
    registers: tuple[RegisterFact, ...]
    risks: tuple[RiskFact, ...]
    log: tuple[LogFact, ...]
