"""Business cases made by hand, and the demo's full one. Amounts in pounds."""

from dataclasses import replace

from reports.demo.savings.cases import FULL as FULL_CASE
from reports.demo.savings.cases import OUTLINE as OUTLINE_CASE
from savings.appraisal.content import (
    AssessorGroup,
    CaseContent,
    Criterion,
    Flow,
    FlowKind,
    Option,
    Score,
)

__all__ = ["FULL_CASE", "OUTLINE_CASE"]


def pounds(*amounts):
    return tuple(amount * 100 for amount in amounts)


def make_flow(kind=FlowKind.CAPITAL, amounts=(0,), label="", **fields):
    return Flow(kind, label or kind.label, pounds(*amounts), **fields)


def make_option(code="share", *flows, **fields):
    return Option(code=code, name=fields.pop("name", code), flows=flows, **fields)


def make_content(*options, **fields):
    """The first option is preferred."""
    plain = {"first_year": 2012, "years": 6, "options": options}
    if options:
        plain["preferred"] = options[0].code
    return CaseContent(**{**plain, **fields})


def make_scored(scores, weights=None):
    """`scores` by option, then by group: a score for each criterion. Weights in
    percent."""
    groups = list(next(iter(scores.values())))
    count = len(next(iter(next(iter(scores.values())).values())))
    weights = weights or (None,) * count
    return make_content(
        *(make_option(option) for option in scores),
        criteria=tuple(
            Criterion(f"c{nth}", f"Criterion {nth}", weight=weight and weight * 100)
            for nth, weight in enumerate(weights)
        ),
        groups=tuple(AssessorGroup(group, group.title()) for group in groups),
        scores=tuple(
            Score(group, option, f"c{nth}", score)
            for option, by_group in scores.items()
            for group, given in by_group.items()
            for nth, score in enumerate(given)
        ),
    )


def without_weights(content):
    criteria = tuple(replace(each, weight=None) for each in content.criteria)
    return replace(content, criteria=criteria)
