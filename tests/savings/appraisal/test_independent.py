"""The same figures worked out by somebody else: numpy-financial, in floating point."""

from itertools import accumulate

import numpy_financial
import pytest

from savings.appraisal.discounting import net_present_value
from savings.appraisal.flows import net_flows
from savings.appraisal.payback import payback
from tests.savings.appraisal.a_case import FULL_CASE, pounds

A_PENNY = 0.01

CASES = {
    "invest to save": pounds(-500_000, 120_000, 180_000, 180_000, 180_000),
    "never pays back": pounds(-500_000, 50_000, 50_000, 50_000),
    "late costs": pounds(-100_000, 90_000, 40_000, -60_000, 80_000),
    "one year": pounds(-1_234),
    "thirty years": pounds(-9_000_000, *[400_000] * 30),
    **{
        f"{option.name}{', with non-cashable' if everything else ''}": net_flows(
            FULL_CASE, option, with_non_cashable=everything
        )
        for option in FULL_CASE.options
        for everything in (False, True)
    },
}


@pytest.mark.parametrize("rate", [350, 150])
@pytest.mark.parametrize("name", CASES)
def test_net_present_values_agree(name, rate):
    flows = CASES[name]

    ours = net_present_value(flows, rate) / 100
    theirs = numpy_financial.npv(rate / 10_000, [pence / 100 for pence in flows])

    assert ours == pytest.approx(theirs, abs=A_PENNY * len(flows))


def test_the_full_case_of_the_demo_to_the_pound():
    """The net amounts were worked out by hand from the figures as entered."""
    flows = net_flows(FULL_CASE, FULL_CASE.preferred_option)

    assert flows == pounds(-282_000, -460_000, 11_000, 393_000, 482_000, 482_000)
    assert round(net_present_value(flows) / 100) == round(
        numpy_financial.npv(0.035, [pence / 100 for pence in flows])
    )


@pytest.mark.parametrize("name", CASES)
def test_paybacks_agree_with_a_running_total_in_floating_point(name):
    flows = [pence / 100 for pence in CASES[name]]
    running = list(accumulate(flows))

    found = payback(CASES[name])

    if found is None:
        assert running[-1] < 0
    elif found.is_at_once:
        assert min(running) >= 0
    else:
        assert running[found.year - 1] < 0 <= running[found.year]
        part = -running[found.year - 1] / flows[found.year] * 12
        assert found.month - 1 < part <= found.month + A_PENNY


def test_what_is_discounted_at_the_rate_that_makes_it_nothing_is_nothing():
    """Their internal rate of return, put into our arithmetic."""
    flows = pounds(-100_000, 30_000, 40_000, 50_000)
    rate = numpy_financial.irr([pence / 100 for pence in flows])

    lower, higher = int(rate * 10_000), int(rate * 10_000) + 1

    assert net_present_value(flows, lower) >= 0 >= net_present_value(flows, higher)
