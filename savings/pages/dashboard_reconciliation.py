"""Whether all views agree, and what does not fit, in words and in tables."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from django.urls import reverse

from common.money import Unit, in_pounds
from common.wording import count_of
from savings.facts import SavingFact
from savings.figures import Figures
from savings.pages.dashboard import reconciled_words
from savings.pages.dashboard_choice import Choice, Told
from savings.pages.dashboard_tables import (
    COLUMNS,
    Cell,
    Row,
    Table,
    rounded_note,
    sum_along,
)
from savings.pages.dashboard_targets import gaps_table, targets_table
from savings.reconcile import Reconciliation, View, reconcile

SHOWN_AT_MOST = 20  # house default: of each kind of finding, the first by reference


@dataclass(frozen=True)
class Named:
    """A saving that lacks something; `address` is empty on pages of the past."""

    label: str
    address: str


@dataclass(frozen=True)
class Finding:
    """One kind of thing that does not fit, and the savings it is true of."""

    title: str
    how_to_mend: str
    savings: tuple[Named, ...]

    @property
    def shown(self) -> tuple[Named, ...]:
        return self.savings[:SHOWN_AT_MOST]

    @property
    def more(self) -> int:
        return max(0, len(self.savings) - SHOWN_AT_MOST)


@dataclass(frozen=True)
class ReconciliationPage:
    told: Told
    choice: Choice

    @cached_property
    def found(self) -> Reconciliation:
        return reconcile(self.told.facts, self.choice.year)

    @property
    def words(self) -> str:
        return reconciled_words(self.found)

    @property
    def heading(self) -> str:
        year = self.choice.year
        return "all years" if year is None else self.told.label(year)

    @property
    def views(self) -> Table:
        unit = self.choice.unit
        return Table(
            anchor="views",
            caption="The same savings, seen from each side",
            first="View",
            headings=tuple(column.heading for column in COLUMNS),
            rows=tuple(_view_row(view, self.found, unit) for view in self.found.views),
            total=Row("Sum of the savings", _cells(self.found.savings, unit)),
            unit=unit,
            notes=rounded_note(map(sum_along, self._figures), unit),
        )

    @property
    def _figures(self) -> Iterator[Figures]:
        """Of every row: each is a sum of its own, not a part of the last."""
        yield from (view.figures for view in self.found.views)
        yield self.found.savings

    @property
    def targets(self) -> Table:
        return targets_table(self.found, self.told, self.choice.unit)

    @property
    def gaps(self) -> Table:
        return gaps_table(self.found, self.told, self.choice.unit)

    @property
    def findings(self) -> list[Finding]:
        """Those that are true of any saving."""
        return [each for each in self._findings() if each.savings]

    def _findings(self) -> Iterator[Finding]:
        found = self.found
        yield Finding(
            "Finance has validated more than is claimed",
            "Correct what is claimed, or validate anew.",
            tuple(
                self._named(
                    each.saving,
                    f"{self.told.label(each.year.year)}: "
                    f"{in_pounds(each.year.figures.validated)} validated, "
                    f"{in_pounds(each.year.figures.achieved)} claimed",
                )
                for each in found.over_validated
            ),
        )
        yield Finding(
            "Undeliverable, and counted beside what replaces them",
            "Drop them formally, by a decision: until then both are in the totals.",
            tuple(
                self._named(each.saving, in_pounds(each.proposed))
                for each in found.counted_beside
            ),
        )
        yield Finding(
            "Claimed by shares that are not 100 %",
            "Change who claims the saving. What is missing counts outside the "
            "programmes.",
            self._all(found.shares_amiss),
        )
        yield Finding(
            "Without a budget owner",
            "Name who answers for the budget: nobody is asked for its return.",
            self._all(found.without_owner),
        )
        yield Finding(
            "Not placed in the newest structure",
            "Say where its service group went, or place the saving by hand.",
            self._all(found.not_placed),
        )
        yield Finding(
            "Without figures for any year",
            "Enter what it is to bring, year by year.",
            self._all(found.without_figures),
        )
        yield Finding(
            "Claimed by no programme",
            "Nothing to mend if no programme brings it: it counts outside the "
            "programmes.",
            self._all(found.without_claims),
        )

    def _all(self, savings: Sequence[SavingFact]) -> tuple[Named, ...]:
        return tuple(self._named(saving) for saving in savings)

    def _named(self, saving: SavingFact, more: str = "") -> Named:
        label = f"{saving.reference} {saving.title}"
        address = ""
        if self.told.days.as_at is None:
            address = reverse("savings:saving_detail", args=[saving.id])
        return Named(f"{label} ({more})" if more else label, address)


def _cells(figures: Figures, unit: Unit) -> tuple[Cell, ...]:
    return tuple(
        Cell(column.heading, column.amount(figures), unit) for column in COLUMNS
    )


def _view_row(view: View, found: Reconciliation, unit: Unit) -> Row:
    if view.figures == found.savings:
        words = f"Agrees with the sum ({count_of(view.rows, 'row')})"
    else:
        apart = view.figures.proposed - found.savings.proposed
        words = f"Differs from the sum by {in_pounds(apart)}"
    return Row(view.name, _cells(view.figures, unit), note=words)
