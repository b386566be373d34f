"""When the options of a business case have paid for themselves."""

from __future__ import annotations

from itertools import accumulate

from common.wording import count_of
from savings.appraisal.content import Option
from savings.appraisal.finding import Section
from savings.appraisal.flows import net_flows
from savings.appraisal.payback import discounted_payback, payback, payback_words
from savings.pages.case_money import NO_MONEY
from savings.pages.case_shapes import Part, facts, unit_for
from savings.pages.case_view import CaseView
from savings.pages.payback_chart import OptionLine, payback_chart


def paybacks(case: CaseView) -> Part:
    """When the preferred option has paid for itself, and the others beside it."""
    option = case.told_option
    if option is None:
        return Part("payback", "Payback", Section.MONEY, empty=NO_MONEY)
    content = case.content
    net = net_flows(content, option)
    plain = payback_words(payback(net), content.years)
    later = discounted_payback(net, content.discount_rate)
    lines = [_line(case, each) for each in case.priced]
    amounts = [amount for line in lines for amount in line.cumulative]
    accepted = content.accepted_payback_years
    pairs = [
        ("Payback", plain),
        ("Discounted payback", payback_words(later, content.years)),
    ]
    if accepted is not None:
        pairs.append(("Longest payback accepted", count_of(accepted, "year")))
    return Part(
        code="payback",
        heading="Payback",
        section=Section.MONEY,
        payback=payback_chart(
            lines,
            case.years,
            finding=_payback_finding(option, plain),
            unit=unit_for(amounts),
            key=case.key,
        ),
        tables=(
            facts(f"payback-facts{case.key}", "When it has paid for itself", pairs),
        ),
        notes=(
            f"Counted from the start of {case.years[0]}; money is taken to come evenly "
            f"through a year, and a month that has begun counts whole.",
        ),
    )


def _line(case: CaseView, option: Option) -> OptionLine:
    """Its place among the options is not told: they are known by their names."""
    net = net_flows(case.content, option)
    words = payback_words(payback(net), case.content.years)
    return OptionLine("", option.name, tuple(accumulate(net)), words)


def _payback_finding(option: Option, words: str) -> str:
    return f"{option.name}: {words[0].lower()}{words[1:]}"
