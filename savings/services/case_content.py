"""What one version of a business case may say: made whole before it is stored.

Pure. Forms say what is wrong beside each field; here is kept what must hold whoever
writes: a row has an amount for each year, nothing is scored that is not there, texts
are sanitised.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Set
from dataclasses import replace

from django.core.exceptions import ValidationError

from common import richtext
from common.money import LARGEST_PENCE
from savings.appraisal.content import (
    AssessorGroup,
    Assurance,
    CaseContent,
    Criterion,
    FundingLine,
    Option,
)
from savings.appraisal.optimism_bias import is_share

# House default: longer than the life of any building a council puts up.
MOST_YEARS = 60
# Lists and settings that a statement of assurance is about.
_FIGURES = (
    "first_year",
    "years",
    "price_basis",
    "discount_rate",
    "options",
    "preferred",
    "funding",
    "efficiency_targets",
)


def tidied(content: CaseContent) -> CaseContent:
    """As it is stored. ValidationError where no sense can be made of it."""
    _refuse_nonsense(content)
    options = tuple(_with_years(option, content.years) for option in content.options)
    codes = {option.code for option in options}
    criteria = {each.code for each in content.criteria}
    groups = {each.code for each in content.groups}
    return replace(
        content,
        strategic=richtext.clean(content.strategic),
        economic=richtext.clean(content.economic),
        commercial=richtext.clean(content.commercial),
        financial=richtext.clean(content.financial),
        management=richtext.clean(content.management),
        options=options,
        preferred=content.preferred if content.preferred in codes else "",
        scores=tuple(
            score
            for score in content.scores
            if score.option in codes
            and score.criterion in criteria
            and score.group in groups
        ),
        funding=tuple(_funded(line, content.years) for line in content.funding),
    )


def without_assurance(content: CaseContent) -> CaseContent:
    """Nothing is said of figures that finance has not seen."""
    return replace(content, assurance=Assurance.NONE, assurance_statement="")


def is_assurance_lost(before: CaseContent, after: CaseContent) -> bool:
    """By figures that changed, not because finance said so."""
    is_gone = before.assurance != Assurance.NONE and after.assurance == Assurance.NONE
    return is_gone and are_figures_changed(before, after)


def taken_along(before: CaseContent, after: CaseContent) -> list[str]:
    """What is gone, by name, and takes along what is entered on other pages: the money
    of an option, scores."""
    priced = {option.code for option in before.options if option.flows}
    scores = before.scores
    return [
        *_gone(before.options, after.options, priced | {s.option for s in scores}),
        *_gone(before.criteria, after.criteria, {s.criterion for s in scores}),
        *_gone(before.groups, after.groups, {s.group for s in scores}),
    ]


def _gone(
    before: Iterable[Option | Criterion | AssessorGroup],
    after: Iterable[Option | Criterion | AssessorGroup],
    used: Set[str],
) -> list[str]:
    left = {each.code for each in after}
    return [each.name for each in before if each.code in used - left]


def is_assurance_changed(before: CaseContent, after: CaseContent) -> bool:
    return (before.assurance, before.assurance_statement) != (
        after.assurance,
        after.assurance_statement,
    )


def are_figures_changed(before: CaseContent, after: CaseContent) -> bool:
    return any(getattr(before, name) != getattr(after, name) for name in _FIGURES)


def in_years(amounts: tuple[int, ...], years: int) -> tuple[int, ...]:
    """Cut or filled up with nothing. Pence."""
    return (*amounts[:years], *(0,) * (years - len(amounts)))


def _with_years(option: Option, years: int) -> Option:
    flows = (
        replace(flow, amounts=in_years(flow.amounts, years)) for flow in option.flows
    )
    return replace(option, flows=tuple(flows))


def _funded(line: FundingLine, years: int) -> FundingLine:
    return replace(line, amounts=in_years(line.amounts, years))


def _refuse_nonsense(content: CaseContent) -> None:
    if not 1 <= content.years <= MOST_YEARS:
        raise ValidationError(f"A business case covers 1 to {MOST_YEARS} years.")
    _refuse_twice((each.code for each in content.options), "option")
    _refuse_twice((each.code for each in content.criteria), "criterion")
    _refuse_twice((each.code for each in content.groups), "group of assessors")
    if sum(option.is_do_nothing for option in content.options) > 1:
        raise ValidationError("Only one option can be to do nothing.")
    if any(not 0 <= each.score <= content.top_score for each in content.scores):
        raise ValidationError(f"Scores run from 0 to {content.top_score}.")
    if not all(
        is_share(flow.managed) for each in content.options for flow in each.flows
    ):
        raise ValidationError(
            "Between none and all of the causes of risk can be managed."
        )
    if any(abs(amount) > LARGEST_PENCE for amount in _amounts(content)):
        raise ValidationError("An amount is larger than a council's whole budget.")


def _refuse_twice(codes: Iterable[str], noun: str) -> None:
    twice = [code for code, times in Counter(codes).items() if times > 1]
    if twice:
        raise ValidationError(f"Two of the same {noun}: {twice[0]}.")


def _amounts(content: CaseContent) -> Iterable[int]:
    for option in content.options:
        for flow in option.flows:
            yield from flow.amounts
    for line in content.funding:
        yield from line.amounts
