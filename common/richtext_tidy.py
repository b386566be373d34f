"""Tidies what an HTML5 parser has written: lists, tables, headings, emptiness.

Works on nh3's output, where every element is closed and every < in a text escaped; and
nh3 reads the result once more, so nothing here has to be trusted with safety.
"""

import re
from collections.abc import Iterator

WORD_LIST = "list-item"
PIECE = re.compile(r"(<[^>]*>)")

_RENAMED = {"b": "strong", "i": "em", "div": "p", "tfoot": "tbody"}
_DEEPEST = 24  # house default: nothing an officer writes nests deeper
_TAG = re.compile(r"<(/?)([a-z0-9]+)([^>]*)>")
_LIST_RUN = re.compile(rf'(?:<p class="{WORD_LIST}">.*?</p>\s*)+', re.DOTALL)
_LIST_ITEM = re.compile(rf'<p class="{WORD_LIST}">(.*?)</p>', re.DOTALL)
_BULLET = re.compile(r"\s*(?:[·•▪§◦-]|o(?=\s*&nbsp;))(?:\s|&nbsp;)*")
_NUMBER = re.compile(r"\s*(?:\d{1,3}|[a-z]|[ivx]{1,5})[.)](?:\s|&nbsp;)+")
_SPACES = re.compile(r"(?:&nbsp;|[ \t\r\n]){2,}")
_TABLE = re.compile(r"<table>.*?</table>", re.DOTALL)
_FIRST_ROW = re.compile(r"<tr>.*?</tr>", re.DOTALL)
_HOLLOW_BLOCKS = frozenset(
    {"p", "li", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "caption"}
)
_INLINE = frozenset({"strong", "em", "a"})
_ONLY_SPACE = re.compile(r"(?:<br>|&nbsp;|\s)*")


def renamed(text: str, top_heading: int) -> str:
    def rename(tag: re.Match[str]) -> str:
        slash, name, rest = tag.groups()
        if re.fullmatch(r"h\d", name):
            level = min(max(int(name[1]), top_heading), top_heading + 1)
            return f"<{slash}h{level}>"
        return f"<{slash}{_RENAMED.get(name, name)}{rest}>"

    return _TAG.sub(rename, text)


def word_lists(text: str) -> str:
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


def headed_tables(text: str) -> str:
    """A table without header cells gets its first row as its headings."""
    return _TABLE.sub(lambda table: _headed(table[0]), text)


def _headed(table: str) -> str:
    def head(row: re.Match[str]) -> str:
        return re.sub(r"<(/?)td\b", r"<\1th", row[0])

    if "<th" not in table.replace("<thead", ""):
        table = _FIRST_ROW.sub(head, table, count=1)
    first, end, rest = table.partition("</tr>")
    return _scoped(first, "col") + end + _scoped(rest, "row")


def _scoped(part: str, scope: str) -> str:
    return re.sub(r"<th(?![a-z])(?![^>]*scope=)", f'<th scope="{scope}"', part)


def without_hollow(text: str) -> str:
    """Drop elements that hold nothing but space, and whatever nests too deep."""
    kept: list[str] = []
    open_tags: list[_Open] = []
    for piece in PIECE.split(_SPACES.sub(" ", text)):
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
    if not closed.holds and closed.name in _INLINE:
        kept[closed.at] = ""
        return
    if open_tags:
        open_tags[-1].holds = True
    kept.append("" if is_too_deep else piece)


def wrapped(text: str) -> str:
    """Words that stand outside every element get a paragraph of their own."""
    written: list[str] = []
    loose: list[str] = []
    for node, is_block in _nodes(text):
        if is_block:
            written += [_paragraph(loose), node]
            loose = []
        else:
            loose.append(node)
    return "".join([*written, _paragraph(loose)])


def _nodes(text: str) -> Iterator[tuple[str, bool]]:
    """The outermost elements and texts, and whether a block is in them."""
    node: list[str] = []
    depth, is_block = 0, False
    for piece in PIECE.split(text):
        node.append(piece)
        tag = _TAG.fullmatch(piece)
        if tag and tag[2] != "br":
            depth += -1 if tag[1] else 1
            is_block = is_block or tag[2] not in _INLINE
        if not depth:
            yield "".join(node), is_block
            node, is_block = [], False


def _paragraph(loose: list[str]) -> str:
    words = "".join(loose).strip()
    return "" if _ONLY_SPACE.fullmatch(words) else f"<p>{words}</p>"
