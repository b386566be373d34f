"""The hunt for canaries has teeth: take one filter away, and it finds them.

The PDF is hunted in tests/pdf; it is made of the HTML that is hunted here.
"""

import pytest

from reports.papers import compose, publishing
from reports.papers.choices import Audience
from reports.papers.facts import Positions
from reports.papers.outline import lay_out
from tests.reports.papers.canaries import make_paper_full_of_canaries
from tests.reports.papers.publish import publish

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _quick_pdf(monkeypatch):
    monkeypatch.setattr("reports.papers.tasks.print_pdf", lambda html: b"%PDF of it")


def canaries_in_public() -> list[str]:
    paper, aviary = make_paper_full_of_canaries()
    files = publish(paper).files.filter(audience=Audience.PUBLIC)
    public = b"".join(bytes(file.content) for file in files)
    return [name for name in aviary.all if name.encode() in public]


def test_no_canary_sings():
    assert not canaries_in_public()


def show_exempt_sections(monkeypatch):
    kept = compose._Composer

    def seeing(*args, **kwargs):
        return kept(*args, **(kwargs | {"sees_exempt": True}))

    monkeypatch.setattr(compose, "_Composer", seeing)


def show_exempt_items(monkeypatch):
    monkeypatch.setattr(Positions, "visible_to", lambda self, entitlement: self)


def copy_exempt_reports(monkeypatch):
    def placed(definition, material):
        programme = material.positions.programme
        return lay_out(definition, material.paper, material.texts, programme)

    monkeypatch.setattr(compose, "placed_sections", placed)


def publish_the_full_position(monkeypatch):
    kept = publishing._keep_texts

    def keep(publication, audience, document, positions):
        kept(publication, audience, document, publication.position_json)

    monkeypatch.setattr(publishing, "_keep_texts", keep)


@pytest.mark.parametrize(
    "take_a_filter_away",
    [
        show_exempt_sections,
        show_exempt_items,
        copy_exempt_reports,
        publish_the_full_position,
    ],
)
def test_without_any_one_filter_the_hunt_finds_canaries(
    take_a_filter_away, monkeypatch
):
    take_a_filter_away(monkeypatch)

    assert canaries_in_public()
