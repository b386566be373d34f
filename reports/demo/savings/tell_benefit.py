"""Tells of a benefit: promised, read, declared."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from functools import partial

from programmes.models import CorporatePriority
from reports.demo.diary import Diary, moment
from reports.demo.people import People
from reports.demo.risks.tell_risk import exempt_fields
from reports.demo.savings.benefits import VALUES
from reports.demo.savings.shapes import BenefitStory
from reports.demo.savings.tell_plan import place_called
from savings.models import Benefit, CorporateValue, Saving
from savings.services.benefit import promise_benefit, update_benefit
from savings.services.benefit_reading import add_reading
from savings.services.corporate_value import create_value


def add_values(people: People, at: datetime) -> None:
    """Those that are not on the council's list already."""
    for order, name in enumerate(VALUES, 1):
        if not CorporateValue.objects.filter(name=name).exists():
            create_value(name=name, order=order, by=people["Programme Office"], at=at)


class BenefitTeller:
    """Notes what happened to a benefit; `row` is it, once it was promised."""

    row: Benefit

    def __init__(self, story: BenefitStory, people: People) -> None:
        self.story = story
        self.people = people

    def note(self, diary: Diary) -> None:
        diary.note(moment(self.story.raised, 18), self.promise)
        for on, value in self.story.readings:
            diary.note(moment(on, 18), partial(self.read, on, value))
        if self.story.declared:
            last = max(on for on, _ in self.story.readings)
            diary.note(moment(last, 19), self.declare)

    def promise(self, at: datetime) -> None:
        story = self.story
        later = story.later_owner
        self.row = promise_benefit(
            place_called(story.programme, story.strand, story.project),
            reference=story.reference,
            title=story.title,
            description=story.what,
            is_disbenefit=story.is_disbenefit,
            category=story.category,
            kind=story.kind,
            saving=Saving.objects.filter(reference=story.saving).first(),
            annual_value=(
                None if story.annual_value is None else story.annual_value * 100
            ),
            measure=story.measure,
            unit=story.unit,
            direction=story.direction,
            baseline=Decimal(story.baseline),
            baseline_on=story.baseline_on,
            baseline_source=story.source,
            target=Decimal(story.target),
            target_on=story.target_on,
            owner=self.people[story.owner],
            later_owner=self.people[later] if later else None,
            **exempt_fields(story.withheld),
            priorities=CorporatePriority.objects.filter(name__in=story.priorities),
            values=CorporateValue.objects.filter(name__in=story.values),
            by=self.people[story.owner],
            at=at,
        )

    def read(self, on: date, value: str, at: datetime) -> None:
        add_reading(
            self.row,
            on=on,
            value=Decimal(value),
            source=self.story.source,
            by=self.people[self.story.owner],
            at=at,
        )

    def declare(self, at: datetime) -> None:
        self.row = update_benefit(
            self.row,
            self.row.version,
            declared=self.story.declared,
            declared_reason=self.story.declared_reason,
            by=self.people[self.story.owner],
            reason="Declared with the last reading.",
            at=at,
        )
