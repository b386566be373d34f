"""A paper as a Word file, from the same HTML that the PDF is made of.

Real headings, lists and tables with header rows, so that it can be read and edited by
whoever uses Word with a screen reader.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator
from typing import Any

import docx
from docx.document import Document as WordFile
from docx.enum.section import WD_ORIENT
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.table import _Cell
from docx.text.paragraph import Paragraph
from lxml import html as html_reader

FONT = "Source Sans 3"
LANGUAGE = "en-GB"
HEADINGS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4}
LISTS = {"ul": "List Bullet", "ol": "List Number"}
HOLDERS = frozenset({"main", "article", "section", "header", "footer", "div", "figure"})
LETTERED = (
    '<w:lvlOverride {} w:ilvl="0"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
    '<w:numFmt w:val="{}"/><w:lvlText w:val="%1."/><w:lvlJc w:val="left"/><w:pPr>'
    '<w:ind w:left="360" w:hanging="360"/></w:pPr></w:lvl></w:lvlOverride>'
)
# What HTML takes for one space; a no-break space stays.
SPACES = re.compile(r"[ \t\r\n]+")
BREAK = "\v"

Place = WordFile | _Cell


def word_file(page: str) -> bytes:
    """The Word file of a paper's whole HTML page (`render.page_html`)."""
    read = html_reader.fromstring(page)
    written = docx.Document()
    _introduce(written, read)
    writer = _Writer(written)
    for holder in read.iter("main"):
        writer.write(holder, written)
    kept = io.BytesIO()
    written.save(kept)
    return kept.getvalue()


def _introduce(written: WordFile, read: Any) -> None:
    """Its title, whose it is and its language; nothing about who or what made it."""
    told = written.core_properties
    told.title = read.findtext(".//title") or ""
    told.author = "".join(read.xpath("//meta[@name='author']/@content"))
    told.comments, told.language = "", LANGUAGE
    normal = written.styles["Normal"]
    normal.font.name = FONT
    defaults = written.styles.element.find(f".//{qn('w:rPrDefault')}/{qn('w:rPr')}")
    for old in defaults.findall(qn("w:lang")):
        defaults.remove(old)
    defaults.append(parse_xml(f'<w:lang {nsdecls("w")} w:val="{LANGUAGE}"/>'))


class _Writer:
    """Walks the HTML once and writes what it meets."""

    def __init__(self, written: WordFile) -> None:
        self.written = written

    def write(self, element: Any, place: Place) -> None:
        for child in element:
            self._write_one(child, place)

    def _write_one(self, child: Any, place: Place) -> None:
        if child.tag in HOLDERS:
            if "paper-landscape" in _classes(child):
                self._turn_the_page()
            self.write(child, place)
        elif child.tag in HEADINGS and isinstance(place, WordFile):
            heading = place.add_heading(level=HEADINGS[child.tag])
            _add_words(heading, child)
        elif child.tag in LISTS:
            self._add_list(child, place, level=1)
        elif child.tag == "table":
            self._add_table(child, place)
        elif child.tag == "svg":  # a picture is told by its description
            place.add_paragraph(child.findtext(".//desc") or "")
        elif isinstance(child.tag, str):
            _add_words(place.add_paragraph(), child)

    def _turn_the_page(self) -> None:
        section = self.written.add_section()
        section.orientation = WD_ORIENT.LANDSCAPE
        width, height = section.page_width, section.page_height
        if width and height and width < height:
            section.page_width, section.page_height = height, width

    def _add_list(self, element: Any, place: Place, *, level: int) -> None:
        style = LISTS[element.tag] + (f" {level}" if level in {2, 3} else "")
        number = self._new_numbering(element, style)
        for item in element.findall("li"):
            paragraph = place.add_paragraph(style=style)
            if number is not None:
                properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
                properties.get_or_add_numId().val = number
                properties.get_or_add_ilvl().val = 0
            _add_words(paragraph, item, but=frozenset(LISTS))
            for inner in item:
                if inner.tag in LISTS:
                    self._add_list(inner, place, level=min(level + 1, 3))

    def _new_numbering(self, element: Any, style: str) -> int | None:
        """Each numbered list begins anew, in letters where the paper has letters."""
        if element.tag != "ol":
            return None
        kind = "lowerLetter" if "paper-letters" in _classes(element) else "decimal"
        numbering = self.written.part.numbering_part.element
        used = self.written.styles[style].element.find(f".//{qn('w:numId')}").val
        known = numbering.num_having_numId(used)
        added = numbering.add_num(known.abstractNumId.val)
        added.append(parse_xml(LETTERED.format(nsdecls("w"), kind)))
        return int(added.numId)

    def _add_table(self, element: Any, place: Place) -> None:
        for caption in element.findall("caption"):
            _add_words(place.add_paragraph(style="Caption"), caption)
        rows = list(element.iter("tr"))
        laid = list(_laid_out(rows))
        width = max((at + _span(cell) for row in laid for at, cell in row), default=0)
        if not width or not isinstance(place, WordFile):
            return
        table = place.add_table(rows=0, cols=width, style="Table Grid")
        for row, source in zip(laid, rows, strict=True):
            cells = table.add_row()
            if source.getparent().tag == "thead":
                mark = parse_xml(f"<w:tblHeader {nsdecls('w')}/>")
                cells._tr.get_or_add_trPr().append(mark)
            for at, cell in row:
                self._fill(cells.cells[at], cells.cells[at + _span(cell) - 1], cell)
        for first, last in _reaching_down(laid):
            table.cell(*first).merge(table.cell(*last))

    def _fill(self, first: _Cell, last: _Cell, source: Any) -> None:
        cell = first.merge(last) if first is not last else first
        blocks = [child for child in source if child.tag in {"p", "div", "ul", "ol"}]
        start = cell.paragraphs[0]
        if not blocks:
            _add_words(start, source)
        else:
            self.write(source, cell)
            start._p.getparent().remove(start._p)
        if source.tag == "th":
            for run in (run for line in cell.paragraphs for run in line.runs):
                run.bold = True


def _laid_out(rows: Iterable[Any]) -> Iterator[list[tuple[int, Any]]]:
    """Each row's cells with the column each begins in, past those that reach down from
    the rows above."""
    reaches: dict[int, int] = {}
    for row in rows:
        laid, at = [], 0
        for cell in row:
            while reaches.get(at, 0):
                at += 1
            laid.append((at, cell))
            at += _span(cell)
        reaches = {column: left - 1 for column, left in reaches.items() if left > 1}
        for begins, cell in laid:
            if (down := _span(cell, "rowspan")) > 1:
                columns = range(begins, begins + _span(cell))
                reaches |= dict.fromkeys(columns, down - 1)
        yield laid


def _reaching_down(
    laid: list[list[tuple[int, Any]]],
) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    """The first and the last place of each cell that is higher than one row."""
    for down, row in enumerate(laid):
        for at, cell in row:
            last = min(down + _span(cell, "rowspan"), len(laid)) - 1
            if last > down:
                yield (down, at), (last, at + _span(cell) - 1)


def _span(cell: Any, way: str = "colspan") -> int:
    return int(cell.get(way, 1))


def _classes(element: Any) -> list[str]:
    return str(element.get("class", "")).split()


def _add_words(
    paragraph: Paragraph, element: Any, *, but: frozenset[str] = frozenset()
) -> None:
    """The words of an element, with what is strong, emphasised or leads somewhere."""
    after_space = True
    for words, style in _words(element, but, frozenset()):
        if words == BREAK:
            paragraph.add_run().add_break()
            after_space = True
            continue
        told = SPACES.sub(" ", words)
        told = told.lstrip(" ") if after_space else told
        if told:
            run = paragraph.add_run(told)
            run.bold = "strong" in style or None
            run.italic = "em" in style or None
            after_space = told.endswith(" ")
    if paragraph.runs:
        paragraph.runs[-1].text = paragraph.runs[-1].text.rstrip(" ")


def _words(
    element: Any, but: frozenset[str], style: frozenset[str]
) -> Iterator[tuple[str, frozenset[str]]]:
    inside = style | {element.tag}
    yield element.text or "", inside
    for child in element:
        if child.tag == "br":
            yield BREAK, inside
        elif child.tag not in but:
            yield from _words(child, but, inside)
        if child.tag == "a" and child.get("href", "") not in {"", child.text}:
            yield f" ({child.get('href')})", inside
        yield child.tail or "", inside
