"""Taking an import back, while nobody has touched what it brought.

What it created is removed, and history remembers it; what it changed is put back. What
it kept from the public stays so until the clerk or the monitoring officer opens it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from accounts.models import User
from common.history import delete_with_reason
from common.importing.outcome import undo
from programmes import access as programmes_access
from programmes.models import Programme, Project, Strand
from programmes.standing import Place
from savings.claims import Claim
from savings.importing.benefits.undoing import benefits_done, touched, undo_benefit
from savings.importing.doing import CREATED
from savings.importing.fields import PLANNED
from savings.models import (
    Benefit,
    ReturnLine,
    Saving,
    SavingPlacement,
    SavingsImport,
    SavingYear,
    Validation,
)
from savings.services.saving import set_claims, set_year, update_saving
from savings.services.saving_fields import SavingFields

# Fields that returns own are none that an import changed.
_PUT_BACK = [
    name
    for name in SavingFields.__annotations__
    if name not in ("delivery", "delivery_reason")
]


@dataclass(frozen=True)
class Done:
    """What an import did to one saving, None if it is gone. `years` has each financial
    year with its version before (0: there was none) and after."""

    said: dict[str, Any]
    saving: Saving | None
    stored: dict[int, SavingYear]

    @property
    def is_new(self) -> bool:
        return bool(self.said["how"] == CREATED)

    @property
    def years(self) -> list[tuple[int, int, int]]:
        return [(year, before, after) for year, before, after in self.said["years"]]


def things_done(kept: SavingsImport) -> list[Done]:
    """Two queries, whatever was imported."""
    rows = kept.did.get("rows", [])
    numbers = [row["saving"] for row in rows]
    savings = Saving.objects.in_bulk(numbers)
    years: dict[int, dict[int, SavingYear]] = {}
    for year in SavingYear.objects.filter(saving__in=numbers):
        years.setdefault(year.saving_id, {})[year.year] = year
    return [
        Done(row, savings.get(row["saving"]), years.get(row["saving"], {}))
        for row in rows
    ]


def in_the_way(kept: SavingsImport) -> list[str]:
    """What has been touched since, or hung on what came in: a sentence each."""
    done, benefits = things_done(kept), benefits_done(kept)
    new = {each.saving.pk for each in done if each.is_new and each.saving}
    ours = {each.benefit.pk for each in benefits if each.benefit}
    return [
        *(says for each in done for says in _touched(each)),
        *(says for each in benefits for says in touched(each)),
        *_hung_on_since(new),
        *_counted_since(new, ours),
    ]


def _touched(done: Done) -> Iterator[str]:
    if done.saving is None:
        yield "A saving that was imported has been removed since."
        return
    if done.saving.version != done.said["after"]:
        yield f"{done.saving} has been changed since."
    versions = {year: row.version for year, row in done.stored.items()}
    ours = {year: after for year, _, after in done.years}
    if any(versions.get(year) != after for year, after in ours.items()):
        yield f"{done.saving} has had its figures changed since."
    if done.is_new and versions.keys() - ours.keys():
        yield f"{done.saving} has had figures of a further year added since."


def _hung_on_since(new: set[int]) -> Iterator[str]:
    """Returns, placements and replacements that others gave to what it created. A
    validation counts the figures of its year on, so that it is found above."""
    hanging: dict[str, Any] = {
        "a return": ReturnLine.objects.filter(saving__in=new),
        "a place in another structure": SavingPlacement.objects.filter(saving__in=new),
    }
    for what, rows in hanging.items():
        for row in rows.select_related("saving"):
            yield f"{row.saving} has had {what} since."
    validations = Validation.objects.filter(saving_year__saving__in=new)
    for row in validations.select_related("saving_year__saving"):
        yield f"{row.saving_year.saving} has been looked at by finance since."
    replacing = Saving.objects.filter(replaces__in=new).exclude(pk__in=new)
    for row in replacing.select_related("replaces"):
        yield f"{row} stands in for {row.replaces} since."


def _counted_since(new: set[int], ours: set[int]) -> Iterator[str]:
    """Benefits whose money others have counted as a saving it created."""
    benefits = Benefit.objects.filter(saving__in=new).exclude(pk__in=ours)
    for benefit in benefits.select_related("saving"):
        yield f"{benefit} has been counted as {benefit.saving} since."


def undo_import(kept: SavingsImport, version: int, *, by: User) -> SavingsImport:
    def take_back(fresh: SavingsImport, reason: str) -> None:
        # What is counted as a saving goes before it.
        for benefit in reversed(benefits_done(fresh)):
            if benefit.benefit is not None:
                undo_benefit(benefit, benefit.benefit, by=by, reason=reason)
        # What replaces another came in after it, and goes before it.
        for each in reversed(things_done(fresh)):
            if each.saving is not None:
                _undo(each, each.saving, by=by, reason=reason)

    return undo(kept, version, in_the_way=in_the_way, take_back=take_back, by=by)


def _undo(done: Done, saving: Saving, *, by: User, reason: str) -> None:
    if done.is_new:
        for rows in (
            done.stored.values(),
            saving.attributions.all(),
            saving.steps.all(),
        ):
            for row in rows:
                delete_with_reason(row, by=by, reason=reason)
        delete_with_reason(saving, by=by, reason=reason)
        return
    # First, so that what is put back under the claim of an exempt project is not open.
    if "claims" in done.said:
        claims = [Claim(_place(row), row[3]) for row in done.said["claims"]]
        saving = set_claims(saving, saving.version, claims, by=by, reason=reason)
    for year, before, _ in done.years:
        _put_year_back(saving, done.stored[year], before, by=by, reason=reason)
    was = _as_it_was(saving, done.said["before"])
    fields: dict[str, Any] = {name: getattr(was, name) for name in _PUT_BACK}
    if any(getattr(saving, name) != value for name, value in fields.items()):
        update_saving(saving, saving.version, by=by, reason=reason, **fields)


def _put_year_back(
    saving: Saving, row: SavingYear, before: int, *, by: User, reason: str
) -> None:
    if not before:
        delete_with_reason(row, by=by, reason=reason)
        return
    was = _as_it_was(row, before)
    figures: dict[str, Any] = {n: getattr(was, n) for n in (*PLANNED, "planned")}
    set_year(saving, row.year, row.version, by=by, reason=reason, **figures)


def _as_it_was(row: Saving | SavingYear, version: int) -> Any:
    """The row of history at the version it had before this import."""
    history: Any = type(row).history
    rows = history.filter(id=row.pk, version=version)
    return rows.order_by("-history_id").first()


def _place(said: list[int | None]) -> Place | None:
    """The place a claim was stored with: programme, strand or project."""
    programme, strand, project, _ = said
    if project is not None:
        projects = Project.objects.select_related("strand")
        return programmes_access.place_of(projects.get(pk=project))
    if strand is not None:
        return programmes_access.place_of(Strand.objects.get(pk=strand))
    if programme is not None:
        return programmes_access.place_of(Programme.objects.get(pk=programme))
    return None
