"""The sentence on top of a dashboard, made by rule from the Position. Pure.

A councillor who reads only this line has read the right one. Each figure names the rows
it counts, so that a page can lead there.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from common import rag
from common.money import in_short
from common.rag import Direction, RatingState
from common.wording import count_of, long_date
from reports.listings import asked_projects, asks, earlier_ratings, overdue, travel
from reports.position import Position
from reports.risk_listings import RiskRow, open_risks
from reports.roll_up import (
    Rating,
    programme_rating,
    rated_projects,
    strand_rating,
    worst_known,
)
from reports.savings_now import (
    SavingsNow,
    programme_places,
    project_places,
    savings_now,
    strand_places,
)


class Counted(StrEnum):
    """Which rows a figure counts."""

    WORSE = "worse"
    IMPROVED = "improved"
    PROJECTS = "projects"
    ASKS = "asks"
    NOT_REPORTED = "not_reported"
    OVERDUE = "overdue"
    RED_RISKS = "red_risks"
    WORSE_RISKS = "worse_risks"
    REVIEWS = "reviews"
    SAVINGS = "savings"
    NOTHING = ""


class Of(StrEnum):
    """What the sentence is about: some programmes, or the one part of a Position."""

    COUNCIL = "council"
    PROGRAMME = "programme"
    STRAND = "strand"
    PROJECT = "project"


@dataclass(frozen=True)
class Figure:
    """Some words of the sentence, and the rows that are counted in them."""

    words: str
    counts: Counted = Counted.NOTHING


@dataclass(frozen=True)
class Headline:
    """`state` and `lead` come first and strong; the figures follow in sentences."""

    state: RatingState
    lead: str
    figures: tuple[Figure, ...]

    @property
    def text(self) -> str:
        """All of it as plain words."""
        rest = "".join(figure.words for figure in self.figures)
        lead = f", {self.lead}" if self.lead else ""
        return f"{self.state}{lead}. {rest}"


def headline(
    position: Position, before: Position | None = None, of: Of = Of.PROGRAMME
) -> Headline:
    """Compared with `before` where given, else with the last reports."""
    rating = overall(position, of)
    then = overall(before, of) if before else None
    figures = [
        *_asked(position),
        *_overdue(position),
        *_risks(position, before),
        *_savings(position, of),
    ]
    if of == Of.PROJECT:
        figures += _unchanged(rating)
    else:
        figures = [*_moved(position, before), *figures, *_missing(position)]
    return Headline(
        state=rating.state,
        lead=_lead(rating, then, before, of),
        figures=tuple(figures),
    )


def overall(position: Position, of: Of = Of.PROGRAMME) -> Rating:
    """Of one programme, strand or project its own; of several programmes the worst."""
    ratings = list(_ratings(position, of))
    if len(ratings) == 1 and of != Of.COUNCIL:
        return ratings[0]
    return Rating(worst_known(rating.state for rating in ratings))


def _ratings(position: Position, of: Of) -> Iterator[Rating]:
    for programme in position.programmes:
        if of in (Of.COUNCIL, Of.PROGRAMME):
            yield programme_rating(position, programme)
        elif of == Of.STRAND:
            yield from (strand_rating(position, each) for each in programme.strands)
        else:
            parts = rated_projects(position, [programme])
            yield from (part.rating for part in parts)


def _lead(rating: Rating, then: Rating | None, before: Position | None, of: Of) -> str:
    if of == Of.COUNCIL:
        return "the worst of these programmes"
    if then is None or before is None:
        return _COMPARED[rating.direction].format(when="last reported")
    direction = rag.direction(then.state, rating.state)
    when = f"on {long_date(before.on)}"
    if direction == Direction.NOT_COMPARABLE:
        return f"{then.state} {when}"
    return _COMPARED[direction].format(when=when)


_COMPARED = {
    Direction.WORSE: "worse than {when}",
    Direction.IMPROVED: "better than {when}",
    Direction.NO_CHANGE: "the same as {when}",
    Direction.NEW: "rated for the first time",
    Direction.NOT_COMPARABLE: "",
}


def _moved(position: Position, before: Position | None) -> Iterator[Figure]:
    parts = asked_projects(position, position.programmes)
    if not parts:
        yield Figure("There are no open projects", Counted.PROJECTS)
        yield Figure(". ")
        return
    earlier = earlier_ratings(before)
    moved = [travel(part, earlier, compared=before is not None) for part in parts]
    worse, improved = moved.count(Direction.WORSE), moved.count(Direction.IMPROVED)
    yield Figure(str(worse) if worse else "None", Counted.WORSE)
    yield Figure(" of ")
    yield Figure(count_of(len(parts), "open project"), Counted.PROJECTS)
    yield Figure(" got worse, ")
    yield Figure(str(improved) if improved else "none", Counted.IMPROVED)
    yield Figure(" improved. ")


def _asked(position: Position) -> Iterator[Figure]:
    found = len(asks(position.programmes))
    yield Figure(_capital(count_of(found, "decision")), Counted.ASKS)
    yield Figure(f" {_is(found)} asked of the board. ")


def _overdue(position: Position) -> Iterator[Figure]:
    found = len(overdue(position))
    yield Figure(_capital(count_of(found, "milestone")), Counted.OVERDUE)
    yield Figure(f" {_is(found)} overdue. ")


def _risks(position: Position, before: Position | None) -> Iterator[Figure]:
    """Only where risks are kept: without a register, none is not known."""
    if next(position.registers(), None) is None:
        return
    rows = open_risks(position, before)
    if not rows:
        yield Figure("No risk is open. ", Counted.NOTHING)
        return
    red = sum(row.is_red for row in rows)
    worse = sum(row.is_worse for row in rows)
    due = sum(row.is_overdue for row in rows)
    yield Figure(_capital(count_of(red, "risk")), Counted.RED_RISKS)
    yield Figure(f" {_is(red)} {' or '.join(_red_bands(rows))}, ")
    yield Figure(str(worse) if worse else "none", Counted.WORSE_RISKS)
    yield Figure(" got worse. ")
    yield Figure(_capital(count_of(due, "risk review")), Counted.REVIEWS)
    yield Figure(f" {_is(due)} overdue. ")


def _red_bands(rows: list[RiskRow]) -> list[str]:
    """What the schemes of these risks call red."""
    bands = (band for row in rows for band in row.scheme.bands)
    return list(dict.fromkeys(band.label for band in bands if band.is_red)) or ["red"]


def _savings(position: Position, of: Of) -> Iterator[Figure]:
    """Only where savings are agreed. At risk is what is neither forecast nor made up
    for: agreed less forecast less pressures."""
    found = savings_now(position, PLACES_OF[of](position))
    if found is None or not found.savings:
        return
    agreed = found.figures.proposed
    said = found.figures.forecast if found.has_forecasts else found.figures.achieved
    yield Figure(in_short(said), Counted.SAVINGS)
    yield Figure(f" of {_whose(found)} ")
    yield Figure(in_short(agreed), Counted.SAVINGS)
    if not found.has_forecasts:
        yield Figure(" is claimed so far, and nothing is forecast yet. ")
        return
    yield Figure(" is forecast; ")
    yield from _at_risk(found.at_risk)


def _at_risk(amount: int) -> Iterator[Figure]:
    if amount > 0:
        yield Figure(in_short(amount), Counted.SAVINGS)
        yield Figure(" is at risk. ")
    elif amount == 0:
        yield Figure("nothing is at risk. ")
    else:
        yield Figure(f"that is {in_short(-amount)} more than agreed. ")


def _whose(found: SavingsNow) -> str:
    return "this year's" if found.is_this_year else f"{found.label}'s"


# Whose shares of savings count.
PLACES_OF = {
    Of.COUNCIL: programme_places,
    Of.PROGRAMME: programme_places,
    Of.STRAND: strand_places,
    Of.PROJECT: project_places,
}


def _missing(position: Position) -> Iterator[Figure]:
    parts = asked_projects(position, position.programmes)
    missing = [p for p in parts if p.rating.state.code == rag.NOT_REPORTED.code]
    if not parts:
        return
    if not missing:
        yield Figure("Every open project has reported, or is not started or paused.")
        return
    yield Figure(count_of(len(missing), "project"), Counted.NOT_REPORTED)
    yield Figure(" has not reported." if len(missing) == 1 else " have not reported.")


def _unchanged(rating: Rating) -> Iterator[Figure]:
    if rating.state.counts_as_rated and rating.unchanged_for > 1:
        periods = count_of(rating.unchanged_for, "period")
        yield Figure(f"It has been {rating.state} for {periods}.")


def _is(count: int) -> str:
    return "is" if count == 1 else "are"


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
