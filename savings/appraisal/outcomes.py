"""What the options of a case come to besides their worth: when they pay back, their
totals and ranks. As they are printed, and as numbers, so that it can be told how far
they moved from one version to another. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from common.wording import count_of
from savings.appraisal.content import CaseContent
from savings.appraisal.discounting import fixed, half_up
from savings.appraisal.flows import net_flows
from savings.appraisal.payback import (
    Payback,
    discounted_payback,
    months_words,
    payback,
    payback_words,
)
from savings.appraisal.scoring import (
    highest_total,
    scored,
    total_places,
)


@dataclass(frozen=True)
class Outcome:
    """`size` is the number behind the words; None where there is none to hold against
    another. Sizes out of different `most` are not held against each other."""

    words: str
    size: Fraction | None
    most: int | None = None

    def since(self, was: Outcome) -> Fraction | None:
        """By how much it is more now; None where that cannot be told."""
        if self.size is None or was.size is None or self.most != was.most:
            return None
        return self.size - was.size


# By the option, and by what it is of where an option has several.
Outcomes = Mapping[str, Outcome]


def paybacks(content: CaseContent) -> Outcomes:
    """Of the options with money, in months."""
    return dict(_paybacks(content))


def _paybacks(content: CaseContent) -> Iterator[tuple[str, Outcome]]:
    for option in content.options:
        if option.flows:
            nets = net_flows(content, option)
            later = discounted_payback(nets, content.discount_rate)
            yield f"{option.name}: payback", _payback(payback(nets), content)
            yield f"{option.name}: discounted payback", _payback(later, content)


def _payback(found: Payback | None, content: CaseContent) -> Outcome:
    """One that later costs undo is no length of time."""
    words = payback_words(found, content.years)
    if found is None or found.falls_back or found.is_at_once:
        return Outcome(words, None)
    return Outcome(words, Fraction(found.months))


def totals(content: CaseContent) -> Outcomes:
    """Of the options that are ranked, all groups together, to the places printed."""
    found, most = scored(content), highest_total(content)
    places = total_places(found.weighting, is_mean=True)
    return {
        each.option.name: Outcome(
            f"{fixed(each.total, places)} of {most}",
            Fraction(half_up(each.total * 10**places), 10**places),
            most,
        )
        for each in found.overall
        if each.total is not None
    }


def ranks(content: CaseContent) -> Outcomes:
    """The same; 1 is the first."""
    return {
        each.option.name: Outcome(each.place, Fraction(each.rank))
        for each in scored(content).overall
        if each.rank is not None
    }


def longer(months: Fraction) -> str:
    return f"{months_words(int(abs(months)))} {'longer' if months > 0 else 'shorter'}"


def more(points: Fraction) -> str:
    return f"{fixed(abs(points), 2)} {'more' if points > 0 else 'less'}"


def lower(places: Fraction) -> str:
    """Down the ranks."""
    moved = count_of(int(abs(places)), "place")
    return f"{moved} {'down' if places > 0 else 'up'}"
