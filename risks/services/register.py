"""Opening registers, and setting the rules they keep."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any, TypedDict, Unpack

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from accounts.models import User
from common.history import save_with_reason
from common.locking import lock_at_version
from programmes.choices import ProgrammeStatus, ProjectState, StrandStatus
from programmes.models import Programme, Project, Strand
from programmes.services.steps import set_fields
from risks.choices import RegisterLevel
from risks.models import Register, ScoringScheme
from risks.shipped_schemes import BURY_5X5

LONGEST_PREFIX = 20
_UPWARDS = (RegisterLevel.STRAND, RegisterLevel.PROGRAMME, RegisterLevel.COUNCIL)


class RegisterRules(TypedDict, total=False):
    """What may be set of a register. Its scheme changes by adopting another."""

    prefix: str
    escalates_at: str
    red_days_allowed: int | None
    unchanged_limit: int


@transaction.atomic
def open_register(
    place: Programme | Strand | Project | None,
    *,
    scheme: ScoringScheme,
    by: User | None,
    reason: str = "Register opened.",
    at: datetime | None = None,
    **rules: Unpack[RegisterRules],
) -> Register:
    """Of a place, or of the council where there is none. Without a prefix it takes one
    from the programme's reference."""
    where = _where(place)
    if Register.objects.filter(**where).exists():
        whose = f"{place} has" if place else "The council has"
        raise ValidationError(f"{whose} a risk register already.")
    register = Register(**where, scheme=scheme)
    refuse_if_ended(register)
    values = {"prefix": default_prefix(place)} | rules
    set_fields(register, values, RegisterRules.__annotations__)
    _check_rules(register)
    save_with_reason(register, by=by, reason=reason, at=at)
    return register


@transaction.atomic
def update_register(
    register: Register,
    version: int,
    *,
    by: User | None,
    reason: str,
    at: datetime | None = None,
    **rules: Unpack[RegisterRules],
) -> Register:
    """Its rules from now on. References already given stay as they are.

    Raises EditConflict when somebody saved since `version` was read.
    """
    register = lock_at_version(register, version)
    set_fields(register, rules, RegisterRules.__annotations__)
    _check_rules(register)
    save_with_reason(register, by=by, reason=reason, at=at)
    return register


def registers_above(register: Register) -> list[Register]:
    """The registers a risk of this one may go up to, the nearest first. One query.

    A place that keeps no register is passed over.
    """
    levels = _UPWARDS[_step_of(register.level) :]
    place, above = register.place, Q()
    if RegisterLevel.COUNCIL in levels:
        above |= Q(programme=None, strand=None, project=None)
    if isinstance(place, Project):
        above |= Q(strand=place.strand_id) | Q(programme=place.strand.programme_id)
    elif isinstance(place, Strand):
        above |= Q(programme=place.programme_id)
    if not above:
        return []
    found = Register.objects.filter(above).with_place()
    return sorted(found, key=lambda each: _UPWARDS.index(each.level))


def usual_scheme(register: Register) -> ScoringScheme | None:
    """What a new register is best scored in: as the register above it is; else in five
    by five, the most usual; else in whatever there is."""
    above = registers_above(register)
    if above:
        return above[0].scheme
    in_force = ScoringScheme.objects.in_force(on=timezone.localdate())
    return in_force.filter(code=BURY_5X5.code).first() or in_force.first()


def default_prefix(place: Programme | Strand | Project | None) -> str:
    """CR of the council; of places OTP-R, OTP-S1-R, OTP-P12-R."""
    if place is None:
        return "CR"
    if isinstance(place, Programme):
        return _prefix(place, "-R")
    if isinstance(place, Strand):
        return _prefix(place.programme, f"-S{place.order}-R")
    return _prefix(place.strand.programme, f"-P{place.pk}-R")


def refuse_if_ended(register: Register) -> None:
    """Nothing new is added to the risks of what is over."""
    place = register.place
    if isinstance(place, Project) and place.state == ProjectState.CLOSED:
        raise ValidationError("This project is closed: reopen it to add risks.")
    if isinstance(place, Strand) and place.status != StrandStatus.ACTIVE:
        raise ValidationError(
            "This strand is no longer active: reopen it to add risks."
        )
    if isinstance(place, Programme) and place.status != ProgrammeStatus.ACTIVE:
        raise ValidationError("This programme is closed: reopen it to add risks.")


def _where(place: Programme | Strand | Project | None) -> Mapping[str, Any]:
    """The columns that say whose register it is; the place locked, so that two people
    at once open one."""
    if place is None:
        return {"programme": None, "strand": None, "project": None}
    locked = type(place)._default_manager.select_for_update().get(pk=place.pk)
    return {str(place._meta.model_name): locked}


def _check_rules(register: Register) -> None:
    bands = {band.code for band in register.scheme.scheme.bands}
    if register.escalates_at and register.escalates_at not in bands:
        raise ValidationError(
            {"escalates_at": f"{register.scheme} has no such band: choose one it has."}
        )


def _step_of(level: RegisterLevel) -> int:
    """How many steps of the way up are behind a register."""
    return _UPWARDS.index(level) + 1 if level in _UPWARDS else 0


def _prefix(programme: Programme, ending: str) -> str:
    reference = programme.reference.upper()[: LONGEST_PREFIX - len(ending)]
    return reference.strip("-") + ending
