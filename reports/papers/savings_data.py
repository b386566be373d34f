"""The savings, benefits and business cases behind a published paper: what it prints of
them, and no word it does not."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from reports.blocks.case_parts import chosen_cases
from reports.papers.savings_printed import SavingsPrinted
from reports.position import SavingsPosition
from savings.appraisal.content import CaseContent, Option
from savings.choices import COUNTED_STATES
from savings.facts import (
    BenefitFact,
    CaseFact,
    GroupFact,
    SavingFact,
    SavingsFacts,
    StructureFact,
    WaitingFact,
)


def cut_savings(
    savings: SavingsPosition | None, printed: SavingsPrinted
) -> SavingsPosition | None:
    if savings is None or not printed.kinds:
        return None
    facts = savings.facts
    kept = SavingsFacts(
        benefits=tuple(_benefit(b, printed) for b in facts.benefits)
        if printed.benefits
        else (),
        cases=tuple(_case(case, facts, printed) for case in facts.cases)
        if printed.cases
        else (),
    )
    if printed.savings:
        kept = replace(
            kept,
            structures=tuple(_structure(s, printed) for s in facts.structures),
            successions=facts.successions,
            gap_lines=facts.gap_lines,
            targets=facts.targets,
            savings=tuple(
                _saving(saving, printed)
                for saving in facts.savings
                if printed.not_agreed or saving.state in COUNTED_STATES
            ),
        )
    notes = tuple(note for note in savings.withheld if note.kind in printed.kinds)
    return replace(savings, facts=kept, withheld=notes)


def _structure(structure: StructureFact, printed: SavingsPrinted) -> StructureFact:
    if printed.explanations:
        return structure
    return replace(structure, groups=tuple(map(_unexplained, structure.groups)))


def _unexplained(group: GroupFact) -> GroupFact:
    return replace(group, explanations=())


def _saving(saving: SavingFact, printed: SavingsPrinted) -> SavingFact:
    kept = {name: getattr(saving, name) for name in printed.texts}
    return replace(saving, **NOT_PRINTED | kept)


def _benefit(benefit: BenefitFact, printed: SavingsPrinted) -> BenefitFact:
    bare = replace(benefit, description="", closing_reason="")
    return bare if printed.benefit_texts else replace(bare, **BENEFIT_TEXTS)


def _case(case: CaseFact, facts: SavingsFacts, printed: SavingsPrinted) -> CaseFact:
    """Its name, version and standing; of the version told, what it says, part by
    part."""
    of_it = [
        (code, options)
        for code, options in printed.parts
        if case in chosen_cases(facts.cases, options)
    ]
    parts = frozenset(code for code, _ in of_it)
    waiting = None if all(options.approved for _, options in of_it) else case.waiting
    is_told = waiting is None or any(options.approved for _, options in of_it)
    content = case.content if parts and is_told else None
    return replace(
        case,
        conditions=case.conditions if "summary" in parts else "",
        ceilings=case.ceilings if "ceilings" in parts else (),
        content=_content(content, parts) if content else None,
        waiting=_waiting(waiting, parts) if waiting else None,
    )


def _waiting(waiting: WaitingFact, parts: frozenset[str]) -> WaitingFact:
    content = waiting.content
    return replace(waiting, content=_content(content, parts) if content else None)


def _content(content: CaseContent, parts: frozenset[str]) -> CaseContent:
    kept = {
        name: getattr(content, name) for part in parts for name in CONTENT.get(part, ())
    }
    bare = CaseContent(
        first_year=content.first_year,
        years=content.years,
        price_basis=content.price_basis,
        discount_rate=content.discount_rate,
        preferred=content.preferred,
        options=tuple(
            _option(option, parts, is_preferred=option.code == content.preferred)
            for option in content.options
        ),
    )
    return replace(bare, **kept)


def _option(option: Option, parts: frozenset[str], *, is_preferred: bool) -> Option:
    words = {} if "options" in parts else OPTION_WORDS
    has_money = parts & OF_EVERY_OPTION or (is_preferred and parts & OF_THE_PREFERRED)
    flows = option.flows if has_money else ()
    if not parts & NAMES_BUDGETS:
        flows = tuple(replace(f, bias_basis="", budget_owner="") for f in flows)
    return replace(option, **words, flows=flows)


NOT_PRINTED: dict[str, Any] = {
    "description": "",
    "budget_owner": "",
    "delivery_reason": "",
    "mitigation": "",
    "replaces": "",
    "funding": None,
    "funding_source": "",
    "decision": "",
    "fte_effect": None,
    "equality_reference": "",
}
BENEFIT_TEXTS: dict[str, Any] = {
    "activities": "",
    "owner": "",
    "later_owner": "",
    "declared_reason": "",
    "baseline_source": "",
}
OPTION_WORDS: dict[str, Any] = {
    "summary": "",
    "advantages": "",
    "disadvantages": "",
    "risks": "",
}
# Parts of a business case that print money, of every option or of the preferred one.
OF_EVERY_OPTION = frozenset({"results", "other_money", "payback"})
OF_THE_PREFERRED = frozenset(
    {"summary", "money", "bias", "npv", "ranges", "funding", "plan", "assurance"}
)
NAMES_BUDGETS = frozenset({"bias", "assurance"})
# A part of a business case, and the fields of its content that stand in it.
_SCORED = ("criteria", "groups", "scores", "top_score")
CONTENT: dict[str, tuple[str, ...]] = {
    "summary": ("why_preferred", "assurance", "accepted_payback_years"),
    "strategic": ("strategic",),
    "economic": ("economic",),
    "commercial": ("commercial",),
    "financial": ("financial",),
    "management": ("management",),
    "criteria": ("criteria",),
    "scores": _SCORED,
    "what_would_change": _SCORED,
    "payback": ("accepted_payback_years",),
    "funding": ("funding",),
    "plan": ("steps", "efficiency_targets"),
    "assurance": ("assurance", "assurance_statement"),
}
