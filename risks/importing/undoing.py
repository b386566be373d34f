"""Taking an import back, while nobody has touched what it brought.

What it created is removed, and history remembers it; what it changed is put back. A
score it changed is put back by a further review, for a review is never unsaid; and what
it kept from the public stays so until the clerk or the monitoring officer opens it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import QuerySet

from accounts.models import User
from common.exempting import mark_exempt
from common.history import delete_with_reason
from common.importing.outcome import undo
from risks import services
from risks.choices import RiskState
from risks.importing.applying import CREATED
from risks.models import LogEntry, Risk, RiskAction, RiskControl, RiskImport
from risks.models.risk import score_of
from risks.services.control import ActionFields, ControlFields
from risks.services.risk import ProposedFields, RiskFields

_MODELS: dict[str, type[Risk] | type[RiskControl] | type[RiskAction]] = {
    "risk": Risk,
    "control": RiskControl,
    "action": RiskAction,
}
Row = Risk | RiskControl | RiskAction


@dataclass(frozen=True)
class Done:
    """One thing an import did. `row` is the record as it stands now, None if gone."""

    what: str
    is_new: bool
    pk: int
    before: int
    after: int
    row: Row | None

    @property
    def is_touched(self) -> bool:
        return self.row is None or self.row.version != self.after


def things_done(kept: RiskImport) -> list[Done]:
    """Three queries, whatever was imported."""
    rows = kept.did.get("rows", [])
    found: dict[tuple[str, int], Row] = {}
    for what, model in _MODELS.items():
        wanted = [pk for said, _, pk, *_ in rows if said == what]
        found |= {(what, pk): row for pk, row in _by_number(model, wanted).items()}
    return [
        Done(what, how == CREATED, pk, before, after, found.get((what, pk)))
        for what, how, pk, before, after in rows
    ]


def _by_number(model: type[Any], wanted: list[int]) -> dict[int, Any]:
    rows: dict[int, Any] = model._default_manager.in_bulk(wanted)
    return rows


def in_the_way(kept: RiskImport) -> list[str]:
    """What has been touched since, or hung on what came in: a sentence each."""
    done = things_done(kept)
    found = [_touched(each) for each in done if each.is_touched]
    return found + list(_hung_on_since(kept, done)) + list(_brought_over(done))


def _touched(each: Done) -> str:
    if each.row is None:
        return f"A {each.what} that was imported has been removed since."
    return f"{each.row} has been changed since."


def _hung_on_since(kept: RiskImport, done: list[Done]) -> Iterator[str]:
    """Controls, actions and log entries that others gave to a risk it created."""
    new = {each.pk for each in done if each.is_new and each.what == "risk"}
    ours = {(each.what, each.pk) for each in done}
    hanging: dict[str, QuerySet[Any]] = {
        "control": RiskControl.objects.filter(risk__register=kept.register_id),
        "action": RiskAction.objects.filter(risk__register=kept.register_id),
        "log entry": LogEntry.objects.filter(risk__register=kept.register_id),
    }
    for what, rows in hanging.items():
        for row in rows.select_related("risk"):
            if row.risk_id in new and (what, row.pk) not in ours:
                yield f"{row.risk} has had this {what} added since: {row}"


def _brought_over(done: list[Done]) -> Iterator[str]:
    for each in done:
        if isinstance(each.row, Risk) and not each.is_new:
            before = _as_it_was(each)
            if before.scheme_id != each.row.scheme_id:
                yield (
                    f"{each.row} came over to another scoring scheme with this import, "
                    "and does not go back."
                )


def undo_import(kept: RiskImport, version: int, *, by: User) -> RiskImport:
    def take_back(fresh: RiskImport, reason: str) -> None:
        # What hangs on a risk goes before it.
        for each in reversed(things_done(fresh)):
            _undo(each, by=by, reason=reason)

    return undo(kept, version, in_the_way=in_the_way, take_back=take_back, by=by)


def _undo(each: Done, *, by: User, reason: str) -> None:
    if each.row is None:
        raise ValidationError("What was imported has been removed since.")
    if each.is_new:
        delete_with_reason(each.row, by=by, reason=reason)
    elif isinstance(each.row, Risk):
        _put_back(each.row, _as_it_was(each), by=by, reason=reason)
    elif isinstance(each.row, RiskControl):
        before = _said(_as_it_was(each), ControlFields)
        services.update_control(
            each.row, each.row.version, by=by, reason=reason, **before
        )
    else:
        before = _said(_as_it_was(each), ActionFields)
        services.update_action(
            each.row, each.row.version, by=by, reason=reason, **before
        )


def _as_it_was(each: Done) -> Any:
    """The row of history at the version it had before this import."""
    history: Any = _MODELS[each.what].history
    rows = history.filter(id=each.pk, version=each.before)
    return rows.order_by("-history_id").first()


def _said(before: Any, allowed: type) -> dict[str, Any]:
    return {name: getattr(before, name) for name in allowed.__annotations__}


def _put_back(risk: Risk, before: Any, *, by: User, reason: str) -> None:
    score = score_of(before, "current")
    is_open = risk.state == RiskState.OPEN
    is_reviewed = (risk.current, risk.current_reason) != (score, before.current_reason)
    if is_open and is_reviewed and score is not None:
        said = f"{before.current_reason}\n({reason.rstrip('.')})".strip()
        risk = services.review_risk(risk, risk.version, score=score, by=by, reason=said)
    if risk.is_exempt and before.is_exempt and _exemption(risk) != _exemption(before):
        risk = mark_exempt(
            risk,
            risk.version,
            paragraphs=before.exempt_paragraphs,
            exempt_reason=before.exempt_reason,
            review_on=before.exempt_review_on,
            by=by,
            reason=reason,
        )
    allowed = RiskFields if is_open else ProposedFields
    said_before = _said(before, allowed)
    if any(getattr(risk, name) != value for name, value in said_before.items()):
        services.update_risk(risk, risk.version, by=by, reason=reason, **said_before)


def _exemption(row: Any) -> tuple[Any, ...]:
    return row.exempt_paragraphs, row.exempt_reason, row.exempt_review_on
