"""Tables as .xlsx files: typed cells, no formulas, nobody's name, same bytes each time.

A text stays a text whatever it begins with (ASVS 1.2.10); numbers and dates are typed,
so that a negative figure is a figure. There are no hidden sheets, defined names,
comments or author (promises B7): hence no filter buttons, which are defined names.
"""

import re
import unicodedata
import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from io import BytesIO
from typing import Any
from zoneinfo import ZoneInfo

from django.http import HttpResponse
from django.utils.http import content_disposition_header
from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
LONDON = ZoneInfo("Europe/London")

_FIRST_SPREADSHEET_DAY = date(1900, 3, 1)  # before it, Excel's calendar is wrong
_MOST_EXACT = 10**15  # Excel keeps 15 digits
_LONGEST_TEXT, _LONGEST_TITLE = 32_767, 31
_NARROWEST, _WIDEST = 10, 60  # house default, in characters
_UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_NOT_IN_A_TITLE = re.compile(r"[\[\]:*?/\\\s]+")
_RISKY_STARTS = ("=", "+", "-", "@")
_BOLD, _WRAPPED = Font(bold=True), Alignment(wrap_text=True, vertical="top")
_BUILT = datetime(1980, 1, 1, tzinfo=UTC)  # the first instant a zip file can name


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table: a title for its tab, its header cells, its rows."""

    title: str
    headers: Sequence[str]
    rows: Iterable[Sequence[object]]


def about_sheet(of: str, told: Iterable[str]) -> Sheet:
    """What goes out with a table: of when it is, what it was narrowed to, what is
    withheld from whoever took it. What is empty is left out."""
    return Sheet("What this table shows", [of], [[line] for line in told if line])


def workbook_bytes(sheets: Iterable[Sheet], title: str) -> bytes:
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    taken = {"history"}  # Excel keeps this one for itself
    for sheet in sheets:
        tab = _tab_title(sheet.title, taken)
        _fill(workbook.create_sheet(tab), sheet)
    if not workbook.worksheets:
        workbook.create_sheet(_tab_title(title, taken))
    properties = workbook.properties
    properties.title, properties.creator = _text(title), ""
    properties.created = properties.modified = _BUILT.replace(tzinfo=None)
    written = BytesIO()
    workbook.save(written)
    return _without_clock(written)


def xlsx_response(filename: str, sheets: Iterable[Sheet]) -> HttpResponse:
    """A download called `filename`, .xlsx added; nothing in it can leave the name."""
    name = _file_name(filename)
    response = HttpResponse(
        workbook_bytes(sheets, title=name.removesuffix(".xlsx")), content_type=XLSX
    )
    disposition = content_disposition_header(as_attachment=True, filename=name)
    response["Content-Disposition"] = disposition or "attachment"
    return response


def _fill(worksheet: Worksheet, sheet: Sheet) -> None:
    widths = [_width(header) for header in sheet.headers]
    for column, header in enumerate(sheet.headers, 1):
        _write(worksheet.cell(1, column), header)
        worksheet.cell(1, column).font = _BOLD
    for number, row in enumerate(sheet.rows, 2):
        for column, value in enumerate(row, 1):
            _write(worksheet.cell(number, column), value)
        widths = _wider(widths, row)
    for column, width in enumerate(widths, 1):
        worksheet.column_dimensions[get_column_letter(column)].width = width
    worksheet.freeze_panes = "A2"


def _wider(widths: Sequence[int], row: Sequence[object]) -> list[int]:
    needed = [_width(value) for value in row]
    longest = max(len(widths), len(needed))
    padded = [
        [*sizes, *[_NARROWEST] * (longest - len(sizes))] for sizes in (widths, needed)
    ]
    return [max(pair) for pair in zip(*padded, strict=True)]


def _width(value: object) -> int:
    lines = str(value or "").split("\n")
    return max(_NARROWEST, min(_WIDEST, 2 + max(len(line) for line in lines)))


def _write(cell: Any, value: object) -> None:
    typed = _typed(value)
    cell.value = typed
    if isinstance(typed, str):
        cell.data_type = "s"  # openpyxl takes a leading = for a formula
        cell.alignment = _WRAPPED
        # Stays a text when somebody edits the cell. Full-width = becomes = in NFKC.
        start = unicodedata.normalize("NFKC", typed).lstrip()
        if start.startswith(_RISKY_STARTS):
            cell.quotePrefix = True
    elif isinstance(typed, datetime):
        cell.number_format = "d mmmm yyyy hh:mm"
    elif isinstance(typed, date):
        cell.number_format = "d mmmm yyyy"
    elif isinstance(typed, Decimal):
        cell.number_format = "#,##0.00" if typed % 1 else "#,##0"


def _typed(value: object) -> str | int | float | Decimal | date | None:
    """As a spreadsheet can hold it without changing it; everything else as text."""
    match value:
        case None:
            return None
        case bool():
            return "Yes" if value else "No"
        case int() | float() | Decimal():
            return _number(value)
        case datetime():
            local = value.astimezone(LONDON) if value.tzinfo else value
            return local.replace(tzinfo=None, microsecond=0)
        case date() if value >= _FIRST_SPREADSHEET_DAY:
            return value
        case _:
            return _text(str(value)) or None


def _number(value: float | Decimal) -> str | int | float | Decimal:
    """A number Excel would round, or has no word for, goes in as its digits."""
    amount = Decimal(value)
    is_exact = amount.is_finite() and abs(amount) < _MOST_EXACT
    return value if is_exact else _text(str(value))


def _text(text: str) -> str:
    """Without what XML has no place for; carriage returns as plain new lines."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return _UNPRINTABLE.sub("", lines)[:_LONGEST_TEXT]


def _tab_title(title: str, taken: set[str]) -> str:
    """What a tab may be called, and no other tab of the workbook is."""
    plain = _NOT_IN_A_TITLE.sub(" ", _text(title)).strip(" '") or "Sheet"
    name, number = plain[:_LONGEST_TITLE].strip(" '"), 1
    while name.casefold() in taken:
        number += 1
        ending = f" ({number})"
        name = plain[: _LONGEST_TITLE - len(ending)].strip(" '") + ending
    taken.add(name.casefold())
    return name


def _file_name(name: str) -> str:
    """No path, no control or right-to-left marks, no quotes; ends in .xlsx."""
    seen = (c if unicodedata.category(c)[0] != "C" else " " for c in name)
    plain = re.sub(r'[\\/:*?"<>|;%]+', " ", "".join(seen)).removesuffix(".xlsx")
    words = "-".join(plain.split()).strip(".-")
    return f"{words[:120] or 'table'}.xlsx"


def _without_clock(written: BytesIO) -> bytes:
    """Packed again with one fixed time: openpyxl stamps the moment of saving."""
    packed = BytesIO()
    moment = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*")
    fixed = rb"\g<1>" + _BUILT.strftime("%Y-%m-%dT%H:%M:%SZ").encode()
    with (
        zipfile.ZipFile(written) as source,
        zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for name in source.namelist():
            part = source.read(name)
            if name == "docProps/core.xml":
                part = moment.sub(fixed, part)
            entry = zipfile.ZipInfo(name, _BUILT.timetuple()[:6])
            entry.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(entry, part)
    return packed.getvalue()
