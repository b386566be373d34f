"""What is told of savings, now and of the past."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from common.history import delete_with_reason, save_with_reason
from common.money import WHOLE_SHARE
from programmes.access import place_of
from programmes.facts import Exempt
from programmes.standing import Entitlement, Place
from savings import facts
from savings.choices import CaseStatus
from tests import factories

pytestmark = pytest.mark.django_db

THEN = datetime(2012, 4, 2, 12, tzinfo=UTC)
LATER = THEN + timedelta(days=30)
PARAGRAPH_3 = Exempt((3,))
OPEN = {"is_exempt": False, "exempt_paragraphs": [], "exempt_reason": ""}


@pytest.fixture
def project():
    return factories.make_project(at=THEN)


def change(row, at, **fields):
    for name, value in fields.items():
        setattr(row, name, value)
    save_with_reason(row, by=None, reason="It changed.", at=at)


def only_saving(place, as_at=None):
    [saving] = facts.load(project_ids=[place.pk], as_at=as_at).savings
    return saving


def test_a_saving_is_told_wherever_a_share_is_claimed_with_all_its_claims(project):
    strand, other = project.strand, factories.make_project()
    saving = factories.make_saving(project, other)
    factories.make_saving(other)
    here = Place(strand.programme_id, strand.pk, project.pk)

    for scope in (
        {"project_ids": [project.pk]},
        {"strand_ids": [strand.pk]},
        {"programme_ids": [strand.programme_id]},
    ):
        [told] = facts.load(**scope).savings
        assert told.id == saving.pk
        assert [claim.share for claim in told.claims] == [5_000, 5_000]
        assert told.claims[0].place == here
    assert len(facts.load(with_council=True).savings) == 2


def test_what_nobody_claims_is_told_of_the_council_alone(project):
    saving = factories.make_saving()
    factories.make_claim(saving, None)

    [told] = facts.load(with_council=True).savings

    assert told.claims == (facts.ClaimFact(None, WHOLE_SHARE),)
    assert facts.load(programme_ids=[project.strand.programme_id]).savings == ()


def test_where_nobody_forecast_the_forecast_is_what_is_achieved(project):
    saving = factories.make_saving(project, achieved=4_000_00)
    factories.make_saving_year(saving, 2011, forecast=0, achieved=10)

    forecast, silent = only_saving(project).years

    assert (forecast.year, forecast.has_forecast) == (2011, True)
    assert forecast.figures.forecast == 0
    assert (silent.year, silent.has_forecast) == (2012, False)
    assert silent.figures.forecast == 4_000_00


def test_the_past_is_told_as_it_stood_then(project):
    saving = factories.make_saving(project, at=THEN, forecast=9_000_00)
    claim = saving.attributions.get()
    change(saving, LATER, title="Renamed", state="delivered")
    change(saving.years.get(), LATER, forecast=1_000_00)
    delete_with_reason(claim, by=None, reason="Claimed by mistake.", at=LATER)
    factories.make_claim(saving, project.strand, at=LATER)

    then = only_saving(project, THEN)

    assert (then.state, then.title) == ("in_delivery", saving.history.last().title)
    assert then.years[0].figures.forecast == 9_000_00
    assert facts.load(project_ids=[project.pk]).savings == ()


def test_a_saving_exempt_today_is_withheld_from_the_days_on_which_it_was_open(project):
    saving = factories.make_saving(project, at=THEN)
    change(saving, LATER, **factories.EXEMPT)

    assert only_saving(project, THEN).exempt == PARAGRAPH_3
    assert only_saving(project).exempt == PARAGRAPH_3


def test_a_saving_open_today_stays_withheld_from_the_days_on_which_it_was_exempt(
    project,
):
    saving = factories.make_saving(project, at=THEN, **factories.EXEMPT)
    change(saving, LATER, **OPEN)

    assert only_saving(project, THEN).exempt == PARAGRAPH_3
    assert only_saving(project).exempt is None


def test_what_an_exempt_project_claims_today_is_withheld_from_the_past(project):
    """Also from whoever may read all that is exempt where it was claimed then."""
    saving = factories.make_saving(project, at=THEN)
    exempt = factories.make_project(**factories.EXEMPT)
    factories.make_claim(saving, exempt, 1)
    then = facts.load(project_ids=[project.pk], as_at=THEN)
    inside = Entitlement(
        everything=False, places=frozenset({Place(project.strand.programme_id)})
    )
    beside = Entitlement(everything=False, places=frozenset({place_of(exempt)}))

    assert facts.open_to(then, inside) == (
        replace(then, savings=()),
        (("saving", (3,)),),
    )
    assert facts.open_to(then, beside) == (then, ())


def test_of_what_is_exempt_today_the_past_is_open_to_those_who_claim_it_today(project):
    """Who claimed it then, and does no more, reads as little of then as of now."""
    other = factories.make_project()
    saving = factories.make_saving(project, at=THEN)
    claim = saving.attributions.get()
    delete_with_reason(claim, by=None, reason="It moved.", at=LATER)
    factories.make_claim(saving, other, at=LATER)
    change(saving, LATER, **factories.EXEMPT)
    then = facts.load(project_ids=[project.pk], as_at=THEN)
    before, today = (
        Entitlement(everything=False, places=frozenset({place_of(place)}))
        for place in (project, other)
    )

    assert facts.open_to(then, before)[0].savings == ()
    assert facts.open_to(then, today)[0].savings == then.savings


def test_a_project_exempt_today_is_so_in_the_past(project):
    factories.make_saving(project, at=THEN)
    factories.make_savings_target(project)
    benefit = factories.make_benefit(project, at=THEN)
    change(project, LATER, **factories.EXEMPT)

    then = facts.load(project_ids=[project.pk], as_at=THEN)

    assert then.savings[0].claims[0].exempt == PARAGRAPH_3
    assert then.benefits[0].id == benefit.pk
    assert then.benefits[0].project_exempt == PARAGRAPH_3
    assert facts.load(project_ids=[project.pk]).targets[0].exempt == PARAGRAPH_3


def test_the_name_of_a_hidden_saving_elsewhere_is_never_told(project):
    other = factories.make_project(**factories.EXEMPT)
    hidden = factories.make_saving(other)
    open_one = factories.make_saving()
    factories.make_saving(project, replaces=hidden)
    factories.make_benefit(project, saving=hidden)
    factories.make_benefit(project, saving=open_one)

    told = facts.load(project_ids=[project.pk])

    assert told.savings[0].replaces == ""
    assert [benefit.saving for benefit in told.benefits] == ["", open_one.reference]


def test_a_benefit_is_told_with_its_readings_in_order_and_its_tags(project):
    benefit = factories.make_benefit(
        project, owner=factories.make_user(name="Director")
    )
    factories.make_benefit_reading(benefit, on=date(2012, 9, 30), value=Decimal(12))
    factories.make_benefit_reading(benefit, on=date(2012, 6, 30), value=Decimal(15))

    [told] = facts.load(project_ids=[project.pk]).benefits

    assert told.owner == "Director"
    assert [reading.value for reading in told.readings] == [15, 12]


def test_a_case_says_what_was_approved_last_until_the_next_is_approved(project):
    case = factories.make_business_case(project)
    first = factories.make_case_version(case, status=CaseStatus.APPROVED)
    newer = factories.make_case_version(case)
    ceiling = factories.make_spend_ceiling(case)
    factories.make_spend_entry(ceiling, amount=100_00)
    factories.make_spend_entry(ceiling, amount=50_00)

    [told] = facts.load(project_ids=[project.pk]).cases
    assert told.number == first.number
    assert told.content == first.parsed
    assert told.ceilings[0].spent == 150_00

    assert told.waiting is None

    change(newer, datetime.now(UTC), status=CaseStatus.SUBMITTED)
    [told] = facts.load(project_ids=[project.pk]).cases
    assert (told.number, told.waiting.number) == (first.number, newer.number)
    assert told.waiting.content == newer.parsed

    change(newer, datetime.now(UTC), status=CaseStatus.APPROVED)
    [told] = facts.load(project_ids=[project.pk]).cases
    assert (told.number, told.waiting) == (newer.number, None)


def test_a_case_nobody_has_written_says_nothing(project):
    factories.make_business_case(project)

    [told] = facts.load(project_ids=[project.pk]).cases

    assert (told.number, told.content) == (0, None)


def test_groups_are_told_in_order_with_their_budgets_and_texts():
    structure = factories.make_structure()
    second = factories.make_service_group(structure, order=2)
    first = factories.make_service_group(structure, order=1)
    gap = factories.make_gap_line()
    factories.make_savings_target(first, gap_line=gap)

    told = facts.load(with_council=True)

    [found] = told.structures
    assert [group.id for group in found.groups] == [first.pk, second.pk]
    assert [line.id for line in told.gap_lines] == [gap.pk]
    assert told.targets[0].group_id == first.pk
    assert facts.load().targets == ()


def test_more_savings_take_no_more_queries(project):
    def queries():
        with CaptureQueriesContext(connection) as captured:
            facts.load(programme_ids=[project.strand.programme_id])
        return len(captured)

    factories.make_saving(project)
    of_one = queries()
    for _ in range(5):
        factories.make_saving(project, project.strand)

    assert queries() == of_one
