"""Promising and changing benefits and taking their readings, as a file says: through
the services that every page uses."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.core.exceptions import ValidationError

from accounts.models import User
from common.exempting import mark_exempt
from savings.importing.doing import CREATED, UPDATED, naming_the_row
from savings.importing.plan import BenefitPlan
from savings.models import Benefit, BenefitReading, Saving
from savings.services.benefit import promise_benefit, update_benefit
from savings.services.benefit_reading import add_reading, update_reading


def do_benefits(
    rows: Sequence[BenefitPlan], new: Mapping[str, Saving], *, by: User, reason: str
) -> list[dict[str, Any]]:
    """Call inside a transaction. `new` has the savings that came in with them, by
    their folded references. Notes what it does, so that it can be undone."""
    said: dict[str, Any] = {"by": by, "reason": reason}
    done = []
    for row in rows:
        with naming_the_row(row):
            if row.saving:
                row.fields["saving"] = new[row.saving]
            did = _create(row, said) if row.is_new else _update(row, said)
            done.append(did)
    return done


def _create(row: BenefitPlan, said: dict[str, Any]) -> dict[str, Any]:
    """Exempt from its first instant, if it is."""
    if row.where is None:
        raise ValidationError("It says nowhere who promises it.")
    fields = row.fields | ({"reference": row.reference} if row.reference else {})
    benefit = promise_benefit(
        row.where,
        priorities=row.priorities or (),
        values=row.values or (),
        **said,
        **fields,
    )
    return {
        "how": CREATED,
        "benefit": benefit.pk,
        "after": benefit.version,
        "readings": _do_readings(row, benefit, said),
    }


def _update(row: BenefitPlan, said: dict[str, Any]) -> dict[str, Any]:
    """Exempt first, so that nothing new is said of it in the open."""
    benefit = Benefit.objects.filter(pk=row.benefit.pk if row.benefit else 0).first()
    if benefit is None:
        raise ValidationError("There is no such benefit.")
    did: dict[str, Any] = {
        "how": UPDATED,
        "benefit": benefit.pk,
        "before": benefit.version,
        "priorities": [tag.pk for tag in benefit.priorities.all()],
        "values": [tag.pk for tag in benefit.values.all()],
    }
    if row.exemption is not None:
        benefit = mark_exempt(
            benefit,
            benefit.version,
            paragraphs=row.exemption.paragraphs,
            exempt_reason=row.exemption.reason,
            review_on=row.exemption.review_on,
            **said,
        )
    if row.changes_itself:
        benefit = update_benefit(
            benefit,
            benefit.version,
            priorities=row.priorities,
            values=row.values,
            **said,
            **row.fields,
        )
    did["readings"] = _do_readings(row, benefit, said)
    did["after"] = benefit.version
    return did


def _do_readings(
    row: BenefitPlan, benefit: Benefit, said: dict[str, Any]
) -> list[list[int]]:
    """The number of each, with its version before (0: there was none) and after."""
    done = []
    for each in row.readings.values():
        if each.version:
            stored = BenefitReading.objects.get(benefit=benefit, on=each.on)
            reading = update_reading(stored, each.version, **said, **each.fields)
        else:
            reading = add_reading(benefit, on=each.on, **said, **each.fields)
        done.append([reading.pk, each.version, reading.version])
    return done
