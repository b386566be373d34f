"""Changing how the council scores: always a new version, adopted register by register.

What was scored keeps its meaning: no version is ever altered, and neither history nor
what was frozen looks at a newer one.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.models import User
from common.codes import free_code
from common.history import save_with_reason
from common.locking import lock_at_version
from common.wording import long_date
from programmes.services.steps import day_of
from risks import rules
from risks.adoption import LIVE_STATES, Adopted, adoption_of
from risks.models import Register, ScoringScheme
from risks.scoring import Draft, Scheme, as_json


@transaction.atomic
def create_scheme(
    *,
    definition: Draft,
    by: User | None,
    reason: str,
    in_force_from: date | None = None,
    at: datetime | None = None,
) -> ScoringScheme:
    """A further scheme, beside those there are."""
    require_reason(reason)
    _refuse_name_of_another(definition.name)
    code = _free_code(definition.name)
    row = _version_of(definition, code, 1, in_force_from)
    save_with_reason(row, by=by, reason=reason, at=at)
    return row


@transaction.atomic
def new_scheme_version(
    scheme: ScoringScheme,
    *,
    definition: Draft,
    by: User | None,
    reason: str,
    in_force_from: date | None = None,
    at: datetime | None = None,
) -> ScoringScheme:
    """The next version of a scheme. Registers go on with theirs until they adopt it."""
    require_reason(reason)
    versions = ScoringScheme.objects.select_for_update().filter(code=scheme.code)
    newest = max(row.version for row in versions)
    if newest != scheme.version:
        raise ValidationError(
            f"Version {newest} of this scheme exists already: change that one."
        )
    _refuse_name_of_another(definition.name, code=scheme.code)
    row = _version_of(definition, scheme.code, newest + 1, in_force_from)
    unchanged = row.definition | {"version": newest} == as_json(scheme.scheme)
    if unchanged and in_force_from == scheme.in_force_from:
        raise ValidationError("Nothing was changed: there is no new version to save.")
    save_with_reason(row, by=by, reason=reason, at=at)
    return row


@transaction.atomic
def adopt_scheme(
    register: Register,
    version: int,
    *,
    scheme: ScoringScheme,
    by: User | None,
    reason: str,
    escalates_at: str | None = None,
    at: datetime | None = None,
) -> Register:
    """From now on the register scores in this scheme; see `risks.adoption`.

    `escalates_at` is a band of the new scheme, needed where that of the old is none.
    """
    require_reason(reason)
    register = lock_at_version(register, version)
    _refuse_scheme(register, scheme, on=day_of(at))
    adopted = scheme.scheme
    register.scheme = scheme
    if escalates_at is not None:
        register.escalates_at = escalates_at
    _require_band(register.escalates_at, adopted)
    save_with_reason(register, by=by, reason=reason, at=at)
    risks = register.risks.select_for_update(of=("self",)).filter(state__in=LIVE_STATES)
    moving = adoption_of(risks.select_related("scheme"), adopted)
    for each in moving:
        if each.moves:
            _move_over(each, scheme, on=day_of(at))
            save_with_reason(each.risk, by=by, reason=reason, at=at)
    return register


@transaction.atomic
def adopt_everywhere(
    scheme: ScoringScheme,
    registers: Iterable[Register],
    *,
    by: User | None,
    reason: str,
    at: datetime | None = None,
) -> ScoringScheme:
    """Several registers change to this version at once: all of them, or none."""
    require_reason(reason)
    rows = Register.objects.select_for_update().filter(
        pk__in=[register.pk for register in registers]
    )
    for register in rows.exclude(scheme=scheme):
        adopt_scheme(
            register, register.version, scheme=scheme, by=by, reason=reason, at=at
        )
    return scheme


def _move_over(adopted: Adopted, scheme: ScoringScheme, *, on: date) -> None:
    """The scores stay; of a risk whose band is another, only time at red may begin or
    end. Nobody reviewed it: when it is next due stays as well."""
    risk = adopted.risk
    risk.scheme = scheme
    if adopted.after:
        risk.red_since = rules.red_since(
            risk.red_since, adopted.before, adopted.after, on=on
        )
    risk.version += 1


def require_reason(reason: str) -> None:
    if not reason.strip():
        raise ValidationError({"reason": "Say why: it is kept with the change."})


def _refuse_scheme(register: Register, scheme: ScoringScheme, *, on: date) -> None:
    if register.scheme_id == scheme.pk:
        raise ValidationError({"scheme": f"The register scores in {scheme} already."})
    if scheme.in_force_from and scheme.in_force_from > on:
        raise ValidationError(
            {
                "scheme": f"{scheme} is in force from "
                f"{long_date(scheme.in_force_from)}: change to it then."
            }
        )


def _require_band(code: str, scheme: Scheme) -> None:
    if code and code not in {band.code for band in scheme.bands}:
        raise ValidationError(
            {
                "escalates_at": "The new scheme has no such band: choose from which "
                "band a risk goes up."
            }
        )


def _refuse_name_of_another(name: str, code: str = "") -> None:
    others = ScoringScheme.objects.newest().exclude(code=code)
    if name.casefold() in {each.name.casefold() for each in others}:
        raise ValidationError({"name": "Another scheme has this name."})


def _free_code(name: str) -> str:
    taken = set(ScoringScheme.objects.values_list("code", flat=True))
    return free_code(name, taken, "scheme")


def _version_of(
    definition: Draft, code: str, version: int, in_force_from: date | None
) -> ScoringScheme:
    return ScoringScheme(
        code=code,
        version=version,
        name=definition.name,
        in_force_from=in_force_from,
        definition=as_json(definition) | {"code": code, "version": version},
    )
