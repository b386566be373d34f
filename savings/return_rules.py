"""When a savings return is complete, and what finance should ask about it: pure.

Amounts are in whole pence; shares in hundredths of a percent. Where no source is named
a rule is a house default.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from common.money import WHOLE_SHARE, printed
from common.wording import count_of
from savings.choices import DeliveryRating
from savings.figures import Figures
from savings.return_cells import Column, Value
from savings.told import is_claimed_blue


@dataclass(frozen=True)
class Said:
    """What a return says of one saving; None where nothing is said yet."""

    achieved: int | None = None
    forecast: int | None = None
    pressure: int | None = None
    delivery: str = ""
    note: str = ""

    @property
    def figures(self) -> tuple[Value, ...]:
        return self.achieved, self.forecast, self.pressure or 0, self.delivery


@dataclass(frozen=True)
class Plan:
    """What the year is to bring; `to_date` None where the plan has no months."""

    proposed: int = 0
    to_date: int | None = None
    validated: int = 0

    @property
    def figures(self) -> Figures:
        """As what is delivered is told by (`savings.told`)."""
        return Figures(target=self.proposed, validated=self.validated)


@dataclass(frozen=True)
class Scrutiny:
    """From when finance is told to look twice. House default."""

    jump: int = 5_000  # of what is proposed, in one period
    above_plan: int = 12_500  # of what is planned to date
    unchanged_returns: int = 3


# --- When a line is complete ----------------------------------------------------------


def problems(said: Said, before: Said, plan: Plan) -> dict[Column, str]:
    """What keeps a line from being submitted, by column.

    `before` is what stood when the return was opened: last period's figures. What is
    unusual is allowed with a note; what is unusual and new, with a new note.
    """
    found = {
        Column(name): ask
        for name, ask in (
            (Column.ACHIEVED, "Say what is achieved to date: 0 if nothing is."),
            (Column.FORECAST, "Say what the whole year is to bring."),
            (Column.DELIVERY, "Choose how delivery stands."),
        )
        if getattr(said, name) in (None, "")
    }
    for question in _questions(said, before, plan):
        if not _is_answered(question, said, before):
            found.setdefault(question.column, question.words)
    return found


@dataclass(frozen=True)
class _Question:
    column: Column
    words: str
    is_new: bool


def _questions(said: Said, before: Said, plan: Plan) -> Iterator[_Question]:
    achieved, forecast = said.achieved or 0, said.forecast
    fell = (before.achieved or 0) - achieved
    if said.achieved is not None and fell > 0:
        yield _Question(
            Column.ACHIEVED,
            f"This is {_pounds(fell)} less than last time. Say why in the note.",
            is_new=True,
        )
    if achieved > plan.proposed:
        yield _Question(
            Column.ACHIEVED,
            f"This is more than the {_pounds(plan.proposed)} proposed. "
            "Say why in the note.",
            is_new=said.achieved != before.achieved,
        )
    if forecast is not None and forecast < achieved:
        yield _Question(
            Column.FORECAST,
            "The year is forecast to bring less than is achieved already: is that "
            "right? Mend it, or say why in the note.",
            is_new=(said.achieved, forecast) != (before.achieved, before.forecast),
        )
    if said.delivery in (DeliveryRating.AMBER, DeliveryRating.RED):
        yield _Question(
            Column.NOTE,
            f"Rated {said.delivery}: say why, and what is done.",
            is_new=said.delivery != before.delivery,
        )
    if is_claimed_blue(said.delivery, plan.figures):
        yield _Question(
            Column.NOTE,
            "Rated blue, and finance has not validated all of it: say why it is "
            "delivered.",
            is_new=said.delivery != before.delivery,
        )


def _is_answered(question: _Question, said: Said, before: Said) -> bool:
    note = said.note.strip()
    return bool(note) and not (question.is_new and note == before.note.strip())


# --- What finance looks at ------------------------------------------------------------


def doubts(
    said: Said,
    before: Said,
    plan: Plan,
    earlier: Sequence[Said] = (),
    scrutiny: Scrutiny | None = None,
) -> tuple[str, ...]:
    """What looks wrong in a line, in sentences. `earlier` are its lines of the returns
    before, the latest first."""
    return tuple(_doubts(said, before, plan, earlier, scrutiny or Scrutiny()))


def _doubts(
    said: Said, before: Said, plan: Plan, earlier: Sequence[Said], scrutiny: Scrutiny
) -> Iterator[str]:
    achieved, rise = said.achieved or 0, (said.achieved or 0) - (before.achieved or 0)
    if rise < 0:
        yield f"Achieved falls by {_pounds(-rise)}."
    elif rise * WHOLE_SHARE > plan.proposed * scrutiny.jump:
        yield (
            f"Achieved rises by {_pounds(rise)} in one period, of "
            f"{_pounds(plan.proposed)} proposed."
        )
    if achieved < plan.validated:
        yield f"Less is claimed than the {_pounds(plan.validated)} validated."
    if achieved > plan.proposed:
        yield f"More is claimed than the {_pounds(plan.proposed)} proposed."
    elif _is_above_plan(achieved, plan, scrutiny):
        yield (
            f"The claim is {_pounds(achieved - (plan.to_date or 0))} above the plan "
            "to date."
        )
    if said.forecast is not None:
        yield from _forecast_doubts(said.forecast, achieved, before)
    count = _returns_unchanged(said, earlier)
    is_due = achieved < plan.proposed and said.delivery != DeliveryRating.BLUE
    if is_due and count >= scrutiny.unchanged_returns:
        yield f"Nothing has changed for {count_of(count, 'return')}."


def _is_above_plan(achieved: int, plan: Plan, scrutiny: Scrutiny) -> bool:
    if plan.to_date is None:
        return False
    return achieved * WHOLE_SHARE > plan.to_date * scrutiny.above_plan


def _forecast_doubts(forecast: int, achieved: int, before: Said) -> Iterator[str]:
    if before.forecast is not None and forecast < before.forecast:
        yield f"The forecast is {_pounds(before.forecast - forecast)} worse."
    if forecast < achieved:
        yield "Less is forecast for the year than is achieved."


def _returns_unchanged(said: Said, earlier: Sequence[Said]) -> int:
    """How many returns in a row say this, this one counted."""
    count = 1
    for line in earlier:
        if line.figures != said.figures:
            break
        count += 1
    return count


def _pounds(pence: int) -> str:
    return f"£{printed(pence)}"
