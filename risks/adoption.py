"""What becomes of the risks of a register when it changes to another scheme.

Where the two count alike, a risk moves over with its scores, and only its band may be
another. Otherwise its scores would say something nobody decided: it keeps the scheme it
was scored in until its next review.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from risks.choices import RiskState
from risks.models import Register, Risk
from risks.scoring import Band, Scheme

LIVE_STATES = (RiskState.PROPOSED, RiskState.OPEN)


@dataclass(frozen=True)
class Adopted:
    """One risk: whether it moves over, and its band before and after."""

    risk: Risk
    moves: bool
    before: Band | None
    after: Band | None

    @property
    def changes_band(self) -> bool:
        if self.before is None or self.after is None:
            return False
        return self.before.state != self.after.state


@dataclass(frozen=True)
class RegisterAdoption:
    """What a change of scheme does to one register, in numbers of its risks.

    `loses_its_band`: it escalates from a band the new scheme does not have, which
    somebody has to settle.
    """

    register: Register
    moving: int
    rebanded: int
    keeping: int
    loses_its_band: bool


def adoptions_of(
    registers: Iterable[Register], risks: Iterable[Risk], scheme: Scheme
) -> list[RegisterAdoption]:
    """The same for many registers; `risks` are those of all of them."""
    by_register: dict[int, list[Adopted]] = defaultdict(list)
    for each in adoption_of(risks, scheme):
        by_register[each.risk.register_id].append(each)
    codes = {band.code for band in scheme.bands}
    found = []
    for register in registers:
        adopted = by_register[register.pk]
        moving = [each for each in adopted if each.moves]
        found.append(
            RegisterAdoption(
                register,
                moving=len(moving),
                rebanded=sum(each.changes_band for each in moving),
                keeping=len(adopted) - len(moving),
                loses_its_band=bool(register.escalates_at)
                and register.escalates_at not in codes,
            )
        )
    return found


def adoption_of(risks: Iterable[Risk], scheme: Scheme) -> list[Adopted]:
    """The risks still alive and not in this scheme yet. Read them with their scheme."""
    parsed: dict[int, Scheme] = {}
    found = []
    for risk in risks:
        own = parsed.get(risk.scheme_id)
        if own is None:
            own = parsed[risk.scheme_id] = risk.scheme.scheme
        is_there = (own.code, own.version) == (scheme.code, scheme.version)
        if risk.state in LIVE_STATES and not is_there:
            found.append(_adopted(risk, own, scheme))
    return found


def _adopted(risk: Risk, own: Scheme, scheme: Scheme) -> Adopted:
    is_scored = any((risk.inherent, risk.current, risk.target))
    moves = not is_scored or scheme.compares_with(own)
    before = own.band(risk.current) if risk.current else None
    after = scheme.band(risk.current) if risk.current and moves else None
    return Adopted(risk, moves, before, after)
