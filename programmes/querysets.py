"""Which programmes, strands, projects, milestones and roles."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from django.db.models import F, Q, QuerySet
from django.db.models.functions import Coalesce

from programmes.choices import ProgrammeStatus, ProjectState, StrandStatus
from programmes.standing import Entitlement, standing_of

if TYPE_CHECKING:
    from accounts.models import User
    from programmes.models import (
        Board,
        CorporatePriority,
        Council,
        Milestone,
        Programme,
        Project,
        RoleAssignment,
        Stage,
        Strand,
    )


class CouncilQuerySet(QuerySet["Council"]):
    """The council; open to everybody who is signed in."""

    def visible_to(self, user: User) -> CouncilQuerySet:
        return self if user.is_active else self.none()


class PriorityQuerySet(QuerySet["CorporatePriority"]):
    """Corporate priorities; open to everybody who is signed in."""

    def visible_to(self, user: User) -> PriorityQuerySet:
        return self if user.is_active else self.none()


class StageQuerySet(QuerySet["Stage"]):
    """Stages; open to everybody who is signed in."""

    def visible_to(self, user: User) -> StageQuerySet:
        return self if user.is_active else self.none()


class BoardQuerySet(QuerySet["Board"]):
    """Boards; open to everybody who is signed in."""

    def visible_to(self, user: User) -> BoardQuerySet:
        return self if user.is_active else self.none()


class ProgrammeQuerySet(QuerySet["Programme"]):
    """Programmes are open to everybody who is signed in."""

    def visible_to(self, user: User) -> ProgrammeQuerySet:
        return self if user.is_active else self.none()

    def active(self) -> ProgrammeQuerySet:
        return self.filter(status=ProgrammeStatus.ACTIVE)


class StrandQuerySet(QuerySet["Strand"]):
    """Strands are open to everybody who is signed in."""

    def visible_to(self, user: User) -> StrandQuerySet:
        return self if user.is_active else self.none()

    def active(self) -> StrandQuerySet:
        return self.filter(status=StrandStatus.ACTIVE)

    def of(self, programme: Programme) -> StrandQuerySet:
        return self.filter(programme=programme)

    def with_programme(self) -> StrandQuerySet:
        """For a list that names each strand with its programme."""
        return self.select_related("programme").order_by(
            "programme__name", "order", "name"
        )


class ProjectQuerySet(QuerySet["Project"]):
    """Projects; an exempt one exists only for those entitled to it."""

    def visible_to(self, user: User) -> ProjectQuerySet:
        if not user.is_active:
            return self.none()
        entitled = standing_of(user).exempt
        if entitled.everything:
            return self
        return self.filter(Q(is_exempt=False) | entitled_projects(entitled, ""))

    def reporting(self) -> ProjectQuerySet:
        """Those a highlight report is expected of."""
        return self.filter(strand__status=StrandStatus.ACTIVE).exclude(
            state=ProjectState.CLOSED
        )


class MilestoneQuerySet(QuerySet["Milestone"]):
    """Milestones; exempt with their project or on their own."""

    def visible_to(self, user: User) -> MilestoneQuerySet:
        if not user.is_active:
            return self.none()
        entitled = standing_of(user).exempt
        if entitled.everything:
            return self
        return self.filter(
            Q(is_exempt=False, project__is_exempt=False)
            | entitled_projects(entitled, "project__")
        )

    def open(self) -> MilestoneQuerySet:
        return self.filter(actual_on__isnull=True)


class RoleAssignmentQuerySet(QuerySet["RoleAssignment"]):
    """Scoped roles, by when and where they hold."""

    def visible_to(self, user: User) -> RoleAssignmentQuerySet:
        """A role on an exempt project only to those entitled to the project."""
        if not user.is_active:
            return self.none()
        entitled = standing_of(user).exempt
        if entitled.everything:
            return self
        return self.filter(
            Q(project__isnull=True)
            | Q(project__is_exempt=False)
            | entitled_projects(entitled, "project__")
        )

    def on_place(self, where: Programme | Strand | Project) -> RoleAssignmentQuerySet:
        """Given on exactly this programme, strand or project."""
        return self.filter(**{where._meta.model_name or "": where})

    def who_held(
        self, role: str, where: Programme | Strand | Project, *, on: date
    ) -> RoleAssignmentQuerySet:
        """Who was strand lead in March 2012."""
        held = self.on_place(where).filter(role=role).held(on=on)
        return held.select_related("user")

    def for_list(self) -> RoleAssignmentQuerySet:
        """Everything a table of roles shows, in one query: first who holds them now."""
        return self.select_related("user", "programme", "strand", "project").order_by(
            "role", F("ends_on").desc(nulls_first=True), "-starts_on", "pk"
        )

    def held(self, *, on: date) -> RoleAssignmentQuerySet:
        """In force on a day: the first and the last day both count."""
        return self.filter(
            Q(ends_on__isnull=True) | Q(ends_on__gte=on), starts_on__lte=on
        )

    def with_place(
        self,
    ) -> QuerySet[Any, tuple[str, int, int | None, int | None, bool]]:
        """Rows of role, programme, strand, project (ids) and sight of exempt items."""
        return (
            self.order_by()
            .annotate(
                in_programme=Coalesce(
                    "programme_id",
                    "strand__programme_id",
                    "project__strand__programme_id",
                ),
                in_strand=Coalesce("strand_id", "project__strand_id"),
            )
            .values_list(
                "role", "in_programme", "in_strand", "project_id", "may_see_exempt"
            )
        )


def entitled_projects(entitled: Entitlement, prefix: str) -> Q:
    """Projects inside the entitled places; `prefix` leads from the row to them."""
    return (
        Q(**{f"{prefix}strand__programme_id__in": entitled.programme_ids})
        | Q(**{f"{prefix}strand_id__in": entitled.strand_ids})
        | Q(**{f"{prefix}id__in": entitled.project_ids})
    )


def open_place(prefix: str) -> Q:
    """Whatever is of no project, or of one that is not exempt."""
    return Q(**{f"{prefix}project__isnull": True}) | Q(
        **{f"{prefix}project__is_exempt": False}
    )


def entitled_place(entitled: Entitlement, prefix: str) -> Q:
    """Whatever is of a programme, strand or project inside the entitled places;
    `prefix` leads from the row to them."""
    programmes = entitled.programme_ids
    strands = entitled.strand_ids
    return (
        Q(**{f"{prefix}programme_id__in": programmes})
        | Q(**{f"{prefix}strand__programme_id__in": programmes})
        | Q(**{f"{prefix}project__strand__programme_id__in": programmes})
        | Q(**{f"{prefix}strand_id__in": strands})
        | Q(**{f"{prefix}project__strand_id__in": strands})
        | Q(**{f"{prefix}project_id__in": entitled.project_ids})
    )
