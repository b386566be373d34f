"""In the editor of a scheme levels, bands and cells come and go, and nothing typed is
lost."""

import pytest
from django.urls import reverse

from accounts.choices import CouncilRoleName
from risks.models import ScoringScheme
from risks.scoring import Method, Score
from risks.shipped_schemes import LETTER_BY_NUMBER
from tests import factories
from tests.risks.scheme_forms import answers_of, editor_of, text_of, typed

pytestmark = pytest.mark.django_db

LIST = reverse("risks:scheme_list")
CREATE = reverse("risks:scheme_create")


@pytest.fixture
def scheme(client) -> ScoringScheme:
    """5 by 5; the programme office is signed in."""
    client.force_login(factories.make_user(CouncilRoleName.PROGRAMME_OFFICE))
    return factories.make_scoring_scheme()


def test_a_level_is_added_and_taken_away_again(client, scheme):
    answers = typed(client, editor_of(scheme))

    grown = client.post(editor_of(scheme), answers | {"do": "impact:add:5"})
    answers = answers_of(grown.context["form"])
    assert answers["impact-total"] == "6"
    assert answers["impact-6-mark"] == "6"

    shrunk = client.post(editor_of(scheme), answers | {"do": "impact:remove:6"})
    answers = answers_of(shrunk.context["form"])
    assert answers["impact-total"] == "5"
    assert answers["impact-5-label"] == "Catastrophic"


def test_a_band_that_is_added_gets_a_code_of_its_own(client, scheme):
    url = editor_of(scheme)
    grown = client.post(url, typed(client, url) | {"do": "band:add:4"})
    answers = answers_of(grown.context["form"]) | {
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
    answers = answers_of(shown.context["form"]) | {
        "figure-1-5": "8",
        "reason": "A catastrophe counts, however rare.",
    }

    client.post(editor_of(scheme), answers)

    made = ScoringScheme.objects.get(version=2).scheme
    assert made.method == Method.LOOKUP
    assert made.number(Score(1, 5)) == 8
    assert made.band(Score(1, 5)).label == "High"


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
