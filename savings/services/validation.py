"""What finance concludes about the savings claimed. No conclusion is ever changed: a
later one stands beside it, and what is validated is what the last validation says.
House default (segregation of duties): nobody concludes about a claim of their own.
"""

from __future__ import annotations

from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.models import User
from common.history import save_with_reason
from common.locking import lock_at_version
from programmes.services.steps import (
    day_of,
    locked_for_step,
    refuse_before,
    refuse_future,
)
from savings.choices import ValidationOutcome
from savings.evidence_files import Document
from savings.models import EvidenceFile, Saving, SavingYear, Validation
from savings.validation_rules import (
    Claimants,
    Evidence,
    amount_problem,
    evidence_problems,
    why_not_open,
)


@transaction.atomic
def validate(
    saving_year: SavingYear,
    *,
    amount: int,
    evidence: str,
    ledger_line: str = "",
    evidence_reference: str = "",
    file: Document | None = None,
    by: User | None,
    reason: str,
    on: date | None = None,
    at: datetime | None = None,
    version: int | None = None,
) -> Validation:
    """`amount` (pence) is all that finance has seen of the year by now: what earlier
    validations said is in it. Less than before takes some of it back.

    `version` is the one that was opened; EditConflict when anybody saved since.
    """
    year, saving = _open(saving_year, version, by)
    _refuse_unfounded(
        year,
        amount,
        Evidence(evidence, ledger_line, evidence_reference, has_file=file is not None),
    )
    validation = Validation(
        saving_year=year,
        outcome=ValidationOutcome.VALIDATED,
        amount=amount,
        evidence=evidence,
        ledger_line=ledger_line,
        evidence_reference=evidence_reference,
    )
    _conclude(validation, saving, by=by, reason=reason, on=on, at=at)
    year.validated = amount
    save_with_reason(year, by=by, reason=reason, at=at)
    if file is not None:
        _keep(file, validation)
    return validation


def _refuse_unfounded(year: SavingYear, amount: int, seen: Evidence) -> None:
    problems = evidence_problems(year.saving.kind, seen)
    if problem := amount_problem(amount, year.achieved, year.validated):
        problems["amount"] = problem
    if problems:
        raise ValidationError(problems)


def _keep(file: Document, validation: Validation) -> None:
    kept = EvidenceFile(
        validation=validation,
        name=file.name,
        content_type=file.content_type,
        content=file.content,
    )
    kept.full_clean()
    kept.save()


@transaction.atomic
def refuse(
    saving_year: SavingYear,
    *,
    by: User | None,
    reason: str,
    on: date | None = None,
    at: datetime | None = None,
    version: int | None = None,
) -> Validation:
    """Nothing more of what is claimed is validated than was before.

    House default: what finance has seen earlier stays validated; a validation of less
    takes it back.
    """
    year, saving = _open(saving_year, version, by)
    if year.achieved <= year.validated:
        raise ValidationError(
            "Nothing is claimed beyond what is validated: there is nothing to refuse."
        )
    validation = Validation(saving_year=year, outcome=ValidationOutcome.REFUSED)
    _conclude(validation, saving, by=by, reason=reason, on=on, at=at)
    save_with_reason(year, by=by, reason=reason, at=at)
    return validation


def _open(
    saving_year: SavingYear, version: int | None, by: User | None
) -> tuple[SavingYear, Saving]:
    """The year, locked, and its saving, where this person may conclude anything."""
    if version is None:
        year = locked_for_step(saving_year)
    else:
        year = lock_at_version(saving_year, version)
    saving = year.saving
    if problem := why_not_open(saving.state):
        raise ValidationError(problem)
    if by is not None and (problem := claimants_of(year).why_own(by.pk)):
        raise ValidationError(f"{problem} A colleague in finance concludes about it.")
    return year, saving


def claimants_of(saving_year: SavingYear) -> Claimants:
    """One query."""
    claimed = SavingYear.objects.with_claimants().get(pk=saving_year.pk)
    owner = saving_year.saving.budget_owner_id
    return Claimants(owner, claimed.returned_by, claimed.achieved_by)


def _conclude(
    validation: Validation,
    saving: Saving,
    *,
    by: User | None,
    reason: str,
    on: date | None,
    at: datetime | None,
) -> None:
    year = validation.saving_year
    validation.on = on or day_of(at)
    refuse_future(validation.on, "A conclusion", at=at)
    if last := year.validations.first():
        refuse_before(validation.on, last.on, "Finance concluded later than that")
    validation.claimed, validation.by, validation.reason = year.achieved, by, reason
    validation.is_exempt = saving.is_kept_back()
    save_with_reason(validation, by=by, reason=reason, at=at)
