"""Options held against criteria by several groups of assessors.

Source: options × criteria, weights that come to 100 %, scores of each group, weighted
total, rank (law-and-conventions 5.8 of the product's brief). Harborough had staff,
unions and councillors assess five approaches against twelve criteria and printed no
weights: so weights, and scores, may be left out. House defaults: every group counts
alike; a group that has not scored every option on every criterion is shown, but does
not count; equal totals share a rank.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from fractions import Fraction

from savings.appraisal.content import AssessorGroup, CaseContent, Criterion, Option

FULL_WEIGHT = 10_000


class Weighting(StrEnum):
    """Whether criteria weigh differently."""

    NARRATIVE = "narrative"  # no scores: told in words only
    UNWEIGHTED = "unweighted"
    WEIGHTED = "weighted"


@dataclass(frozen=True)
class RankedOption:
    """An option's total and rank; both None where scores are missing. The total of an
    unweighted case is the sum of scores, of a weighted one the weighted mean."""

    option: Option
    total: Fraction | None
    rank: int | None
    is_shared: bool = False

    @property
    def place(self) -> str:
        """As it is printed: 2; 2= where it is shared; nothing without a rank."""
        if self.rank is None:
            return ""
        return f"{self.rank}=" if self.is_shared else str(self.rank)


@dataclass(frozen=True)
class GroupResult:
    """What one group of assessors found; `missing` scores it has not given."""

    group: AssessorGroup
    standings: tuple[RankedOption, ...]
    missing: int

    @property
    def is_complete(self) -> bool:
        return self.missing == 0


@dataclass(frozen=True)
class Scored:
    """Options in the order of the case, by group and overall. `overall` is of the
    groups that have scored everything, each counting alike."""

    weighting: Weighting
    groups: tuple[GroupResult, ...]
    overall: tuple[RankedOption, ...]

    @property
    def counted(self) -> tuple[GroupResult, ...]:
        return tuple(result for result in self.groups if result.is_complete)

    @property
    def first(self) -> tuple[Option, ...]:
        """The option ranked first; several where they share it."""
        return tuple(each.option for each in self.overall if each.rank == 1)


Scores = dict[tuple[str, str, str], int]


def weighting_of(content: CaseContent) -> Weighting:
    """Weights count once any criterion has one: the rest then weigh nothing."""
    if not content.scores or not content.criteria:
        return Weighting.NARRATIVE
    if any(criterion.weight for criterion in content.criteria):
        return Weighting.WEIGHTED
    return Weighting.UNWEIGHTED


def highest_total(content: CaseContent) -> int:
    """What an option with the top score on every criterion comes to."""
    if weighting_of(content) == Weighting.WEIGHTED:
        return content.top_score
    return content.top_score * len(content.criteria)


def total_places(weighting: Weighting, *, is_mean: bool) -> int:
    """With how many decimals a total is printed: sums of scores have none, and the mean
    of several has one."""
    if weighting == Weighting.WEIGHTED:
        return 2
    return 1 if is_mean else 0


def scored(content: CaseContent) -> Scored:
    """All totals and ranks."""
    weighting = weighting_of(content)
    if weighting == Weighting.NARRATIVE:
        return Scored(weighting, (), ())
    scores = scores_of(content)
    weights = {c.code: c.weight or 0 for c in content.criteria}
    used = weights if weighting == Weighting.WEIGHTED else None
    groups = tuple(_of_group(content, g, scores, used) for g in content.groups)
    counted = [result for result in groups if result.is_complete]
    return Scored(weighting, groups, _overall(content.options, counted))


def without_group(content: CaseContent, code: str) -> CaseContent:
    """The case as if a group had not been asked."""
    groups = tuple(group for group in content.groups if group.code != code)
    return replace(content, groups=groups)


def scores_of(content: CaseContent) -> Scores:
    """By group, option and criterion."""
    return {(s.group, s.option, s.criterion): s.score for s in content.scores}


def shares_of(criteria: Sequence[Criterion]) -> dict[str, Fraction]:
    """Each criterion's share of the whole; equal ones without weights. Weights that do
    not come to 100 % count in proportion."""
    whole = sum(criterion.weight or 0 for criterion in criteria)
    if not whole:
        return {c.code: Fraction(1, len(criteria)) for c in criteria}
    return {c.code: Fraction(c.weight or 0, whole) for c in criteria}


def ranked(totals: Sequence[Fraction | None]) -> tuple[int | None, ...]:
    """1 is the highest; equal totals share a rank, and the next is left out: 1, 2, 2,
    4."""
    known = [total for total in totals if total is not None]
    return tuple(
        None if total is None else 1 + sum(other > total for other in known)
        for total in totals
    )


def _of_group(
    content: CaseContent,
    group: AssessorGroup,
    scores: Scores,
    weights: Mapping[str, int] | None,
) -> GroupResult:
    """`weights` None: unweighted."""
    given = [
        {c.code: scores.get((group.code, o.code, c.code)) for c in content.criteria}
        for o in content.options
    ]
    totals = [_total(each, weights) for each in given]
    missing = sum(score is None for each in given for score in each.values())
    return GroupResult(group, _standings(content.options, totals), missing)


def _total(
    given: Mapping[str, int | None], weights: Mapping[str, int] | None
) -> Fraction | None:
    """Of the scores by criterion; None where one is missing."""
    known = {code: score for code, score in given.items() if score is not None}
    if len(known) < len(given):
        return None
    if weights is None:
        return Fraction(sum(known.values()))
    weighted = sum(weights[code] * score for code, score in known.items())
    return Fraction(weighted, sum(weights.values()))


def _overall(
    options: Sequence[Option], counted: Sequence[GroupResult]
) -> tuple[RankedOption, ...]:
    columns = zip(*(result.standings for result in counted), strict=True)
    totals = [_mean(each.total for each in column) for column in columns]
    return _standings(options, totals or [None] * len(options))


def _mean(totals: Iterable[Fraction | None]) -> Fraction:
    known = [total for total in totals if total is not None]
    return sum(known, Fraction(0)) / len(known)


def _standings(
    options: Sequence[Option], totals: Sequence[Fraction | None]
) -> tuple[RankedOption, ...]:
    ranks = ranked(totals)
    return tuple(
        RankedOption(option, total, rank, rank is not None and ranks.count(rank) > 1)
        for option, total, rank in zip(options, totals, ranks, strict=True)
    )
