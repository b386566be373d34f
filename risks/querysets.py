"""Which schemes, registers, risks, reviews and log entries.

A risk is hidden by its own exemption and by that of the project whose register it is
in. What hangs on a risk is seen with it.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from django.db.models import Exists, OuterRef, Q, QuerySet

from programmes.querysets import entitled_place, open_place
from programmes.standing import standing_of
from risks.choices import LogState, RiskState

if TYPE_CHECKING:
    from accounts.models import User
    from risks.models import (
        ColumnMapping,
        LogEntry,
        Register,
        Risk,
        RiskAction,
        RiskCategory,
        RiskControl,
        RiskImport,
        RiskReview,
        ScoringScheme,
    )


class ScoringSchemeQuerySet(QuerySet["ScoringScheme"]):
    """Scoring schemes are open to everybody who is signed in."""

    def visible_to(self, user: User) -> ScoringSchemeQuerySet:
        return self if user.is_active else self.none()

    def newest(self) -> ScoringSchemeQuerySet:
        """The last version of each."""
        return self.filter(~Exists(self._newer_versions()))

    def in_force(self, *, on: date) -> ScoringSchemeQuerySet:
        """The version of each that holds on a day: the last whose time has come."""
        has_come = Q(in_force_from=None) | Q(in_force_from__lte=on)
        newer = self._newer_versions().filter(has_come)
        return self.filter(has_come).filter(~Exists(newer))

    def _newer_versions(self) -> QuerySet[ScoringScheme]:
        return self.model._default_manager.filter(
            code=OuterRef("code"), version__gt=OuterRef("version")
        )


class RiskCategoryQuerySet(QuerySet["RiskCategory"]):
    """Categories are open to everybody who is signed in."""

    def visible_to(self, user: User) -> RiskCategoryQuerySet:
        return self if user.is_active else self.none()


class RegisterQuerySet(QuerySet["Register"]):
    """Registers; that of an exempt project only for those entitled to the project."""

    def visible_to(self, user: User) -> RegisterQuerySet:
        if not user.is_active:
            return self.none()
        entitled = standing_of(user).exempt
        if entitled.everything:
            return self
        return self.filter(open_place("") | entitled_place(entitled, ""))

    def with_place(self) -> RegisterQuerySet:
        """With all that names where the register stands, and its scheme."""
        return self.select_related(
            "scheme", "programme", "strand__programme", "project__strand__programme"
        )


class RiskQuerySet(QuerySet["Risk"]):
    """Risks; an exempt one exists only for those entitled to it."""

    def visible_to(self, user: User) -> RiskQuerySet:
        if not user.is_active:
            return self.none()
        entitled = standing_of(user).exempt
        if entitled.everything:
            return self
        return self.filter(open_risk("") | entitled_place(entitled, "register__"))

    def withheld_from(self, user: User) -> RiskQuerySet:
        """The exempt ones this person may not see: to be counted, never shown."""
        if not user.is_active:
            return self.none()
        entitled = standing_of(user).exempt
        if entitled.everything:
            return self.none()
        return self.exclude(open_risk("")).exclude(
            entitled_place(entitled, "register__")
        )

    def open(self) -> RiskQuerySet:
        return self.filter(state=RiskState.OPEN)

    def on(self, register: Register) -> RiskQuerySet:
        """A register's own risks and those escalated to it."""
        return self.filter(Q(register=register) | Q(escalated_to=register))

    def review_due(self, *, on: date) -> RiskQuerySet:
        return self.open().filter(next_review_on__lte=on)

    def with_place(self) -> RiskQuerySet:
        """With all that a page of the risk says about where it stands."""
        return self.select_related(
            "scheme",
            "previous_scheme",
            "category",
            "owner",
            "register__scheme",
            "register__programme",
            "register__strand__programme",
            "register__project__strand__programme",
            "escalated_to",
        )


class RiskControlQuerySet(QuerySet["RiskControl"]):
    """Controls in place; seen with their risk."""

    def visible_to(self, user: User) -> RiskControlQuerySet:
        return self.filter(_of_a_risk_seen_by(user)) if user.is_active else self.none()


class RiskActionQuerySet(QuerySet["RiskAction"]):
    """Actions to come; seen with their risk."""

    def visible_to(self, user: User) -> RiskActionQuerySet:
        return self.filter(_of_a_risk_seen_by(user)) if user.is_active else self.none()

    def open(self) -> RiskActionQuerySet:
        return self.filter(done_on__isnull=True, risk__state=RiskState.OPEN)


class RiskReviewQuerySet(QuerySet["RiskReview"]):
    """Reviews; seen with their risk."""

    def visible_to(self, user: User) -> RiskReviewQuerySet:
        return self.filter(_of_a_risk_seen_by(user)) if user.is_active else self.none()


class LogEntryQuerySet(QuerySet["LogEntry"]):
    """Entries of the logs; exempt on their own or with the risk they came from."""

    def visible_to(self, user: User) -> LogEntryQuerySet:
        if not user.is_active:
            return self.none()
        entitled = standing_of(user).exempt
        if entitled.everything:
            return self
        return self.filter(open_entry() | entitled_place(entitled, "register__"))

    def withheld_from(self, user: User) -> LogEntryQuerySet:
        """The exempt ones this person may not see: to be counted, never shown."""
        if not user.is_active:
            return self.none()
        entitled = standing_of(user).exempt
        if entitled.everything:
            return self.none()
        return self.exclude(open_entry()).exclude(
            entitled_place(entitled, "register__")
        )

    def open(self) -> LogEntryQuerySet:
        return self.filter(state=LogState.OPEN)


class ColumnMappingQuerySet(QuerySet["ColumnMapping"]):
    """What headings mean; open to everybody who is signed in."""

    def visible_to(self, user: User) -> ColumnMappingQuerySet:
        return self if user.is_active else self.none()


class RiskImportQuerySet(QuerySet["RiskImport"]):
    """An import holds cells that may be exempt: only for who uploaded it."""

    def visible_to(self, user: User) -> RiskImportQuerySet:
        return self.filter(asked_by=user) if user.is_active else self.none()


def open_risk(prefix: str) -> Q:
    """Risks that everybody may see."""
    return Q(**{f"{prefix}is_exempt": False}) & open_place(f"{prefix}register__")


def open_entry() -> Q:
    """Entries of a log that everybody may see: neither they nor the risk they name are
    exempt, nor the project of either."""
    risk_is_open = Q(risk__isnull=True) | open_risk("risk__")
    return Q(is_exempt=False) & open_place("register__") & risk_is_open


def _of_a_risk_seen_by(user: User) -> Q:
    entitled = standing_of(user).exempt
    if entitled.everything:
        return Q()
    return open_risk("risk__") | entitled_place(entitled, "risk__register__")
