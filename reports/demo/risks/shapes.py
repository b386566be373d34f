"""What a risk register of the demo is made of. Places are counted from the lowest, 1:
likelihood first, impact second."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from reports.demo.shapes import Withheld

Places = tuple[int, int]


@dataclass(frozen=True)
class Look:
    """A review: where the risk stands after it, why, and when it comes up again."""

    on: date
    score: Places
    why: str
    next_on: date | None = None


@dataclass(frozen=True)
class InPlace:
    """A control, and since when, if it came later than the risk itself."""

    what: str
    how_well: str = "effective"
    since: date | None = None


@dataclass(frozen=True)
class ToDo:
    """An action: who does what by when, and what came of it."""

    what: str
    owner: str
    due: date
    agreed: date | None = None
    progress: str = ""
    done: date | None = None


@dataclass(frozen=True)
class RiskTurn:
    """A decision of a risk's life. `kind`: escalated, handed_back, tolerated (`who`
    accepted it above appetite), declined, closed (with a `lesson`), reopened, issue."""

    on: date
    kind: str
    reason: str
    who: str = ""
    lesson: str = ""


@dataclass(frozen=True, kw_only=True)
class RiskStory:
    """One risk from the day it was raised. `is_proposed`: nobody decided on it yet."""

    title: str
    because: str
    event: str
    leads_to: str
    category: str
    owner: str
    raised: date
    current: Places
    inherent: Places | None = None
    target: Places | None = None
    why_inherent: str = ""
    why_current: str = ""
    why_target: str = ""
    response: str = "treat"
    proximity: str = "year"
    appetite: str = ""
    review_days: int | None = None
    objective: str = ""
    milestone: str = ""
    saving: str = ""
    is_proposed: bool = False
    in_place: tuple[InPlace, ...] = ()
    to_do: tuple[ToDo, ...] = ()
    looks: tuple[Look, ...] = ()
    turns: tuple[RiskTurn, ...] = ()
    withheld: Withheld | None = None


@dataclass(frozen=True, kw_only=True)
class LogStory:
    """An entry of the logs beside the risks; `ended` with what came of it."""

    kind: str
    title: str
    detail: str
    raised: date
    owner: str = ""
    due: date | None = None
    decided_by: str = ""
    ended: date | None = None
    outcome: str = ""
    withheld: Withheld | None = None


@dataclass(frozen=True, kw_only=True)
class RegisterStory:
    """A register, kept by somebody: of the council, where `programme` is empty; else of
    the programme, of its strand of that number, or of its project of that name."""

    programme: str = ""
    strand: int = 0
    project: str = ""
    prefix: str
    scheme: str
    keeper: str
    opened: date
    escalates_at: str = ""
    red_days_allowed: int | None = 182
    unchanged_limit: int = 3
    risks: tuple[RiskStory, ...] = ()
    log: tuple[LogStory, ...] = ()
