"""What one version of a business case says, part by part: the same on its page and in
the blocks of a paper. Pure."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from functools import partial

from common import richtext
from common.money import in_short
from common.wording import count_of, long_date
from savings.appraisal.checks import FIVE_CASES
from savings.appraisal.comparable import ASSURED
from savings.appraisal.content import Option
from savings.appraisal.discounting import net_present_value
from savings.appraisal.finding import Section
from savings.appraisal.flows import costs, net_flows, of_kinds
from savings.appraisal.payback import CASHABLE, payback, payback_words
from savings.appraisal.ranges import ranges
from savings.choices import CaseStage, CaseStatus
from savings.facts.values import CaseFact
from savings.pages.case_bias import bias
from savings.pages.case_ceilings import ceilings
from savings.pages.case_funding import pays_for
from savings.pages.case_money import (
    money,
    other_money,
    results,
    steps_of_value,
)
from savings.pages.case_payback import paybacks
from savings.pages.case_plan import assurance, options, plan
from savings.pages.case_ranges import how_sure
from savings.pages.case_scored import criteria_part, scores_part
from savings.pages.case_shapes import CaseTable, Part, facts
from savings.pages.case_view import CaseView
from savings.pages.case_what_would import what_would


def put_forward(fact: CaseFact) -> CaseFact:
    """The case as its waiting version tells it, where one waits for a decision."""
    if fact.waiting is None:
        return fact
    return replace(
        fact,
        number=fact.waiting.number,
        stage=fact.waiting.stage,
        content=fact.waiting.content,
        status=CaseStatus.SUBMITTED,
        decided_on=None,
        decided_by="",
        decision="",
        conditions="",
    )


def view_of(fact: CaseFact, on: date, starts_in: int) -> CaseView | None:
    """Of a case as facts know it; None where nothing is written that can be read."""
    if fact.content is None:
        return None
    return CaseView(
        content=fact.content,
        stage=fact.stage,
        on=on,
        starts_in=starts_in,
        ceilings=fact.ceilings,
        standing=_standing(fact),
        key=f"-{fact.id}",
    )


def _standing(fact: CaseFact) -> str:
    """FO-BC1 Future Options, version 2: full business case, approved by Full Council on
    12 December 2011."""
    stage, status = CaseStage(fact.stage).label, CaseStatus(fact.status).label
    parts = [
        f"by {fact.decided_by}" if fact.decided_by else "",
        f"on {long_date(fact.decided_on)}" if fact.decided_on else "",
        f"({fact.decision})" if fact.decision else "",
    ]
    decided = " ".join(filter(None, (status.lower(), *parts)))
    conditions = f" Conditions: {fact.conditions.strip()}" if fact.conditions else ""
    return (
        f"{fact.reference} {fact.title}, version {fact.number}: {stage.lower()}, "
        f"{decided}.{conditions}"
    )


def told(case: CaseView) -> list[Part]:
    """Every part in the order of a business case; ceilings only where there are any."""
    parts = [build(case) for build in PARTS.values()]
    return [part for part in parts if part.code != "ceilings" or not part.is_empty]


def summary(case: CaseView) -> Part:
    """The case in one sentence, and its figures."""
    preferred = case.content.preferred_option
    if preferred is None:
        count = count_of(len(case.content.options), "option")
        lead = f"{count[0].upper()}{count[1:]}, none preferred yet."
    elif case.told_option is None:
        what = "costs and no benefits are" if preferred.is_do_nothing else "money is"
        lead = f"{preferred.name} is preferred. No {what} entered for it."
    else:
        lead = _summary_words(case, preferred)
    why = case.content.why_preferred.strip()
    return Part(
        code="summary",
        heading="In short",
        section=Section.OPTIONS,
        lead=tuple(filter(None, (case.standing, lead, why))),
        tables=(_at_a_glance(case, case.told_option),) if case.told_option else (),
    )


def _summary_words(case: CaseView, option: Option) -> str:
    content = case.content
    net = net_flows(content, option)
    words = payback_words(payback(net), content.years)
    value = net_present_value(net, content.discount_rate)
    return (
        f"{option.name} is preferred. Over {count_of(content.years, 'year')} it costs "
        f"{in_short(sum(costs(content, option)))} and brings "
        f"{in_short(sum(of_kinds(content, option, CASHABLE)))} in cashable savings and "
        f"income: a net present value of {in_short(value)}. Payback: "
        f"{words[0].lower()}{words[1:]}."
    )


def _at_a_glance(case: CaseView, option: Option) -> CaseTable:
    content = case.content
    found = ranges(content, option)
    both = net_flows(content, option, with_non_cashable=True)
    everything = net_present_value(both, content.discount_rate)
    accepted = content.accepted_payback_years
    pairs = (
        ("Preferred option", option.name),
        ("Net present value, cashable only", in_short(found.central)),
        ("With non-cashable benefits", in_short(everything)),
        *(
            [("From low to high", _spread(found.low, found.high))]
            if found.swings
            else []
        ),
        ("Payback", payback_words(payback(net_flows(content, option)), content.years)),
        *(
            [("Longest payback accepted", count_of(accepted, "year"))]
            if accepted
            else []
        ),
        ("Assurance", ASSURED[content.assurance]),
    )
    return facts(f"summary{case.key}", "At a glance", pairs)


def _spread(low: int, high: int) -> str:
    return f"{in_short(low)} to {in_short(high)}"


def text(case: CaseView, part: str) -> Part:
    """One of the five cases."""
    html = getattr(case.content, part)
    return Part(
        code=part,
        heading=FIVE_CASES[part].capitalize(),
        section=Section.TEXTS,
        html="" if richtext.is_blank(html) else html,
        empty="Nothing is written yet.",
    )


# In the order of a business case: why, which way, what it costs, how it is done.
PARTS: Mapping[str, Callable[[CaseView], Part]] = {
    "summary": summary,
    "strategic": partial(text, part="strategic"),
    "options": options,
    "criteria": criteria_part,
    "scores": scores_part,
    "what_would_change": what_would,
    "economic": partial(text, part="economic"),
    "results": results,
    "money": money,
    "bias": bias,
    "npv": steps_of_value,
    "payback": paybacks,
    "ranges": how_sure,
    "other_money": other_money,
    "commercial": partial(text, part="commercial"),
    "financial": partial(text, part="financial"),
    "funding": pays_for,
    "ceilings": ceilings,
    "management": partial(text, part="management"),
    "plan": plan,
    "assurance": assurance,
}
