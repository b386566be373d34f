"""What a business case still needs at its stage, in sentences; pure.

Sources: three options at least, one of them to do nothing (Maidstone); weights that
come to 100 %; the section 151 officer's assurance in principle at outline and in full
at full business case, and the agreement of other budget owners to savings in their
budgets (directory of digital planning); payback no longer than was accepted
(Harborough). Which of the five cases each stage needs is a house default.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from common import richtext
from common.money import printed
from common.percent import printed_percent
from common.periods import FINANCIAL_YEAR_STARTS_IN, year_label
from common.wording import and_list, count_of
from savings.appraisal.content import Assurance, CaseContent, Option, PriceBasis
from savings.appraisal.discounting import net_present_value
from savings.appraisal.flows import net_flows
from savings.appraisal.funding import funding, receipts_warnings
from savings.appraisal.payback import payback, payback_words
from savings.appraisal.scoring import FULL_WEIGHT, Weighting, scored, weighting_of
from savings.choices import CaseStage

FEWEST_OPTIONS = 3


class Section(StrEnum):
    """The parts of a case, as they are edited. Assurance stands with the steps."""

    TEXTS = "texts"
    OPTIONS = "options"
    MONEY = "money"
    CRITERIA = "criteria"
    SCORES = "scores"
    FUNDING = "funding"
    STEPS = "steps"


class Weight(StrEnum):
    """Whether a case lacks what its stage needs, or should only know."""

    MISSING = "missing"
    ADVICE = "advice"


@dataclass(frozen=True)
class Finding:
    section: Section
    text: str
    weight: Weight = Weight.MISSING

    @property
    def is_missing(self) -> bool:
        return self.weight == Weight.MISSING


FIVE_CASES = {
    "strategic": "strategic case",
    "economic": "economic case",
    "commercial": "commercial case",
    "financial": "financial case",
    "management": "management case",
}
_TEXTS_NEEDED = {
    CaseStage.STRATEGIC: ("strategic",),
    CaseStage.OUTLINE: ("strategic", "economic", "financial"),
    CaseStage.FULL: tuple(FIVE_CASES),
}


def findings(
    content: CaseContent,
    stage: str,
    *,
    starts_in: int = FINANCIAL_YEAR_STARTS_IN,
) -> tuple[Finding, ...]:
    """What is missing first, then what is good to know, each in the case's order."""
    stage = CaseStage(stage)
    found = [
        *_texts(content, stage),
        *_options(content, stage),
        *_money(content, stage),
        *_criteria(content),
        *_scores(content),
        *_funding(content, stage, starts_in),
        *_assurance(content, stage),
    ]
    return tuple(sorted(found, key=lambda finding: not finding.is_missing))


def missing(content: CaseContent, stage: str) -> tuple[Finding, ...]:
    """Only what the stage needs and the case lacks."""
    return tuple(each for each in findings(content, stage) if each.is_missing)


def _texts(content: CaseContent, stage: CaseStage) -> Iterator[Finding]:
    empty = [
        FIVE_CASES[part]
        for part in _TEXTS_NEEDED[stage]
        if richtext.is_blank(getattr(content, part))
    ]
    if empty:
        yield Finding(Section.TEXTS, f"Nothing is written of the {and_list(empty)}.")


def _options(content: CaseContent, stage: CaseStage) -> Iterator[Finding]:
    count = len(content.options)
    if count < FEWEST_OPTIONS:
        yield Finding(
            Section.OPTIONS,
            f"There are to be at least three options; there {_is_or_are(count)} "
            f"{count_of(count, 'option')}.",
        )
    if content.options and content.do_nothing is None:
        yield Finding(Section.OPTIONS, "No option is to do nothing, to compare with.")
    if stage != CaseStage.STRATEGIC and content.preferred_option is None:
        yield Finding(Section.OPTIONS, "No option is preferred yet.")
    elif content.preferred_option and not content.why_preferred.strip():
        yield Finding(Section.OPTIONS, "Why the option is preferred is not said.")


def _is_or_are(count: int) -> str:
    return "is" if count == 1 else "are"


def _money(content: CaseContent, stage: CaseStage) -> Iterator[Finding]:
    option = content.preferred_option
    if content.price_basis == PriceBasis.NOMINAL:
        yield Finding(
            Section.MONEY,
            "Figures have inflation in them, but the rate they are discounted at is a "
            "real one: the present values come out too high.",
            Weight.ADVICE,
        )
    if option is None or stage == CaseStage.STRATEGIC:
        return
    if not option.flows:
        yield Finding(Section.MONEY, f"No money is entered for “{option.name}”.")
        return
    yield from _payback(content, option)
    yield from _worth_more(content, option)
    yield from _budget_owners(option)
    if all(flow.low == flow.high for flow in option.flows):
        yield Finding(
            Section.MONEY,
            f"No figure of “{option.name}” has a range from low to high: nobody can "
            f"tell how sure the result is.",
            Weight.MISSING if stage == CaseStage.FULL else Weight.ADVICE,
        )
    if any(f.kind.is_cost and not f.optimism_bias for f in option.flows):
        yield Finding(
            Section.MONEY,
            "Some costs have no optimism bias: say that none is needed, or add it.",
            Weight.ADVICE,
        )


def _payback(content: CaseContent, option: Option) -> Iterator[Finding]:
    accepted = content.accepted_payback_years
    if accepted is None:
        return
    found = payback(net_flows(content, option))
    if found is None or not found.is_within(accepted):
        words = payback_words(found, content.years)
        yield Finding(
            Section.MONEY,
            f"A payback of {count_of(accepted, 'year')} at most was accepted. This "
            f"case: {words[0].lower()}{words[1:]}.",
            Weight.ADVICE,
        )
    elif found.falls_back:
        yield Finding(
            Section.MONEY,
            "It pays back, but later costs outweigh its savings again.",
            Weight.ADVICE,
        )


def _worth_more(content: CaseContent, option: Option) -> Iterator[Finding]:
    """Options with money that come to more than the preferred one."""
    value = _value(content, option)
    more = [
        f"“{other.name}”"
        for other in content.options
        if other.flows and _value(content, other) > value
    ]
    if more:
        verb = "has" if len(more) == 1 else "have"
        yield Finding(
            Section.MONEY,
            f"{and_list(more)} {verb} a higher net present value than "
            f"“{option.name}”: the reason is to say why it is preferred.",
            Weight.ADVICE,
        )


def _value(content: CaseContent, option: Option) -> int:
    return net_present_value(net_flows(content, option), content.discount_rate)


def _budget_owners(option: Option) -> Iterator[Finding]:
    unnamed = [
        f"“{flow.label}”"
        for flow in option.flows
        if flow.kind.is_cashable and not flow.budget_owner.strip()
    ]
    if unnamed:
        yield Finding(
            Section.MONEY,
            f"Who owns the budget that gives up {and_list(unnamed)} is not said: that "
            f"person is to agree.",
        )


def _criteria(content: CaseContent) -> Iterator[Finding]:
    weights = [criterion.weight for criterion in content.criteria]
    if not any(weight is not None for weight in weights):
        return
    whole = sum(weight or 0 for weight in weights)
    without = [c.name for c in content.criteria if c.weight is None]
    if without:
        yield Finding(
            Section.CRITERIA,
            f"Some criteria have a weight, but not {and_list(without)}.",
        )
    if whole != FULL_WEIGHT:
        yield Finding(
            Section.CRITERIA,
            f"The weights come to {printed_percent(whole)} %, not 100 %.",
        )


def _scores(content: CaseContent) -> Iterator[Finding]:
    if content.criteria and weighting_of(content) == Weighting.NARRATIVE:
        yield Finding(
            Section.SCORES,
            "There are criteria but no scores: the options are told in words only.",
            Weight.ADVICE,
        )
    for result in scored(content).groups:
        if result.missing:
            yield Finding(
                Section.SCORES,
                f"{count_of(result.missing, 'score')} of {result.group.name} "
                f"{_is_or_are(result.missing)} missing: until then this group does "
                f"not count.",
            )
    first = scored(content).first
    if first and content.preferred_option and content.preferred_option not in first:
        names = and_list(f"“{option.name}”" for option in first)
        yield Finding(
            Section.SCORES,
            f"{names} is ranked first, but “{content.preferred_option.name}” is "
            f"preferred: the reason is to say why.",
            Weight.ADVICE,
        )


def _funding(
    content: CaseContent, stage: CaseStage, starts_in: int
) -> Iterator[Finding]:
    option = content.preferred_option
    weight = Weight.MISSING if stage == CaseStage.FULL else Weight.ADVICE
    if option is not None and stage != CaseStage.STRATEGIC:
        found = funding(content, option)
        for year, gap in zip(content.years_covered(), found.gaps, strict=True):
            if gap > 0:
                label = year_label(year, starts_in)
                text = f"Nothing pays for £{printed(gap)} of the cost in {label}."
                yield Finding(Section.FUNDING, text, weight)
            elif gap < 0:
                label = year_label(year, starts_in)
                text = f"In {label} funding is £{printed(-gap)} more than the cost."
                yield Finding(Section.FUNDING, text, Weight.ADVICE)
    for text in receipts_warnings(content, starts_in):
        yield Finding(Section.FUNDING, text, Weight.ADVICE)


def _assurance(content: CaseContent, stage: CaseStage) -> Iterator[Finding]:
    given = content.assurance
    if stage == CaseStage.OUTLINE and given == Assurance.NONE:
        yield Finding(
            Section.STEPS,
            "The section 151 officer has not yet assured the figures in principle.",
        )
    if stage == CaseStage.FULL and given != Assurance.FULL:
        yield Finding(
            Section.STEPS,
            "The section 151 officer has not yet assured the figures in full.",
        )
    if given != Assurance.NONE and not content.assurance_statement.strip():
        yield Finding(
            Section.STEPS,
            "What the section 151 officer says of the figures is not written down.",
        )
