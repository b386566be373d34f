"""Business cases and their versions: opened, written, submitted, decided."""

from __future__ import annotations

from datetime import date, datetime
from typing import TypedDict, Unpack

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from accounts.models import User
from common.history import save_with_reason
from common.locking import lock_at_version
from common.periods import year_of
from programmes.models import Programme, Project
from programmes.services.steps import day_of, refuse_future, set_fields
from savings import access
from savings.appraisal.content import CaseContent, content_as_json
from savings.choices import CaseStage, CaseStatus
from savings.models import BusinessCase, CaseVersion
from savings.services.case_content import (
    are_figures_changed,
    is_assurance_changed,
    tidied,
    without_assurance,
)
from savings.years import year_starts_in

_STAGES = list(CaseStage)


class CaseNames(TypedDict, total=False):
    """What may be changed of a business case itself."""

    reference: str
    title: str


class NewCaseFields(CaseNames, total=False):
    """And once, at the beginning: that it is exempt, so that there is never a moment at
    which it was not."""

    is_exempt: bool
    exempt_paragraphs: list[int]
    exempt_reason: str
    exempt_review_on: date | None


@transaction.atomic
def open_case(
    place: Programme | Project,
    *,
    stage: str = CaseStage.STRATEGIC,
    content: CaseContent | None = None,
    by: User | None,
    reason: str = "Business case opened.",
    at: datetime | None = None,
    **fields: Unpack[NewCaseFields],
) -> CaseVersion:
    """The case of a programme or project, with its first draft."""
    kind = str(place._meta.model_name)
    case = BusinessCase(**{kind: place})
    set_fields(case, fields, NewCaseFields.__annotations__)
    save_with_reason(case, by=by, reason=reason, at=at)
    first = content or CaseContent(first_year=_this_year(at))
    return _write_version(case, 1, stage, first, by=by, reason=reason, at=at)


@transaction.atomic
def update_case(
    case: BusinessCase,
    version: int,
    *,
    by: User | None,
    reason: str,
    at: datetime | None = None,
    **changes: Unpack[CaseNames],
) -> BusinessCase:
    case = lock_at_version(case, version)
    set_fields(case, changes, CaseNames.__annotations__)
    save_with_reason(case, by=by, reason=reason, at=at)
    return case


@transaction.atomic
def new_version(
    case: BusinessCase,
    *,
    stage: str,
    by: User | None,
    reason: str,
    at: datetime | None = None,
) -> CaseVersion:
    """A draft that begins as the copy of the last version, at its stage or a later one.

    House default: the assurance of finance is not copied. It was given of other
    figures.
    """
    case = BusinessCase.objects.select_for_update().get(pk=case.pk)
    last = case.versions.order_by("number").last()
    if last is None:
        raise ValidationError("This business case has no version to go on from.")
    if last.status in (CaseStatus.DRAFT, CaseStatus.SUBMITTED):
        raise ValidationError(
            f"Version {last.number} is open: it is decided before the next is begun."
        )
    if _STAGES.index(CaseStage(stage)) < _STAGES.index(CaseStage(last.stage)):
        words = f"The last version was at a later stage: {last.get_stage_display()}."
        raise ValidationError({"stage": words})
    content = without_assurance(_readable(last))
    number = (case.versions.aggregate(last=Max("number"))["last"] or 0) + 1
    return _write_version(case, number, stage, content, by=by, reason=reason, at=at)


@transaction.atomic
def save_content(
    row: CaseVersion,
    version: int,
    content: CaseContent,
    *,
    by: User | None,
    reason: str,
    at: datetime | None = None,
) -> CaseVersion:
    """What a draft says from now on. Nothing counts on if it says the same.

    Only finance says how far it assures the figures (section 151, Local Government Act
    1972). House default: figures that change after that are not assured any more.
    """
    row = lock_at_version(row, version)
    if row.status != CaseStatus.DRAFT:
        raise ValidationError(
            "This version was submitted and never changes: begin a new one."
        )
    before = _readable(row)
    content = tidied(content)
    if content == before:
        row.version = version
        return row
    if is_assurance_changed(before, content):
        _refuse_assurance_by_others(by)
    elif are_figures_changed(before, content):
        content = without_assurance(content)
    row.content = content_as_json(content)
    save_with_reason(row, by=by, reason=reason, at=at)
    return row


@transaction.atomic
def submit_version(
    row: CaseVersion,
    version: int,
    *,
    by: User | None,
    reason: str,
    at: datetime | None = None,
) -> CaseVersion:
    """To be decided. From now on what it says never changes."""
    row = lock_at_version(row, version)
    if row.status != CaseStatus.DRAFT:
        raise ValidationError("This version was submitted already.")
    _readable(row)
    row.status = CaseStatus.SUBMITTED
    row.submitted_at = at or timezone.now()
    save_with_reason(row, by=by, reason=reason, at=at)
    return row


@transaction.atomic
def decide_version(
    row: CaseVersion,
    version: int,
    *,
    is_approved: bool,
    decided_by: str,
    decided_on: date,
    decision: str = "",
    conditions: str = "",
    by: User | None,
    reason: str,
    at: datetime | None = None,
) -> CaseVersion:
    """What the body decided. It may have decided before the portal was told."""
    row = lock_at_version(row, version)
    if row.status != CaseStatus.SUBMITTED:
        raise ValidationError("Only a version that was submitted is decided.")
    refuse_future(decided_on, "A decision", at=at)
    if not decided_by.strip():
        raise ValidationError({"decided_by": "Say which body decided."})
    row.status = CaseStatus.APPROVED if is_approved else CaseStatus.REJECTED
    row.decided_by, row.decided_on = decided_by, decided_on
    row.decision, row.conditions = decision, conditions
    save_with_reason(row, by=by, reason=reason, at=at)
    return row


def stages_open_to(last: CaseVersion) -> list[tuple[str, str]]:
    """The stages the next version may be at, as choices; the one after the last
    approved first."""
    later = _STAGES[_STAGES.index(CaseStage(last.stage)) :]
    if last.status == CaseStatus.APPROVED and len(later) > 1:
        later = [*later[1:], later[0]]
    return [(stage.value, stage.label) for stage in later]


def _write_version(
    case: BusinessCase,
    number: int,
    stage: str,
    content: CaseContent,
    *,
    by: User | None,
    reason: str,
    at: datetime | None,
) -> CaseVersion:
    row = CaseVersion(
        case=case,
        number=number,
        stage=stage,
        content=content_as_json(tidied(content)),
        prepared_by=by,
    )
    save_with_reason(row, by=by, reason=reason, at=at)
    return row


def _this_year(at: datetime | None) -> int:
    """The financial year it is, by the calendar year it starts in."""
    return year_of(day_of(at), year_starts_in())


def _readable(row: CaseVersion) -> CaseContent:
    try:
        return row.parsed
    except ValueError as problem:
        raise ValidationError(str(problem)) from problem


def _refuse_assurance_by_others(by: User | None) -> None:
    if by is not None and not access.can_validate(by):
        raise ValidationError("Only finance says how far the figures are assured.")
