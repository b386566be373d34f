"""What happens when risks are proposed and changed."""

from datetime import UTC, date, datetime

import pytest
from django.core.exceptions import ValidationError

from common.locking import EditConflict
from risks import services
from risks.models import Register, Risk
from tests.factories import (
    make_milestone,
    make_programme,
    make_project,
    make_register,
    make_risk,
    make_strand,
    make_user,
)
from tests.programmes.sent import AGREED, refusal

pytestmark = pytest.mark.django_db

IN_MARCH = datetime(2012, 3, 1, 9, tzinfo=UTC)


def test_references_count_up_after_the_prefix_of_the_register():
    register = make_register(prefix="OTP-R")

    given = [
        services.propose_risk(register, title="Snow", by=None).reference
        for _ in range(3)
    ]

    assert given == ["OTP-R1", "OTP-R2", "OTP-R3"]


def test_a_reference_brought_along_is_kept_and_never_given_again():
    register = make_register(prefix="R")
    services.propose_risk(register, title="Snow", reference="R2", by=None)

    given = [
        services.propose_risk(register, title="Ice", by=None).reference
        for _ in range(2)
    ]

    assert given == ["R1", "R3"]


def test_two_risks_of_a_register_never_share_a_reference():
    register = make_register()
    services.propose_risk(register, title="Snow", reference="R7", by=None)

    with pytest.raises(ValidationError) as error:
        services.propose_risk(register, title="Ice", reference="R7", by=None)

    assert refusal(error) == "Another risk of this register has this reference."


def test_who_changes_the_rules_meanwhile_has_nothing_to_compare():
    register = make_register()
    services.propose_risk(register, title="Snow", by=None)

    services.update_register(register, register.version, unchanged_limit=5, **AGREED)

    register.refresh_from_db()
    assert (register.unchanged_limit, register.next_number) == (5, 2)


def test_a_proposed_risk_is_raised_today_in_the_scheme_of_its_register():
    register = make_register()

    risk = services.propose_risk(register, title="Snow", by=None, at=IN_MARCH)

    assert (risk.state, risk.scheme) == ("proposed", register.scheme)
    assert risk.raised_on == date(2012, 3, 1)


def test_it_cannot_be_raised_in_the_future():
    with pytest.raises(ValidationError) as error:
        services.propose_risk(
            make_register(),
            title="Snow",
            raised_on=date(2012, 3, 2),
            by=None,
            at=IN_MARCH,
        )

    assert refusal(error) == "It cannot have been raised in the future."


@pytest.mark.parametrize(
    ("place", "what"),
    [
        (lambda: make_project(state="closed"), "project is closed"),
        (lambda: make_strand(status="replaced"), "strand is no longer active"),
        (lambda: make_programme(status="closed"), "programme is closed"),
    ],
)
def test_what_is_over_gets_no_new_risks(place, what):
    register = make_register(place())

    with pytest.raises(ValidationError) as error:
        services.propose_risk(register, title="Snow", by=None)

    assert refusal(error) == f"This {what}: reopen it to add risks."
    assert not Risk.objects.exists()


def test_a_score_is_whole_and_of_the_scheme():
    register = make_register()

    with pytest.raises(ValidationError) as half:
        services.propose_risk(register, title="Snow", target_impact=2, by=None)
    with pytest.raises(ValidationError) as outside:
        services.propose_risk(
            register, title="Snow", target_likelihood=6, target_impact=2, by=None
        )

    assert refusal(half) == "Give both the likelihood and the impact, or neither."
    assert refusal(outside) == "5 by 5 has no such score."


def test_a_refused_proposal_uses_up_no_number():
    register = make_register()
    with pytest.raises(ValidationError):
        services.propose_risk(register, title="", by=None)

    assert services.propose_risk(register, title="Snow", by=None).reference == "R1"


def test_the_milestone_it_threatens_is_one_of_its_place():
    project = make_project()
    own, foreign = make_milestone(project), make_milestone()

    for place in (project, project.strand, project.strand.programme, None):
        register = make_register(place, council=place is None)
        services.propose_risk(register, title="Snow", milestone=own, by=None)
    with pytest.raises(ValidationError) as error:
        services.propose_risk(
            make_register(project), title="Ice", milestone=foreign, by=None
        )

    assert refusal(error) == "Choose a milestone of the place this register is of."


def test_the_appetite_is_a_band_of_the_scheme():
    with pytest.raises(ValidationError) as error:
        services.propose_risk(make_register(), title="X", appetite="mauve", by=None)

    assert "no such band" in refusal(error)


def test_what_is_said_of_a_risk_changes_with_name_and_reason():
    officer, risk = make_user(), make_risk(title="Snow")

    services.update_risk(risk, 1, title="Ice", by=officer, reason="It froze.")

    risk.refresh_from_db()
    latest = risk.history.first()
    assert (risk.title, risk.version) == ("Ice", 2)
    assert (latest.history_user, latest.history_change_reason) == (officer, "It froze.")


def test_of_two_people_on_one_risk_the_second_is_told():
    risk = make_risk(title="Snow")
    services.update_risk(risk, 1, title="Ice", **AGREED)

    with pytest.raises(EditConflict):
        services.update_risk(risk, 1, title="Hail", **AGREED)

    risk.refresh_from_db()
    assert risk.title == "Ice"


def test_the_current_score_changes_only_while_the_risk_is_proposed():
    proposed = make_risk(state="proposed", current=(3, 3))
    on_the_register = make_risk(current=(3, 3))

    services.update_risk(proposed, 1, current_impact=4, **AGREED)
    with pytest.raises(TypeError):
        services.update_risk(on_the_register, 1, current_impact=4, **AGREED)

    proposed.refresh_from_db()
    on_the_register.refresh_from_db()
    assert (proposed.current.impact, on_the_register.current.impact) == (4, 3)


@pytest.mark.parametrize("state", ["declined", "closed", "issue"])
def test_what_has_ended_is_not_changed(state):
    risk = make_risk(state=state, reference="R1")

    with pytest.raises(ValidationError) as error:
        services.update_risk(risk, 1, title="Ice", **AGREED)

    assert refusal(error) == "R1 has ended: reopen it to change it."


def test_no_service_takes_what_it_does_not_name():
    with pytest.raises(TypeError):
        services.propose_risk(make_register(), title="X", state="open", by=None)
    with pytest.raises(TypeError):
        services.update_risk(make_risk(), 1, register=Register(), **AGREED)
