"""A table of risks as the address asks for it, on a page or in a spreadsheet."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from django.core.paginator import Page
from django.utils import timezone

from accounts.models import User
from accounts.requests import OfficerRequest
from common.narrowing import narrowings
from common.paging import Sorting, page_of, sorting_of
from common.spreadsheet import Sheet, about_sheet
from common.wording import long_date
from programmes.standing import standing_of
from risks import access
from risks.filters import RiskFilter, Scope
from risks.models import Register, Risk
from risks.pages.risk_table import (
    COLUMNS,
    WORST_FIRST,
    for_table,
    lines_of,
    ordered,
    sheet_of,
)
from risks.pages.score_sql import schemes_of
from risks.querysets import RiskQuerySet
from risks.sight.veil import veil_for

# Always to be seen; the others fold away until one of them is asked for.
FIRST_FILTERS = ("q", "state", "band", "direction", "owner", "overdue")


def scope_of(user: User, register: Register) -> Scope:
    """What this reader may see of a register: its own, and what came up to it."""
    risks = Risk.objects.visible_to(user).on(register)
    scope = Scope(
        risks=risks,
        schemes=schemes_of(risks),
        on=timezone.localdate(),
        reads_exempt=access.reads_exempt(user, register),
        veil=veil_for(user),
        register=register,
    )
    return with_schemes_of(scope, [register])


def with_schemes_of(scope: Scope, registers: Iterable[Register]) -> Scope:
    """With the schemes these registers use, though nothing was scored in them yet."""
    rows = {each.scheme_id: each.scheme for each in registers}
    new = {pk: row.scheme for pk, row in rows.items() if pk not in scope.schemes}
    return replace(scope, schemes={**scope.schemes, **new})


def whole_scope(user: User) -> Scope:
    """What this reader may see of all registers."""
    risks = Risk.objects.visible_to(user)
    entitled = standing_of(user).exempt
    return Scope(
        risks=risks,
        schemes=schemes_of(risks),
        on=timezone.localdate(),
        reads_exempt=entitled.everything or bool(entitled.places),
        veil=veil_for(user),
    )


@dataclass(frozen=True)
class RiskTable:
    """The risks that fit the filters, in the order asked for."""

    scope: Scope
    filter: RiskFilter
    sorting: Sorting
    rows: RiskQuerySet

    @property
    def is_of_several(self) -> bool:
        """Whether a row must say which register it is of."""
        return self.scope.register is None

    def shown(self, request: OfficerRequest) -> dict[str, Any]:
        """What templates/risks/_risk_table.html takes, filters included."""
        page: Page[Risk] = page_of(request, self.rows)
        form = self.filter.form
        more = [field for field in form if field.name not in FIRST_FILTERS]
        return {
            "form": form,
            "first_filters": [form[name] for name in FIRST_FILTERS],
            "more_filters": [field for field in more if not field.is_hidden],
            "is_more_asked": any(
                request.GET.get(field.name) for field in more if not field.is_hidden
            ),
            "sorting": self.sorting,
            "page": page,
            "lines": lines_of(page, self.scope.schemes, on=self.scope.on),
            "total": self.scope.risks.count(),
            "is_of_several": self.is_of_several,
        }

    def sheets(self, title: str, withheld: str) -> list[Sheet]:
        """All of it, not a page; and a sheet that says what it is."""
        scope = self.scope
        lines = lines_of(self.rows, scope.schemes, on=scope.on, among=self.rows)
        told = [
            f"As at {long_date(scope.on)}.",
            *narrowings(self.filter.form),
            withheld,
        ]
        table = sheet_of("Risks", lines, of_several=self.is_of_several)
        return [table, about_sheet(title, told)]


def table_of(request: OfficerRequest, scope: Scope) -> RiskTable:
    """The filters and the order that the address asks for."""
    narrowed = RiskFilter(request.GET, scope)
    sorting = sorting_of(request, COLUMNS, WORST_FIRST)
    rows = ordered(for_table(narrowed.qs, scope.veil), sorting, scope.schemes)
    return RiskTable(scope, narrowed, sorting, rows)
