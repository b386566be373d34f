"""Tells how finance kept the frame: structures, budgets, the gap, targets, texts."""

from __future__ import annotations

from datetime import date, datetime
from functools import partial

from common.periods import year_of
from programmes.models import Programme, Project, Strand
from reports.demo.diary import Diary, moment
from reports.demo.people import People
from reports.demo.savings.shapes import (
    BudgetStory,
    GapStory,
    StructureStory,
    TargetStory,
)
from reports.demo.savings.structures import (
    BUDGETS,
    STRUCTURES,
    gaps,
    later_budgets,
    targets,
)
from savings.models import GapLine, ReportingStructure, ServiceGroup
from savings.services import plan
from savings.services.plan import Went

FINANCE = "Finance Officer"


class PlanTeller:
    """Notes the plan of savings, each part on the day it was made."""

    def __init__(self, people: People, today: date) -> None:
        self.people = people
        self.today = today

    def note(self, diary: Diary) -> None:
        this_year = year_of(self.today)
        for structure in STRUCTURES:
            diary.note(moment(structure.since, 9), partial(self.reorganise, structure))
        for budget in (*BUDGETS, *later_budgets(this_year)):
            diary.note(self._begins(budget), partial(self.budget, budget))
        for gap in gaps(this_year):
            diary.note(agreed(gap.first_year, 11), partial(self.gap, gap))
        for target in targets(this_year):
            first = min(target.year, this_year)
            diary.note(agreed(first, 14), partial(self.target, target))

    def _begins(self, budget: BudgetStory) -> datetime:
        """With the year, or with the structure that has the group, if that is later."""
        since = next(
            structure.since
            for structure in STRUCTURES
            if budget.group in {group.code for group in structure.groups}
        )
        return max(agreed(budget.year, 10), moment(since, 10))

    def reorganise(self, story: StructureStory, at: datetime) -> None:
        by = self.people[FINANCE]
        structure = plan.create_structure(
            name=story.name,
            in_force_from=story.since,
            note=story.note,
            copies_groups=False,
            by=by,
            at=at,
        )
        for order, group in enumerate(story.groups, 1):
            plan.add_group(
                structure,
                code=group.code,
                name=group.name,
                director=group.director,
                order=order,
                by=by,
                at=at,
            )
        if story.went_to:
            self._say_what_went_where(structure, story, at)

    def _say_what_went_where(
        self, structure: ReportingStructure, story: StructureStory, at: datetime
    ) -> None:
        structure.refresh_from_db()
        plan.set_successions(
            structure,
            structure.version,
            [
                Went(group_called(old), group_called(new), percent * 100)
                for old, went in story.went_to
                for new, percent in went
            ],
            by=self.people[FINANCE],
            reason=story.note,
            at=at,
        )

    def budget(self, story: BudgetStory, at: datetime) -> None:
        group, by = group_called(story.group), self.people[FINANCE]
        plan.set_budget(group, story.year, story.net * 100, by=by, at=at)
        if story.explanation:
            plan.set_explanation(
                group,
                story.year,
                explanation=story.explanation,
                mitigation=story.mitigation,
                by=by,
                at=at,
            )

    def gap(self, story: GapStory, at: datetime) -> None:
        plan.create_gap_line(
            title=story.title,
            first_year=story.first_year,
            last_year=story.last_year,
            amount=story.amount * 100,
            source=story.source,
            order=0,
            by=self.people[FINANCE],
            at=at,
        )

    def target(self, story: TargetStory, at: datetime) -> None:
        plan.set_target(
            whose(story),
            story.year,
            amount=story.amount * 100,
            gap_line=GapLine.objects.filter(title=story.against).first(),
            decision=story.decision,
            by=self.people[FINANCE],
            at=at,
        )


def agreed(year: int, hour: int) -> datetime:
    """In the first month of a financial year."""
    return moment(date(year, 4, 5), hour)


def group_called(code: str) -> ServiceGroup:
    """Each code is used in one structure of the demo."""
    return ServiceGroup.objects.get(code=code)


def whose(story: TargetStory) -> Programme | Strand | Project | ServiceGroup:
    if story.group:
        return group_called(story.group)
    return place_called(story.programme, story.strand, story.project)


def place_called(
    programme: str, strand: int = 0, project: str = ""
) -> Programme | Strand | Project:
    """A programme; its strand of that number; or its project of that name."""
    found = Programme.objects.get(reference=programme)
    if strand:
        return found.strands.get(order=strand)
    if project:
        return Project.objects.select_related("strand").get(
            strand__programme=found, name=project
        )
    return found
