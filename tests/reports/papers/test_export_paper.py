"""`manage.py export_paper`: a paper as a file, published or draft."""

import io

import docx
import pytest
from django.core.management import CommandError, call_command
from docx.enum.section import WD_ORIENT

from tests.factories import EXEMPT, make_section
from tests.reports.papers.publish import make_telling_paper, publish

pytestmark = pytest.mark.django_db


@pytest.fixture
def quick_pdf(monkeypatch):
    monkeypatch.setattr("reports.papers.tasks.print_pdf", lambda html: b"%PDF of it")


def exported(paper, tmp_path, *options):
    kept = tmp_path / "paper"
    call_command("export_paper", paper.reference, *options, output=kept)
    return kept.read_bytes()


def test_a_draft_is_exported_while_nothing_is_published(tmp_path):
    paper = make_telling_paper()

    page = exported(paper, tmp_path).decode()

    assert "DRAFT: not published" in page
    assert "That the progress made be noted." in page


@pytest.mark.usefixtures("quick_pdf")
def test_what_was_published_is_exported_and_not_what_changed_since(tmp_path):
    paper = make_telling_paper()
    publish(paper)
    make_section(paper, key="legal", html="<p>Written since.</p>")

    assert exported(paper, tmp_path, "--format=pdf") == b"%PDF of it"
    assert b"Written since." not in exported(paper, tmp_path)


def test_the_public_export_leaves_out_what_is_exempt(tmp_path):
    paper = make_telling_paper()
    make_section(paper, key="legal", html="<p>Advice.</p>", **EXEMPT)

    assert b"Advice." in exported(paper, tmp_path)
    for kind in ("html", "docx"):
        public = exported(paper, tmp_path, "--public", f"--format={kind}")
        words = public if kind == "html" else words_of(public).encode()
        assert b"Advice." not in words
        assert b"exempt under paragraph 3" in words


def words_of(file):
    written = docx.Document(io.BytesIO(file))
    return "\n".join(paragraph.text for paragraph in written.paragraphs)


def test_the_word_file_has_headings_lists_and_tables_with_header_rows(tmp_path):
    paper = make_telling_paper()
    make_section(
        paper, key="risk", html="<p>Two <strong>big</strong> ones:</p><ul><li>one</ul>"
    )

    written = docx.Document(io.BytesIO(exported(paper, tmp_path, "--format=docx")))

    styles = {(p.style.name, p.text) for p in written.paragraphs}
    assert ("Heading 1", "Fourth quarterly update") in styles
    assert ("Heading 2", "1 Recommendation(s)") in styles
    assert ("Heading 3", "3.1 Strand 1 Public Access") in styles
    assert ("List Bullet", "one") in styles
    bold = [run.text for p in written.paragraphs for run in p.runs if run.bold]
    assert "big" in bold
    assert all(
        table.rows[0]._tr.xpath("./w:trPr/w:tblHeader") for table in written.tables
    )
    assert written.sections[-1].orientation == WD_ORIENT.LANDSCAPE


def test_the_word_file_names_nobody_but_the_council(tmp_path):
    told = docx.Document(
        io.BytesIO(exported(make_telling_paper(), tmp_path, "--format=docx"))
    ).core_properties

    assert told.author == "Exampleshire Council"
    assert told.title.startswith("Fourth quarterly update, Cabinet, 25 July 2012")
    assert (told.comments, told.last_modified_by or "") == ("", "")
    assert told.language == "en-GB"


def test_an_unknown_reference_names_those_there_are():
    paper = make_telling_paper()

    with pytest.raises(CommandError, match=f"There are: {paper.reference}"):
        call_command("export_paper", "no-such-paper")
