"""Where the figures of a page lead: to the list of the savings they count.

The list is of today, so that figures of a past day lead nowhere.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from urllib.parse import urlencode

from django.urls import reverse

from programmes.standing import Place
from savings.choices import SavingState
from savings.cuts import CutRow
from savings.filters import COUNTED, NO_PROGRAMME, NOT_RATED
from savings.pages.dashboard_choice import Choice, Told
from savings.pages.dashboard_sentence import Leads


@dataclass(frozen=True)
class Links:
    """For one page: its year and its scope hold for every link on it."""

    told: Told
    choice: Choice

    def listed(self, **narrowed: str) -> str:
        """Empty where the page is of the past."""
        if self.told.days.as_at:
            return ""
        usual = {"state": COUNTED}
        if self.choice.year is not None:
            usual["year"] = str(self.choice.year)
        if self.choice.scope is not None:
            usual["place"] = self.choice.scope.code
        return f"{reverse('savings:saving_list')}?{urlencode(usual | narrowed)}"

    @property
    def of_sentence(self) -> dict[Leads, str]:
        return {
            Leads.COUNTED: self.listed(),
            Leads.AT_RISK: self.monitoring("anticipated", "at-risk"),
            Leads.VALIDATED: self.listed(sort="-validated"),
            Leads.UNVALIDATED: self.listed(unvalidated="on"),
            Leads.PROPOSED: self.listed(state=SavingState.PROPOSED.value),
        }

    def monitoring(self, basis: str, anchor: str = "") -> str:
        """The monitoring table of the same year and scope, which knows the past."""
        if self.choice.year is None:
            return ""
        query = urlencode({**self.choice.asked, "basis": basis})
        hash_ = f"#{anchor}" if anchor else ""
        return f"{reverse('savings:monitoring')}?{query}{hash_}"

    def of_place(self, row: CutRow) -> str:
        """What a whole programme claims is no row of the list where the others are its
        strands."""
        if isinstance(row.key, Place):
            return self.listed(place=row.key.code)
        return "" if self.choice.scope else self.listed(place=NO_PROGRAMME)

    def of_strand(self, row: CutRow) -> str:
        is_programme = isinstance(row.key, Place) and row.key.strand_id is None
        return "" if is_programme else self.of_place(row)

    def of_group(self, group_id: int | None) -> str:
        """Where savings are booked in the group itself: elsewhere they stand in it by
        succession, which the list does not know."""
        if group_id is None or group_id not in self._booked_in:
            return ""
        return self.listed(group=str(group_id))

    @cached_property
    def _booked_in(self) -> frozenset[int]:
        """The groups of the structure that all savings are booked in, if there is
        one."""
        booked = {saving.group_id for saving in self.told.facts.savings}
        whole = [{g.id for g in each.groups} for each in self.choice.structures]
        return frozenset(next((ids for ids in whole if booked <= ids), ()))

    def of_group_row(self, row: CutRow) -> str:
        return self.of_group(row.key if isinstance(row.key, int) else None)

    def of_kind(self, row: CutRow) -> str:
        return self.listed(kind=str(row.key))

    def of_delivery(self, row: CutRow) -> str:
        return self.listed(delivery=str(row.key) or NOT_RATED)

    def of_year(self, row: CutRow) -> str:
        """The same page of that year."""
        query = urlencode({**self.choice.asked, "year": str(row.key)})
        return f"{reverse('savings:dashboard')}?{query}"
