"""What would change which option comes first: another weight, or one group less.

The weight of one criterion is moved and the others keep their proportions among
themselves, so that all still come to 100 %. Source: sensitivity of rank to weights
(law-and-conventions 5.8 of the product's brief); the method is a house default.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from savings.appraisal.content import AssessorGroup, CaseContent, Criterion, Option
from savings.appraisal.scoring import (
    Scored,
    scored,
    scores_of,
    shares_of,
    without_group,
)

Profile = Mapping[str, Fraction]


@dataclass(frozen=True)
class WeightChange:
    """The smallest change of one criterion's share that lets another option draw level
    with the first, and pass it beyond. Shares of 1, exact; None where no change can."""

    criterion: Criterion
    share: Fraction
    needed: Fraction | None
    passes: Option | None

    @property
    def change(self) -> Fraction | None:
        return None if self.needed is None else self.needed - self.share


@dataclass(frozen=True)
class GroupLeftOut:
    """Which options would come first without one of the groups."""

    group: AssessorGroup
    first: tuple[Option, ...]
    changes: bool


@dataclass(frozen=True)
class WhatWouldChange:
    """Nothing of it where two options share the first place: any change does."""

    weights: tuple[WeightChange, ...] = ()
    groups: tuple[GroupLeftOut, ...] = ()

    @property
    def closest(self) -> WeightChange | None:
        """The weight that needs the least change."""
        found = [
            (abs(each.change), at)
            for at, each in enumerate(self.weights)
            if each.change is not None
        ]
        return self.weights[min(found)[1]] if found else None


def what_would_change(content: CaseContent) -> WhatWouldChange:
    result = scored(content)
    if len(result.first) != 1:
        return WhatWouldChange()
    profiles = _profiles(content, result)
    shares = shares_of(content.criteria)
    return WhatWouldChange(
        weights=tuple(
            _weight_change(content, criterion, shares, profiles, result.first[0])
            for criterion in content.criteria
        ),
        groups=tuple(_groups_left_out(content, result)),
    )


def _profiles(content: CaseContent, result: Scored) -> dict[str, Profile]:
    """Of each option, its mean score on each criterion over the groups that count."""
    scores = scores_of(content)
    groups = [each.group.code for each in result.counted]
    return {
        option.code: {
            criterion.code: Fraction(
                sum(scores[group, option.code, criterion.code] for group in groups),
                len(groups),
            )
            for criterion in content.criteria
        }
        for option in content.options
    }


def _weight_change(
    content: CaseContent,
    criterion: Criterion,
    shares: Mapping[str, Fraction],
    profiles: Mapping[str, Profile],
    first: Option,
) -> WeightChange:
    share = shares[criterion.code]
    found: list[tuple[Fraction, Option]] = []
    for rival in content.options:
        ahead = {
            code: score - profiles[rival.code][code]
            for code, score in profiles[first.code].items()
        }
        needed = _level_at(criterion.code, shares, ahead)
        if needed is not None and rival != first:
            found.append((needed, rival))
    if not found:
        return WeightChange(criterion, share, None, None)
    needed, rival = min(found, key=lambda each: abs(each[0] - share))
    return WeightChange(criterion, share, needed, rival)


def _level_at(
    code: str, shares: Mapping[str, Fraction], ahead: Profile
) -> Fraction | None:
    """The share of one criterion at which a lead is gone. With share x the lead is
    x × here + (1 − x) × elsewhere. None where that is never, or only at the very end,
    with nothing beyond it."""
    left = 1 - shares[code]
    if not left:
        return None
    here = ahead[code]
    others = (shares[each] * lead for each, lead in ahead.items() if each != code)
    elsewhere = sum(others, Fraction(0)) / left
    if here == elsewhere:
        return None
    level = elsewhere / (elsewhere - here)
    return level if 0 < level < 1 else None


def _groups_left_out(content: CaseContent, result: Scored) -> Iterator[GroupLeftOut]:
    """Only where another group is left to count."""
    if len(result.counted) < 2:
        return
    for each in result.counted:
        first = scored(without_group(content, each.group.code)).first
        yield GroupLeftOut(each.group, first, changes=first != result.first)
