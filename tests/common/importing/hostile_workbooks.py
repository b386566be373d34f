"""Workbooks made to do harm, for the tests of upload (promises E4)."""

import zipfile
from io import BytesIO

from tests.common.importing.sheets import workbook

SHEET = "xl/worksheets/sheet1.xml"
LINKS = 'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"'
SHEET_TYPE = (
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet"
)
MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
GOOD = workbook(["Reference", "Title"], ["R1", "A risk"])


def changed(parts: dict[str, str | bytes], of: bytes = GOOD) -> bytes:
    """The good workbook with parts put in or put in place of others."""
    written = BytesIO()
    with (
        zipfile.ZipFile(BytesIO(of)) as source,
        zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for name in source.namelist():
            if name not in parts:
                target.writestr(name, source.read(name))
        for name, content in parts.items():
            target.writestr(name, content)
    return written.getvalue()


def sheet_of(inside: str, before: str = "") -> bytes:
    return changed({SHEET: f"{before}<worksheet {MAIN}>{inside}</worksheet>"})


def row(number: int, *cells: str) -> str:
    return f'<row r="{number}">{"".join(cells)}</row>'


def cell(name: str, text: str = "x") -> str:
    return f'<c r="{name}" t="inlineStr"><is><t>{text}</t></is></c>'


LAUGHS = (
    '<!DOCTYPE lolz [<!ENTITY a "ha">'
    + "".join(
        f'<!ENTITY {b} "{f"&{a};" * 10}">'
        for a, b in zip("abcdefghi", "bcdefghij", strict=True)
    )
    + "]>"
)
OUTSIDE = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
HEADINGS = row(1, cell("A1", "Reference"), cell("B1", "Title"))


def bomb() -> bytes:
    """A few hundred kilobytes that unpack to hundreds of megabytes."""
    return inflating({SHEET: 300})


def many_bombs() -> bytes:
    return inflating({f"xl/worksheets/s{n}.xml": 10 for n in range(30)})


def inflating(parts: dict[str, int]) -> bytes:
    """Parts of so many megabytes of spaces, made without ever holding one whole."""
    written = BytesIO(changed({}))
    with zipfile.ZipFile(written, "a", zipfile.ZIP_DEFLATED) as packed:
        for name, megabytes in parts.items():
            with packed.open(name.replace("sheet1", "sheet2"), "w") as part:
                for _ in range(megabytes):
                    part.write(b" " * 1_000_000)
    return written.getvalue()


def _encrypted() -> bytes:
    """As a zip program marks a part that needs a password."""
    content = bytearray(GOOD)
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        start = content.find(mark)
        while start >= 0:
            content[start + offset] |= 1
            start = content.find(mark, start + 4)
    return bytes(content)


HOSTILE = {
    "a zip bomb": bomb,
    "thirty smaller bombs": many_bombs,
    "a billion laughs": lambda: sheet_of(f"<sheetData>{HEADINGS}</sheetData>", LAUGHS),
    "an external entity": lambda: sheet_of(
        f"<sheetData>{row(1, cell('A1', '&e;'))}</sheetData>", OUTSIDE
    ),
    "an entity in the strings": lambda: changed(
        {"xl/sharedStrings.xml": f"{OUTSIDE}<sst {MAIN}><si><t>&e;</t></si></sst>"}
    ),
    "a macro": lambda: changed({"xl/vbaProject.bin": b"\xd0\xcf\x11\xe0"}),
    "the type of a macro workbook": lambda: changed(
        {
            "[Content_Types].xml": "<Types><Override PartName='/xl/workbook.xml' "
            "ContentType='application/vnd.ms-excel.sheet.macroEnabled.main+xml'/>"
            "</Types>"
        }
    ),
    "a workbook inside": lambda: changed({"xl/embeddings/inner.xlsx": GOOD}),
    "a zip inside": lambda: changed({"xl/media/inner.zip": GOOD}),
    "a name that leads out": lambda: changed({"../../etc/cron.d/evil.xml": "<x/>"}),
    "a name from the top": lambda: changed({"/etc/evil.xml": "<x/>"}),
    "a name with backslashes": lambda: changed({"xl\\..\\evil.xml": "<x/>"}),
    "a password": _encrypted,
    "an older workbook": lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 500,
    "no workbook at all": lambda: changed({}, of=GOOD)[:400],
    "a picture": lambda: b"\x89PNG\r\n\x1a\n" + b"\0" * 400,
    "a web page": lambda: b"<html><script>alert(1)</script></html>",
    "a zip that is no workbook": lambda: _zip_of({"readme.txt": "hello"}),
    "text that is no XML": lambda: changed({SHEET: "<worksheet><sheetData>"}),
    "a row of no number": lambda: sheet_of(
        '<sheetData><row r="one"><c r="A1"><v>1</v></c></row></sheetData>'
    ),
    "a cell of no name": lambda: sheet_of(
        '<sheetData><row r="1"><c r="1A"><v>1</v></c></row></sheetData>'
    ),
    "a string that is not there": lambda: sheet_of(
        '<sheetData><row r="1"><c r="A1" t="s"><v>99999</v></c></row></sheetData>'
    ),
    "a number that is none": lambda: sheet_of(
        '<sheetData><row r="1"><c r="A1"><v>one</v></c></row></sheetData>'
    ),
    "a cell in the last column": lambda: sheet_of(
        f"<sheetData>{row(1, cell('XFD1'))}</sheetData>"
    ),
    "a cell in the last row": lambda: sheet_of(
        f"<sheetData>{row(1048576, cell('A1048576'))}</sheetData>"
    ),
    "elements without end": lambda: sheet_of(
        f"<sheetData>{row(1, '<c/>' * 1_500_000)}</sheetData>"
    ),
    "elements in each other": lambda: sheet_of("<a>" * 100_000 + "</a>" * 100_000),
    "seven thousand rows": lambda: sheet_of(
        "<sheetData>"
        + "".join(row(n, cell(f"A{n}")) for n in range(1, 7_001))
        + "</sheetData>"
    ),
    "merged cells without end": lambda: sheet_of(
        f"<sheetData>{HEADINGS}</sheetData><mergeCells>"
        + '<mergeCell ref="A1:B2"/>' * 20_000
        + "</mergeCells>"
    ),
    "six hundred parts": lambda: changed({f"xl/x{n}.xml": "<x/>" for n in range(600)}),
    "one long text in every cell": lambda: sheet_of(
        "<sheetData>"
        + "".join(row(n, cell(f"A{n}", "x" * 4_000)) for n in range(1, 5_001))
        + "</sheetData>"
    ),
    "a wrong link": lambda: changed(
        {
            "xl/_rels/workbook.xml.rels": f"<Relationships {LINKS}><Relationship "
            f"Id='rId1' Type='{SHEET_TYPE}' Target='../../../etc/passwd'/>"
            "</Relationships>"
        }
    ),
    "nothing": lambda: b"",
    "six megabytes": lambda: b"PK\x03\x04" + b"\0" * 6_000_000,
}


def _zip_of(parts: dict[str, str]) -> bytes:
    written = BytesIO()
    with zipfile.ZipFile(written, "w") as packed:
        for name, content in parts.items():
            packed.writestr(name, content)
    return written.getvalue()
