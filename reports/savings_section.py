"""What a dashboard shows of savings: this year's, the benefits, the business cases."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from django.urls import reverse

from reports.benefit_tables import benefits_link, benefits_table, cases_table
from reports.blocks.block import Options
from reports.blocks.table import Table
from reports.blocks.words import withheld_notes
from reports.headline import PLACES_OF, Of
from reports.position import Position
from reports.savings_now import SavingsNow, savings_now
from reports.savings_place_table import listed, savings_table
from savings.told import forecast_missing


@dataclass(frozen=True)
class SavingsSection:
    """`savings` and the other tables are None or empty where nothing is kept; each of
    `links` is words and an address."""

    savings: Table | None
    notes: tuple[str, ...]
    others: tuple[Table, ...]
    withheld: tuple[str, ...]
    options: Options
    links: tuple[tuple[str, str], ...]

    @property
    def is_kept(self) -> bool:
        return self.savings is not None or bool(self.others)


def savings_section(
    position: Position,
    before: Position | None,
    of: Of,
    *,
    is_now: bool,
    options: Options,
) -> SavingsSection:
    """Of the council by programme, of a programme by strand, of a strand by project,
    of a project saving by saving. `options.query` keeps a reader in the past."""
    now = savings_now(position, PLACES_OF[of](position))
    savings = None
    if now and (now.savings or _has_target(now)):
        leading = replace(options, links=options.links and is_now)
        savings = savings_table(position, before, of, now, leading)
    return SavingsSection(
        savings=savings,
        notes=tuple(_notes(now)) if savings and now else (),
        others=(
            *benefits_table(position, options),
            *cases_table(position, options),
        ),
        withheld=withheld_notes(
            position, "saving", "target", "benefit", "business case"
        ),
        options=options,
        links=tuple(_ways_out(position, now, of, options.query, is_now=is_now)),
    )


def _has_target(now: SavingsNow) -> bool:
    return any(
        target.year == now.year and target.place is not None
        for target in now.facts.targets
    )


def _notes(now: SavingsNow) -> Iterator[str]:
    yield (
        "At risk is what is agreed, less what is forecast, and with what in-year "
        "pressures take away again."
    )
    if now.without_forecast:
        yield forecast_missing(now.without_forecast, now.savings)


def _ways_out(
    position: Position, now: SavingsNow | None, of: Of, query: str, *, is_now: bool
) -> Iterator[tuple[str, str]]:
    """To the list of benefits, which is of today; and to the savings."""
    if is_now and (link := benefits_link(position, of)):
        yield link
    yield _way_out(now, of, query, is_now=is_now)


def _way_out(
    now: SavingsNow | None, of: Of, query: str, *, is_now: bool
) -> tuple[str, str]:
    """Of a project to the list of its savings, which is of today; else to the savings
    dashboard of the same day and, where it knows the place, of the same place."""
    place = now.scopes[0] if now and len(now.scopes) == 1 else None
    code = place.code if place else ""
    if now and now.savings and code and of == Of.PROJECT and is_now:
        return "All savings of this project", listed(now, {"place": code})
    asked = {"year": str(now.year)} if now else {}
    if code and of in (Of.PROGRAMME, Of.STRAND):
        asked["place"] = code
    joined = "&".join(filter(None, (query, urlencode(asked))))
    address = reverse("savings:dashboard")
    return "Open the savings dashboard", f"{address}?{joined}" if joined else address
