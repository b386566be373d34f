"""Fetches business cases: the version that counts, and what was spent."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db.models import Q

from programmes.facts import Exempt
from savings.appraisal.content import CaseContent, content_from
from savings.choices import CaseStatus
from savings.facts.loading_savings import grouped
from savings.facts.places import (
    EXEMPTION,
    Places,
    Within,
    exempt_in,
    exempt_since,
    rows_of,
)
from savings.facts.values import CaseFact, CeilingFact, WaitingFact
from savings.models import BusinessCase, CaseVersion, SpendCeiling, SpendEntry

_VERSION = (
    "number",
    "stage",
    "status",
    "decided_on",
    "decided_by",
    "decision",
    "conditions",
)
# Its id, then `_VERSION`.
Version = tuple[Any, ...]
_UNWRITTEN: tuple[Any, ...] = (0, "", "", None, "", "", "")
_CEILING = (
    "id",
    "title",
    "amount",
    "allowed_by",
    "allowed_on",
    "decision",
    "returns_to",
    "returns_on",
    "returned_on",
)


def load_cases(
    within: Within, places: Places, as_at: datetime | None
) -> tuple[CaseFact, ...]:
    """Of the programmes and projects in scope."""
    rows = list(
        rows_of(
            BusinessCase,
            as_at,
            within.where_of_cases(),
            "id",
            "reference",
            "title",
            "programme_id",
            "project_id",
            *EXEMPTION,
        )
    )
    if not rows:
        return ()
    ids = [row[0] for row in rows]
    every = _versions(ids, as_at)
    versions = {pk: max(found, key=_counts) for pk, found in every.items()}
    waits = {pk: _waiting(found) for pk, found in every.items()}
    told = [found for found in (*versions.values(), *waits.values()) if found]
    contents = _contents([version_id for version_id, *_ in told], as_at)
    ceilings = _ceilings(ids, as_at)
    since = exempt_since(BusinessCase, as_at)
    return tuple(
        _case(
            row,
            places,
            versions.get(row[0], (0, *_UNWRITTEN)),
            waits.get(row[0]),
            contents,
            tuple(ceilings.get(row[0], ())),
            since.get(row[0]),
        )
        for row in rows
    )


def _case(
    row: tuple[Any, ...],
    places: Places,
    version: Version,
    waits: Version | None,
    contents: dict[int, CaseContent | None],
    ceilings: tuple[CeilingFact, ...],
    exempt_since_then: Exempt | None,
) -> CaseFact:
    pk, reference, title, programme_id, project_id, *exemption = row
    place = places.place(programme_id, None, project_id)
    if place is None:
        message = f"Business case {pk} is of nothing."
        raise ValueError(message)
    version_id, *told = version
    waiting = None
    if waits is not None:
        waiting = WaitingFact(waits[1], waits[2], contents.get(waits[0]))
    return CaseFact(
        id=pk,
        reference=reference,
        title=title,
        place=place,
        content=contents.get(version_id),
        ceilings=ceilings,
        exempt=exempt_in(exemption) or exempt_since_then,
        project_exempt=places.exempt(project_id),
        waiting=waiting,
        **dict(zip(_VERSION, told, strict=True)),
    )


def _versions(ids: list[int], as_at: datetime | None) -> dict[int, list[Version]]:
    """By case, all its versions."""
    rows = rows_of(CaseVersion, as_at, Q(case_id__in=ids), "case_id", "id", *_VERSION)
    return grouped((row[0], row[1:]) for row in rows)


def _counts(version: Version) -> tuple[bool, int]:
    """The last approved is the highest, else the newest."""
    _, number, _, status, *_ = version
    return status == CaseStatus.APPROVED, number


def _waiting(versions: list[Version]) -> Version | None:
    """Only one of a case can be open at a time."""
    submitted = (each for each in versions if each[3] == CaseStatus.SUBMITTED)
    return next(submitted, None)


def _contents(
    version_ids: list[int], as_at: datetime | None
) -> dict[int, CaseContent | None]:
    rows = rows_of(CaseVersion, as_at, Q(id__in=version_ids), "id", "content")
    return {pk: _content(stored) for pk, stored in rows}


def _content(stored: dict[str, Any]) -> CaseContent | None:
    """None where nothing is written yet, or nothing that can be read."""
    try:
        return content_from(stored)
    except ValueError:
        return None


def _ceilings(ids: list[int], as_at: datetime | None) -> dict[int, list[CeilingFact]]:
    rows = list(rows_of(SpendCeiling, as_at, Q(case_id__in=ids), "case_id", *_CEILING))
    ceiling_ids = [row[1] for row in rows]
    spent = grouped(
        rows_of(
            SpendEntry, as_at, Q(ceiling_id__in=ceiling_ids), "ceiling_id", "amount"
        )
    )
    facts = [
        (case_id, CeilingFact(spent=sum(spent.get(told[0], ())), **_named(told)))
        for case_id, *told in rows
    ]
    return grouped(sorted(facts, key=lambda pair: (pair[1].allowed_on, pair[1].id)))


def _named(told: list[Any]) -> dict[str, Any]:
    return dict(zip(_CEILING, told, strict=True))
