"""Tells of a saving: proposed, agreed, in the budget, delivered, seen by finance."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from functools import partial
from itertools import pairwise

from accounts.models import User
from common.periods import add_months, month_end
from programmes.access import place_of
from reports.demo.diary import Diary, moment
from reports.demo.people import People
from reports.demo.risks.tell_risk import exempt_fields
from reports.demo.savings.shapes import SavingStory, StepStory, YearStory
from reports.demo.savings.tell_plan import FINANCE, group_called, place_called
from savings.choices import CASHABLE_KINDS, EvidenceKind, SavingState
from savings.claims import Claim
from savings.models import Saving
from savings.services.saving import propose_saving, set_claims
from savings.services.saving_fields import YearFigures
from savings.services.steps import take_step
from savings.services.validation import refuse, validate

LEDGER_LINES = {
    EvidenceKind.LEDGER: "Establishment and running costs",
    EvidenceKind.INCOME_RECEIVED: "Fees and charges",
}


class SavingTeller:
    """Notes what happened to a saving; `row` is it, once it was proposed."""

    row: Saving

    def __init__(self, story: SavingStory, people: People) -> None:
        self.story = story
        self.people = people

    def note(self, diary: Diary) -> None:
        story = self.story
        diary.note(moment(story.proposed, 15), self.propose)
        if story.claims_since:
            diary.note(moment(story.claims_since, 13), self.claim)
        if not story.decision:
            return
        for step, hour in self._first_steps():
            diary.note(moment(step.on, hour), partial(self.step, step))
        for year in story.years:
            self._note_validations(year, diary)
        for step in story.steps:
            diary.note(moment(step.on, 17), partial(self.step, step))

    def _first_steps(self) -> Iterator[tuple[StepStory, int]]:
        """No budget falls by what is not cashable."""
        story = self.story
        approved = SavingState.APPROVED
        yield StepStory(story.approved, approved, "Agreed for the budget."), 15
        if story.kind in CASHABLE_KINDS:
            budgeted = SavingState.IN_BUDGET
            yield StepStory(story.approved, budgeted, "Put into the budget."), 16
        yield StepStory(story.begins, SavingState.IN_DELIVERY, "Work has begun."), 9

    def _note_validations(self, year: YearStory, diary: Diary) -> None:
        """Some weeks after the month whose claim finance looked at."""
        for month, amount, evidence in year.seen:
            seen = moment(weeks_after(year.year, month), 11)
            if seen <= diary.latest:
                happened = partial(self.validate, year.year, amount, evidence)
                diary.note(seen, happened)
        if year.refused:
            month, reason = year.refused
            seen = moment(weeks_after(year.year, month), 11)
            if seen <= diary.latest:
                diary.note(seen, partial(self.refuse, year.year, reason))

    def propose(self, at: datetime) -> None:
        story = self.story
        self.row = propose_saving(
            reference=story.reference,
            title=story.title,
            description=story.what,
            group=group_called(story.group),
            budget_owner=self.people[story.owner],
            kind=story.kind,
            recurrence=story.recurrence,
            difficulty=story.difficulty,
            confidence=story.confidence,
            funding_source=story.funding_source,
            funding=None if story.funding is None else story.funding * 100,
            fte_effect=Decimal(story.fte) if story.fte else None,
            equality=story.equality,
            mitigation=story.mitigation,
            replaces=Saving.objects.filter(reference=story.replaces).first(),
            **exempt_fields(story.withheld),
            years=[
                YearFigures(
                    year.year,
                    target=year.new * 100,
                    full_year_effect=year.carried * 100,
                    planned=planned(year),
                )
                for year in story.years
            ],
            claims=self.claims() if story.claims_since is None else (),
            by=self.people[story.owner],
            at=at,
        )

    def claims(self) -> list[Claim]:
        return [
            Claim(
                place_of(place_called(claim.programme, claim.strand, claim.project))
                if claim.programme
                else None,
                claim.percent * 100,
            )
            for claim in self.story.claims
        ]

    def claim(self, at: datetime) -> None:
        self.row.refresh_from_db()
        self.row = set_claims(
            self.row,
            self.row.version,
            self.claims(),
            by=self.people[self.story.owner],
            reason="The strands were set up.",
            at=at,
        )

    def step(self, step: StepStory, at: datetime) -> None:
        self.row.refresh_from_db()
        asks_decision = step.state == SavingState.APPROVED
        self.row = take_step(
            self.row,
            self.row.version,
            step.state,
            by=self._who_takes(step),
            reason=step.reason,
            decision=self.story.decision if asks_decision else "",
            on=step.on,
            at=at,
        )

    def _who_takes(self, step: StepStory) -> User:
        finance_takes = (SavingState.APPROVED, SavingState.IN_BUDGET)
        return self.people[FINANCE if step.state in finance_takes else self.story.owner]

    def validate(self, year: int, amount: int, evidence: str, at: datetime) -> None:
        validate(
            self.row.years.get(year=year),
            amount=amount * 100,
            evidence=evidence,
            ledger_line=LEDGER_LINES.get(EvidenceKind(evidence), ""),
            evidence_reference="Budget monitoring file of the period",
            by=self.people[FINANCE],
            reason="Seen in the books.",
            at=at,
        )

    def refuse(self, year: int, reason: str, at: datetime) -> None:
        refuse(
            self.row.years.get(year=year), by=self.people[FINANCE], reason=reason, at=at
        )


def planned(year: YearStory) -> tuple[int, ...]:
    """What each month was to bring, in pence: along the curve to all of the target."""
    reached = [year.proposed * 100 * percent // 100 for percent in year.curve]
    if reached[-1] == 0:
        return ()
    return tuple(now - before for before, now in pairwise([0, *reached]))


def weeks_after(year: int, month: int) -> date:
    """The day on which finance looked at the claim of a month of a financial year."""
    return month_end(add_months(date(year, 4, 1), month))
