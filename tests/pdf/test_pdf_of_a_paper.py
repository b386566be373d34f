"""The published PDF: accessible, the same every time, and free of what is exempt."""

import io
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pikepdf
import pytest
from django.urls import reverse

from reports.papers.choices import Audience, FileFormat
from reports.papers.previews import draft_for
from reports.papers.render import page_html
from reports.pdf import print_pdf
from tests.factories import make_user
from tests.pdf.reading import outline_of, raw_of, tags_of, words_of
from tests.reports.papers.canaries import make_paper_full_of_canaries
from tests.reports.papers.publish import publish

pytestmark = [pytest.mark.pdf, pytest.mark.django_db]

ROOT = Path(__file__).resolve().parents[2]


@dataclass
class Printed:
    """What was published, read once for all tests of this file."""

    files: dict[tuple[str, str], bytes]
    html: dict[str, str]
    draft: bytes
    pages: list[str]
    canaries: list[str]


_kept: list[Printed] = []


@pytest.fixture
def printed(db, client) -> Printed:
    if not _kept:
        paper, aviary = make_paper_full_of_canaries()
        draft = print_pdf(page_html(draft_for(paper, make_user())))
        publication = publish(paper)
        assert publication.is_done, publication.problem
        files = {
            (file.audience, file.format): bytes(file.content)
            for file in publication.files.all()
        }
        pages = [
            client.get(reverse(f"reports:{name}", args=args)).text
            for name, args in (
                ("published_list", []),
                ("published_paper", [paper.reference]),
                ("published_version", [paper.reference, 1]),
            )
        ]
        html = {
            audience: files[audience, FileFormat.HTML].decode() for audience in Audience
        }
        _kept.append(Printed(files, html, draft, pages, aviary.all))
    return _kept[0]


def public_pdf(printed: Printed) -> bytes:
    return printed.files[Audience.PUBLIC, FileFormat.PDF]


def test_no_canary_sings_in_anything_public(printed):
    public = [
        content for (who, _), content in printed.files.items() if who == Audience.PUBLIC
    ]
    pdf = public_pdf(printed)
    hunted = [*public, raw_of(pdf), words_of(pdf).encode(), raw_of(printed.draft)]
    hunted += [page.encode() for page in printed.pages]

    assert len(printed.canaries) >= 40
    found = [
        name for name in printed.canaries for text in hunted if name.encode() in text
    ]
    assert not found


def test_the_hunt_would_find_them(printed):
    exempt = printed.files[Audience.EXEMPT, FileFormat.JSON].decode()
    pdf = words_of(printed.files[Audience.EXEMPT, FileFormat.PDF])

    assert sum(name in exempt for name in printed.canaries) >= 25
    assert sum(name in pdf for name in printed.canaries) >= 5


def test_what_is_left_out_is_left_out_and_not_covered(printed):
    with pikepdf.open(io.BytesIO(public_pdf(printed))) as pdf:
        assert public_pdf(printed).count(b"%%EOF") == 1
        assert not pdf.attachments
        assert "/AcroForm" not in pdf.Root
    assert "is withheld: it is exempt under paragraph 3" in words_of(
        public_pdf(printed)
    )


def test_the_pdf_says_what_it_is_and_in_which_language(printed):
    with pikepdf.open(io.BytesIO(public_pdf(printed))) as pdf:
        assert pdf.Root.MarkInfo.Marked
        assert pdf.Root.Lang == "en-GB"
        assert pdf.Root.ViewerPreferences.DisplayDocTitle
        assert pdf.docinfo["/Title"] == (
            "Fourth quarterly update, Cabinet, 25 July 2012"
        )
        fonts = [o for o in pdf.objects if _is(o, "/FontDescriptor")]
        assert fonts
        assert all("Source" in str(font.FontName) for font in fonts)
        assert all("/FontFile2" in font or "/FontFile3" in font for font in fonts)


def _is(item: object, kind: str) -> bool:
    return isinstance(item, pikepdf.Dictionary) and item.get("/Type") == kind


def test_headings_tables_and_lists_are_told_as_such(printed):
    tags = tags_of(public_pdf(printed))

    assert tags.count("H1") == 1
    assert tags.index("H1") < tags.index("H2") < tags.index("H3")
    assert {"Table", "THead", "TH", "TD", "L", "LI", "Caption"} <= {*tags}


def test_the_bookmarks_are_the_headings(printed):
    titles = outline_of(public_pdf(printed))

    assert titles[0] == "Fourth quarterly update"
    assert "1 Recommendation(s)" in titles
    assert "3.1 Strand 1 Public Access" in titles


def test_every_page_says_which_it_is(printed):
    words = words_of(public_pdf(printed))
    with pikepdf.open(io.BytesIO(public_pdf(printed))) as pdf:
        total = len(pdf.pages)

    assert all(f"Page {number} of {total}" in words for number in range(1, total + 1))


def test_a_draft_says_so_in_words_and_across_the_page(printed):
    words = words_of(printed.draft)

    assert words.count("DRAFT: not published") >= 2
    assert "DRAFT" not in words_of(public_pdf(printed))


def test_the_same_page_prints_to_the_same_bytes(printed):
    again = print_pdf(printed.html[Audience.PUBLIC])

    assert again == public_pdf(printed)


def test_the_pdfs_keep_pdf_ua_1(printed, tmp_path):
    kept = {
        "public.pdf": public_pdf(printed),
        "exempt.pdf": printed.files[Audience.EXEMPT, FileFormat.PDF],
        "draft.pdf": printed.draft,
    }
    for name, content in kept.items():
        (tmp_path / name).write_bytes(content)

    checked = subprocess.run(
        ["scripts/verapdf", *(str(tmp_path / name) for name in kept)],
        cwd=ROOT,
        capture_output=True,
        text=True,
    )
    if checked.returncode == 3:
        pytest.skip(checked.stderr.strip())
    assert checked.returncode == 0, checked.stdout
