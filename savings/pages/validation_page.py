"""What finance sees of one saving and year before it concludes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from common.periods import year_label
from common.wording import MONTHS
from savings import access
from savings.facts.one_saving import fact_of
from savings.models import EvidenceFile, SavingYear, Validation
from savings.pages.validators import who_else_may
from savings.services.validation import claimants_of
from savings.told import told_state
from savings.validation_rules import notes, why_not_open
from savings.years import year_starts_in


@dataclass(frozen=True)
class MonthRow:
    """A month of the year: what was achieved up to its end, what it added to the last
    that was told, and the forecast of the whole year told then. In pence."""

    name: str
    achieved: int | None
    added: int | None
    forecast: int | None


@dataclass(frozen=True)
class EarlierRow:
    """An earlier conclusion; `file` is the address of its document, if this reader may
    have it, `file_name` what that is called."""

    validation: Validation
    file: str
    file_name: str


def validation_page(user: User, year: SavingYear) -> dict[str, Any]:
    starts = year_starts_in()
    concluded = Validation.objects.visible_to(user).filter(saving_year=year)
    return {
        "year": year,
        "state": told_state(year.saving.state, fact_of(year).figures),
        "year_label": year_label(year.year, starts),
        "open": year.achieved - year.validated,
        "months": month_rows(year, starts),
        "earlier": _earlier(user, year, list(concluded.select_related("by"))),
        "notes": notes(year.saving.kind, year.achieved, year.validated),
        "closed": _why_closed(user, year),
        "may_refuse": year.achieved > year.validated,
    }


def month_rows(year: SavingYear, starts: int) -> list[MonthRow]:
    """The months anything was told of, in the order of the financial year."""
    rows: list[MonthRow] = []
    told = 0
    pairs = _pairs(year.achieved_by_month, year.forecast_by_month)
    for nth, (achieved, forecast) in enumerate(pairs):
        if achieved is None and forecast is None:
            continue
        added = None if achieved is None else achieved - told
        told = told if achieved is None else achieved
        rows.append(MonthRow(_month(year.year, nth, starts), achieved, added, forecast))
    return rows


def _pairs(
    achieved: Sequence[int | None], forecast: Sequence[int | None]
) -> list[tuple[int | None, int | None]]:
    nothing = [None] * 12
    return list(zip(achieved or nothing, forecast or nothing, strict=False))


def _month(year: int, nth: int, starts: int) -> str:
    """The nth month (from 0) of a financial year: April 2012."""
    years, month = divmod(starts - 1 + nth, 12)
    return f"{MONTHS[month]} {year + years}"


def _earlier(
    user: User, year: SavingYear, concluded: list[Validation]
) -> list[EarlierRow]:
    may_read = access.can_read_evidence(user, year.saving)
    kept = EvidenceFile.objects.filter(validation__in=concluded)
    names = dict(kept.values_list("validation_id", "name")) if may_read else {}
    return [
        EarlierRow(
            each,
            reverse("savings:evidence_file", args=[each.pk])
            if each.pk in names
            else "",
            names.get(each.pk, ""),
        )
        for each in concluded
    ]


def _why_closed(user: User, year: SavingYear) -> str:
    """Why there is no form; empty where there is one."""
    if problem := why_not_open(year.saving.state):
        return problem
    if year.achieved <= 0 and not year.validated:
        return "Nothing is claimed for this year yet."
    claimants = claimants_of(year)
    if own := claimants.why_own(user.pk):
        others = who_else_may(claimants.ids, on=timezone.localdate())
        return f"{own} Nobody concludes about a claim of their own. {others}"
    return ""
