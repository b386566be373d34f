"""One version of a business case as its page and its paper see it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from common.periods import FINANCIAL_YEAR_STARTS_IN, year_label
from savings.appraisal.content import CaseContent, Option
from savings.facts.values import CeilingFact


@dataclass(frozen=True)
class CaseView:
    """`on` is the day it is told of; `standing` says which version of which case it is,
    where a reader does not see that above; `key` tells several of one page apart."""

    content: CaseContent
    stage: str
    on: date
    starts_in: int = FINANCIAL_YEAR_STARTS_IN
    ceilings: Sequence[CeilingFact] = ()
    standing: str = ""
    key: str = ""

    @property
    def years(self) -> tuple[str, ...]:
        """2012-13, 2013-14 ..."""
        covered = self.content.years_covered()
        return tuple(year_label(year, self.starts_in) for year in covered)

    @property
    def options(self) -> tuple[Option, ...]:
        """The preferred one first."""
        preferred = self.content.preferred
        return tuple(
            sorted(self.content.options, key=lambda option: option.code != preferred)
        )

    @property
    def priced(self) -> tuple[Option, ...]:
        """The options with money, the preferred one first."""
        return tuple(option for option in self.options if option.flows)

    @property
    def told_option(self) -> Option | None:
        """The one whose money is told in full: the preferred; before one is, none."""
        option = self.content.preferred_option
        return option if option and option.flows else None
