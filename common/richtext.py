"""Text with headings, lists and tables, as officers paste it from Word and e-mail.

What is stored is what `clean` gives: a short allow-list of elements, no styles, no
scripts, no empty paragraphs, headings below the section's own, a table whose header
cells say what they head. nh3 (an HTML5 parser) decides what is safe, both before and
after the tidying here; the tidying never has to be trusted.
"""

import html
import re
from collections.abc import Iterator

import nh3

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
_RENAMED = {"b": "strong", "i": "em", "div": "p", "tfoot": "tbody"}
_CELL = {"colspan", "rowspan"}
_ATTRIBUTES = {"a": {"href"}, "td": _CELL, "th": _CELL | {"scope"}}
_SCOPES = {"col", "row", "colgroup", "rowgroup"}
_WIDEST_SPAN = 20  # house default: a wider cell is a mistake or an attack on the page
_DEEPEST = 24  # house default: nothing an officer writes nests deeper

_LOOKS_LIKE_HTML = re.compile(r"<[a-zA-Z/!?]")
# What XML and PostgreSQL refuse: controls but tab and newline, halves of surrogates.
_UNPRINTABLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]"
)
_TOKEN = re.compile(r"(<[^>]*>)")
_TAG = re.compile(r"<(/?)([a-z0-9]+)([^>]*)>")
_BLANK_LINES = re.compile(r"\n[ \t]*\n\s*")
_BLOCK = re.compile(r"<(?:p|h\d|[ou]l|table|blockquote)\b")
_WORD_LIST = "list-item"
_LIST_RUN = re.compile(rf'(?:<p class="{_WORD_LIST}">.*?</p>\s*)+', re.DOTALL)
_LIST_ITEM = re.compile(rf'<p class="{_WORD_LIST}">(.*?)</p>', re.DOTALL)
_BULLET = re.compile(r"\s*(?:[·•▪§◦-]|o(?=\s*&nbsp;))(?:\s|&nbsp;)*")
_NUMBER = re.compile(r"\s*(?:\d{1,3}|[a-z]|[ivx]{1,5})[.)](?:\s|&nbsp;)+")
_BARE_LINK = re.compile(r"<a>(.*?)</a>", re.DOTALL)
_SPACES = re.compile(r"(?:&nbsp;|[ \t\r\n]){2,}")
_TABLE = re.compile(r"<table>.*?</table>", re.DOTALL)
_FIRST_ROW = re.compile(r"<tr>.*?</tr>", re.DOTALL)
_HOLLOW_BLOCKS = frozenset(
    {"p", "li", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "caption"}
)
_HOLLOW_INLINE = frozenset({"strong", "em", "a"})
_ENDS_A_LINE = re.compile(r"<br>|</(?:p|li|h\d|tr|caption|blockquote)>")


def clean(text: str, *, top_heading: int = TOP_HEADING) -> str:
    """Safe, tidy HTML; the same again when cleaned again."""
    printable = _UNPRINTABLE.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    if not _LOOKS_LIKE_HTML.search(printable):
        return _paragraphs(html.escape(printable, quote=False))
    read = _sanitise(printable, _KEPT | _READ_ALSO, {"p": {"class"}})
    read = _BARE_LINK.sub(r"\1", read)
    tidy = _headed_tables(_word_lists(_renamed(read, top_heading)))
    if not _BLOCK.search(tidy):
        tidy = _paragraphs(tidy)
    headings = {f"h{top_heading}", f"h{top_heading + 1}"}
    return _without_hollow(_sanitise(tidy, _KEPT | headings))


def to_text(cleaned: str) -> str:
    """The words alone, a line a paragraph, a tab between cells."""
    lines = _ENDS_A_LINE.sub("\n", cleaned.replace("\n", " "))
    spaced = re.sub(r"</t[dh]>\s*(?=<t[dh])", "\t", lines)
    words = html.unescape(_TOKEN.sub("", spaced)).replace("\N{NO-BREAK SPACE}", " ")
    return "\n".join(line.strip(" ") for line in words.split("\n") if line.strip())


def is_blank(cleaned: str) -> bool:
    return not to_text(cleaned).strip()


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
                _WORD_LIST if {"MsoListParagraph", _WORD_LIST} & _names(value) else None
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


def _renamed(text: str, top_heading: int) -> str:
    def rename(tag: re.Match[str]) -> str:
        slash, name, rest = tag.groups()
        if re.fullmatch(r"h\d", name):
            level = min(max(int(name[1]), top_heading), top_heading + 1)
            return f"<{slash}h{level}>"
        return f"<{slash}{_RENAMED.get(name, name)}{rest}>"

    return _TAG.sub(rename, text)


def _word_lists(text: str) -> str:
    """Word writes a list as paragraphs that begin with a bullet; make it a list."""
    return _LIST_RUN.sub(lambda run: "".join(_lists(_LIST_ITEM.findall(run[0]))), text)


def _lists(items: list[str]) -> Iterator[str]:
    kind = ""
    for item in items:
        found, words = _list_kind(item)
        if found != kind:
            yield f"</{kind}>" if kind else ""
            yield f"<{found}>" if found else ""
            kind = found
        yield f"<li>{words}</li>" if kind else f"<p>{words}</p>"
    yield f"</{kind}>" if kind else ""


def _list_kind(item: str) -> tuple[str, str]:
    for kind, marker in (("ul", _BULLET), ("ol", _NUMBER)):
        if found := marker.match(item):
            return kind, item[found.end() :]
    return "", item


def _headed_tables(text: str) -> str:
    """A table without header cells gets its first row as its headings."""
    return _TABLE.sub(lambda table: _headed(table[0]), text)


def _headed(table: str) -> str:
    def head(row: re.Match[str]) -> str:
        return re.sub(r"<(/?)td\b", r"<\1th", row[0])

    if "<th" not in table.replace("<thead", ""):
        table = _FIRST_ROW.sub(head, table, count=1)
    first, rest = _split_after_first_row(table)
    return _scoped(first, "col") + _scoped(rest, "row")


def _split_after_first_row(table: str) -> tuple[str, str]:
    first, end, rest = table.partition("</tr>")
    return first + end, rest


def _scoped(part: str, scope: str) -> str:
    return re.sub(r"<th(?![a-z])(?![^>]*scope=)", f'<th scope="{scope}"', part)


def _without_hollow(text: str) -> str:
    """Drop elements that hold nothing but space, and whatever nests too deep."""
    kept: list[str] = []
    open_tags: list[_Open] = []
    for piece in _TOKEN.split(_SPACES.sub(" ", text)):
        tag = _TAG.fullmatch(piece)
        if tag is None or tag[2] == "br":
            _note_words(kept, open_tags, piece)
        elif not tag[1]:
            open_tags.append(_Open(tag[2], len(kept)))
            kept.append(piece if len(open_tags) <= _DEEPEST else "")
        else:
            _close(kept, open_tags, piece)
    return "".join(kept).strip()


class _Open:
    """An element not closed yet: its place, and whether it holds anything."""

    __slots__ = ("at", "holds", "name")

    def __init__(self, name: str, at: int) -> None:
        self.name, self.at, self.holds = name, at, False


def _note_words(kept: list[str], open_tags: list[_Open], piece: str) -> None:
    kept.append(piece)
    if open_tags and piece != "<br>" and piece.replace("&nbsp;", "").strip():
        open_tags[-1].holds = True


def _close(kept: list[str], open_tags: list[_Open], piece: str) -> None:
    is_too_deep = len(open_tags) > _DEEPEST
    closed = open_tags.pop()
    if not closed.holds and closed.name in _HOLLOW_BLOCKS:
        del kept[closed.at :]
        return
    if not closed.holds and closed.name in _HOLLOW_INLINE:
        kept[closed.at] = ""
        return
    if open_tags:
        open_tags[-1].holds = True
    kept.append("" if is_too_deep else piece)
