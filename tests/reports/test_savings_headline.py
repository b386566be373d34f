from dataclasses import replace

import pytest

from common.money import WHOLE_SHARE
from reports.headline import Counted, Of, headline
from tests.reports.savings_positions import PROJECT, STRAND, with_savings
from tests.savings.saving_facts import OTHER_PROGRAMME, a_saving, a_year

ALL = [(PROJECT, WHOLE_SHARE)]
HALF = [(PROJECT, 5_000), (OTHER_PROGRAMME, 5_000)]


def said_of(*savings, of=Of.PROGRAMME):
    """The part of the sentence that is about savings."""
    text = headline(with_savings(*savings), of=of).text
    return text.partition("overdue. ")[2].partition("1 project")[0].strip()


def of_2012(**figures):
    return a_year(2012, **figures)


@pytest.mark.parametrize("of", list(Of))
def test_it_says_what_is_forecast_of_this_year_s_and_what_is_at_risk(of):
    found = a_saving(of_2012(target=1_600_000_00, forecast=1_200_000_00), claims=ALL)

    assert said_of(found, of=of) == (
        "£1.2m of this year's £1.6m is forecast; £400k is at risk."
    )


def test_pressures_are_at_risk_as_well():
    found = a_saving(
        of_2012(target=900_00, forecast=900_00, pressures=-100_00), claims=ALL
    )

    assert said_of(found) == "£900 of this year's £900 is forecast; £100 is at risk."


def test_only_the_shares_claimed_here_count():
    found = a_saving(of_2012(target=1_600_00, forecast=1_600_00), claims=HALF)

    assert said_of(found) == (
        "£800 of this year's £800 is forecast; nothing is at risk."
    )


def test_a_strand_does_not_count_what_its_programme_claims():
    of_strand = a_saving(
        of_2012(target=100_00, forecast=100_00), claims=[(STRAND, 10_000)]
    )

    assert said_of(of_strand, of=Of.PROJECT) == ""
    assert said_of(of_strand, of=Of.STRAND).startswith("£100 of this year's £100")


def test_of_the_council_what_no_programme_claims_counts_as_well():
    unclaimed = a_saving(of_2012(target=100_00, forecast=100_00))
    position = with_savings(unclaimed)
    council = replace(position, savings=replace(position.savings, of_council=True))

    assert "£100 of this year's £100" in headline(council, of=Of.COUNCIL).text
    assert "£" not in headline(position, of=Of.COUNCIL).text


def test_more_than_was_agreed_is_no_risk():
    found = a_saving(of_2012(target=1_000_00, forecast=1_500_00), claims=ALL)

    assert said_of(found).endswith("is forecast; that is £500 more than agreed.")


def test_what_nobody_forecast_is_told_as_claimed():
    found = a_saving(of_2012(target=1_000_00, achieved=300_00), claims=ALL)

    assert said_of(found) == (
        "£300 of this year's £1,000 is claimed so far, and nothing is forecast yet."
    )


def test_where_this_year_has_nothing_the_last_that_had_is_told_by_name():
    found = a_saving(a_year(2010, target=100_00, forecast=90_00), claims=ALL)

    assert said_of(found) == "£90 of 2010-11's £100 is forecast; £10 is at risk."


@pytest.mark.parametrize("state", ["proposed", "withdrawn"])
def test_what_is_not_agreed_is_in_no_sentence(state):
    found = a_saving(of_2012(target=100_00, forecast=100_00), claims=ALL, state=state)

    assert said_of(found) == ""


def test_without_savings_nothing_is_said_of_them():
    assert said_of() == ""
    frozen = replace(with_savings(), savings=None)
    assert "£" not in headline(frozen).text


def test_each_amount_leads_to_the_savings():
    found = a_saving(of_2012(target=1_600_00, forecast=1_200_00), claims=ALL)
    figures = headline(with_savings(found)).figures

    linked = [each.words for each in figures if each.counts == Counted.SAVINGS]
    assert linked == ["£1,200", "£1,600", "£400"]
