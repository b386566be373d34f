"""Risks beside a report: whether they are managed, what changed, what is frozen."""

import json
from datetime import UTC, date, datetime

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from common.exempting import lift_exemption, mark_exempt
from highlights import content, services
from highlights.evidence import evidence_for
from highlights.models import FrozenReport
from highlights.services import Changes, DimensionChange
from highlights.shipped_schemes import RAG_WITH_RISKS
from highlights.views.beside import changes_since_last, doubts_about
from risks import services as risk_services
from risks.scoring import Score
from tests import factories
from tests.highlights.council import approved, make_reporting_council, noted, written
from tests.queries import assert_queries_stay_flat

ON = date(2012, 7, 17)
RED = (5, 5)
JULY = datetime(2012, 7, 17, 12, tzinfo=UTC)
APRIL = datetime(2012, 4, 20, 12, tzinfo=UTC)
CANARY = {"title": "Canary", "current": RED}


@pytest.fixture
def council(time_machine, db):
    time_machine.move_to(JULY, tick=False)
    return make_reporting_council()


@pytest.fixture
def register(council):
    return factories.make_register(council.project, at=APRIL)


def make_stored(register, **fields):
    return factories.make_risk(
        register, at=APRIL, next_review_on=date(2012, 9, 1), **fields
    )


def told(report):
    return content.content_of(
        report, report.dimensions.order_by("pk"), evidence_for(report)
    )


def test_a_report_tells_of_the_open_risks_of_its_project(council, register):
    make_stored(register, title="The old system fails", current=RED)
    make_stored(register, title="Long gone", state="closed")
    make_stored(factories.make_register(), title="Elsewhere")

    [risk] = told(written(council)).risks

    assert risk.title == "The old system fails"
    assert risk.state.label == "25 Significant"
    assert risk.neglected == ("Red without an action",)


def test_the_evidence_stands_beside_the_report_while_it_is_written(
    client, council, register
):
    risk = make_stored(register, title="The old system fails", current=RED)
    client.force_login(council.officer)
    report = written(council)

    page = client.get(reverse("highlights:report_update", args=[report.pk]))

    told_beside = page.content.decode()
    assert f"{risk.reference} The old system fails" in told_beside
    assert "1 of 1 open risk is not managed" in told_beside


def test_milton_keynes_green_is_doubted_where_risks_are_not_managed(council, register):
    make_stored(register, current=RED)
    report = written(council)

    assert any(
        doubt.startswith("It is rated Green, but 1 of 1 open risk is not managed")
        for doubt in doubts_about(report, evidence_for(report))
    )


def test_a_rating_of_risks_that_contradicts_the_register_needs_a_reason(
    time_machine, db
):
    time_machine.move_to(JULY, tick=False)
    council = make_reporting_council(RAG_WITH_RISKS)
    register = factories.make_register(council.project, at=APRIL)
    make_stored(register, current=RED)
    codes = ("time", "cost", "scope", "benefits", "risks")
    report = written(
        council, dimensions={code: DimensionChange("green") for code in codes}
    )

    with pytest.raises(ValidationError) as refused:
        services.submit_report(report, report.version, council.officer)
    report = services.save_report(
        report,
        report.version,
        Changes({}, {"risks": DimensionChange("green", "An action was agreed today.")}),
        council.officer,
    )
    services.submit_report(report, report.version, council.officer)

    assert "reason_risks" in refused.value.message_dict


def test_what_was_approved_keeps_its_risks(council, register):
    risk = make_stored(register, title="The old system fails", current=RED)
    report = approved(council)
    risk.title = "Renamed since"
    noted(risk, JULY)

    frozen = FrozenReport.objects.get(report=report)

    assert [said.title for said in content.read(frozen).risks] == [
        "The old system fails"
    ]
    assert content.canonical(content.read(frozen)) == frozen.content


def test_a_report_frozen_before_there_were_registers_can_still_be_read(council):
    frozen = FrozenReport.objects.get(report=approved(council))
    old = json.loads(frozen.content)
    del old["risks"], old["risks_because"]
    frozen.content = json.dumps(old)

    assert content.read(frozen).risks == ()


def test_the_page_of_a_report_shows_its_risks(client, council, register):
    make_stored(register, title="The old system fails", current=RED)
    client.force_login(factories.make_user("member"))

    page = client.get(approved(council).get_absolute_url()).content.decode()

    assert "Open risks when this was reported" in page
    assert "The old system fails" in page
    assert "<strong>Risks:</strong> 1 of 1 open risk is not managed" in page


def test_what_became_of_risks_since_the_last_report_is_told(
    council, register, time_machine
):
    risk = make_stored(register, title="The old system fails", current=(3, 4))
    approved(council)
    time_machine.move_to(datetime(2012, 10, 2, 12, tzinfo=UTC), tick=False)
    risk_services.review_risk(
        risk, risk.version, score=Score(4, 4), by=None, reason="Two outages."
    )

    [change] = changes_since_last(evidence_for(written(council, 1)))

    assert change.what == "got worse: 16 Significant, was 12 High"


def test_a_strand_tells_of_its_own_risks_and_of_those_carried_up(council, register):
    strand_register = factories.make_register(council.strand, at=APRIL)
    own = make_stored(strand_register)
    up = make_stored(register, escalated_to=strand_register, escalated_on=ON)
    make_stored(register)
    quarter = factories.make_period(
        factories.make_cycle(council.strand.programme, reports_on="strands"),
        label="Quarter 1",
    )
    report = services.start_report(
        subject=council.strand, period=quarter, by=council.strand_lead
    )

    assert {risk.reference for risk in told(report).risks} == {
        own.reference,
        up.reference,
    }


# --- What is exempt -------------------------------------------------------------------


def test_an_open_report_tells_of_no_exempt_risk(client, council, register):
    secret = make_stored(register, **CANARY, **factories.EXEMPT)
    factories.make_risk_action(secret, description="Canary")
    report = approved(council)
    client.force_login(factories.make_user("member"))

    page = client.get(report.get_absolute_url()).content.decode()

    assert "Canary" not in page
    assert "Canary" not in FrozenReport.objects.get(report=report).content
    assert told(report).risks_because == ""
    assert doubts_about(report, evidence_for(report)) == []


def test_an_exempt_report_tells_of_none_either_for_it_may_be_opened_before_them(
    client, council, register
):
    make_stored(register, title="Told")
    make_stored(register, **CANARY, **factories.EXEMPT)
    factories.make_milestone(
        council.project, title="Canary", at=APRIL, **factories.EXEMPT
    )
    report = services.withhold_report(
        written(council), paragraphs=[3], exempt_reason="A bid", by=council.officer
    )
    report = services.submit_report(report, report.version, council.officer)
    report = services.approve_report(report, council.strand_lead)
    services.release_report(report, by=factories.make_user("clerk"), reason="Signed.")
    client.force_login(factories.make_user())

    page = client.get(report.get_absolute_url()).content.decode()

    assert "Told" in page
    assert "Canary" not in page


def test_a_report_kept_back_with_its_project_tells_of_none_that_is_exempt_itself(
    client, council, register
):
    make_stored(register, title="Of the project")
    make_stored(register, **CANARY, **factories.EXEMPT)
    mark_exempt(council.project, 1, paragraphs=[3], exempt_reason="A bid", by=None)
    report = approved(council)
    lift_exemption(council.project, 2, by=None, reason="Signed.")
    client.force_login(factories.make_user())

    page = client.get(report.get_absolute_url()).content.decode()

    assert "Of the project" in page
    assert "Canary" not in page


def test_a_strand_s_open_report_tells_of_no_risk_of_an_exempt_project(council):
    secret = factories.make_project(council.strand, **factories.EXEMPT)
    strand_register = factories.make_register(council.strand, at=APRIL)
    make_stored(
        factories.make_register(secret, at=APRIL),
        escalated_to=strand_register,
        escalated_on=ON,
        **CANARY,
    )
    quarter = factories.make_period(
        factories.make_cycle(council.strand.programme, reports_on="strands"),
        label="Quarter 1",
    )
    report = services.start_report(
        subject=council.strand, period=quarter, by=council.strand_lead
    )

    assert told(report).risks == ()


def test_a_risk_exempt_since_leaves_what_changed_as_well(
    council, register, time_machine
):
    risk = make_stored(register, **CANARY)
    approved(council)
    time_machine.move_to(datetime(2012, 10, 2, 12, tzinfo=UTC), tick=False)
    for name, value in factories.EXEMPT.items():
        setattr(risk, name, value)
    noted(risk, datetime(2012, 9, 1, 12, tzinfo=UTC))

    assert changes_since_last(evidence_for(written(council, 1))) == ()


def test_the_form_asks_no_more_of_the_database_for_more_risks(
    client, council, register, time_machine
):
    approved(council)
    time_machine.move_to(datetime(2012, 10, 2, 12, tzinfo=UTC), tick=False)
    report = written(council, 1)
    client.force_login(council.officer)

    def add():
        risk = make_stored(register, owner=council.officer)
        factories.make_risk_control(risk)
        factories.make_risk_action(risk, owner=council.officer)

    url = reverse("highlights:report_update", args=[report.pk])
    assert_queries_stay_flat(client, url, add)
