"""The sentence on top of the savings dashboard, made by rule. Pure.

Each figure leads to the savings it counts. Only what finance has validated is told as
validated; what is claimed besides is told as claimed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from common.money import in_short
from common.wording import count_of
from savings.cuts import CutRow


class Leads(StrEnum):
    """What a figure of the sentence counts."""

    COUNTED = "counted"
    AT_RISK = "at_risk"
    VALIDATED = "validated"
    UNVALIDATED = "unvalidated"
    PROPOSED = "proposed"


@dataclass(frozen=True)
class Words:
    """A part of a sentence; with an address, a link."""

    text: str
    address: str = ""


Sentence = tuple[Words, ...]
Addresses = Mapping[Leads, str]


@dataclass(frozen=True)
class Said:
    """How the sentence begins, and what stands before the amount agreed: "In 2011-12, "
    and nothing; nothing and "this year's ". Of a year that is over no forecast is
    told, but what it came to."""

    lead: str
    whose: str
    is_over: bool = False


def headline(
    row: CutRow, said: Said, addresses: Addresses, *, not_forecast: int = 0
) -> Sentence:
    """`addresses` lack what a reader cannot be led to. `not_forecast` is the part of
    what is at risk that `at_risk.not_forecast_yet` finds (pence)."""
    if not row.savings:
        words = f"{said.lead}no savings are agreed"
        return (Words(f"{words[0].upper()}{words[1:]}."),)
    return tuple(_agreed(row, said, addresses, not_forecast))


def _agreed(
    row: CutRow, said: Said, addresses: Addresses, not_forecast: int
) -> Iterator[Words]:
    figures = row.figures
    counted = addresses.get(Leads.COUNTED, "")
    is_forecast = row.without_forecast < row.savings and not said.is_over
    if said.lead:
        yield Words(said.lead)
    if said.is_over and not figures.achieved:
        yield Words("nothing of ")
        yield Words(in_short(figures.proposed), counted)
        yield Words(" was claimed as achieved.")
        return
    if not is_forecast and not figures.achieved:
        yield Words(in_short(figures.proposed), counted)
        yield Words(" is agreed; nothing is forecast or claimed yet.")
        return
    first = figures.forecast if is_forecast else figures.achieved
    yield Words(in_short(first), counted)
    yield Words(f" of {said.whose}")
    yield Words(in_short(figures.proposed), counted)
    if is_forecast:
        yield Words(" is forecast; ")
        yield from _risk(figures.at_risk_by_forecast, addresses)
        yield Words(f"{_part(not_forecast, figures.at_risk_by_forecast)}; ")
    elif said.is_over:
        short = figures.proposed - figures.achieved
        missing = f", {in_short(short)} short" if short > 0 else ""
        yield Words(f" was claimed as achieved{missing}; ")
    else:
        yield Words(" is claimed so far, and nothing is forecast yet; ")
    yield from _validated(row, addresses)


def _risk(amount: int, addresses: Addresses) -> Iterator[Words]:
    if amount > 0:
        yield Words(in_short(amount), addresses.get(Leads.AT_RISK, ""))
        yield Words(" is at risk")
    elif amount == 0:
        yield Words("nothing is at risk")
    else:
        yield Words(f"that is {in_short(-amount)} more than agreed")


def _part(not_forecast: int, at_risk: int) -> str:
    """What is forecast beyond the rest may leave less at risk than is not forecast."""
    if not_forecast <= 0:
        return ""
    amount = in_short(not_forecast)
    if not_forecast > at_risk:
        return f", though {amount} of years to come is not forecast yet"
    part = "all" if not_forecast == at_risk else amount
    return f", {part} of it in years to come and not forecast yet"


def _validated(row: CutRow, addresses: Addresses) -> Iterator[Words]:
    figures = row.figures
    if not figures.achieved and not figures.validated:
        yield Words("nothing is claimed as achieved yet.")
        return
    yield Words("finance has validated ")
    if figures.validated:
        yield Words(in_short(figures.validated), addresses.get(Leads.VALIDATED, ""))
    else:
        yield Words("none of it yet")
    if figures.claimed_only > 0:
        yield Words(", and ")
        yield Words(
            in_short(figures.claimed_only), addresses.get(Leads.UNVALIDATED, "")
        )
        yield Words(" more is claimed" if figures.validated else " is claimed")
    yield Words(".")


def beside(proposed: CutRow, addresses: Addresses) -> Sentence:
    """What is proposed and in no total; nothing where nothing is."""
    if not proposed.savings:
        return ()
    return (
        Words("Not yet agreed, and in no total: "),
        Words(
            f"{count_of(proposed.savings, 'saving')} of "
            f"{in_short(proposed.figures.proposed)}",
            addresses.get(Leads.PROPOSED, ""),
        ),
        Words("."),
    )
