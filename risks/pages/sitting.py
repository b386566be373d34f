"""Reviewing a whole register at one sitting: which risks, in which order, how far.

A sitting is a day's: what was reviewed today is done, by whoever did it. So it can be
left and resumed from any page, and nothing needs to be remembered but the reviews.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import TextChoices

from risks.models import Register, Risk
from risks.querysets import RiskQuerySet


class Which(TextChoices):
    """Which risks of a register are gone through."""

    DUE = "due", "Those that are due"
    ALL = "all", "All of them"


@dataclass(frozen=True)
class Sitting:
    """The risks of a sitting in their order, those already done today included."""

    which: Which
    risks: Sequence[Risk]
    on: date

    @property
    def done(self) -> list[Risk]:
        return [risk for risk in self.risks if self._is_done(risk)]

    @property
    def left(self) -> list[Risk]:
        return [risk for risk in self.risks if not self._is_done(risk)]

    def number_of(self, risk: Risk) -> int:
        """Its place in the order, counted from 1; 0 for a risk that is none of them."""
        ids = [each.pk for each in self.risks]
        return ids.index(risk.pk) + 1 if risk.pk in ids else 0

    def after(self, risk: Risk) -> Risk | None:
        """The next one that is not done; none at the end, though some may have been
        skipped before."""
        later = self.risks[self.number_of(risk) :]
        return next((each for each in later if not self._is_done(each)), None)

    def _is_done(self, risk: Risk) -> bool:
        return risk.last_reviewed_on == self.on


def which_of(asked: str | None) -> Which:
    """What the address asks for; those that are due if it asks for nonsense."""
    return Which(asked) if asked in Which.values else Which.DUE


def sitting_of(
    register: Register, seen: RiskQuerySet, which: Which, *, on: date
) -> Sitting:
    """`seen` are the risks this reader may see. One query."""
    rows = (
        seen.on(register)
        .open()
        .only("register_id", "reference", "next_review_on", "last_reviewed_on")
    )
    risks = [risk for risk in rows if which == Which.ALL or _is_of_today(risk, on)]
    risks.sort(
        key=lambda risk: (
            risk.register_id != register.pk,
            risk.register_id,
            len(risk.reference),
            risk.reference,
        )
    )
    return Sitting(which, risks, on)


def _is_of_today(risk: Risk, on: date) -> bool:
    """Due, or reviewed today already."""
    due = risk.next_review_on
    return due is None or due <= on or risk.last_reviewed_on == on
