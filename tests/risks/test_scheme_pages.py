"""A council writes its scoring schemes, and sees at once what they come to."""

import re

import pytest
from django.urls import reverse

from accounts.choices import CouncilRoleName
from risks.models import ScoringScheme
from risks.scoring import Method, Score
from risks.shipped_schemes import BURY_5X5, LETTER_BY_NUMBER, TEN
from tests import factories
from tests.queries import assert_queries_stay_flat

pytestmark = pytest.mark.django_db

LIST = reverse("risks:scheme_list")
CREATE = reverse("risks:scheme_create")


@pytest.fixture
def scheme(client) -> ScoringScheme:
    """5 by 5; the programme office is signed in."""
    client.force_login(factories.make_user(CouncilRoleName.PROGRAMME_OFFICE))
    return factories.make_scoring_scheme()


def editor_of(scheme: ScoringScheme) -> str:
    return reverse("risks:scheme_update", args=[scheme.pk])


def typed(client, url: str, **changes: str) -> dict[str, str]:
    """The form as the page offers it, with some answers changed."""
    form = client.get(url).context["form"]
    answers = {field.html_name: field.value() or "" for field in form}
    changes = {name.replace("__", "-"): text for name, text in changes.items()}
    return answers | {"reason": "The audit committee agreed it."} | changes


def text_of(response) -> str:
    return re.sub(r"\s+", " ", response.content.decode())


# --- Reading --------------------------------------------------------------------------


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


# --- Writing --------------------------------------------------------------------------


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


def test_a_level_is_added_and_taken_away_again(client, scheme):
    answers = typed(client, editor_of(scheme))

    grown = client.post(editor_of(scheme), answers | {"do": "impact:add:5"})
    answers = {f.html_name: f.value() or "" for f in grown.context["form"]}
    assert answers["impact-total"] == "6"
    assert answers["impact-6-mark"] == "6"

    shrunk = client.post(editor_of(scheme), answers | {"do": "impact:remove:6"})
    answers = {f.html_name: f.value() or "" for f in shrunk.context["form"]}
    assert answers["impact-total"] == "5"
    assert answers["impact-5-label"] == "Catastrophic"


def test_a_band_that_is_added_gets_a_code_of_its_own(client, scheme):
    url = editor_of(scheme)
    grown = client.post(url, typed(client, url) | {"do": "band:add:4"})
    answers = {f.html_name: f.value() or "" for f in grown.context["form"]} | {
        "band-4-highest": "20",
        "band-5-label": "Closed",
        "band-5-lowest": "25",
        "band-5-highest": "25",
        "reason": "The worst of all needs a word.",
    }

    client.post(url, answers)

    made = ScoringScheme.objects.get(version=2).scheme
    worst = made.band(Score(5, 5))
    assert worst.label == "Closed"
    # "closed" is what a finished project is, whatever scheme it is rated in.
    assert worst.state.counts_as_rated


def test_marks_name_their_bands_cell_by_cell(client, scheme):
    letters = factories.make_scoring_scheme(LETTER_BY_NUMBER)
    answers = typed(client, editor_of(letters), cell__2__4="3")

    client.post(editor_of(letters), answers)

    made = ScoringScheme.objects.get(code=letters.code, version=2).scheme
    assert made.band(Score(2, 4)).label == "High"
    assert made.short(Score(2, 4)) == "B4"


def test_a_band_that_is_taken_away_leaves_its_cells_to_be_filled(client, scheme):
    letters = factories.make_scoring_scheme(LETTER_BY_NUMBER)
    answers = typed(client, editor_of(letters)) | {"do": "band:remove:2"}

    page = client.post(editor_of(letters), answers)

    form = page.context["form"]
    assert form["cell-1-1"].value() == "1"
    assert form["cell-1-4"].value() == ""
    assert form["cell-5-5"].value() == "2"
    assert "A gap: A4 is in no band." in text_of(page)


def test_a_product_becomes_a_table_of_numbers_of_the_councils_own(client, scheme):
    answers = typed(client, editor_of(scheme), method="lookup")
    shown = client.post(editor_of(scheme), answers | {"do": "preview"})
    answers = {f.html_name: f.value() or "" for f in shown.context["form"]} | {
        "figure-1-5": "8",
        "reason": "A catastrophe counts, however rare.",
    }

    client.post(editor_of(scheme), answers)

    made = ScoringScheme.objects.get(version=2).scheme
    assert made.method == Method.LOOKUP
    assert made.number(Score(1, 5)) == 8
    assert made.band(Score(1, 5)).label == "High"


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
    assert client.get(f"{CREATE}?copy=x").status_code == 200


def test_of_two_who_write_the_second_is_told_and_keeps_what_was_typed(client, scheme):
    answers = typed(client, editor_of(scheme), name="Mine")
    client.post(editor_of(scheme), typed(client, editor_of(scheme), name="Theirs"))

    page = text_of(client.post(editor_of(scheme), answers))

    assert "Version 2 of this scheme exists already" in page
    assert 'value="Mine"' in page


HOSTILE = {
    "a script": ("name", "<script>alert(1)</script>"),
    "a number too long": ("band-1-highest", str(2**63)),
    "no number": ("band-1-highest", "three"),
    "digits of another script": ("band-1-highest", "\N{ARABIC-INDIC DIGIT THREE}"),
    "a formula": ("impact-1-label", "=HYPERLINK(1)" * 10),
    "a nought": ("likelihood-1-label", "a\x00b"),
    "a very long text": ("source", "x" * 200_000),
    "no such day": ("in_force_from", "31 June 2027"),
    "no such shape": ("band-1-shape", "heart"),
    "a colour that is no band's": ("band-1-tone", "grey"),
    "more levels than there may be": ("impact-total", str(2**63)),
    "no levels": ("impact-total", "-4"),
    "no such method": ("method", "astrology"),
    "a code that is no code": ("band-1-code", "<b>"),
    "no days between reviews": ("band-1-review_days", "0"),
}


@pytest.mark.parametrize(("name", "text"), HOSTILE.values(), ids=HOSTILE)
def test_whatever_is_typed_is_answered_in_words(client, scheme, name, text):
    answers = typed(client, editor_of(scheme)) | {name: text}

    for asked in ({}, {"do": "preview"}, {"do": "impact:add:3"}):
        answer = client.post(editor_of(scheme), answers | asked)

        assert answer.status_code in {200, 302}
        assert "<script>alert" not in answer.content.decode()
    if name != "name":
        assert ScoringScheme.objects.count() == 1


@pytest.mark.parametrize(
    "do", ["band:add:99", "band:add:x", "cell:add:1", "impact:remove:", ":::", "x" * 99]
)
def test_a_row_that_cannot_come_or_go_changes_nothing(client, scheme, do):
    answers = typed(client, editor_of(scheme)) | {"do": do}

    form = client.post(editor_of(scheme), answers).context["form"]

    assert form.draft.bands == scheme.scheme.bands
    assert len(form.draft.impact) == 5


def test_an_officer_may_not_change_how_the_council_scores(client):
    scheme = factories.make_scoring_scheme()
    client.force_login(factories.make_user())

    assert client.get(editor_of(scheme)).status_code == 403
    assert client.post(editor_of(scheme), {"do": "preview"}).status_code == 403
