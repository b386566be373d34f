"""Who claims which share of a saving: pure rules, and the money that comes of them.

Shares are hundredths of a percent (10,000 is all of it), money is whole pence. One
saving is booked once and claimed in shares that add up to all of it, so that it is
never counted twice (law-and-conventions 5.5 of the product's brief; the two views of
Milton Keynes, July 2012).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from common.money import WHOLE_SHARE
from programmes.standing import Place


class Claiming(Protocol):
    """A claim, whether typed, stored or remembered as a fact."""

    @property
    def place(self) -> Place | None: ...

    @property
    def share(self) -> int: ...


@dataclass(frozen=True)
class Claim:
    """A share that a programme, strand or project claims; with no place, the share
    that no programme claims."""

    place: Place | None
    share: int = WHOLE_SHARE


UNCLAIMED = (Claim(None),)


def claim_problems(claims: Sequence[Claiming]) -> list[str]:
    """What is wrong with the claims to one saving, in sentences; empty if nothing.

    A programme and a strand of it may each claim a share: the same share is never
    claimed twice, because all of them add up to one saving.
    """
    problems = []
    if any(not 0 < claim.share <= WHOLE_SHARE for claim in claims):
        problems.append("Each share is more than nothing, and at most 100 %.")
    times = Counter(claim.place for claim in claims)
    if any(count > 1 for count in times.values()):
        problems.append("Name each place once: put what it claims into one share.")
    total = sum(claim.share for claim in claims)
    if total > WHOLE_SHARE:
        problems.append(
            f"The shares come to {percent(total)}, which is "
            f"{percent(total - WHOLE_SHARE)} too much: no part of a saving is counted "
            "twice."
        )
    if total < WHOLE_SHARE:
        problems.append(
            f"{percent(WHOLE_SHARE - total)} is claimed by nobody: say who claims it, "
            "or give it to no programme."
        )
    return problems


def percent(share: int) -> str:
    """33.33 %; 10 %; 0.5 %."""
    whole, hundredths = divmod(abs(share), 100)
    decimals = f".{hundredths:02d}".rstrip("0").rstrip(".")
    return f"{whole:,}{decimals} %"
