"""What is due from one person about risks: reviews, actions, proposals to decide.

Only what is theirs is loaded: five queries, whoever asks and however many risks there
are. House defaults: a register is reviewed, at one sitting, by whoever leads its own
place; a risk elsewhere by its owner, who is asked a month ahead; a proposed risk is
decided within a fortnight by those who run the register.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta

from django.db.models import Q
from django.urls import reverse

from accounts.choices import CouncilRoleName
from accounts.models import User
from programmes.access import RUNS_THE_PROGRAMME
from programmes.choices import ScopedRole
from programmes.standing import HeldRole, Standing, standing_of
from reports.task import Task
from risks.choices import RiskState
from risks.models import Register, Risk, RiskAction

AHEAD = timedelta(days=30)
TO_DECIDE = timedelta(days=14)
MOST_PROPOSALS = 3  # of a register, named one by one


def risk_tasks(user: User, *, today: date) -> Iterator[Task]:
    """In no order."""
    standing = standing_of(user)
    yield from _reviews(user, _registers(user, _kept(standing)), today)
    yield from _actions(user, today)
    yield from _proposals(user, standing)


def _registers(user: User, which: Q) -> list[Register]:
    return list(Register.objects.visible_to(user).filter(which).with_place())


def _kept(standing: Standing) -> Q:
    """Registers of the very places this person leads."""
    found = _of_the_council(standing)
    for held in standing.held:
        place = held.place
        if place.project_id is not None:
            if held.role == ScopedRole.PROJECT_MANAGER:
                found |= Q(project_id=place.project_id)
        elif place.strand_id is not None:
            if held.role == ScopedRole.STRAND_LEAD:
                found |= Q(strand_id=place.strand_id)
        elif held.role in RUNS_THE_PROGRAMME:
            found |= Q(programme_id=place.programme_id)
    return found


def _decided(standing: Standing) -> Q:
    """Registers onto which this person accepts risks; a strand's lead also onto those
    of its projects."""
    found = _of_the_council(standing)
    for held in standing.held:
        found |= _decided_by(held)
    return found


def _decided_by(held: HeldRole) -> Q:
    place = held.place
    if held.role in RUNS_THE_PROGRAMME and place.strand_id is None:
        return Q(programme_id=place.programme_id)
    if held.role == ScopedRole.SPONSOR and place.project_id is not None:
        return Q(project_id=place.project_id)
    if held.role == ScopedRole.STRAND_LEAD and place.strand_id is not None:
        strand = Q(strand_id=place.strand_id)
        return strand | Q(project__strand_id=place.strand_id)
    return Q(pk__in=())


def _of_the_council(standing: Standing) -> Q:
    if standing.has(CouncilRoleName.PROGRAMME_OFFICE):
        return Q(programme=None, strand=None, project=None)
    return Q(pk__in=())


# --- Reviews --------------------------------------------------------------------------


def _reviews(user: User, kept: list[Register], today: date) -> Iterator[Task]:
    """A row for each register this person keeps, as its sitting would go through it
    today; and one for each other risk he or she owns."""
    ids = [register.pk for register in kept]
    in_a_sitting = Q(register_id__in=ids) | Q(escalated_to_id__in=ids)
    risks = list(
        Risk.objects.visible_to(user)
        .review_due(on=today + AHEAD)
        .filter(Q(owner=user) | (in_a_sitting & Q(next_review_on__lte=today)))
        .order_by("pk")
    )
    told = set()
    for register in kept:
        due = [risk for risk in risks if _is_due_on(risk, register, today)]
        told |= {risk.pk for risk in due}
        yield from _sitting(register, due)
    for risk in risks:
        if risk.pk not in told:
            yield _review(risk, why="you own this risk")


def _is_due_on(risk: Risk, register: Register, today: date) -> bool:
    stands_here = register.pk in (risk.register_id, risk.escalated_to_id)
    return stands_here and _due_on(risk) <= today


def _due_on(risk: Risk) -> date:
    return risk.next_review_on or risk.raised_on


def _sitting(register: Register, due: list[Risk]) -> Iterator[Task]:
    if len(due) == 1:
        yield _review(due[0], why=f"on the {_inner(register)}, which you keep")
    elif due:
        yield Task(
            what=f"Review {len(due)} risks",
            place=str(register),
            place_link=register.get_absolute_url(),
            why="you keep this register",
            due_on=min(map(_due_on, due)),
            action=reverse("risks:register_review", args=[register.pk]),
            action_text="Review them",
        )


def _review(risk: Risk, *, why: str) -> Task:
    return Task(
        what="Review a risk",
        place=str(risk),
        place_link=risk.get_absolute_url(),
        why=why,
        due_on=_due_on(risk),
        action=reverse("risks:risk_review", args=[risk.pk]),
        action_text="Review it",
    )


# --- Actions, and proposals to decide -------------------------------------------------


def _actions(user: User, today: date) -> Iterator[Task]:
    """Those this person is to do; the register's keeper sees them on the register."""
    rows = (
        RiskAction.objects.visible_to(user)
        .open()
        .filter(owner=user, due_on__lte=today + AHEAD)
        .select_related("risk")
    )
    for action in rows:
        yield Task(
            what=str(action),
            place=str(action.risk),
            place_link=action.get_absolute_url(),
            why="an action of yours against this risk",
            due_on=action.due_on,
            action=reverse("risks:action_update", args=[action.pk]),
            action_text="Say how far it is",
        )


def _proposals(user: User, standing: Standing) -> Iterator[Task]:
    registers = {row.pk: row for row in _registers(user, _decided(standing))}
    proposed: dict[int, list[Risk]] = defaultdict(list)
    rows = Risk.objects.visible_to(user).filter(
        register_id__in=registers, state=RiskState.PROPOSED
    )
    for risk in rows.order_by("raised_on", "pk"):
        proposed[risk.register_id].append(risk)
    for register_id, risks in proposed.items():
        register = registers[register_id]
        if len(risks) > MOST_PROPOSALS:
            yield _many_proposed(register, risks)
        else:
            yield from (_proposed(register, risk) for risk in risks)


def _proposed(register: Register, risk: Risk) -> Task:
    return Task(
        what="Decide on a proposed risk",
        place=str(risk),
        place_link=risk.get_absolute_url(),
        why=f"for the {_inner(register)}",
        due_on=risk.raised_on + TO_DECIDE,
        action=reverse("risks:risk_accept", args=[risk.pk]),
        action_text="Read and decide",
    )


def _many_proposed(register: Register, risks: list[Risk]) -> Task:
    query = {"state": RiskState.PROPOSED.value}
    return Task(
        what=f"Decide on {len(risks)} proposed risks",
        place=str(register),
        place_link=register.get_absolute_url(),
        why="you run this register",
        due_on=risks[0].raised_on + TO_DECIDE,
        action=reverse("risks:register_detail", args=[register.pk], query=query),
        action_text="Read and decide",
    )


def _inner(register: Register) -> str:
    """Its name as the middle of a sentence."""
    name = str(register)
    return name[:1].lower() + name[1:]
