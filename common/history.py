"""Who changed what, when and why; and what a table said at a past instant.

Every governed model keeps a history table (django-simple-history). Rows are written
through `save_with_reason`, so that no change is without a name and a reason, and read
back through `rows_as_at`, the only way into the past.
"""

from __future__ import annotations

from datetime import date, datetime, time
from functools import cache
from typing import TYPE_CHECKING, Any

from django.db import IntegrityError, transaction
from django.db.models import Model, OuterRef, Q, QuerySet, Subquery
from django.utils import timezone

if TYPE_CHECKING:
    from django.contrib.auth.models import AbstractBaseUser

Spells = list[tuple[datetime, bool]]


def save_with_reason(
    row: Model,
    *,
    by: AbstractBaseUser | None,
    reason: str,
    at: datetime | None = None,
) -> None:
    """Check, save and record `row`.

    `by` is None only where a machine acts (load_demo, the worker). `at` dates the
    history row: in the past, for imports of records that have one; or at one instant
    with the other rows of the same act.
    Raises ValidationError, in sentences, when the row breaks one of its rules.
    """
    row.full_clean(validate_constraints=False)
    row._history_user = by  # type: ignore[attr-defined]  # read by simple-history
    row._change_reason = reason  # type: ignore[attr-defined]  # read by simple-history
    _date(row, at)
    try:
        with transaction.atomic():
            row.save()
    except IntegrityError:
        # The database has the last word, two people at once included. Asked again
        # which constraint it was, the row answers in a sentence.
        row.validate_constraints()
        raise


def delete_with_reason(
    row: Model, *, by: AbstractBaseUser | None, reason: str, at: datetime | None = None
) -> None:
    """Remove a row that history goes on remembering."""
    row._history_user = by  # type: ignore[attr-defined]  # read by simple-history
    row._change_reason = reason  # type: ignore[attr-defined]  # read by simple-history
    _date(row, at)
    row.delete()


def _date(row: Model, at: datetime | None) -> None:
    """When this step happened: now, whatever an earlier save of the row was dated."""
    vars(row).pop("_history_date", None)
    if at is not None:
        row._history_date = at  # type: ignore[attr-defined]  # read by simple-history


def end_of(day: date) -> datetime:
    """The last instant of a day in council time: what "as at 1 March 2012" means."""
    return timezone.make_aware(datetime.combine(day, time.max))


def held_at(spells: Spells, at: datetime) -> bool:
    """Whether something held at an instant, by the instants, in their order, since when
    it did and since when it did not."""
    before = [held for since, held in spells if since <= at]
    return before[-1] if before else False


def rows_as_at(
    model: type[Model], as_at: datetime | None, where: Q | None = None
) -> QuerySet[Any]:
    """The rows of `model` now (`as_at` None) or as they stood at a past instant.

    One query. Past rows come from the history table, so they have the model's own
    columns but no relations: read `project_id`, not `project`. `where` may name only
    the model's own columns, and holds for the row as it was then: a project that has
    since moved to another strand is found under the strand it had.
    """
    condition = where or Q()
    if as_at is None:
        return model._default_manager.filter(condition)
    history = versions_of(model)
    newest = (
        history.filter(id=OuterRef("id"), history_date__lte=as_at)
        .order_by("-history_date", "-history_id")
        .values("history_id")[:1]
    )
    rows: QuerySet[Any] = history.filter(
        condition, history_date__lte=as_at, history_id=Subquery(newest)
    ).exclude(history_type="-")
    return rows


@cache
def versions_of(model: type[Model]) -> Any:
    """The history table of a governed model, whatever row it tells of. Asked once a
    model: simple-history builds a class each time it is asked."""
    return model.history.model._default_manager  # type: ignore[attr-defined]
