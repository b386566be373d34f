"""Figures of a spreadsheet are exact: pence, hundredths, never floating point."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from common.importing.numbers import amount, decimal, share
from common.importing.values import NotUnderstood


@pytest.mark.parametrize(
    ("cell", "pence"),
    [
        (1200, 120_000),
        (1200.5, 120_050),
        (0.1 + 0.2, 30),
        (4_555_400.0, 455_540_000),
        (-3, -300),
        ("£1,200.50", 120_050),
        ("(1,200)", -120_000),
        ("(£1.2m)", -120_000_000),
        ("-£300", -30_000),
        ("250k", 25_000_000),
    ],
)
def test_an_amount_is_read_to_the_penny(cell, pence):
    assert amount(cell) == pence


@pytest.mark.parametrize(
    "cell",
    ["£1,200.505", 1200.505, "(-5)", "-(5)", True, "=HYPERLINK(1)", "<script>", 2.0**63,
     1e300, "12,00", "lots", "9" * 500],
)  # fmt: skip
def test_an_amount_that_is_none_is_refused_in_words(cell):
    with pytest.raises(NotUnderstood, match=r"\.$|budget: check the figures"):
        amount(cell)


def test_a_column_in_thousands_is_read_in_thousands():
    assert amount(45.5, 1_000) == 45_500_00
    assert amount("(4,555.4)", 1_000) == -4_555_400_00
    assert amount("£1.2m", 1_000) == 1_200_000_00  # says itself what it is in


@given(st.integers(-(10**13), 10**13))
@settings(max_examples=100, deadline=None)
def test_what_excel_keeps_of_an_amount_is_the_same_amount(pence):
    assert amount(float(Decimal(pence) / 100)) == pence


def test_shares_and_posts_are_read_exactly():
    assert share(33.33) == 3_333
    assert share("100 %") == 10_000
    assert decimal("-2.50", 100) == Decimal("-2.5")
    for cell in (0, 100.01, 33.333, "half"):
        with pytest.raises(NotUnderstood):
            share(cell)
    for cell in (2.555, 101, "1e3"):
        with pytest.raises(NotUnderstood):
            decimal(cell, 100)
