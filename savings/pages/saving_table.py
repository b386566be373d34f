"""The table of savings in one financial year: its order, its rows, its total, and the
same as a sheet of a spreadsheet. Amounts are in pence."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import BigIntegerField, Case, F, FilteredRelation, Q, Sum, When
from django.db.models.functions import Coalesce, Length

from accounts.models import User
from common.money import pounds_of
from common.paging import Sorting
from common.rag import RatingState
from common.spreadsheet import Sheet
from savings.choices import COUNTED_STATES
from savings.claims import percent
from savings.delivery import STATES
from savings.figures import Figures
from savings.models import Saving, SavingAttribution
from savings.past import names_seen_by
from savings.querysets import SavingQuerySet
from savings.told import told_delivery, told_state

_NO_PROGRAMME = "No programme"
# What the address may ask for, and the columns behind it.
COLUMNS: Mapping[str, tuple[str, ...]] = {
    "reference": ("reference_length", "reference"),
    "title": ("title",),
    "group": ("group__structure", "group__order", "reference_length", "reference"),
    "proposed": ("proposed",),
    "forecast": ("forecast",),
    "achieved": ("achieved",),
    "validated": ("validated",),
    "at_risk": ("at_risk_by_claims",),
    "delivery": ("severity",),
    "state": ("state",),
}
DEFAULT_ORDER = "reference"
_FIGURES = (
    "target",
    "full_year_effect",
    "forecast",
    "achieved",
    "validated",
    "pressures",
)
_TEXTS = ("description", "delivery_reason", "mitigation", "equality_reference")


def in_year(savings: SavingQuerySet, year: int) -> SavingQuerySet:
    """Each with its figures of a year; nothing where it has none. The forecast is that
    of `figures.forecast_or_achieved`."""
    rows: SavingQuerySet = savings.annotate(
        figures=FilteredRelation("years", condition=Q(years__year=year))
    ).annotate(
        target=_pence("figures__target"),
        full_year_effect=_pence("figures__full_year_effect"),
        achieved=_pence("figures__achieved"),
        validated=_pence("figures__validated"),
        pressures=_pence("figures__pressure"),
        forecast=Coalesce("figures__forecast", "figures__achieved", 0),
    )
    return rows


def for_table(savings: SavingQuerySet, sorting: Sorting) -> SavingQuerySet:
    """With all that rows name, in the order asked for: only what COLUMNS names reaches
    the query."""
    severities = [When(delivery=code, then=STATES[code].severity) for code in STATES]
    way = "desc" if sorting.is_descending else "asc"
    order = [getattr(F(name), way)(nulls_last=True) for name in COLUMNS[sorting.key]]
    rows: SavingQuerySet = (
        savings.annotate(
            reference_length=Length("reference"),
            proposed=F("target") + F("full_year_effect"),
            severity=Case(*severities, default=None),
        )
        .annotate(at_risk_by_claims=F("proposed") - F("achieved") - F("pressures"))
        .select_related("group__structure", "budget_owner")
        .defer(*_TEXTS)
        .order_by(*order, "pk")
    )
    return rows


@dataclass(frozen=True)
class Claimant:
    """Who claims a share, as a table says it."""

    name: str
    share: str


@dataclass(frozen=True)
class SavingLine:
    """One saving in a year, as a table shows it."""

    saving: Saving
    figures: Figures
    delivery: RatingState | None
    state: str
    claimants: tuple[Claimant, ...]

    @property
    def is_counted(self) -> bool:
        return self.saving.state in COUNTED_STATES


def lines_of(savings: Iterable[Saving], user: User) -> list[SavingLine]:
    """Rows for these savings, already fetched `for_table` and `with_claims`."""
    named = names_seen_by(user)
    return [
        SavingLine(
            saving=saving,
            figures=figures,
            delivery=told_delivery(saving.delivery, figures),
            state=told_state(saving.state, figures),
            claimants=tuple(
                _claimant(each, named) for each in saving.attributions.all()
            ),
        )
        for saving in savings
        for figures in [_figures_of(saving)]
    ]


def _figures_of(saving: Any) -> Figures:
    return Figures(**{name: getattr(saving, name) for name in _FIGURES})


def _claimant(claim: SavingAttribution, named: Callable[[Any], object]) -> Claimant:
    name = str(named(claim.place)) if claim.place else _NO_PROGRAMME
    return Claimant(name, percent(claim.share))


@dataclass(frozen=True)
class Total:
    """What the savings that count come to together, and how many of them there are."""

    figures: Figures
    counted: int


def total_of(savings: SavingQuerySet) -> Total:
    """Of all pages of a table, those that are neither proposed nor given up. Two
    queries."""
    counted = savings.counted().order_by()
    sums = counted.aggregate(**{f"sum_{name}": Sum(name) for name in _FIGURES})
    figures = Figures(**{name: sums[f"sum_{name}"] or 0 for name in _FIGURES})
    return Total(figures, counted.count())


def sheet_of(title: str, lines: Iterable[SavingLine]) -> Sheet:
    """The table as a spreadsheet: what the page shows, and what it has no room for."""
    return Sheet(
        title=title,
        headers=[header for header, _ in _SHEET],
        rows=([value(line) for _, value in _SHEET] for line in lines),
    )


def _pence(path: str) -> Coalesce:
    return Coalesce(path, 0, output_field=BigIntegerField())


def _claims_in_words(line: SavingLine) -> str:
    return "; ".join(f"{each.name} {each.share}" for each in line.claimants)


_SHEET: Sequence[tuple[str, Callable[[SavingLine], Any]]] = (
    ("Reference", lambda line: line.saving.reference),
    ("Title", lambda line: line.saving.title),
    ("Service group", lambda line: str(line.saving.group)),
    ("Claimed by", _claims_in_words),
    ("Budget owner", lambda line: line.saving.budget_owner or ""),
    ("Type", lambda line: line.saving.get_kind_display()),
    ("Recurrence", lambda line: line.saving.get_recurrence_display()),
    ("State", lambda line: line.state),
    ("Counts in totals", lambda line: line.is_counted),
    ("New this year (£)", lambda line: pounds_of(line.figures.target)),
    (
        "Full-year effect of earlier years (£)",
        lambda line: pounds_of(line.figures.full_year_effect),
    ),
    ("Proposed (£)", lambda line: pounds_of(line.figures.proposed)),
    ("Forecast (£)", lambda line: pounds_of(line.figures.forecast)),
    ("Achieved, claimed (£)", lambda line: pounds_of(line.figures.achieved)),
    ("Validated by finance (£)", lambda line: pounds_of(line.figures.validated)),
    ("Pressures (£)", lambda line: pounds_of(line.figures.pressures)),
    ("Net at risk (£)", lambda line: pounds_of(line.figures.at_risk_by_claims)),
    ("Delivery", lambda line: line.delivery.label if line.delivery else None),
    ("Decision", lambda line: line.saving.decision),
    ("Exempt", lambda line: line.saving.is_exempt),
)
