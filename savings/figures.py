"""The arithmetic of savings: pure, in whole pence.

Sources: law-and-conventions 5.5 and 6.4 of the product's brief. The monitoring table is
that of Brighton & Hove (budget monitoring 2023/24 and 2024/25); not counting what is
not yet certain is Croydon's practice (income left out of its 2023-24 budget).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


def net_at_risk(proposed: int, achieved: int, pressures: int) -> int:
    """Proposed less achieved less pressures, which are negative as papers print them:
    6,754 − 5,714 − (328) = 1,368 (Brighton & Hove, 2024/25)."""
    return proposed - achieved - pressures


def forecast_or_achieved(forecast: int | None, achieved: int) -> int:
    """Without a forecast, what is achieved so far is all that is promised (house
    default)."""
    return achieved if forecast is None else forecast


@dataclass(frozen=True)
class Figures:
    """What one saving, or any number of them, come to in a year or several, in pence.

    `target` is new in the year, `full_year_effect` what earlier savings carry on into
    it (Enfield: 11.2m new + 13.3m carried on = 24.5m). `achieved` is claimed,
    `validated` what finance has seen of that.
    """

    target: int = 0
    full_year_effect: int = 0
    forecast: int = 0
    achieved: int = 0
    validated: int = 0
    pressures: int = 0

    def __add__(self, other: Figures) -> Figures:
        return Figures(
            self.target + other.target,
            self.full_year_effect + other.full_year_effect,
            self.forecast + other.forecast,
            self.achieved + other.achieved,
            self.validated + other.validated,
            self.pressures + other.pressures,
        )

    @property
    def proposed(self) -> int:
        """What the year is to bring."""
        return self.target + self.full_year_effect

    @property
    def claimed_only(self) -> int:
        """Claimed, and not yet seen by finance: never told as delivered."""
        return self.achieved - self.validated

    @property
    def is_validated(self) -> bool:
        """Whether finance has validated all that is proposed: delivered, and no mere
        claim."""
        return self.validated > 0 and self.validated >= self.proposed

    @property
    def at_risk_by_claims(self) -> int:
        """Proposed and not claimed, pressures counted: the net amount at risk."""
        return net_at_risk(self.proposed, self.achieved, self.pressures)

    @property
    def at_risk_by_forecast(self) -> int:
        """Proposed, and neither forecast nor safe from pressures."""
        return net_at_risk(self.proposed, self.forecast, self.pressures)

    @property
    def shortfall(self) -> int:
        """What the forecast leaves of what is proposed; negative where it is more."""
        return self.proposed - self.forecast


def total(figures: Iterable[Figures]) -> Figures:
    return sum(figures, Figures())
