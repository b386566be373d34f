"""How delivery of a saving stands: as declared, and as its own figures indicate.

The four ratings are BRAG as councils use it for savings (law-and-conventions 5.1 of the
product's brief). From which shortfall on a saving is amber or red is a house default:
`HOUSE_POLICY`. Comparing the rating now with the difficulty foreseen when the budget
was set is Enfield's. All amounts are whole pence, shares hundredths of a percent.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from common.money import WHOLE_SHARE, in_pounds
from common.periods import MONTHS_OF_A_YEAR
from common.rag import AMBER, COMPLETE, GREEN, RED, RatingState, Shape, Tone
from savings.choices import DeliveryRating, Difficulty, SavingState
from savings.claims import percent
from savings.facts.values import YearFact
from savings.figures import Figures

STATES = {
    DeliveryRating.BLUE: RatingState(
        "blue",
        "Delivered",
        Shape.TICK,
        Tone.BLUE,
        COMPLETE,
        "All of it is made, and finance has validated it.",
    ),
    DeliveryRating.GREEN: RatingState(
        "green",
        "On track",
        Shape.CIRCLE,
        Tone.GREEN,
        GREEN,
        "All of it, or nearly all, will be made in the year.",
    ),
    DeliveryRating.AMBER: RatingState(
        "amber",
        "At risk",
        Shape.TRIANGLE,
        Tone.AMBER,
        AMBER,
        "Part of it may not be made; mitigation is in hand.",
    ),
    DeliveryRating.RED: RatingState(
        "red",
        "High risk",
        Shape.SQUARE,
        Tone.RED,
        RED,
        "Much of it will not be made, or none of it can be.",
    ),
}


def state_of(code: str) -> RatingState | None:
    """How a declared rating is shown; None where nothing is declared."""
    return STATES[DeliveryRating(code)] if code else None


@dataclass(frozen=True)
class DeliveryPolicy:
    """From which share of the amount proposed on a shortfall is amber, and red: what
    the forecast leaves of the year, and what is not achieved of the plan to date."""

    short_amber: int
    short_red: int
    behind_amber: int
    behind_red: int


# House default: no council's published thresholds are known to us.
HOUSE_POLICY = DeliveryPolicy(
    short_amber=500, short_red=2_500, behind_amber=1_000, behind_red=5_000
)


@dataclass(frozen=True)
class Indicated:
    """What the figures say, and why; no rating where they say nothing yet."""

    rating: DeliveryRating | None
    because: str

    @property
    def state(self) -> RatingState | None:
        return STATES[self.rating] if self.rating else None


def delivery_indicated(
    figures: Figures,
    month: int | None,
    *,
    has_forecast: bool,
    planned: Sequence[int] = (),
    state: str = SavingState.IN_DELIVERY,
    policy: DeliveryPolicy = HOUSE_POLICY,
) -> Indicated:
    """The worse of two judgements: what the forecast leaves of the year, and how far
    what is achieved lags behind the plan to date.

    `month` is the last month of that financial year that is over, None before the first
    is; `planned` what each month was to bring, where anybody said.
    """
    if state == SavingState.UNDELIVERABLE:
        return Indicated(DeliveryRating.RED, "It cannot be delivered.")
    if figures.proposed <= 0:
        return Indicated(None, "Nothing is proposed for this year.")
    if figures.validated >= figures.proposed:
        words = f"Finance has validated all of {in_pounds(figures.proposed)}."
        return Indicated(DeliveryRating.BLUE, words)
    found = [
        *_by_forecast(figures, policy, has_forecast=has_forecast),
        *_by_plan(figures, month, planned, policy),
    ]
    if not found:
        return Indicated(None, "There is neither a forecast nor a plan by month yet.")
    worst = max(found, key=lambda each: STATES[each[0]].severity)[0]
    return Indicated(worst, " ".join(words for _, words in found))


def indicated_of(
    year: YearFact | None, month: int | None, state: str = SavingState.IN_DELIVERY
) -> Indicated:
    """The same of a fact, by the house's policy."""
    if year is None:
        return Indicated(None, "There are no figures for this year.")
    return delivery_indicated(
        year.figures,
        month,
        has_forecast=year.has_forecast,
        planned=year.planned,
        state=state,
    )


def months_over(year: int, on: date, starts_in: int) -> int | None:
    """How many months of a financial year are over on a day; None before the first is,
    12 once it has ended."""
    begun = (on.year - year) * MONTHS_OF_A_YEAR + on.month - starts_in
    return min(begun, MONTHS_OF_A_YEAR) if begun > 0 else None


def _by_forecast(
    figures: Figures, policy: DeliveryPolicy, *, has_forecast: bool
) -> Iterator[tuple[DeliveryRating, str]]:
    if not has_forecast:
        return
    missing = figures.at_risk_by_forecast
    of = f"of {in_pounds(figures.proposed)}"
    if missing <= 0:
        yield DeliveryRating.GREEN, f"All {of} is forecast."
        return
    rating = _banded(missing, figures.proposed, policy.short_amber, policy.short_red)
    pressed = ", pressures counted" if figures.pressures else ""
    yield rating, f"{in_pounds(missing)} {of} is not forecast to be made{pressed}."


def _by_plan(
    figures: Figures,
    month: int | None,
    planned: Sequence[int],
    policy: DeliveryPolicy,
) -> Iterator[tuple[DeliveryRating, str]]:
    due = planned_to_date(figures.proposed, month, planned)
    if due is None or due <= 0:
        return
    behind = due - figures.achieved
    is_over = month is not None and month >= MONTHS_OF_A_YEAR
    which = "for the year that is over" if is_over else "to date"
    if behind <= 0:
        words = f"All of {in_pounds(due)} planned {which} is achieved."
        yield DeliveryRating.GREEN, words
        return
    rating = _banded(behind, due, policy.behind_amber, policy.behind_red)
    achieved = f"{in_pounds(figures.achieved)} is achieved"
    yield rating, f"{achieved} of {in_pounds(due)} planned {which}."


def planned_to_date(
    proposed: int, month: int | None, planned: Sequence[int]
) -> int | None:
    """What was to be achieved by the end of a month; None where nobody said. A year
    that is over was to bring all of it."""
    if month is None:
        return None
    if month >= MONTHS_OF_A_YEAR:
        return proposed
    return sum(planned[:month]) if planned else None


def _banded(missing: int, whole: int, amber: int, red: int) -> DeliveryRating:
    """Compared as whole numbers: a share is never divided out."""
    if missing * WHOLE_SHARE > whole * red:
        return DeliveryRating.RED
    if missing * WHOLE_SHARE > whole * amber:
        return DeliveryRating.AMBER
    return DeliveryRating.GREEN


def policy_in_words(policy: DeliveryPolicy = HOUSE_POLICY) -> str:
    return (
        f"Amber where more than {percent(policy.short_amber)} of the year is not "
        f"forecast, or more than {percent(policy.behind_amber)} of the plan to date is "
        f"not achieved; red from {percent(policy.short_red)} and "
        f"{percent(policy.behind_red)}."
    )


def disagrees(declared: str, indicated: Indicated) -> bool:
    """Whether somebody says otherwise than the figures do."""
    return bool(declared) and bool(indicated.rating) and declared != indicated.rating


def reason_missing(declared: str, reason: str, indicated: Indicated) -> str:
    """Why a declared rating may not stand without a reason; empty where it may."""
    if not declared or reason.strip():
        return ""
    state = STATES[DeliveryRating(declared)]
    if state.is_worse_than_green:
        return f"Say why delivery is {state.label.lower()}, and what is done about it."
    if disagrees(declared, indicated) and indicated.state:
        label = indicated.state.label.lower()
        return (
            f"The figures say {label}: {indicated.because} Say why it is declared "
            f"{state.label.lower()}."
        )
    if declared == DeliveryRating.BLUE and not indicated.rating:
        return "Finance has validated nothing of it: say why it is declared delivered."
    return ""


_RANKS = {Difficulty.LOW: GREEN, Difficulty.MEDIUM: AMBER, Difficulty.HIGH: RED}
_FORESEEN = {
    Difficulty.LOW: "thought easy",
    Difficulty.MEDIUM: "thought of medium difficulty",
    Difficulty.HIGH: "thought hard",
}


def then_and_now(difficulty: str, state: RatingState | None) -> str:
    """The difficulty foreseen when the budget was set beside delivery as it is told
    now, as Enfield compares them: Harder than foreseen: thought easy, now at risk."""
    if not difficulty or state is None:
        return ""
    foreseen = Difficulty(difficulty)
    now = f"{_FORESEEN[foreseen]}, now {state.label.lower()}."
    if state.severity > _RANKS[foreseen]:
        return f"Harder than foreseen: {now}"
    if state.severity < _RANKS[foreseen]:
        return f"Easier than foreseen: {now}"
    return f"As foreseen: {now}"
