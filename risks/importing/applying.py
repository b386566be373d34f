"""Doing what an import would do: all of it, in one transaction, or none of it.

Through the services that every page uses, so that each rule holds and each change has
its reason in the history; the reason names the file.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.models import User
from common.exempting import mark_exempt
from common.importing.keeping import columns_named, sheets_of
from common.importing.outcome import note_imported
from common.importing.plan import PlanChanged, Verdict, folded
from common.locking import lock_at_version
from risks import services
from risks.importing.checking import check
from risks.importing.plan import BesidePlan, Plan, RowPlan
from risks.importing.score_cells import with_note
from risks.models import Register, Risk, RiskAction, RiskControl, RiskImport

CREATED, UPDATED = "created", "updated"


@transaction.atomic
def apply_import(
    kept: RiskImport, version: int, *, seen: str, register: Register, by: User
) -> RiskImport:
    """`seen` is the mark of the plan that was looked at. Sent twice, it is done once.

    Raises PlanChanged, EditConflict, and ValidationError naming the row that a service
    refused.
    """
    fresh = RiskImport.objects.select_for_update().get(pk=kept.pk)
    if fresh.imported_at is not None:
        return fresh
    fresh = lock_at_version(fresh, version)
    plan = plan_of(fresh, register, by)
    if plan.mark() != seen or not plan.may_be_done:
        raise PlanChanged
    did = _Doing(register, fresh.file_name, by).do(plan)
    note_imported(fresh, did | {"summary": plan.summary()}, by=by)
    return fresh


def plan_of(kept: RiskImport, register: Register, reader: User) -> Plan:
    """What the stored sheets would do to the register as it stands now."""
    return check(
        sheets_of(kept), kept.mapping["sheet"], columns_named(kept), register, reader
    )


class _Doing:
    """One import being done; notes what it does, so that it can be undone."""

    def __init__(self, register: Register, file_name: str, by: User) -> None:
        self.register, self.file_name, self.by = register, file_name, by
        self.reason = f"Imported from {file_name}."
        self.risks: dict[str | int, Risk] = {}
        self.did: list[list[Any]] = []

    def do(self, plan: Plan) -> dict[str, Any]:
        for row in plan.rows:
            with _named(row.number):
                self.do_row(row)
        for each in plan.beside:
            with _named(each.number, each.sheet):
                self.do_beside(each)
        return {"rows": self.did}

    def do_row(self, row: RowPlan) -> None:
        if row.verdict == Verdict.CREATE:
            risk = self.create(row)
            self.did.append(["risk", CREATED, risk.pk, 0, risk.version])
        elif row.verdict == Verdict.UPDATE and row.risk is not None:
            before = row.risk.version
            risk = self.update(row, row.risk)
            if risk.version != before:
                self.did.append(["risk", UPDATED, risk.pk, before, risk.version])
        else:
            return
        self.risks[row.number] = self.risks[folded(risk.reference)] = risk

    def create(self, row: RowPlan) -> Risk:
        """Exempt from its first instant, if it is."""
        fields = row.fields | ({"reference": row.reference} if row.reference else {})
        risk = services.propose_risk(
            self.register, by=self.by, reason=self.reason, **fields
        )
        if not row.is_accepted:
            return risk
        return services.accept_risk(
            risk,
            risk.version,
            by=self.by,
            reason=self.reason,
            opened_on=row.opened_on,
        )

    def update(self, row: RowPlan, risk: Risk) -> Risk:
        """Exempt first, so that nothing new is said of it in the open."""
        if row.exemption is not None:
            risk = mark_exempt(
                risk,
                risk.version,
                paragraphs=row.exemption.paragraphs,
                exempt_reason=row.exemption.reason,
                review_on=row.exemption.review_on,
                by=self.by,
                reason=self.reason,
            )
        if row.review is not None:
            risk = services.review_risk(
                risk,
                risk.version,
                score=row.review,
                by=self.by,
                reason=with_note(row.review_reason, self.file_name),
            )
        if row.fields:
            risk = services.update_risk(
                risk, risk.version, by=self.by, reason=self.reason, **row.fields
            )
        return risk

    def do_beside(self, each: BesidePlan) -> None:
        said: dict[str, Any] = {"by": self.by, "reason": self.reason} | each.fields
        is_control = each.kind is RiskControl
        row: RiskControl | RiskAction
        if each.row is None:
            add = services.add_control if is_control else services.add_action
            row, before = add(self.risk_of(each), **said), 0
        else:
            before = each.row.version
            row = (
                services.update_control(each.row, before, **said)
                if isinstance(each.row, RiskControl)
                else services.update_action(each.row, before, **said)
            )
        what = "control" if is_control else "action"
        done = UPDATED if each.row else CREATED
        self.did.append([what, done, row.pk, before, row.version])

    def risk_of(self, each: BesidePlan) -> Risk:
        """The risk this import made or changed, or one that it leaves alone."""
        found = self.risks.get(each.of) or each.risk
        if found is None:
            raise ValidationError(f"There is no risk {each.of}.")
        return found


@contextmanager
def _named(row: int, sheet: str = "") -> Iterator[None]:
    """What a service refuses is told with the row it was about."""
    try:
        yield
    except ValidationError as refusal:
        where = f"Row {row} of {sheet}" if sheet else f"Row {row}"
        raise ValidationError([f"{where}: {says}" for says in refusal.messages]) from (
            refusal
        )
