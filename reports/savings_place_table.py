"""One year's savings in a table: by programme, strand or project, or one by one. Pure,
but for the addresses its rows lead to; amounts are in whole pence.

The list of savings is of today: a page of a past day leads to no row of it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse

from common.money import Amount
from common.rag import RatingState
from common.wording import long_date
from programmes.standing import Place
from reports.blocks.block import Options
from reports.blocks.savings_choice import names_of
from reports.blocks.table import (
    Cell,
    Column,
    ColumnKind,
    GroupOf,
    RowOf,
    Table,
    make_table,
)
from reports.headline import Of
from reports.position import Position
from reports.savings_now import SavingsNow
from savings.cuts import Cut, Key, by_programme, by_project, by_saving, by_strand
from savings.cuts import total as sum_up
from savings.facts import SavingsFacts
from savings.figures import Figures
from savings.filters import COUNTED, NO_PROGRAMME
from savings.told import told_delivery, told_figures

MOST = 20  # of a page; the list of savings has them all
ELSEWHERE = "A programme on another page"
_CUTS: Mapping[Of, tuple[Callable[..., Cut], str]] = {
    Of.COUNCIL: (by_programme, "Programme"),
    Of.PROGRAMME: (by_strand, "Strand"),
    Of.STRAND: (by_project, "Project"),
}


@dataclass(frozen=True)
class _Row:
    """A place or a saving: what it was set, and its forecast on the day compared
    with."""

    first: Cell
    figures: Figures
    target: int | None = None
    then: int | None = None
    delivery: RatingState | None = None


def savings_table(
    position: Position,
    before: Position | None,
    of: Of,
    now: SavingsNow,
    options: Options,
) -> Table:
    """What each place claims, with a total; of a project saving by saving."""
    then = before.savings.facts if before and before.savings else None
    source = _Source(now, then, names_of(position), options)
    rows = [
        row
        for scope in now.scopes
        for row in (
            source.savings(scope) if of == Of.PROJECT else source.places(of, scope)
        )
    ]
    total = _Row(
        first=Cell("Total"),
        figures=now.figures,
        target=source.set_for(now.scopes),
        then=source.forecast_then(now.scopes) if then else None,
    )
    shown = rows[:MOST] if of == Of.PROJECT else rows
    return make_table(
        options.caption or _caption(position, now, len(rows) - len(shown)),
        tuple(_columns(of, [*shown, total], before if then else None)),
        [GroupOf([*map(_row, shown), _row(total, is_total=True)])],
        empty="",
        sort_param="savings-sort",
        sort=options.sort,
    )


def _caption(position: Position, now: SavingsNow, left: int) -> str:
    said = f"Savings of {now.label}, in pounds, as at {long_date(position.on)}"
    return f"{said}, the {MOST} most at risk of {MOST + left}" if left else said


@dataclass(frozen=True)
class _Source:
    """Where rows come from. `options` lead to nothing on a page of the past."""

    now: SavingsNow
    then: SavingsFacts | None
    names: Mapping[Place, str]
    options: Options

    def places(self, of: Of, scope: Place | None) -> Iterator[_Row]:
        """What the place itself claims has a row where there is any of it."""
        cut_by, _ = _CUTS[of]
        cut = cut_by(self.now.facts, self.now.year, scope, self.names)
        earlier = self._forecasts(cut_by, scope)
        for row in cut.rows:
            is_itself = scope is not None and row.key == scope
            if is_itself and not row.savings:
                continue
            place = row.key if isinstance(row.key, Place) else None
            yield _Row(
                first=self._named(place, row.name, is_itself=is_itself),
                figures=row.figures,
                target=None if is_itself else row.target,
                then=earlier.get(row.key, 0) if self.then else None,
            )

    def savings(self, scope: Place | None) -> Iterator[_Row]:
        """What is most at risk comes first."""
        found = by_saving(self.now.facts, self.now.year, scope)
        earlier = by_saving(self.then, self.now.year, scope) if self.then else {}
        facts = [fact for fact in self.now.facts.savings if fact.id in found]
        for fact in sorted(
            facts,
            key=lambda fact: (-found[fact.id].at_risk_by_forecast, fact.reference),
        ):
            then = earlier.get(fact.id, Figures()).forecast
            yield _Row(
                first=Cell(
                    f"{fact.reference} {fact.title}",
                    link=self.options.link("savings:saving_detail", fact.id),
                ),
                figures=found[fact.id],
                then=then if self.then else None,
                delivery=told_delivery(
                    fact.delivery, told_figures(fact.years, self.now.year)
                ),
            )

    def set_for(self, scopes: tuple[Place | None, ...]) -> int | None:
        """What the places looked at were themselves set for the year."""
        amounts = [
            target.amount
            for target in self.now.facts.targets
            if target.year == self.now.year
            and target.place is not None
            and target.place in scopes
        ]
        return sum(amounts) if amounts else None

    def forecast_then(self, scopes: tuple[Place | None, ...]) -> int:
        """Of all there was, whatever has become of it since."""
        if self.then is None:
            return 0
        rows = (sum_up(self.then, self.now.year, scope) for scope in scopes)
        return sum(row.figures.forecast for row in rows)

    def _forecasts(
        self, cut_by: Callable[..., Cut], scope: Place | None
    ) -> dict[Key, int]:
        if self.then is None:
            return {}
        rows = cut_by(self.then, self.now.year, scope).rows
        return {row.key: row.figures.forecast for row in rows}

    def _named(self, place: Place | None, name: str, *, is_itself: bool) -> Cell:
        if place is None:
            return Cell(name, link=self._listed({"place": NO_PROGRAMME}))
        known = self.names.get(place, ELSEWHERE)
        if is_itself:
            return Cell(f"{known}: its own")
        return Cell(known, link=self._listed({"place": place.code}))

    def _listed(self, asked: Mapping[str, str]) -> str:
        """Today's list of the savings that are counted in a row."""
        return listed(self.now, asked) if self.options.links else ""


def listed(now: SavingsNow, asked: Mapping[str, str]) -> str:
    usual = {"state": COUNTED, "year": str(now.year)}
    return f"{reverse('savings:saving_list')}?{urlencode({**usual, **asked})}"


def _columns(
    of: Of, rows: list[_Row], compared_with: Position | None
) -> Iterator[Column]:
    """Targets where any was set; the forecast of the day compared with."""
    yield Column("first", "Saving" if of == Of.PROJECT else _CUTS[of][1])
    if of == Of.PROJECT:
        yield Column("delivery", "Delivery", ColumnKind.RATING)
    if any(row.target is not None for row in rows):
        yield Column("target", "Target", ColumnKind.NUMBER)
    yield Column("proposed", "Agreed", ColumnKind.NUMBER)
    if compared_with:
        day = long_date(compared_with.on)
        yield Column("then", f"Forecast on {day}", ColumnKind.NUMBER)
    yield Column("forecast", "Forecast", ColumnKind.NUMBER)
    yield Column("at_risk", "At risk", ColumnKind.NUMBER)
    yield Column("achieved", "Claimed", ColumnKind.NUMBER)
    yield Column("validated", "Validated", ColumnKind.NUMBER)


def _row(row: _Row, *, is_total: bool = False) -> RowOf:
    figures = row.figures
    return RowOf(
        {
            "first": row.first,
            "delivery": Cell(row.delivery),
            "target": _amount(row.target),
            "proposed": _amount(figures.proposed),
            "then": _amount(row.then),
            "forecast": _amount(figures.forecast),
            "at_risk": _amount(figures.at_risk_by_forecast),
            "achieved": _amount(figures.achieved),
            "validated": _amount(figures.validated),
        },
        is_total=is_total,
    )


def _amount(pence: int | None) -> Cell:
    return Cell(None if pence is None else Amount(pence))
