"""The papers of risks as PDF: accessible, in words as well as colours, and free of what
is exempt."""

import subprocess
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from reports.papers.choices import Audience, FileFormat
from reports.papers.previews import draft_for
from reports.papers.render import page_html
from reports.pdf import print_pdf
from tests.factories import make_user
from tests.pdf.reading import outline_of, raw_of, tags_of, words_of
from tests.reports.papers.publish import publish
from tests.reports.papers.risk_canaries import make_statement_full_of_canaries
from tests.reports.papers.risk_council import on
from tests.reports.papers.test_risk_harborough import make_report

pytestmark = [pytest.mark.pdf, pytest.mark.django_db]

ROOT = Path(__file__).resolve().parents[2]


@dataclass
class Printed:
    """Made once for all tests of this file."""

    public: bytes
    exempt: bytes
    harborough: bytes
    canaries: list[str]


_kept: list[Printed] = []


@pytest.fixture
def printed(db) -> Printed:
    if not _kept:
        harborough = print_pdf(page_html(draft_for(make_report(), make_user())))
        paper, aviary = make_statement_full_of_canaries()
        with on(date(2012, 6, 4)):
            publication = publish(paper)
        assert publication.is_done, publication.problem
        files = {
            audience: bytes(
                publication.files.get(audience=audience, format=FileFormat.PDF).content
            )
            for audience in Audience
        }
        _kept.append(
            Printed(
                files[Audience.PUBLIC], files[Audience.EXEMPT], harborough, aviary.all
            )
        )
    return _kept[0]


def test_no_canary_sings_in_the_public_statement(printed):
    raw = raw_of(printed.public).decode(errors="replace")
    hunted = (raw, words_of(printed.public))

    assert not [name for name in printed.canaries for text in hunted if name in text]


def test_the_hunt_would_find_them(printed):
    words = words_of(printed.exempt)

    assert sum(name in words for name in printed.canaries) >= 10


def test_the_statement_says_how_many_are_withheld(printed):
    words = words_of(printed.public)

    assert "3 risks are withheld: exempt under paragraph 3." in words


def test_a_score_is_a_number_a_shape_and_a_word(printed):
    assert "■ 20 Significant" in words_of(printed.public)


def test_the_matrix_is_a_table_with_header_cells(printed):
    tags = tags_of(printed.public)

    # Six columns of headers and five rows of them, beside those of the other tables.
    assert tags.count("Table") >= 6
    assert tags.count("TH") >= 11
    assert {"Caption", "THead", "TD", "L", "LI"} <= {*tags}


def test_the_bookmarks_are_the_sections(printed):
    titles = outline_of(printed.public)

    assert titles[0].startswith("Risk position statement: ")
    assert "2 Where the risks stand" in titles
    assert outline_of(printed.harborough)[0].startswith("Report to the Council")


def test_harboroughs_risks_are_printed_in_words(printed):
    words = words_of(printed.harborough).lower()

    assert "significant critical strong leadership. sound business case." in words


def test_the_pdfs_keep_pdf_ua_1(printed, tmp_path):
    kept = {
        "public.pdf": printed.public,
        "exempt.pdf": printed.exempt,
        "harborough.pdf": printed.harborough,
    }
    for name, content in kept.items():
        (tmp_path / name).write_bytes(content)

    checked = subprocess.run(
        ["scripts/verapdf", *(str(tmp_path / name) for name in kept)],
        cwd=ROOT,
        capture_output=True,
        text=True,
    )
    # Only where Java or Maven is missing; the machine that decides has both.
    if checked.returncode == 3:
        pytest.skip(checked.stderr.strip())
    assert checked.returncode == 0, checked.stdout
