"""What a story of the demo is made of. People are told by the name of their role."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, kw_only=True)
class Withheld:
    """Why something is exempt from publication, under Schedule 12A."""

    paragraphs: tuple[int, ...]
    reason: str
    review_on: date


@dataclass(frozen=True)
class Moved:
    """An agreed change of a milestone's baseline."""

    on: date
    to: str
    agreed_by: str
    reason: str


@dataclass(frozen=True)
class Due:
    """A milestone, dated as a council words it; forecasts with the day they changed."""

    title: str
    baseline: str
    forecasts: tuple[tuple[date, str], ...] = ()
    done: date | None = None
    moved: Moved | None = None
    withheld: Withheld | None = None


@dataclass(frozen=True)
class Said:
    """One highlight report: which period, the line for the dashboard, the two texts.

    `outside` names the dimensions that are not as they should be, and why; `within`
    those that are although the data say otherwise. `state` is the overall rating where
    it does not follow from how many are outside, `reaches` the status it has come to.
    """

    period: int
    comment: str
    done: str
    coming: str
    outside: Mapping[str, str] = field(default_factory=dict)
    within: Mapping[str, str] = field(default_factory=dict)
    why: str = ""
    state: str = ""
    issues: str = ""
    ask: str = ""
    ask_by: date | None = None
    better_because: str = ""
    reaches: str = "approved"
    withheld: Withheld | None = None


@dataclass(frozen=True)
class Step:
    """A project enters a stage or a state, on a day and for a reason."""

    on: date
    reason: str
    stage: str = ""
    state: str = ""


@dataclass(frozen=True, kw_only=True)
class ProjectStory:
    """A project with its people, its milestones and what was said of it."""

    name: str
    purpose: str
    sponsor: str
    manager: str
    begins: date
    stage: str = "Delivery"
    state: str = "in_progress"
    is_material: bool = True
    steps: tuple[Step, ...] = ()
    milestones: tuple[Due, ...] = ()
    reports: tuple[Said, ...] = ()
    withheld: Withheld | None = None


@dataclass(frozen=True, kw_only=True)
class Turn:
    """A turn in the life of a strand."""

    on: date
    kind: str
    reason: str
    new_name: str = ""
    new_aims: str = ""
    replaced_by: str = ""


@dataclass(frozen=True, kw_only=True)
class StrandStory:
    """A strand with its lead, its life and its projects."""

    name: str
    lead: str
    sponsor: str
    aims: str
    begins: date
    why: str
    turns: tuple[Turn, ...] = ()
    projects: tuple[ProjectStory, ...] = ()
    reports: tuple[Said, ...] = ()


@dataclass(frozen=True)
class Held:
    """A role on the programme itself, from one day to another."""

    role: str
    person: str
    starts_on: date
    ends_on: date | None = None
    may_see_exempt: bool = False


@dataclass(frozen=True)
class BoardStory:
    """A board by name: what it is for and who sits on it."""

    name: str
    remit: str
    membership: str


@dataclass(frozen=True)
class CycleStory:
    """When reports fall due and in which rating scheme; for `count` periods, or on."""

    reports_on: str
    kind: str
    first_day: date
    count: int
    due_after_days: int
    scheme: str
    goes_on: bool = False


@dataclass(frozen=True, kw_only=True)
class ProgrammeStory:
    """One programme of the demo."""

    reference: str
    name: str
    begins: date
    vision: str
    problems_addressed: str
    aims: str
    out_of_scope: str
    priorities: tuple[str, ...]
    boards: tuple[BoardStory, ...]
    roles: tuple[Held, ...]
    cycles: tuple[CycleStory, ...]
    strands: tuple[StrandStory, ...]


@dataclass(frozen=True, kw_only=True)
class PaperStory:
    """A draft paper: its particulars, its sections' texts and marks by section key,
    and what it says of each strand by the strand's number."""

    reference: str
    title: str
    programme: str
    template: str
    meeting_on: date
    author_role: str
    last_update_on: date
    year_from: date
    as_at_on: date
    texts: Mapping[str, str]
    strand_texts: Mapping[int, str]
    marks: Mapping[str, Mapping[str, str]]
    body_name: str = "Cabinet"
