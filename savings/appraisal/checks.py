"""What a business case still needs at its stage, in sentences; pure.

Sources: three options at least, one of them to do nothing (Maidstone); weights that
come to 100 %; the section 151 officer's assurance in principle at outline and in full
at full business case (directory of digital planning). Which of the five cases each
stage needs is a house default.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from common import richtext
from common.money import printed
from common.percent import printed_percent
from common.periods import FINANCIAL_YEAR_STARTS_IN, year_label
from common.wording import and_list, count_of
from savings.appraisal.checks_money import money_findings
from savings.appraisal.content import (
    AssessorGroup,
    Assurance,
    CaseContent,
    Criterion,
    Option,
)
from savings.appraisal.finding import Finding, Section, Weight
from savings.appraisal.funding import funding, receipts_warnings
from savings.appraisal.scoring import FULL_WEIGHT, Weighting, scored, weighting_of
from savings.choices import CaseStage

FEWEST_OPTIONS = 3

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
        *_alike(Section.OPTIONS, "options", content.options),
        *money_findings(content, stage),
        *_criteria(content),
        *_alike(Section.CRITERIA, "criteria", content.criteria),
        *_alike(Section.CRITERIA, "groups of assessors", content.groups),
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


def _alike(
    section: Section, noun: str, named: Iterable[Option | Criterion | AssessorGroup]
) -> Iterator[Finding]:
    """A reader of scores and figures could not tell them apart. House default."""
    names: dict[str, list[str]] = {}
    for each in named:
        name = " ".join(each.name.split())
        names.setdefault(name.casefold(), []).append(name)
    for same in names.values():
        if len(same) > 1:
            yield Finding(
                section,
                f"{len(same)} {noun} are called “{same[0]}”: name them apart.",
            )


def _is_or_are(count: int) -> str:
    return "is" if count == 1 else "are"


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
