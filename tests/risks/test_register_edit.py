"""The pages where registers are opened and their rules are set."""

import pytest
from django.urls import reverse

from risks import services
from risks.models import Register
from risks.shipped_schemes import TEN
from tests.factories import (
    make_programme,
    make_programme_manager,
    make_project,
    make_project_manager,
    make_register,
    make_scoring_scheme,
    make_strand_lead,
)
from tests.programmes.sent import WHY, errors

pytestmark = pytest.mark.django_db


def test_a_programme_manager_opens_the_register_of_a_programme(client, post):
    programme, scheme = make_programme(reference="otp"), make_scoring_scheme()
    client.force_login(make_programme_manager(programme))
    url = reverse("risks:register_open", args=["programme", programme.pk])

    form = client.get(url).context["form"]
    answer = client.post(url, {"scheme": scheme.pk, "prefix": form["prefix"].value()})

    register = Register.objects.get()
    assert answer.url == register.get_absolute_url()
    assert (register.place, register.prefix) == (programme, "OTP-R")
    assert form["scheme"].value() == scheme.pk


def test_a_strand_lead_opens_that_of_the_strand_and_a_project_manager_none(client):
    project = make_project()
    make_scoring_scheme()
    pages = {
        kind: reverse("risks:register_open", args=[kind, place.pk])
        for kind, place in (("project", project), ("strand", project.strand))
    }

    client.force_login(make_strand_lead(project.strand))
    assert [client.get(url).status_code for url in pages.values()] == [200, 200]
    client.force_login(make_project_manager(project))
    assert [client.get(url).status_code for url in pages.values()] == [403, 403]


def test_the_programme_office_opens_that_of_the_council(client, post, office):
    scheme = make_scoring_scheme()

    post("council_register_open", scheme=scheme.pk, prefix="CR")

    register = Register.objects.get()
    assert (register.place, str(register)) == (None, "Council risk register")


def test_a_second_register_is_refused_in_a_sentence(post, office):
    register = make_register(council=True)

    answer = post("council_register_open", scheme=register.scheme_id, prefix="CR")

    assert errors(answer) == {"__all__": ["The council has a risk register already."]}


def test_the_scheme_of_the_register_above_is_proposed(client, office):
    make_scoring_scheme()
    ten = make_scoring_scheme(TEN)
    project = make_project()
    make_register(project.strand, scheme=ten)

    page = client.get(reverse("risks:register_open", args=["project", project.pk]))

    assert page.context["form"]["scheme"].value() == ten.pk


@pytest.mark.parametrize("prefix", ["", "=HYPERLINK(", "x" * 21, "\x00", "<b>", "a b"])
def test_a_prefix_is_letters_and_figures(post, office, prefix):
    answer = post(
        "council_register_open", scheme=make_scoring_scheme().pk, prefix=prefix
    )

    assert errors(answer)["prefix"]
    assert not Register.objects.exists()


def test_the_rules_are_set_with_a_reason_and_remembered(post, shown, office):
    register = make_register()

    post(
        "register_update",
        register.pk,
        prefix="X",
        escalates_at="high",
        red_days_allowed="90",
        unchanged_limit="2",
        version=1,
        **WHY,
    )
    services.propose_risk(register, title="Snow", by=None)

    register.refresh_from_db()
    assert (register.escalates_at, register.red_days_allowed) == ("high", 90)
    page = shown("register_update", register.pk)
    assert "The board agreed." in page
    assert "<ins>90</ins>" in page
    # A number given to a risk is no rule.
    assert "given to a risk" not in page


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"escalates_at": "mauve"}, "escalates_at"),
        ({"unchanged_limit": "0"}, "unchanged_limit"),
        ({"red_days_allowed": str(2**63)}, "red_days_allowed"),
        ({"prefix": "=1"}, "prefix"),
        ({"reason": ""}, "reason"),
    ],
)
def test_nonsense_is_told_beside_its_field(post, office, typed, field):
    sent = {"prefix": "R", "unchanged_limit": "3", "version": "1"} | WHY | typed

    answer = post("register_update", make_register().pk, **sent)

    assert errors(answer)[field]


def test_no_column_changes_that_the_form_does_not_ask_for(post, office):
    register, other = make_register(), make_project()
    ten = make_scoring_scheme(TEN)

    post(
        "register_update",
        register.pk,
        prefix="X",
        unchanged_limit="3",
        red_days_allowed="182",
        version=1,
        project=other.pk,
        programme=other.strand.programme_id,
        strand=other.strand_id,
        scheme=ten.pk,
        next_number=99,
        id=999,
        **WHY,
    )

    stored = Register.objects.get()
    assert (stored.pk, stored.prefix) == (register.pk, "X")
    assert (stored.project_id, stored.scheme_id, stored.next_number) == (
        register.project_id,
        register.scheme_id,
        1,
    )
