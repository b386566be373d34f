"""Parts of a Position that stand on their own, and what of them stays when what is
exempt is left out.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TypeVar

from highlights.facts import ReportFact
from programmes.facts import Exempt
from programmes.standing import Entitlement
from risks.facts import LogFact, RegisterFact, RiskFact
from savings import facts as savings_facts
from savings.facts import SavingsFacts

Item = TypeVar("Item")


@dataclass(frozen=True)
class Withheld:
    """Something exempt was left out here, and under which paragraphs. No more."""

    kind: str
    paragraphs: tuple[int, ...]


@dataclass(frozen=True)
class RegisterPosition:
    """A register, every risk that is or was on it, and the logs beside it."""

    fact: RegisterFact
    risks: tuple[RiskFact, ...]
    log: tuple[LogFact, ...]
    withheld: tuple[Withheld, ...] = ()


@dataclass(frozen=True)
class SavingsPosition:
    """The savings that something here claims, each with all its claims, and the
    targets, benefits and business cases of what is here; `of_council`: all there
    are."""

    facts: SavingsFacts
    withheld: tuple[Withheld, ...] = ()
    of_council: bool = False


def open_register(register: RegisterPosition | None) -> RegisterPosition | None:
    """What is open of a register; of a risk that was exempt, not where it stood."""
    if register is None:
        return None
    risks, withheld_risks = split(register.risks, "risk", lambda risk: risk.exempt)
    log, withheld_log = split(register.log, "log entry", lambda entry: entry.exempt)
    told = (risk.without_previous() if risk.follows_exempt else risk for risk in risks)
    return replace(
        register,
        risks=tuple(told),
        log=log,
        withheld=register.withheld + withheld_risks + withheld_log,
    )


def open_savings(
    savings: SavingsPosition | None, entitlement: Entitlement
) -> SavingsPosition | None:
    """What is open of them; shares of savings stay whole."""
    if savings is None:
        return None
    facts, left_out = savings_facts.open_to(savings.facts, entitlement)
    notes = tuple(Withheld(*note) for note in left_out)
    return replace(savings, facts=facts, withheld=savings.withheld + notes)


def is_exempt(reports: tuple[ReportFact, ...]) -> bool:
    """Whether the newest is: an older one must not pass for it."""
    return bool(reports) and reports[0].exempt is not None


def open_reports(
    reports: tuple[ReportFact, ...],
) -> tuple[tuple[ReportFact, ...], tuple[Withheld, ...]]:
    """Reports that are open; one that follows an exempt one repeats nothing of it."""
    stays, notes = split(reports, "report", lambda report: report.exempt)
    told = (r.without_previous() if r.follows_exempt else r for r in stays)
    return tuple(told), notes


def split(
    items: tuple[Item, ...], kind: str, exempt: Callable[[Item], Exempt | None]
) -> tuple[tuple[Item, ...], tuple[Withheld, ...]]:
    """What stays, and a note of each item that does not."""
    stays = tuple(item for item in items if exempt(item) is None)
    notes = tuple(
        Withheld(kind, found.paragraphs)
        for found in map(exempt, items)
        if found is not None
    )
    return stays, notes
