"""Which risks a block shows and in which order: what the blocks of risks share."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from reports.blocks.block import Options, choose
from reports.blocks.risk_travel import Moved, moved
from reports.position import Position
from reports.risk_listings import RiskRow, by_reference, gravity, open_risks
from risks.scoring import Scheme, Score


@dataclass(frozen=True)
class RiskOptions(Options):
    """Which of the open risks, the gravest first unless said otherwise.

    `prints` a score as its scheme does (""), in "numbers" or in "words". `bands` names
    bands by their code; `from_number` keeps residual scores of that number or higher,
    as Lancashire's members see those of 12 and above. `levels` names the registers by
    their level; a risk carried up to one of them counts there as well. `show`: open,
    escalated, overdue (its review), red, worse or above_appetite. `top` keeps so many;
    0, all. With `whole`, cause, event and consequence stand under the title;
    with `places`, whose register it is on.
    """

    prints: str = ""
    bands: tuple[str, ...] = ()
    from_number: int = 0
    levels: tuple[str, ...] = ()
    show: str = "open"
    order: str = "gravest"
    top: int = 0
    whole: bool = False
    places: bool = False
    definitions: bool = False


def every_chosen(
    position: Position, before: Position | None, options: RiskOptions
) -> list[RiskRow]:
    """The open risks asked for, however many. ValueError: no such show or order."""
    fits = choose(SHOWS, options.show, "which risks to show")
    key = choose(ORDERS, options.order, "an order of risks")
    rows = (row for row in open_risks(position, before) if fits(row))
    return sorted((row for row in rows if _is_chosen(row, options)), key=key)


def chosen_rows(
    position: Position, before: Position | None, options: RiskOptions
) -> list[RiskRow]:
    """The open risks asked for, the first so many where only so many are wanted."""
    rows = every_chosen(position, before, options)
    return rows[: options.top] if options.top else rows


def chosen_moves(
    position: Position, before: Position | None, options: RiskOptions
) -> list[Moved]:
    """What became of those that stand, or stood, where the options ask for; nothing
    without a day to compare with."""
    if before is None:
        return []
    return [
        each
        for each in moved(position, before)
        if in_levels(each.row, options)
        and (
            _is_asked_for(each.row.scheme, each.row.fact.current, options)
            or _is_asked_for(each.row.was_scheme, each.row.was, options)
        )
    ]


def _is_chosen(row: RiskRow, options: RiskOptions) -> bool:
    is_asked_for = _is_asked_for(row.scheme, row.fact.current, options)
    return is_asked_for and in_levels(row, options)


def in_levels(row: RiskRow, options: RiskOptions) -> bool:
    """Whether its own register, or the one it was carried up to, is asked for."""
    up = row.fact.escalation
    levels = {row.register.level, *([up.level] if up else [])}
    return not options.levels or bool(levels & {*options.levels})


def _is_asked_for(
    scheme: Scheme | None, score: Score | None, options: RiskOptions
) -> bool:
    """Whether a score is in the bands, and as high, as asked for."""
    if scheme is None or score is None:
        return not options.bands and not options.from_number
    if options.bands and scheme.band(score).code not in options.bands:
        return False
    return scheme.number(score) >= options.from_number


def _by_review(row: RiskRow) -> tuple[Any, ...]:
    return row.fact.next_review_on or date.max, *gravity(row)


SHOWS: Mapping[str, Callable[[RiskRow], bool]] = {
    "open": lambda _: True,
    "escalated": lambda row: row.fact.escalation is not None,
    "overdue": lambda row: row.is_overdue,
    "red": lambda row: row.is_red,
    "worse": lambda row: row.is_worse,
    "above_appetite": lambda row: row.is_above_appetite,
}

ORDERS: Mapping[str, Callable[[RiskRow], tuple[Any, ...]]] = {
    "gravest": gravity,
    "reference": by_reference,
    "review": _by_review,
}
