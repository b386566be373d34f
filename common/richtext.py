"""Text with headings, lists and tables, as officers paste it from Word and e-mail.

What is stored is what `clean` gives: a short allow-list of elements, no styles, no
scripts, no empty paragraphs, headings below the section's own, a table whose header
cells say what they head. nh3 (an HTML5 parser) decides what is safe, both before and
after the tidying here; the tidying never has to be trusted.
"""

import html
import re
from collections import Counter

import nh3

from common.richtext_tidy import (
    PIECE,
    WORD_LIST,
    headed_tables,
    renamed,
    without_hollow,
    word_lists,
    wrapped,
)

TOP_HEADING = 3  # a page has its h1, a section its h2

_KEPT = frozenset(
    {
        "p",
        "br",
        "strong",
        "em",
        "ul",
        "ol",
        "li",
        "table",
        "caption",
        "thead",
        "tbody",
        "tr",
        "th",
        "td",
        "a",
        "blockquote",
    }
)
_READ_ALSO = frozenset({"b", "i", "div", "h1", "h2", "h3", "h4", "h5", "h6", "tfoot"})
_DROPPED_WITH_CONTENT = frozenset(
    {
        "script",
        "style",
        "title",
        "xml",
        "template",
        "iframe",
        "object",
        "noscript",
        "noembed",
        "noframes",
        "svg",
        "math",
        "select",
    }
)
_CELL = {"colspan", "rowspan"}
_ATTRIBUTES = {"a": {"href"}, "td": _CELL, "th": _CELL | {"scope"}}
_SCOPES = {"col", "row", "colgroup", "rowgroup"}
_WIDEST_SPAN = 20  # house default: a wider cell is a mistake or an attack on the page

_DEEPEST_READ, _MOST_WORK = 500, 200_000  # house default; Word's own reach 20 and 9,000
_CLOSES_ITSELF = frozenset(
    {"p", "br", "li", "td", "th", "tr", "dt", "dd", "option", "img", "hr", "col"}
    | {"meta", "link", "input", "tbody", "thead", "tfoot", "colgroup", "wbr", "area"}
)

_LOOKS_LIKE_HTML = re.compile(r"<[a-zA-Z/!?]")
# What XML and PostgreSQL refuse: controls but tab and newline, halves of surrogates.
_UNPRINTABLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]"
)
_ANY_TAG = re.compile(r"<(?P<slash>/?)(?P<name>[a-zA-Z][^\s/>]*)(?P<rest>[^>]*)>")
_BLANK_LINES = re.compile(r"\n[ \t]*\n\s*")
_BLOCK = re.compile(r"<(?:p|h\d|[ou]l|table|blockquote)\b")
_BARE_LINK = re.compile(r"<a>(.*?)</a>", re.DOTALL)
_ENDS_A_LINE = re.compile(r"<br>|</(?:p|li|h\d|tr|caption|blockquote)>")


def clean(text: str, *, top_heading: int = TOP_HEADING) -> str:
    """Safe, tidy HTML; the same again when cleaned again."""
    printable = _UNPRINTABLE.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    if _LOOKS_LIKE_HTML.search(printable) and _is_bomb(printable):
        printable = PIECE.sub(" ", printable)
    if not _LOOKS_LIKE_HTML.search(printable):
        printable = _paragraphs(html.escape(printable, quote=False))
    read = _sanitise(printable, _KEPT | _READ_ALSO, {"p": {"class"}})
    read = _BARE_LINK.sub(r"\1", read)
    tidy = headed_tables(word_lists(renamed(read, top_heading)))
    if not _BLOCK.search(tidy):
        tidy = _paragraphs(tidy)
    headings = {f"h{top_heading}", f"h{top_heading + 1}"}
    return wrapped(without_hollow(_sanitise(tidy, _KEPT | headings)))


def to_text(cleaned: str) -> str:
    """The words alone, a line a paragraph, a tab between cells."""
    lines = _ENDS_A_LINE.sub("\n", cleaned.replace("\n", " "))
    spaced = re.sub(r"</t[dh]>\s*(?=<t[dh])", "\t", lines)
    words = html.unescape(PIECE.sub("", spaced)).replace("\N{NO-BREAK SPACE}", " ")
    return "\n".join(line.strip(" ") for line in words.split("\n") if line.strip())


def is_blank(cleaned: str) -> bool:
    return not to_text(cleaned).strip()


def _is_bomb(text: str) -> bool:
    """Whether a parser would choke: 23 KB can make it build 300 MB.

    An HTML5 parser opens every style that was left open again in each block that
    follows, so the work is open elements times blocks. Nothing typed comes near. An
    estimate: it may take a tag inside an attribute for one.
    """
    open_now: Counter[str] = Counter()
    depth = work = 0
    for tag in _ANY_TAG.finditer(text):
        name = tag["name"].lower()
        if name in _CLOSES_ITSELF or (":" in name and tag["rest"].endswith("/")):
            work += depth
        elif not tag["slash"]:
            open_now[name] += 1
            depth += 1
        elif open_now[name]:
            open_now[name] -= 1
            depth -= 1
        if depth > _DEEPEST_READ or work > _MOST_WORK:
            return True
    return False


def _sanitise(
    text: str, tags: frozenset[str], also: dict[str, set[str]] | None = None
) -> str:
    return str(
        nh3.clean(
            text,
            tags=set(tags),
            clean_content_tags=set(_DROPPED_WITH_CONTENT),
            attributes=_ATTRIBUTES | (also or {}),
            attribute_filter=_attribute,
            url_schemes={"https", "mailto"},
            link_rel=None,
        )
    )


def _attribute(tag: str, name: str, value: str) -> str | None:
    match name:
        case "href":
            return _address(value)
        case "class":
            return (
                WORD_LIST if {"MsoListParagraph", WORD_LIST} & _names(value) else None
            )
        case "scope":
            return value if value in _SCOPES else None
        case _:
            is_span = value.isascii() and value.isdigit()
            return value if is_span and 1 < int(value[:6]) <= _WIDEST_SPAN else None


def _names(value: str) -> set[str]:
    """MsoListParagraphCxSpFirst, ...Middle and ...Last are the same thing."""
    return {re.sub("CxSp(First|Middle|Last)$", "", name) for name in value.split()}


def _address(value: str) -> str | None:
    """Only whole addresses: a relative one means something else on every page."""
    address = value.strip()
    is_whole = re.match(r"https://[^\s/]|mailto:[^\s]+@", address, re.IGNORECASE)
    return address if is_whole and not re.search(r'[<>"\s]', address) else None


def _paragraphs(text: str) -> str:
    """Typed in a plain box: an empty line ends a paragraph, a new line breaks it."""
    blocks = (block.strip() for block in _BLANK_LINES.split(text.strip()))
    lines = (block.replace("\n", "<br>") for block in blocks if block)
    return "".join(f"<p>{line}</p>" for line in lines)
