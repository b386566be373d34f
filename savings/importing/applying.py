"""Doing what an import would do: in one transaction, or none of it.

Through the services that every page uses, so that each rule holds and each change has
its reason in the history; the reason names the file.
"""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from accounts.models import User
from common.exempting import mark_exempt
from common.importing.keeping import columns_named, sheets_of
from common.importing.outcome import note_imported
from common.importing.plan import PlanChanged, Verdict, folded
from common.locking import lock_at_version
from savings.importing.benefits.applying import do_benefits
from savings.importing.checking import check
from savings.importing.doing import CREATED, UPDATED, naming_the_row
from savings.importing.lists import lists_named
from savings.importing.plan import Plan, SavingPlan
from savings.models import Saving, SavingsImport, SavingYear
from savings.services.saving import (
    propose_saving,
    set_claims,
    set_year,
    update_saving,
)
from savings.services.saving_claims import key_of
from savings.services.saving_fields import YearFigures


@transaction.atomic
def apply_import(
    kept: SavingsImport, version: int, *, seen: str, good_only: bool, by: User
) -> SavingsImport:
    """`seen` is the mark of the plan that was looked at, `good_only` whether what is to
    be mended is left out. Sent twice, it is done once.

    Raises PlanChanged, EditConflict, and ValidationError naming the row that a service
    refused.
    """
    fresh = SavingsImport.objects.select_for_update().get(pk=kept.pk)
    if fresh.imported_at is not None:
        return fresh
    fresh = lock_at_version(fresh, version)
    plan = plan_of(fresh, by)
    may = plan.may_be_done or (good_only and plan.may_be_done_in_part)
    if plan.mark() != seen or not may:
        raise PlanChanged
    doing = _Doing(fresh.file_name, by)
    did: dict[str, Any] = {"rows": doing.do(plan)}
    did["benefits"] = do_benefits(
        plan.benefits_to_do, doing.new, by=by, reason=doing.reason
    )
    did["summary"] = plan.summary(is_done=True)
    note_imported(fresh, did, by=by)
    return fresh


def plan_of(kept: SavingsImport, reader: User) -> Plan:
    """What the stored sheets would do to what there is now."""
    sheet = kept.mapping["sheet"]
    lists = lists_named(kept)
    return check(sheets_of(kept), sheet, columns_named(kept), reader, lists)


class _Doing:
    """One import being done; notes what it does, so that it can be undone."""

    def __init__(self, file_name: str, by: User) -> None:
        self.by, self.reason = by, f"Imported from {file_name}."
        self.new: dict[str, Saving] = {}

    def do(self, plan: Plan) -> list[dict[str, Any]]:
        done = []
        for row in plan.to_do:
            with naming_the_row(row):
                done.append(self.do_row(row))
        return done

    def do_row(self, row: SavingPlan) -> dict[str, Any]:
        if row.replaces:
            row.fields["replaces"] = self.new[row.replaces]
        if row.verdict == Verdict.CREATE:
            return self.create(row)
        saving = Saving.objects.get(pk=row.saving.pk) if row.saving else None
        if saving is None:
            raise ValidationError("There is no such saving.")
        return self.update(row, saving)

    def create(self, row: SavingPlan) -> dict[str, Any]:
        """Exempt from its first instant, if it is."""
        fields = row.fields | ({"reference": row.reference} if row.reference else {})
        years = [
            YearFigures(each.year, **_as_tuple(each.figures))
            for each in row.years.values()
        ]
        saving = propose_saving(
            by=self.by,
            reason=self.reason,
            years=years,
            claims=row.claims or (),
            **fields,
        )
        self.new[folded(saving.reference)] = saving
        made = SavingYear.objects.filter(saving=saving)
        return {
            "how": CREATED,
            "saving": saving.pk,
            "after": saving.version,
            "years": [[each.year, 0, each.version] for each in made],
        }

    def update(self, row: SavingPlan, saving: Saving) -> dict[str, Any]:
        """Exempt first, and all at one instant, so that nothing new is said of it in
        the open."""
        did: dict[str, Any] = {"how": UPDATED, "saving": saving.pk}
        did["before"] = saving.version
        said: dict[str, Any] = {
            "by": self.by,
            "reason": self.reason,
            "at": timezone.now(),
        }
        if row.exemption is not None:
            saving = mark_exempt(
                saving,
                saving.version,
                paragraphs=row.exemption.paragraphs,
                exempt_reason=row.exemption.reason,
                review_on=row.exemption.review_on,
                **said,
            )
        if row.fields:
            saving = update_saving(saving, saving.version, **said, **row.fields)
        if row.claims is not None:
            claims = saving.attributions.all()
            did["claims"] = [[*key_of(each), each.share] for each in claims]
            saving = set_claims(saving, saving.version, row.claims, **said)
        did["years"] = []
        for each in row.years.values():
            year = set_year(saving, each.year, each.version, **said, **each.figures)
            did["years"].append([each.year, each.version, year.version])
        did["after"] = saving.version
        return did


def _as_tuple(figures: dict[str, Any]) -> dict[str, Any]:
    if "planned" not in figures:
        return figures
    return figures | {"planned": tuple(figures["planned"])}
