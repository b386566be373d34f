"""Where a dashboard leads to for the benefits of its place. No database."""

import pytest

from reports.benefit_tables import benefits_link
from reports.headline import Of
from savings.choices import BenefitState
from tests.reports.savings_positions import PROJECT, with_savings
from tests.savings.benefit_facts import benefit


@pytest.mark.parametrize(
    ("of", "address"),
    [
        (Of.PROGRAMME, "/savings/benefits/?place=programme-1&by=workstream"),
        (Of.STRAND, "/savings/benefits/?place=strand-1"),
        (Of.PROJECT, "/savings/benefits/?place=project-1"),
    ],
)
def test_a_dashboard_leads_to_the_benefits_of_its_place(of, address):
    position = with_savings(benefits=(benefit(place=PROJECT),))

    link = benefits_link(position, of)

    assert link is not None
    assert link[1] == address


def test_it_leads_nowhere_where_none_is_followed():
    closed = benefit(state=BenefitState.CLOSED.value)

    assert benefits_link(with_savings(benefits=(closed,)), Of.PROGRAMME) is None
