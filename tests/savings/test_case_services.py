"""What happens to a business case: written, assured, submitted, decided."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, transaction
from django.utils import timezone

from accounts.choices import CouncilRoleName
from common.locking import EditConflict
from savings.appraisal.content import Assurance, Flow, FlowKind, Score
from savings.choices import CaseStage, CaseStatus
from savings.services.case import (
    decide_version,
    new_version,
    open_case,
    save_content,
    stages_open_to,
    submit_version,
)
from tests import factories
from tests.savings.case_forms import CONTENT

pytestmark = pytest.mark.django_db


def write(row, content, by=None):
    return save_content(row, row.version, content, by=by, reason="Draft.")


def submit(row):
    return submit_version(row, row.version, by=None, reason="To Cabinet.")


def decide(row, *, is_approved=True, **fields):
    return decide_version(
        row,
        row.version,
        by=None,
        reason="Minute 12.",
        is_approved=is_approved,
        **{"decided_by": "Cabinet", "decided_on": date(2012, 7, 17)} | fields,
    )


def test_a_case_opens_with_a_draft_of_this_year():
    row = open_case(factories.make_project(), reference="BC-1", title="Share", by=None)

    assert row.number == 1
    assert row.status == CaseStatus.DRAFT
    assert row.parsed.first_year in (date.today().year, date.today().year - 1)


def test_another_case_has_no_reference_that_is_taken():
    taken = factories.make_business_case()

    with pytest.raises(ValidationError, match="Another business case"):
        open_case(
            factories.make_project(), reference=taken.reference, title="B", by=None
        )


def test_what_is_written_is_made_whole():
    row = factories.make_case_version()
    short = Flow(FlowKind.CAPITAL, "Telephony", (100,))
    option = replace(CONTENT.options[0], flows=(short,))
    gone = Score("staff", "gone", "cost", 1)
    content = replace(
        CONTENT,
        options=(option,),
        scores=(gone,),
        strategic="<p onclick='x'>Calls<script>alert(1)</script> wait.</p>",
    )

    stored = write(row, content).parsed

    assert stored.options[0].flows[0].amounts == (100, 0, 0)
    assert stored.preferred == ""
    assert stored.scores == ()
    assert stored.strategic == "<p>Calls wait.</p>"


def test_no_two_options_have_one_code():
    row = factories.make_case_version()
    twice = replace(CONTENT, options=(CONTENT.options[0],) * 2)

    with pytest.raises(ValidationError, match="Two of the same option"):
        write(row, twice)


def test_a_colleague_who_was_quicker_is_noticed():
    row = factories.make_case_version()
    write(row, CONTENT)

    with pytest.raises(EditConflict):
        save_content(row, 1, CONTENT, by=None, reason="Draft.")


def test_only_finance_assures_the_figures():
    row = factories.make_case_version(content=CONTENT)
    assured = replace(
        CONTENT, assurance=Assurance.FULL, assurance_statement="The figures are sound."
    )

    with pytest.raises(ValidationError, match="Only finance"):
        write(row, assured, by=factories.make_user(CouncilRoleName.PROGRAMME_OFFICE))

    row = write(row, assured, by=factories.make_user(CouncilRoleName.FINANCE))
    assert row.parsed.assurance == Assurance.FULL


def test_figures_that_change_are_not_assured_any_more():
    assured = replace(
        CONTENT, assurance=Assurance.FULL, assurance_statement="The figures are sound."
    )
    row = factories.make_case_version(content=assured)

    row = write(row, replace(assured, why_preferred="It is safer."))
    assert row.parsed.assurance == Assurance.FULL

    row = write(row, replace(assured, discount_rate=300))
    assert row.parsed.assurance == Assurance.NONE
    assert row.parsed.assurance_statement == ""


def test_what_was_submitted_never_changes():
    row = submit(factories.make_case_version())

    with pytest.raises(ValidationError, match="never changes"):
        write(row, CONTENT)
    row.content = {}
    with pytest.raises(DatabaseError, match="never changes"), transaction.atomic():
        row.save()


def test_a_decision_is_recorded_with_its_body_and_conditions():
    row = decide(submit(factories.make_case_version()), conditions="Back in a year.")

    assert row.status == CaseStatus.APPROVED
    assert (row.decided_by, row.conditions) == ("Cabinet", "Back in a year.")
    assert row.history.first().history_change_reason == "Minute 12."


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"decided_on": timezone.localdate() + timedelta(days=2)}, "future"),
        ({"decided_by": " "}, "which body"),
    ],
)
def test_a_decision_makes_sense(fields, words):
    with pytest.raises(ValidationError, match=words):
        decide(submit(factories.make_case_version()), **fields)


def test_only_what_was_submitted_is_decided():
    with pytest.raises(ValidationError, match="submitted is decided"):
        decide(factories.make_case_version())


def test_the_next_version_begins_as_a_copy_without_assurance():
    assured = replace(
        CONTENT, assurance=Assurance.IN_PRINCIPLE, assurance_statement="In principle."
    )
    row = factories.make_case_version(content=assured)
    case = row.case
    decide(submit(row))

    following = new_version(case, stage=CaseStage.FULL, by=None, reason="Approved.")

    assert following.number == 2
    assert following.stage == CaseStage.FULL
    assert following.parsed == CONTENT


def test_one_version_is_written_at_a_time():
    row = factories.make_case_version()

    with pytest.raises(ValidationError, match="Version 1 is open"):
        new_version(row.case, stage=CaseStage.FULL, by=None, reason="More.")


def test_a_case_does_not_fall_back_to_an_earlier_stage():
    row = factories.make_case_version(stage=CaseStage.FULL, status=CaseStatus.REJECTED)

    with pytest.raises(ValidationError, match="later stage"):
        new_version(row.case, stage=CaseStage.OUTLINE, by=None, reason="Again.")


def test_the_stage_after_an_approved_one_is_offered_first():
    approved = factories.make_case_version(status=CaseStatus.APPROVED)
    rejected = factories.make_case_version(status=CaseStatus.REJECTED)

    assert [code for code, _ in stages_open_to(approved)] == ["full", "outline"]
    assert [code for code, _ in stages_open_to(rejected)] == ["outline", "full"]


def test_what_cannot_be_read_is_refused_in_a_sentence():
    row = factories.make_case_version()
    row.content = {"first_year": "long ago"}
    factories.saved(row)

    with pytest.raises(ValidationError, match="cannot be read"):
        submit(row)
