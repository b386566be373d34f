"""Opening registers, and the rules they keep."""

import pytest
from django.core.exceptions import ValidationError

from common.locking import EditConflict
from risks import services
from risks.models import Register
from risks.shipped_schemes import BURY_5X5, TEN
from tests.factories import (
    make_programme,
    make_project,
    make_register,
    make_scoring_scheme,
    make_strand,
)
from tests.programmes.sent import AGREED, refusal

pytestmark = pytest.mark.django_db


def test_references_begin_with_the_programme_and_the_place():
    programme = make_programme(reference="otp")
    strand = make_strand(programme, order=1)
    project = make_project(strand)

    assert services.default_prefix(None) == "CR"
    assert services.default_prefix(programme) == "OTP-R"
    assert services.default_prefix(strand) == "OTP-S1-R"
    assert services.default_prefix(project) == f"OTP-P{project.pk}-R"


def test_a_long_name_of_a_programme_is_cut_to_fit():
    programme = make_programme(reference="children-and-families-transformation")

    prefix = services.default_prefix(make_strand(programme, order=12))
    register = services.open_register(
        programme, scheme=make_scoring_scheme(), prefix=prefix, by=None
    )

    assert (prefix, len(prefix)) == ("CHILDREN-AND-F-S12-R", 20)
    assert register.prefix == prefix


@pytest.mark.parametrize(
    "place", [make_programme, make_strand, make_project, lambda: None]
)
def test_each_place_has_one_register(place):
    where, scheme = place(), make_scoring_scheme()
    register = services.open_register(where, scheme=scheme, by=None)

    with pytest.raises(ValidationError) as error:
        services.open_register(where, scheme=scheme, by=None)

    assert register.place == where
    assert refusal(error) == (f"{where or 'The council'} has a risk register already.")
    assert Register.objects.count() == 1


def test_a_closed_project_opens_no_register():
    with pytest.raises(ValidationError):
        services.open_register(
            make_project(state="closed"), scheme=make_scoring_scheme(), by=None
        )


def test_a_new_register_is_scored_as_the_one_above_it():
    make_scoring_scheme(BURY_5X5)
    ten = make_scoring_scheme(TEN)
    project = make_project()
    make_register(project.strand.programme, scheme=ten)

    below = services.usual_scheme(Register(project=project))
    elsewhere = services.usual_scheme(Register(project=make_project()))

    assert (below.code, elsewhere.code) == (TEN.code, BURY_5X5.code)


def test_the_rules_of_a_register_are_data():
    register = make_register()

    services.update_register(
        register,
        1,
        escalates_at="high",
        red_days_allowed=None,
        unchanged_limit=2,
        prefix="X",
        **AGREED,
    )

    register.refresh_from_db()
    assert (register.escalates_at, register.red_days_allowed) == ("high", None)
    assert (register.unchanged_limit, register.prefix) == (2, "X")


def test_a_risk_goes_up_only_from_a_band_of_the_scheme():
    with pytest.raises(ValidationError) as error:
        services.update_register(make_register(), 1, escalates_at="mauve", **AGREED)

    assert "no such band" in refusal(error)


def test_of_two_who_set_the_rules_the_second_is_told():
    register = make_register()
    services.update_register(register, 1, unchanged_limit=2, **AGREED)

    with pytest.raises(EditConflict):
        services.update_register(register, 1, unchanged_limit=4, **AGREED)


def test_registers_above_are_told_nearest_first_in_one_query(
    django_assert_num_queries,
):
    project = make_project()
    council = make_register(council=True)
    programme = make_register(project.strand.programme)
    strand = make_register(project.strand)
    register = Register.objects.with_place().get(pk=make_register(project).pk)
    make_register()

    with django_assert_num_queries(1):
        above = services.registers_above(register)

    assert above == [strand, programme, council]
    assert services.registers_above(programme) == [council]
    assert services.registers_above(council) == []
