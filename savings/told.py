"""What a saving is called wherever its state or its delivery is told: pure.

Only what finance has validated counts as delivered in a paper; what is claimed and not
validated is told as a claim (law-and-conventions 5.5 of the product's brief). Words and
figures of one year stand side by side, so the words go by the figures of that year.
"""

from __future__ import annotations

from collections.abc import Iterable

from common.money import in_pounds, in_short
from common.rag import GREEN, RatingState, Shape, Tone
from common.wording import count_of
from savings.choices import DeliveryRating, SavingState
from savings.delivery import state_of
from savings.facts.values import YearFact
from savings.figures import Figures

AS_CLAIMED = "as claimed"
CLAIMED_BLUE = f"{DeliveryRating.BLUE.label}, {AS_CLAIMED}"
# What blue is until finance has validated it. No better than green: nothing is proved.
CLAIMED = RatingState(
    "claimed",
    f"Delivered, {AS_CLAIMED}",
    Shape.DIAMOND,
    Tone.GREEN,
    GREEN,
    "All of it is claimed as made; finance has not validated all of it.",
)


def forecast_missing(without: int, savings: int) -> str:
    """Of how many nobody forecast anything, and what is told instead: see
    `figures.forecast_or_achieved`."""
    instead = "what is achieved so far counts as the forecast."
    if without == savings:
        return f"No forecast is in yet: {instead}"
    have = "has" if without == 1 else "have"
    which = f"{without:,} of {count_of(savings, 'saving')}"
    return f"{which} {have} no forecast yet: {instead}"


def not_forecast(amount: int, of: str = "savings") -> str:
    """Of several years together; `amount` is that of `at_risk.not_forecast_yet`."""
    return (
        f"{in_pounds(amount)} of {of} in years to come is not forecast yet, and counts "
        f"as at risk."
    )


def closes_no_gap(amount: int) -> str:
    """Of savings that release no cash; of a year that is over, as claimed."""
    return (
        f"{in_short(amount)} of cost avoidance and other savings that release no cash "
        f"is forecast or claimed as well; it closes no gap."
    )


def told_figures(years: Iterable[YearFact], year: int) -> Figures:
    """Of a saving whole, in a year; where it has none in that year, in the last before
    it that has, else in the first that will."""
    nearest = max(
        years,
        key=lambda each: each.year if each.year <= year else -each.year,
        default=None,
    )
    return nearest.figures if nearest else Figures()


def told_state(state: str, figures: Figures) -> str:
    """Where it is in its life; `figures` are those of `told_figures`."""
    label = str(SavingState(state).label)
    return f"{label}, {AS_CLAIMED}" if _is_claim(state, figures) else label


def _is_claim(state: str, figures: Figures) -> bool:
    """Delivered in part needs a part that finance has seen."""
    if state == SavingState.PART_DELIVERED:
        return figures.validated <= 0
    return state == SavingState.DELIVERED and not figures.is_validated


def told_delivery(rating: str, figures: Figures) -> RatingState | None:
    """A declared rating; None where nothing is declared."""
    return CLAIMED if is_claimed_blue(rating, figures) else state_of(rating)


def is_claimed_blue(rating: str, figures: Figures) -> bool:
    return rating == DeliveryRating.BLUE and not figures.is_validated
