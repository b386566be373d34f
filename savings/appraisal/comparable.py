"""A version of a business case as words and amounts by what they are of: what can be
held beside another version. Pure."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from common import richtext
from common.money import printed
from common.percent import printed_percent
from common.wording import count_of
from savings.appraisal.content import (
    Assurance,
    CaseContent,
    Criterion,
    Flow,
    Option,
    PriceBasis,
    Step,
)
from savings.appraisal.ranges import ranges

# By what it is of and, where it is of one, the year.
Amounts = Mapping[tuple[str, int | None], int]
Words = Mapping[str, str]

NOBODY = "Not said"
ASSURED = {
    Assurance.NONE: "Not yet assured",
    Assurance.IN_PRINCIPLE: "Assured in principle",
    Assurance.FULL: "Assured in full",
}
PRICES = {
    PriceBasis.REAL: "Real: without inflation",
    PriceBasis.NOMINAL: "Nominal: with inflation",
}


def terms(content: CaseContent) -> Words:
    """What holds for the case as a whole."""
    preferred = content.preferred_option
    accepted = content.accepted_payback_years
    return {
        "Preferred option": preferred.name if preferred else NOBODY,
        "Why it is preferred": content.why_preferred.strip() or NOBODY,
        "First year": str(content.first_year),
        "Years covered": str(content.years),
        "Prices": PRICES[content.price_basis],
        "Discount rate": f"{printed_percent(content.discount_rate)} %",
        "Longest payback accepted": count_of(accepted, "year") if accepted else NOBODY,
        "Assurance": ASSURED[content.assurance],
        "Statement of assurance": content.assurance_statement.strip() or NOBODY,
    }


def option_words(option: Option) -> Words:
    return {
        "name": option.name,
        "summary": option.summary,
        "advantages": option.advantages,
        "disadvantages": option.disadvantages,
        "risks": option.risks,
        "does nothing": "Yes" if option.is_do_nothing else "No",
    }


def results(content: CaseContent, ranged: Collection[str]) -> Amounts:
    """What each option with money is worth; of those `ranged`, by name, also from where
    to where."""
    return {
        (name, None): amount
        for option in content.options
        if option.flows
        for name, amount in _worth(content, option, is_ranged=option.name in ranged)
    }


def _worth(
    content: CaseContent, option: Option, *, is_ranged: bool
) -> Iterator[tuple[str, int]]:
    found = ranges(content, option)
    yield option.name, found.central
    if is_ranged:
        yield f"{option.name}: low", found.low
        yield f"{option.name}: high", found.high


def with_ranges(content: CaseContent) -> frozenset[str]:
    """The names of the options of which any figure has a range."""
    return frozenset(
        option.name for option in content.options if ranges(content, option).has_ranges
    )


def figures(content: CaseContent) -> Amounts:
    return {
        (name, year): amount
        for option in content.options
        for name, flow in _named_flows(option)
        for year, amount in zip(content.years_covered(), flow.amounts, strict=False)
        if amount
    }


def assumptions(content: CaseContent) -> Words:
    """What is assumed of each row of money: bias, range, who gives up the budget."""
    return {
        f"{name}: {what}": words
        for option in content.options
        for name, flow in _named_flows(option)
        for what, words in _flow_words(flow).items()
    }


def _flow_words(flow: Flow) -> Words:
    spread = f"{printed_percent(flow.low)} % to {printed_percent(flow.high)} %"
    words = {
        "optimism bias": f"{printed_percent(flow.optimism_bias)} %",
        "basis of the bias": flow.bias_basis.strip() or NOBODY,
        "range": spread,
        "budget owner": flow.budget_owner.strip() or NOBODY,
    }
    if flow.project_kind is not None:
        words["kind of project"] = flow.project_kind.label
        words["causes of risk managed"] = f"{printed_percent(flow.managed)} %"
    return words


def _named_flows(option: Option) -> Iterator[tuple[str, Flow]]:
    """Each with a name of its own, even where two are called the same."""
    seen: dict[str, int] = {}
    for flow in option.flows:
        stem = f"{option.name}: {flow.kind.label}, {flow.label}"
        seen[stem] = seen.get(stem, 0) + 1
        yield (stem if seen[stem] == 1 else f"{stem} ({seen[stem]})"), flow


def criteria(content: CaseContent) -> Words:
    weighed = {f"Criterion {c.name}": _criterion_words(c) for c in content.criteria}
    groups = {f"Assessors: {group.name}": "" for group in content.groups}
    return weighed | groups | {"Highest score": str(content.top_score)}


def _criterion_words(criterion: Criterion) -> str:
    weight = criterion.weight
    words = "no weight" if weight is None else f"weight {printed_percent(weight)} %"
    meaning = criterion.meaning.strip()
    return f"{words}: {meaning}" if meaning else words


def scores(content: CaseContent) -> Words:
    groups = {group.code: group for group in content.groups}
    options = {option.code: option for option in content.options}
    criteria = {criterion.code: criterion for criterion in content.criteria}
    return {
        f"{options[s.option].name}, {criteria[s.criterion].name}, "
        f"{groups[s.group].name}": f"{s.score} {s.comment}".strip()
        for s in content.scores
        if s.option in options and s.criterion in criteria and s.group in groups
    }


def funding(content: CaseContent) -> Amounts:
    return {
        (f"{line.source.label}: {line.label}", year): amount
        for line in content.funding
        for year, amount in zip(content.years_covered(), line.amounts, strict=False)
        if amount
    }


def steps(content: CaseContent) -> Words:
    steps = {f"{s.horizon.label}: {s.title}": _step_words(s) for s in content.steps}
    targets = {
        f"Efficiency target of the year from {each.year}": f"£{printed(each.amount)}"
        for each in content.efficiency_targets
    }
    return steps | targets


def _step_words(step: Step) -> str:
    parts = [
        step.when.strip(),
        "quick win" if step.is_quick_win else "",
        "" if step.saving is None else f"saves £{printed(step.saving)}",
    ]
    return ", ".join(filter(None, parts)) or "no date"


def paragraphs(html: str) -> list[str]:
    return richtext.to_text(html).splitlines()
