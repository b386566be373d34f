"""A return as finance looks at it: what changed since the last, what looks wrong."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from accounts.models import User
from common.money import printed
from common.rag import RatingState
from common.wording import and_list
from savings.choices import SavingState
from savings.delivery import delivery_indicated, disagrees
from savings.figures import Figures
from savings.models import Saving, SavingsReturn
from savings.pages.returns import NOTHING_SAID, totals_of
from savings.return_cells import Column
from savings.return_rules import Scrutiny, doubts
from savings.services.return_lines import LineInHand, earlier_lines
from savings.told import told_delivery


@dataclass(frozen=True)
class Change:
    """A figure now, and what it was where it is another."""

    now: str
    before: str = ""


@dataclass(frozen=True)
class LineShown:
    """One saving of a return, as it was handed in."""

    saving: Saving
    proposed: str
    to_date: str
    achieved: Change
    forecast: Change
    pressure: Change
    delivery: RatingState | None
    delivery_before: RatingState | None
    note: str
    doubts: tuple[str, ...]
    year: int
    to_validate: str

    @property
    def is_changed(self) -> bool:
        changes = (self.achieved, self.forecast, self.pressure)
        return any(each.before for each in changes) or self.is_rerated

    @property
    def is_rerated(self) -> bool:
        return self.delivery != self.delivery_before


@dataclass(frozen=True)
class Review:
    """`withheld` counts the lines that are kept from this reader."""

    lines: tuple[LineShown, ...]
    totals: dict[str, str]
    withheld: int

    @property
    def changed(self) -> int:
        return sum(line.is_changed for line in self.lines)

    @property
    def doubtful(self) -> int:
        return sum(bool(line.doubts) for line in self.lines)


def review_of(
    savings_return: SavingsReturn,
    lines: Sequence[LineInHand],
    reader: User,
    scrutiny: Scrutiny | None = None,
) -> Review:
    """Two queries more than the lines'."""
    scrutiny = scrutiny or Scrutiny()
    open_lines = seen_by(lines, reader)
    savings = [each.saving for each in open_lines]
    earlier = earlier_lines(savings_return, savings, scrutiny.unchanged_returns)
    month = savings_return.period.month
    shown = []
    for each in open_lines:
        past = earlier.get(each.saving.pk, [])
        found = doubts(each.said, each.before, each.plan, past, scrutiny)
        shown.append(_line(each, (*found, *_as_figures_say(each, month))))
    return Review(tuple(shown), totals_of(open_lines), len(lines) - len(open_lines))


def seen_by(lines: Sequence[LineInHand], reader: User) -> list[LineInHand]:
    """Who once answered for a saving need not see it any more."""
    ids = [each.saving.pk for each in lines]
    seen = Saving.objects.visible_to(reader).filter(pk__in=ids)
    seen_ids = set(seen.values_list("pk", flat=True))
    return [each for each in lines if each.saving.pk in seen_ids]


def _as_figures_say(each: LineInHand, month: int) -> tuple[str, ...]:
    """Where the rating is another than the figures make it."""
    said = each.said
    indicated = delivery_indicated(
        Figures(
            target=each.plan.proposed,
            forecast=said.forecast or 0,
            achieved=said.achieved or 0,
            validated=each.plan.validated,
            pressures=said.pressure or 0,
        ),
        month,
        has_forecast=said.forecast is not None,
        planned=each.year.planned if each.year else (),
        state=SavingState(each.saving.state),
    )
    if not disagrees(said.delivery, indicated) or indicated.state is None:
        return ()
    label = indicated.state.label.lower()
    return (f"The figures say {label}: {indicated.because}",)


def _line(each: LineInHand, found: tuple[str, ...]) -> LineShown:
    said, before = each.said, each.before
    unvalidated = (said.achieved or 0) - each.plan.validated
    return LineShown(
        saving=each.saving,
        proposed=printed(each.plan.proposed),
        to_date=_printed(each.plan.to_date),
        achieved=_change(said.achieved, before.achieved),
        forecast=_change(said.forecast, before.forecast),
        pressure=_change(said.pressure or 0, before.pressure or 0),
        delivery=told_delivery(said.delivery, each.plan.figures),
        delivery_before=told_delivery(before.delivery, each.plan.figures),
        note=said.note,
        doubts=(*_unread(each), *found),
        year=each.line.savings_return.period.year,
        to_validate=printed(unvalidated) if unvalidated > 0 else "",
    )


def _unread(each: LineInHand) -> tuple[str, ...]:
    """Only while it is not handed in."""
    names = [Column(name).label.lower() for name in each.line.unread]
    return (f"To be mended: {and_list(names)}.",) if names else ()


def _change(now: int | None, before: int | None) -> Change:
    if now == before:
        return Change(_printed(now))
    return Change(_printed(now), _printed(before))


def _printed(pence: int | None) -> str:
    return NOTHING_SAID if pence is None else printed(pence, in_brackets=True)
