"""Tells of a risk: raised, accepted, reviewed, carried up and down, ended."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from functools import partial
from typing import TypedDict

from accounts.models import User
from programmes.models import CorporatePriority, Milestone
from reports.demo.diary import Diary, moment
from reports.demo.people import People
from reports.demo.risks.shapes import InPlace, Look, RiskStory, RiskTurn, ToDo
from reports.demo.shapes import Withheld
from risks import services
from risks.models import Register, Risk, RiskAction, RiskCategory
from risks.scoring import Score


class RiskTeller:
    """Notes what happened to a risk; `row` is it, once it was raised."""

    row: Risk

    def __init__(
        self,
        story: RiskStory,
        keeper: str,
        people: People,
        register: Callable[[], Register],
    ) -> None:
        self.story = story
        self.keeper = keeper
        self.people = people
        self.register = register

    def note(self, diary: Diary) -> None:
        """Through a day: raised, its controls and actions, accepted, reviewed, and
        then what was decided of it."""
        story = self.story
        diary.note(moment(story.raised, 13), self.propose)
        for control in story.in_place:
            hour = moment(control.since or story.raised, 14)
            diary.note(hour, partial(self.put_in_place, control))
        for action in story.to_do:
            ActionTeller(action, self).note(diary)
        is_declined = any(turn.kind == "declined" for turn in story.turns)
        if not (story.is_proposed or is_declined):
            diary.note(moment(story.raised, 15), self.accept)
        for look in story.looks:
            diary.note(moment(look.on, 16), partial(self.review, look))
        for turn in story.turns:
            diary.note(moment(turn.on, 17), partial(self.turn, turn))

    def propose(self, at: datetime) -> None:
        story, register = self.story, self.register()
        inherent = story.inherent or (None, None)
        target = story.target or (None, None)
        by = self.person(story.owner) or self.people[self.keeper]
        self.row = services.propose_risk(
            register,
            title=story.title,
            cause=story.because,
            event=story.event,
            consequence=story.leads_to,
            category=RiskCategory.objects.get(name=story.category),
            owner=self.person(story.owner),
            raised_on=story.raised,
            objective=CorporatePriority.objects.filter(name=story.objective).first(),
            milestone=milestone_called(story.milestone, register),
            saving=story.saving,
            inherent_likelihood=inherent[0],
            inherent_impact=inherent[1],
            inherent_reason=story.why_inherent,
            current_likelihood=story.current[0],
            current_impact=story.current[1],
            current_reason=story.why_current,
            target_likelihood=target[0],
            target_impact=target[1],
            target_reason=story.why_target,
            response=story.response,
            proximity=story.proximity,
            appetite=story.appetite,
            review_days=story.review_days,
            **exempt_fields(story.withheld),
            by=by,
            at=at,
        )

    def put_in_place(self, control: InPlace, at: datetime) -> None:
        services.add_control(
            self.row,
            description=control.what,
            effectiveness=control.how_well,
            by=self.person(self.story.owner),
            at=at,
        )

    def accept(self, at: datetime) -> None:
        self.row = services.accept_risk(
            self.row,
            self.row.version,
            by=self.people[self.keeper],
            reason="Accepted onto the register.",
            at=at,
        )

    def review(self, look: Look, at: datetime) -> None:
        self.row = services.review_risk(
            self.row,
            self.row.version,
            score=Score(*look.score),
            next_review_on=look.next_on,
            by=self.people[self.keeper],
            reason=look.why,
            at=at,
        )

    def turn(self, turn: RiskTurn, at: datetime) -> None:
        risk, version = self.row, self.row.version
        by, reason = self.people[self.keeper], turn.reason
        match turn.kind:
            case "escalated":
                self.row = services.escalate_risk(
                    risk, version, by=by, reason=reason, at=at
                )
            case "handed_back":
                self.row = services.hand_back_risk(
                    risk, version, by=by, reason=reason, at=at
                )
            case "tolerated":
                self.row = services.accept_above_appetite(
                    risk, version, accepted_by=turn.who, by=by, reason=reason, at=at
                )
            case "declined":
                self.row = services.decline_risk(
                    risk, version, by=by, reason=reason, at=at
                )
            case "closed":
                self.row = services.close_risk(
                    risk, version, lesson=turn.lesson, by=by, reason=reason, at=at
                )
            case "issue":
                services.turn_into_issue(risk, version, by=by, reason=reason, at=at)
            case _:
                message = f"No risk can be {turn.kind} in a story."
                raise ValueError(message)

    def person(self, name: str) -> User | None:
        return self.people[name] if name else None


class ExemptFields(TypedDict):
    """What the services are told of something exempt."""

    is_exempt: bool
    exempt_paragraphs: list[int]
    exempt_reason: str
    exempt_review_on: date | None


def exempt_fields(withheld: Withheld | None) -> ExemptFields:
    """Exempt from its first moment, so that no earlier version is open."""
    return ExemptFields(
        is_exempt=withheld is not None,
        exempt_paragraphs=list(withheld.paragraphs) if withheld else [],
        exempt_reason=withheld.reason if withheld else "",
        exempt_review_on=withheld.review_on if withheld else None,
    )


class ActionTeller:
    """Notes what is to be done about a risk, and what came of it."""

    row: RiskAction

    def __init__(self, story: ToDo, risk: RiskTeller) -> None:
        self.story = story
        self.risk = risk

    def note(self, diary: Diary) -> None:
        story = self.story
        diary.note(moment(story.agreed or self.risk.story.raised, 14), self.add)
        if story.done:
            diary.note(moment(story.done, 15), self.finish)

    def add(self, at: datetime) -> None:
        story, is_done = self.story, self.story.done is not None
        self.row = services.add_action(
            self.risk.row,
            description=story.what,
            owner=self.risk.person(story.owner),
            due_on=story.due,
            progress="" if is_done else story.progress,
            by=self.risk.people[self.risk.keeper],
            at=at,
        )

    def finish(self, at: datetime) -> None:
        self.row = services.update_action(
            self.row,
            self.row.version,
            progress=self.story.progress,
            done_on=self.story.done,
            by=self.risk.person(self.story.owner),
            reason="Done.",
            at=at,
        )


def milestone_called(title: str, register: Register) -> Milestone | None:
    """A milestone of the register's place; none where the story names none."""
    if not title:
        return None
    found = Milestone.objects.filter(title=title)
    if register.project_id:
        found = found.filter(project_id=register.project_id)
    return found.get()
