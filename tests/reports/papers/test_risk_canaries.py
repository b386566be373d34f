"""Nothing of an exempt risk is in anything public made of a paper; and the hunt for it
has teeth.

Its PDF is hunted in tests/pdf/test_risk_papers.py.
"""

import io
import zipfile
from datetime import date

import pytest
from django.urls import reverse

from reports.papers import publishing
from reports.papers.choices import Audience, FileFormat
from reports.papers.facts import Positions
from reports.papers.word import word_file
from tests.reports.papers.publish import publish
from tests.reports.papers.risk_canaries import make_statement_full_of_canaries
from tests.reports.papers.risk_council import on

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _quick_pdf(monkeypatch):
    monkeypatch.setattr("reports.papers.tasks.print_pdf", lambda html: b"%PDF of it")


def published():
    paper, aviary = make_statement_full_of_canaries()
    with on(date(2012, 6, 4)):
        return publish(paper), aviary


def canaries_in_public(client=None):
    publication, aviary = published()
    files = publication.files.filter(audience=Audience.PUBLIC)
    heard = [bytes(file.content) for file in files]
    page = files.get(format=FileFormat.HTML)
    heard += unpacked(word_file(bytes(page.content).decode()))
    if client is not None:
        reference = publication.paper.reference
        address = reverse("reports:published_paper", args=[reference])
        heard.append(client.get(address).content)
    return [name for name in aviary.all if any(name.encode() in text for text in heard)]


def unpacked(file):
    with zipfile.ZipFile(io.BytesIO(file)) as held:
        return [held.read(name) for name in held.namelist()]


def test_no_canary_sings(client):
    assert canaries_in_public(client) == []


def test_the_public_is_told_how_many_are_withheld_and_under_which_paragraph():
    publication, _ = published()

    html = bytes(
        publication.files.get(audience=Audience.PUBLIC, format=FileFormat.HTML).content
    ).decode()

    assert "3 risks are withheld: exempt under paragraph 3." in html
    assert "1 project is withheld: exempt under paragraph 3." in html
    assert "Parts of this paper are withheld" in html


def test_those_entitled_have_a_version_with_the_risks_in_it():
    publication, aviary = published()

    html = publication.files.get(audience=Audience.EXEMPT, format=FileFormat.HTML)

    content = bytes(html.content)
    assert sum(name.encode() in content for name in aviary.all) >= 10
    assert b"Exempt: paragraph 3" in content


def test_a_risk_that_was_exempt_at_the_last_meeting_says_nothing_of_then():
    publication, _ = published()

    html = bytes(
        publication.files.get(audience=Audience.PUBLIC, format=FileFormat.HTML).content
    ).decode()

    moved = html.split('id="section-movement"')[1].split("</section>")[0]
    assert "NOW-1" in moved.split("Not comparable")[1]


def show_exempt_items(monkeypatch):
    monkeypatch.setattr(Positions, "visible_to", lambda self, entitlement: self)


def publish_the_full_position(monkeypatch):
    kept = publishing._keep_texts

    def keep(publication, audience, document, positions):
        kept(publication, audience, document, publication.position_json)

    monkeypatch.setattr(publishing, "_keep_texts", keep)


@pytest.mark.parametrize(
    "take_a_filter_away", [show_exempt_items, publish_the_full_position]
)
def test_without_any_one_filter_the_hunt_finds_canaries(
    take_a_filter_away, monkeypatch
):
    take_a_filter_away(monkeypatch)

    assert canaries_in_public()
