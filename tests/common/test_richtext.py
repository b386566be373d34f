import time
from html.parser import HTMLParser

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from common.richtext import clean, is_blank, to_text
from tests.common.script_payloads import PAYLOADS

pytestmark = pytest.mark.rules

ALLOWED = {
    "p": set(),
    "br": set(),
    "strong": set(),
    "em": set(),
    "ul": set(),
    "ol": set(),
    "li": set(),
    "table": set(),
    "caption": set(),
    "thead": set(),
    "tbody": set(),
    "tr": set(),
    "th": {"scope", "colspan", "rowspan"},
    "td": {"colspan", "rowspan"},
    "a": {"href"},
    "h3": set(),
    "h4": set(),
    "blockquote": set(),
}


class Reader(HTMLParser):
    """Fails on anything that is not on the allow-list."""

    def handle_starttag(self, tag, attrs):
        assert tag in ALLOWED
        for name, value in attrs:
            assert name in ALLOWED[tag]
            if name == "href":
                assert value.lower().startswith(("https://", "mailto:"))
            if name in {"colspan", "rowspan"}:
                assert 1 < int(value) <= 20

    def handle_comment(self, data):
        pytest.fail("a comment survived")

    def handle_decl(self, decl):
        pytest.fail("a declaration survived")

    def handle_pi(self, data):
        pytest.fail("a processing instruction survived")


def assert_harmless(cleaned):
    reader = Reader()
    reader.feed(cleaned)
    reader.close()
    cleaned.encode()
    assert "\x00" not in cleaned


@pytest.mark.parametrize("payload", PAYLOADS)
@pytest.mark.parametrize("around", ["{}", "<p>Before {} after</p>", "<table><td>{}"])
def test_scripts_and_handlers_never_survive(payload, around):
    cleaned = clean(around.format(payload))

    assert_harmless(cleaned)
    assert clean(cleaned) == cleaned


pieces = st.sampled_from(
    [
        *PAYLOADS,
        "<p>",
        "</p>",
        "<b>",
        "</b>",
        "<em>",
        "</em>",
        "<h1>",
        "</h1>",
        "<h5>",
        "</h5>",
        "<ul>",
        "<li>",
        "</li>",
        "</ul>",
        "<table>",
        "<thead>",
        "<tr>",
        "<th>",
        "<td>",
        "<td colspan=2>",
        "</td>",
        "</table>",
        "<div>",
        "</div>",
        "<br>",
        "<blockquote>",
        "</blockquote>",
        "<p class=MsoListParagraph>",
        "·&nbsp; ",
        "1. ",
        "<a href=https://x.example>",
        "</a>",
        "&nbsp;",
        "&lt;b&gt;",
        "&amp;",
        " ",
        "\n\n",
        "words",
        "5 < 6",
        "<o:p>",
    ]
)


@given(st.lists(pieces | st.text(max_size=8), max_size=25).map("".join))
@settings(max_examples=400)
@example("<table><tr><td>a</table><table><tr><td>b")
@example("<p class=MsoListParagraph>· <p class=MsoListParagraph>1. <b>x")
@example("<b>x\n\ny</b>")
@example("two  spaces and\n three   more")
def test_cleaning_is_harmless_and_done_once(text):
    cleaned = clean(text)

    assert_harmless(cleaned)
    assert clean(cleaned) == cleaned


def test_plain_text_becomes_paragraphs():
    typed = "Fish & chips < £5.\r\nSame paragraph.\r\n\r\n\r\nNext one.\n"

    assert clean(typed) == (
        "<p>Fish &amp; chips &lt; £5.<br>Same paragraph.</p><p>Next one.</p>"
    )


def test_text_with_a_little_html_becomes_paragraphs_too():
    assert clean("We <b>must</b> decide.\n\nSoon.") == (
        "<p>We <strong>must</strong> decide.</p><p>Soon.</p>"
    )


def test_headings_go_below_the_section_s_own():
    assert clean("<h1>A</h1><h3>B</h3><h6>C</h6>") == "<h3>A</h3><h3>B</h3><h4>C</h4>"
    assert clean("<h1>A</h1><h6>C</h6>", top_heading=4) == "<h4>A</h4><h5>C</h5>"


def test_word_s_own_markup_goes_and_its_words_stay():
    pasted = (
        "<html xmlns:o='urn:schemas-microsoft-com:office:office'><head>"
        "<style>p.MsoNormal{margin:0}</style><!--[if gte mso 9]><xml><o:x>1</o:x></xml>"
        "<![endif]--></head><body lang=EN-GB><p class=MsoNormal style='margin:0cm'>"
        "<span style='font-family:\"Arial\"'>The <b style='mso-bidi'>plan</b> "
        "is <i>late</i>.<o:p></o:p></span></p><p class=MsoNormal><o:p>&nbsp;</o:p></p>"
        "<p class=MsoNormal><font color=red>Next.</font></p></body></html>"
    )

    assert clean(pasted) == (
        "<p>The <strong>plan</strong> is <em>late</em>.</p><p>Next.</p>"
    )


def test_word_s_lists_become_lists():
    bullet = (
        "<![if !supportLists]><span style='font-family:Symbol'>·<span style='font:7pt'>"
        "&nbsp;&nbsp;&nbsp; </span></span><![endif]>"
    )
    pasted = (
        f"<p class=MsoListParagraphCxSpFirst>{bullet}Agree the plan</p>\n"
        f"<p class=MsoListParagraphCxSpLast>{bullet}Tell the <b>board</b></p>\n"
        "<p class=MsoListParagraph>1.&nbsp;&nbsp; First</p>"
        "<p class=MsoListParagraph>Not a point</p>"
    )

    assert clean(pasted) == (
        "<ul><li>Agree the plan</li><li>Tell the <strong>board</strong></li></ul>"
        "<ol><li>First</li></ol><p>Not a point</p>"
    )


def test_a_pasted_table_gets_header_cells_that_say_what_they_head():
    pasted = "<table border=1><tr><td>Strand<td>RAG<tr><td>Access<td>Green</table>"

    assert clean(pasted) == (
        '<table><tbody><tr><th scope="col">Strand</th><th scope="col">RAG</th></tr>'
        "<tr><td>Access</td><td>Green</td></tr></tbody></table>"
    )


def test_a_table_with_row_headers_keeps_them():
    written = (
        '<table><caption>RAG</caption><tbody><tr><th scope="col">Strand</th>'
        '<th scope="col">Now</th></tr><tr><th scope="row">Access</th>'
        '<td colspan="2">Green</td></tr></tbody></table>'
    )

    assert clean(written) == written
    assert clean(written.replace(' scope="row"', "")) == written


def test_only_whole_https_and_mail_addresses_stay_links():
    assert clean('<p><a href="https://x.example/a?b=1&amp;c=2">Plan</a></p>') == (
        '<p><a href="https://x.example/a?b=1&amp;c=2">Plan</a></p>'
    )
    assert clean('<a href="mailto:clerk@x.example">Clerk</a>') == (
        '<p><a href="mailto:clerk@x.example">Clerk</a></p>'
    )
    assert clean('<p><a href="http://x.example">Plan</a></p>') == "<p>Plan</p>"


def test_empty_elements_go_and_words_do_not_run_together():
    assert clean("<p></p><p>&nbsp;</p><ul><li> </li></ul><p>a</p>") == "<p>a</p>"
    assert clean("<p>one<strong> </strong>two</p>") == "<p>one two</p>"


def test_nesting_stops_somewhere():
    cleaned = clean("<blockquote>" * 400 + "deep")

    assert cleaned.count("<blockquote>") < 30
    assert to_text(cleaned) == "deep"


def test_what_no_parser_can_read_in_time_keeps_its_words():
    styles = "".join(f"<b id={n}>" for n in range(600))

    assert to_text(clean(f"<p>{styles}</p><p onclick=x>One<p>Two")) == "One Two"


def test_words_beside_blocks_get_a_paragraph():
    assert clean("Before<h3>A</h3>after <b>it</b><p>end</p>") == (
        "<p>Before</p><h3>A</h3><p>after <strong>it</strong></p><p>end</p>"
    )


def test_text_alone_keeps_lines_and_cells_apart():
    written = clean(
        "<p>One<br>two &amp; three</p><ul><li>a</li><li>b</li></ul>"
        "<table><tr><td>x</td><td>y</td></tr></table>"
    )

    assert to_text(written) == "One\ntwo & three\na\nb\nx\ty"


@pytest.mark.parametrize("blank", ["", " ", "<p></p>", "<p>&nbsp;<br></p>", "\x00"])
def test_nothing_but_space_is_blank(blank):
    assert is_blank(clean(blank))


def test_a_word_is_not_blank():
    assert not is_blank(clean("<p>a</p>"))


WORD_LINE = (
    "<p class=MsoNormal style='margin:0'><span lang=EN-GB style='font-family:Arial'>"
    "The plan is <b>late</b>, and the board knows.<o:p></o:p></span></p>\n"
)


@pytest.mark.parametrize(
    "pasted",
    [
        WORD_LINE * (200_000 // len(WORD_LINE)),
        "plain words " * 17_000,
        "<p class=MsoListParagraph>· a point" * 5_800,
        "<table><tr><td>x" * 12_500,
        "<" * 200_000,
        "&nbsp;<b> </b>" * 14_000,
        "<blockquote>words" * 12_000,
        "<p>" + "".join(f"<b id={n}>" for n in range(400)) + "</p>" + "<p>x" * 40_000,
    ],
)
def test_200_kilobytes_are_cleaned_quickly_and_kept(pasted):
    started = time.perf_counter()
    cleaned = clean(pasted)

    assert time.perf_counter() - started < 1  # 0.1 s on a quiet machine
    assert clean(cleaned) == cleaned
    assert cleaned.count("The plan is") == pasted.count("The plan is")
