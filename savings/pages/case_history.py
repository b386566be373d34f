"""All that became of a business case, as far as its reader may see it.

What was written while the case or its project was exempt stays withheld after it is
opened. What a version says is told in words, not as it is stored.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import Any

from django.db.models import Q
from django.utils import timezone
from django.utils.text import Truncator

from accounts.models import User
from common.money import printed
from common.record_history import (
    Change,
    RecordHistory,
    Telling,
    histories_of,
    history_of,
    together,
)
from common.wording import count_of
from savings.appraisal.compare import Became, Comparison, compare
from savings.appraisal.compare import Change as WordChange
from savings.appraisal.content import CaseContent, content_from
from savings.exempt_past import was_exempt
from savings.models import BusinessCase, CaseVersion, SpendCeiling, SpendEntry

_MOST_CHANGES = 12  # house default: the comparison of two versions tells them all
_LONGEST = 300
_NOTHING = "(nothing)"


def history_of_case(user: User, case: BusinessCase) -> RecordHistory:
    """Latest first."""
    exempt_at = was_exempt(user, case)

    def is_withheld(version: Any) -> bool:
        return exempt_at(version.history_date)

    ceilings = SpendCeiling.history.filter(case_id=case.pk).order_by()
    parts = [
        history_of(case, is_withheld=is_withheld),
        histories_of(
            CaseVersion,
            Q(case_id=case.pk),
            is_withheld=is_withheld,
            called=lambda row: f"Version {row.number}",
            telling=Telling(
                skipped=frozenset({"case", "content", "number"}),
                besides=_content_told,
                is_one_step=_is_one_step,
            ),
        ),
        histories_of(
            SpendCeiling,
            Q(case_id=case.pk),
            is_withheld=is_withheld,
            called=lambda row: f"Ceiling “{row.title[:80]}”",
            telling=Telling(skipped=_MONEY | {"case"}, besides=_amount_told),
        ),
        histories_of(
            SpendEntry,
            Q(ceiling_id__in=ceilings.values("id")),
            is_withheld=is_withheld,
            called=lambda row: f"Spending of £{printed(row.amount)}",
            telling=Telling(skipped=_MONEY | {"ceiling"}, besides=_amount_told),
        ),
    ]
    return together(parts)


_MONEY = frozenset({"amount"})


def _is_one_step(before: Any, after: Any) -> bool:
    """A draft saves itself at every pause: what one person writes of one part in a day,
    one after the other, is told once (house default); but never past an assurance that
    is given or lost."""
    is_change = bool(after.history_type == "~")
    return is_change and _step_of(before) == _step_of(after)


def _step_of(version: Any) -> tuple[object, ...]:
    return (
        timezone.localdate(version.history_date),
        version.history_user_id,
        version.history_change_reason,
        version.status,
        version.content.get("assurance"),
    )


def _content_told(before: Any, after: Any) -> Iterator[Change]:
    """Which parts of the content changed, and how much in each."""
    if before.content == after.content:
        return
    was, now = _content(before), _content(after)
    if was is None or now is None:
        yield Change("Content", "(cannot be read)", "(cannot be read)")
        return
    changes = list(_told(compare(was, now)))
    yield from changes[:_MOST_CHANGES]
    more = len(changes) - _MOST_CHANGES
    if more > 0:
        yield Change("And", "", count_of(more, "further change"))


def _told(found: Comparison) -> Iterator[Change]:
    for change in chain(found.terms, found.options):
        yield _in_words(change)
    for figure in chain(found.figures, found.funding):
        when = "" if figure.year is None else f", year from {figure.year}"
        yield Change(
            f"{figure.what}{when}", _pounds(figure.before), _pounds(figure.after)
        )
    for text in found.texts:
        was, now = ("\n".join(lines) for lines in (text.removed, text.added))
        yield Change(text.label, _short(was), _short(now))
    for change in chain(found.criteria, found.scores, found.steps, found.assumptions):
        yield _in_words(change)


def _in_words(change: WordChange) -> Change:
    """What was added or removed without more to say is said to be there, or not."""
    is_there = {Became.ADDED: ("", "Added"), Became.REMOVED: ("There", "Removed")}
    was, now = is_there.get(change.became, ("", ""))
    return Change(
        change.what, _short(change.before or was), _short(change.after or now)
    )


def _short(text: str) -> str:
    return Truncator(text or _NOTHING).chars(_LONGEST)


def _pounds(pence: int | None) -> str:
    return _NOTHING if pence is None else f"£{printed(pence)}"


def _content(version: Any) -> CaseContent | None:
    try:
        return content_from(version.content)
    except ValueError:
        return None


def _amount_told(before: Any, after: Any) -> Iterator[Change]:
    if before.amount != after.amount:
        yield Change("Amount", _pounds(before.amount), _pounds(after.amount))
