"""Charts of savings as blocks: what they show is said in words and in numbers too."""

import pytest

from tests.reports.savings_blocks import ours, shown
from tests.savings.saving_facts import a_gap_line

CHARTS = ["savings_trajectory", "savings_waterfall", "savings_gap"]


@pytest.mark.parametrize("code", CHARTS)
def test_a_chart_has_words_beside_it_and_its_numbers_under_it(code):
    savings = [ours(target=100_000_00, forecast=80_000_00, achieved=20_000_00)]
    more = {"gap_lines": (a_gap_line(150_000_00),)}

    html = shown(code, *savings, **more)
    without = shown(code, *savings, options={"figures": False}, **more)
    on_a_page = shown(code, *savings, options={"links": True}, **more)

    assert 'role="img"' in html
    assert "<desc id=" in html
    assert "style=" not in html
    assert "<details" not in html
    assert "<table" in html
    assert "<table" not in without
    assert "<details" in on_a_page


def test_charts_say_what_there_is_to_see():
    savings = [ours(target=1_600_000_00, forecast=1_200_000_00, validated=0)]
    more = {"gap_lines": (a_gap_line(1_600_000_00),)}

    assert "Forecast ends £400k short of target" in shown(
        "savings_trajectory", *savings, **more
    )
    closed = "£1.2m of the whole council’s £1.6m gap closes here if every forecast"
    assert closed in shown("savings_waterfall", *savings, **more)
    against = "£1.2m of savings is forecast against the whole council’s £1.6m gap"
    assert against in shown("savings_gap", *savings, **more)
