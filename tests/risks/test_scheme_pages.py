"""Anybody may read what a score means; some may write it anew."""

import re

import pytest
from django.urls import reverse

from accounts.choices import CouncilRoleName
from risks.models import ScoringScheme
from risks.scoring import Score
from risks.shipped_schemes import BURY_5X5, TEN
from tests import factories
from tests.queries import assert_queries_stay_flat
from tests.risks.scheme_forms import editor_of, text_of, typed

pytestmark = pytest.mark.django_db

LIST = reverse("risks:scheme_list")
CREATE = reverse("risks:scheme_create")


@pytest.fixture
def scheme(client) -> ScoringScheme:
    """5 by 5; the programme office is signed in."""
    client.force_login(factories.make_user(CouncilRoleName.PROGRAMME_OFFICE))
    return factories.make_scoring_scheme()


def test_everybody_may_read_what_a_score_means(client):
    client.force_login(factories.make_user())
    scheme = factories.make_scoring_scheme()

    page = text_of(client.get(scheme.get_absolute_url()))

    assert "15 to 25" in page
    assert "Needs the attention of those who lead the programme." in page
    assert "Change it in a new version" not in page


def test_the_matrix_is_a_table_a_screen_reader_can_read(client, scheme):
    page = text_of(client.get(scheme.get_absolute_url()))

    matrix = page[page.index('class="app-matrix"') : page.index("</table>")]
    assert "<caption" in matrix
    assert matrix.count('scope="row"') == 5
    assert matrix.count('scope="col"') == 5
    # Number, shape and word: colour says nothing by itself.
    assert re.search(r"25 <span[^>]*>■</span> <span[^>]*>Significant</span>", matrix)
    # The most likely is on top.
    assert matrix.index("Almost certain") < matrix.index("Rare")


def test_ten_is_drawn_in_words(client, scheme):
    ten = factories.make_scoring_scheme(TEN)

    page = text_of(client.get(ten.get_absolute_url()))

    assert re.search(r"▲</span> <span>Medium</span>", page)


def test_a_scheme_names_the_registers_that_use_it_but_none_that_is_exempt(client):
    factories.make_register(factories.make_project(name="Libraries"))
    hidden = factories.make_project(name="Canary", **factories.EXEMPT)
    factories.make_register(hidden)
    client.force_login(factories.make_user())

    page = text_of(client.get(ScoringScheme.objects.get().get_absolute_url()))

    assert "Libraries" in page
    assert "Canary" not in page


def test_an_old_version_says_that_there_is_a_newer_one(client, scheme):
    client.post(editor_of(scheme), typed(client, editor_of(scheme), name="Ours"))

    page = text_of(client.get(scheme.get_absolute_url()))

    assert "Version 2</a> is the newest" in page
    assert "Change it in a new version" not in page


def test_the_list_asks_no_more_for_eleven_schemes(client, scheme):
    def add_scheme() -> None:
        code = f"scheme-{ScoringScheme.objects.count()}"
        row = factories.make_scoring_scheme(BURY_5X5, code=code)
        ScoringScheme.objects.create(code=code, version=9, definition=row.definition)

    assert_queries_stay_flat(client, LIST, add_scheme)


def test_a_scheme_asks_no_more_for_eleven_registers(client, scheme):
    assert_queries_stay_flat(client, scheme.get_absolute_url(), factories.make_register)


def test_a_change_is_saved_as_a_new_version(client, scheme):
    answers = typed(
        client,
        editor_of(scheme),
        band__3__highest="10",
        band__4__lowest="12",
        band__4__label="Very high",
        impact__5__label="Disaster",
        in_force_from="1 April 2027",
    )

    answer = client.post(editor_of(scheme), answers)

    made = ScoringScheme.objects.get(version=2)
    assert answer.url == made.get_absolute_url()
    assert made.scheme.band(Score(4, 3)).label == "Very high"
    # Renamed, it is still the band that rules and appetites speak of.
    assert made.scheme.band(Score(4, 3)).code == "significant"
    assert made.scheme.impact[-1].label == "Disaster"
    assert f"{made.in_force_from:%Y-%m-%d}" == "2027-04-01"
    assert made.scheme.source == BURY_5X5.source


def test_a_gap_is_refused_beside_the_band_and_nothing_typed_is_lost(client, scheme):
    answers = typed(
        client, editor_of(scheme), band__4__lowest="16", likelihood__1__label="Seldom"
    )

    answer = client.post(editor_of(scheme), answers)

    said = "A gap: a score of 15 is in no band."
    form = answer.context["form"]
    assert form.errors == {"band-3-highest": [said]}
    page = text_of(answer)
    assert 'value="16"' in page
    assert 'value="Seldom"' in page
    assert "The audit committee agreed it." in page
    assert "<strong>No band</strong>" in page
    assert ScoringScheme.objects.count() == 1


def test_an_overlap_is_refused_in_words(client, scheme):
    answers = typed(client, editor_of(scheme), band__3__highest="15")

    page = text_of(client.post(editor_of(scheme), answers))

    assert "a score of 15 is in more than one band, High and Significant." in page
    assert "<strong>High and Significant</strong>" in page


def test_without_javascript_a_button_shows_the_matrix_and_saves_nothing(client, scheme):
    answers = typed(client, editor_of(scheme), band__4__lowest="16", reason="")

    answer = client.post(editor_of(scheme), answers | {"do": "preview"})

    page = text_of(answer)
    assert "A gap: a score of 15 is in no band." in page
    assert 'value="16"' in page
    assert "There is a problem" not in page
    assert ScoringScheme.objects.count() == 1


def test_the_matrix_alone_is_drawn_while_somebody_types(client, scheme):
    answers = typed(client, editor_of(scheme), band__4__label="Grave")

    answer = client.post(
        editor_of(scheme),
        answers | {"do": "preview"},
        headers={"X-Requested-With": "fetch"},
    )

    page = text_of(answer)
    assert "Every score is in exactly one band." in page
    assert "Grave" in page
    assert "<html" not in page


def test_a_scheme_is_copied_under_a_new_name(client, scheme):
    url = f"{CREATE}?copy={scheme.pk}"
    assert client.get(url).context["form"]["name"].value() == ""

    answer = client.post(url, typed(client, url, name="Fire and rescue"))

    made = ScoringScheme.objects.get(code="fire-and-rescue")
    assert answer.url == made.get_absolute_url()
    assert made.scheme.band(Score(5, 5)).label == "Significant"


def test_a_new_scheme_asks_first_what_it_is_a_copy_of(client, scheme):
    page = text_of(client.get(CREATE))

    assert f'href="?copy={scheme.pk}"' in page
    assert client.get(f"{CREATE}?copy=9" + "9" * 40).status_code == 404
    assert client.get(f"{CREATE}?copy=9" + "9" * 5_000).status_code == 404
    assert client.get(f"{CREATE}?copy=x").status_code == 200


def test_of_two_who_write_the_second_is_told_and_keeps_what_was_typed(client, scheme):
    answers = typed(client, editor_of(scheme), name="Mine")
    client.post(editor_of(scheme), typed(client, editor_of(scheme), name="Theirs"))

    page = text_of(client.post(editor_of(scheme), answers))

    assert "Version 2 of this scheme exists already" in page
    assert 'value="Mine"' in page
