"""All registers, grouped by programme, each with how its risks stand."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Q

from accounts.models import User
from common.rag import Direction, StateCount
from programmes.access import place_of
from programmes.choices import ProjectState
from programmes.models import Programme, Project, Strand
from risks import access
from risks.filters import Scope
from risks.models import Register
from risks.pages.tally import Tally, tally_by_register

COUNCIL = "The whole council"
_MOVED = {
    Direction.WORSE: "worse",
    Direction.IMPROVED: "improved",
    Direction.NO_CHANGE: "the same",
    Direction.NEW: "new",
    Direction.NOT_COMPARABLE: "not comparable",
}
Place = Programme | Strand | Project


@dataclass(frozen=True)
class RegisterRow:
    """A register and its open risks, those come up from below included."""

    register: Register
    name: str
    tally: Tally
    bands: list[StateCount]

    @property
    def moved(self) -> list[str]:
        """4 worse, 1 improved: where there is any."""
        directions = self.tally.directions
        return [
            f"{directions[each]:,} {_MOVED[each]}"
            for each in _MOVED
            if directions[each]
        ]


@dataclass(frozen=True)
class OpenPlace:
    """A place without a register, for somebody who may open one."""

    kind: str
    place: Place


@dataclass(frozen=True)
class Group:
    """The registers of a programme and of what is in it."""

    name: str
    rows: Sequence[RegisterRow]
    without: Sequence[OpenPlace] = ()


def registers_of(
    user: User, programmes: Sequence[Programme], *, with_council: bool
) -> list[Register]:
    """Those of these programmes this reader may see, from the top down. One query."""
    ids = [programme.pk for programme in programmes]
    wanted = (
        Q(programme__in=ids)
        | Q(strand__programme__in=ids)
        | Q(project__strand__programme__in=ids)
    )
    if with_council:
        wanted |= Q(programme=None, strand=None, project=None)
    visible = Register.objects.visible_to(user).with_place()
    return sorted(visible.filter(wanted), key=_from_the_top)


def groups_of(
    user: User,
    programmes: Sequence[Programme],
    registers: Sequence[Register],
    scope: Scope,
) -> list[Group]:
    """The council's own first, then each programme as given. Four queries."""
    ids = [register.pk for register in registers]
    tallies = tally_by_register(
        scope.risks, ids, scope.schemes, scope.veil, on=scope.on
    )
    rows: dict[int | None, list[RegisterRow]] = defaultdict(list)
    for register in registers:
        row = _row(register, tallies[register.pk])
        rows[_programme_id(register)].append(row)
    without = _places_without(user, programmes, registers)
    council = [Group(COUNCIL, rows[None])] if rows[None] else []
    return council + [
        Group(programme.name, rows[programme.pk], without[programme.pk])
        for programme in programmes
    ]


def _row(register: Register, tally: Tally) -> RegisterRow:
    name = register.place.name if register.place else str(register)
    bands = [each for each in tally.bands() if each.count]
    return RegisterRow(register, name, tally, bands)


def _programme_id(register: Register) -> int | None:
    if register.project:
        return register.project.strand.programme_id
    if register.strand:
        return register.strand.programme_id
    return register.programme_id


def _from_the_top(register: Register) -> tuple[int, str, int, str]:
    """A programme's own, then each strand's with those of its projects."""
    project, strand = register.project, register.strand
    strand = project.strand if project else strand
    if strand is None:
        return 0, "", 0, ""
    return strand.order + 1, strand.name, 1 if project else 0, str(project or "")


def _places_without(
    user: User, programmes: Sequence[Programme], registers: Sequence[Register]
) -> dict[int, list[OpenPlace]]:
    """Where this reader may open a register, by programme. Two queries."""
    taken = {register.programme_id for register in registers}
    ids = [programme.pk for programme in programmes]
    strands = Strand.objects.visible_to(user).active().with_programme()
    projects = Project.objects.visible_to(user).select_related("strand__programme")
    bare: list[Place] = [each for each in programmes if each.pk not in taken]
    bare += strands.filter(programme__in=ids, register__isnull=True)
    bare += projects.filter(strand__programme__in=ids, register__isnull=True).exclude(
        state=ProjectState.CLOSED
    )
    found: dict[int, list[OpenPlace]] = defaultdict(list)
    for place in bare:
        kind = type(place).__name__.lower()
        if access.can_run_register(user, Register(**{kind: place})):
            found[place_of(place).programme_id].append(OpenPlace(kind, place))
    return found
