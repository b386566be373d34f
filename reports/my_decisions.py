"""What waits for one person to decide or to record: proposed savings, business cases
that were submitted, spend ceilings to be taken back to the body that set them.

Only what is theirs is loaded: four queries, whoever asks and however much waits. House
defaults: whoever may decide is asked, a fortnight after a saving was proposed and a
month, the round of most bodies, after a case was submitted; a ceiling asks until
somebody writes that it came back, and again when more is spent over it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils import timezone

from accounts.choices import CouncilRoleName
from accounts.models import User
from common.money import in_pounds
from programmes.access import APPROVES, RUNS_THE_PROGRAMME
from programmes.standing import Entitlement, Standing, standing_of
from reports.task import Task, one_by_one_or_all
from savings import access
from savings.choices import CaseStatus, SavingState
from savings.facts.one_ceiling import fact_of
from savings.models import CaseVersion, Saving, SavingAttribution, SpendCeiling

TO_APPROVE = timedelta(days=14)
TO_RECORD = timedelta(days=30)


def decision_tasks(user: User, *, today: date) -> Iterator[Task]:
    """In no order."""
    yield from _proposals(user)
    yield from _submitted_cases(user)
    yield from _ceilings(user, today)


# --- Savings to approve ---------------------------------------------------------------


def _proposals(user: User) -> Sequence[Task]:
    """As `savings.access.can_approve_saving` says of one; none of one's own."""
    others = Saving.objects.visible_to(user).proposed_by_others(user)
    proposed = others.filter(state=SavingState.PROPOSED)
    if not access.can_keep_plan(user):
        standing = standing_of(user)
        claims = SavingAttribution.objects.filter(
            _in_projects(standing, "project__")
            | _in_strands(standing)
            | _in_programmes(standing),
            saving=OuterRef("pk"),
        )
        proposed = proposed.filter(Exists(claims))
    tasks = [_proposal(saving) for saving in proposed.order_by("state_since", "pk")]
    return one_by_one_or_all(
        tasks,
        what=f"Decide on {len(tasks)} proposed savings",
        place="Savings",
        why="others put them forward, and you may approve them",
        address=reverse(
            "savings:saving_list", query={"state": SavingState.PROPOSED.value}
        ),
    )


def _proposal(saving: Saving) -> Task:
    return Task(
        what="Decide on a proposed saving",
        place=str(saving),
        place_link=saving.get_absolute_url(),
        why="you may approve it",
        due_on=saving.state_since + TO_APPROVE,
        action=saving.get_absolute_url(),
        action_text="Read and decide",
    )


# --- Business cases, and what may be spent before they are decided --------------------


def _submitted_cases(user: User) -> Sequence[Task]:
    versions = (
        CaseVersion.objects.visible_to(user)
        .filter(_decides(user), status=CaseStatus.SUBMITTED)
        .select_related("case")
        .defer("content")
        .order_by("submitted_at", "pk")
    )
    tasks = [_submitted(version) for version in versions]
    return one_by_one_or_all(
        tasks,
        what=f"Record what was decided on {len(tasks)} business cases",
        place="Business cases",
        why="they were submitted for a decision",
        address=reverse(
            "savings:case_list", query={"status": CaseStatus.SUBMITTED.value}
        ),
    )


def _submitted(version: CaseVersion) -> Task:
    handed_in = timezone.localdate(version.submitted_at)
    return Task(
        what="Record what was decided on a business case",
        place=str(version),
        place_link=version.get_absolute_url(),
        why="it was submitted for a decision",
        due_on=handed_in + TO_RECORD,
        action=reverse("savings:case_decide", args=[version.pk]),
        action_text="Record it",
    )


def _ceilings(user: User, today: date) -> Sequence[Task]:
    ceilings = SpendCeiling.objects.visible_to(user).filter(_decides(user))
    rows = ceilings.select_related("case").prefetch_related("entries").order_by("pk")
    asked = (_ceiling(ceiling, today) for ceiling in rows)
    tasks = [task for task in asked if task is not None]
    return one_by_one_or_all(
        tasks,
        what=f"Take {len(tasks)} spend ceilings back",
        place="Business cases",
        why="more was spent than allowed, or the day has passed",
        address=reverse("savings:case_list"),
    )


def _ceiling(row: SpendCeiling, today: date) -> Task | None:
    """None where the body knows of all that was spent, or is not to be asked yet."""
    ceiling = fact_of(row)
    last_spent = max((entry.on for entry in row.entries.all()), default=row.allowed_on)
    is_told = row.returned_on is not None and row.returned_on >= last_spent
    if ceiling.is_over and not is_told:
        due_on, over = last_spent, f"; {in_pounds(ceiling.over)} more is spent"
    elif ceiling.is_late(today) and row.returns_on is not None:
        due_on, over = row.returns_on, ""
    else:
        return None
    allowed = f"{in_pounds(ceiling.amount)} allowed by {ceiling.allowed_by}"
    return Task(
        what=f"Take a spend ceiling back to {ceiling.body}",
        place=str(row.case),
        place_link=row.case.get_absolute_url(),
        why=f"{ceiling.title}, {allowed}{over}",
        due_on=due_on,
        action=reverse("savings:ceiling_update", args=[row.pk]),
        action_text="Say what came of it",
    )


# --- Where this person decides --------------------------------------------------------


def _decides(user: User) -> Q:
    """What hangs on a case, as `savings.access.can_decide_case` says of one."""
    standing = standing_of(user)
    if standing.has(CouncilRoleName.PROGRAMME_OFFICE, CouncilRoleName.CLERK):
        return Q()
    in_projects = _in_projects(standing, "case__project__")
    return in_projects | _in_programmes(standing, "case__")


def _in_projects(standing: Standing, prefix: str) -> Q:
    approving = _approving(standing)
    return (
        Q(**{f"{prefix}strand__programme_id__in": approving.programme_ids})
        | Q(**{f"{prefix}strand_id__in": approving.strand_ids})
        | Q(**{f"{prefix}id__in": approving.project_ids})
    )


def _in_strands(standing: Standing) -> Q:
    approving = _approving(standing)
    in_programmes = Q(strand__programme_id__in=approving.programme_ids)
    return in_programmes | Q(strand_id__in=approving.strand_ids)


def _in_programmes(standing: Standing, prefix: str = "") -> Q:
    """What a whole programme asks for waits for who runs it."""
    run = {
        held.place.programme_id
        for held in standing.held
        if held.role in RUNS_THE_PROGRAMME and held.place.strand_id is None
    }
    return Q(**{f"{prefix}programme_id__in": run})


def _approving(standing: Standing) -> Entitlement:
    places = (held.place for held in standing.held if held.role in APPROVES)
    return Entitlement(everything=False, places=frozenset(places))
