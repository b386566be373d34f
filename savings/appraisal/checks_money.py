"""What the money of a business case still needs at its stage, in sentences; pure.

Sources: payback no longer than was accepted (Harborough); the agreement of other budget
owners to savings in their budgets (directory of digital planning); optimism bias from
the Green Book's table, or with a reason.
"""

from __future__ import annotations

from collections.abc import Iterator

from common.wording import and_list, count_of
from savings.appraisal.content import CaseContent, Option, PriceBasis
from savings.appraisal.discounting import net_present_value
from savings.appraisal.finding import Finding, Section, Weight
from savings.appraisal.flows import net_flows
from savings.appraisal.optimism_bias import is_below_table
from savings.appraisal.payback import payback, payback_words
from savings.choices import CaseStage


def money_findings(content: CaseContent, stage: CaseStage) -> Iterator[Finding]:
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
        yield from _without_money(content, option)
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
    yield from _biases(option)
    if any(f.kind.is_cost and not f.optimism_bias for f in option.flows):
        yield Finding(
            Section.MONEY,
            "Some costs have no optimism bias: say that none is needed, or add it.",
            Weight.ADVICE,
        )


def _without_money(content: CaseContent, option: Option) -> Iterator[Finding]:
    """Doing nothing may cost and bring nothing, once the others have money."""
    if not option.is_do_nothing or not any(each.flows for each in content.options):
        yield Finding(Section.MONEY, f"No money is entered for “{option.name}”.")
        return
    yield Finding(
        Section.MONEY,
        f"No costs and no benefits are entered for “{option.name}”: everything else is "
        f"measured against it.",
        Weight.ADVICE,
    )
    yield from _worth_more(content, option)


def _biases(option: Option) -> Iterator[Finding]:
    """Those below the Green Book's table that nobody has argued for."""
    low = [
        f"“{flow.label or flow.kind.label}”"
        for flow in option.flows
        if is_below_table(flow) and not flow.bias_basis.strip()
    ]
    if low:
        yield Finding(
            Section.MONEY,
            f"The optimism bias of {and_list(low)} is lower than the Green Book's "
            f"table has it, and nobody says why.",
        )


def _payback(content: CaseContent, option: Option) -> Iterator[Finding]:
    accepted = content.accepted_payback_years
    found = payback(net_flows(content, option))
    words = payback_words(found, content.years)
    words = f"{words[0].lower()}{words[1:]}"
    if accepted is not None and (found is None or not found.is_within(accepted)):
        yield Finding(
            Section.MONEY,
            f"A payback of {count_of(accepted, 'year')} at most was accepted. This "
            f"case: {words}.",
            Weight.ADVICE,
        )
    elif found is not None and found.falls_back:
        yield Finding(
            Section.MONEY,
            f"It pays back, but does not stay paid back: {words}.",
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
