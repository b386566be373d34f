"""An .xlsx is looked through before anything opens it: a zip file of XML parts.

Nothing is taken on trust: how large the parts are, how many elements they have, whether
they call on entities. What comes out holds only parts that were looked through, so the
reader that opens it next (openpyxl) meets nothing else. Formulas, macros and links are
never followed.
"""

from __future__ import annotations

import zipfile
import zlib
from dataclasses import dataclass
from io import BytesIO

from common.importing.limits import (
    LARGEST_UNPACKED,
    MOST_ELEMENTS,
    MOST_PARTS,
    MOST_TEXT,
    Refused,
)
from common.importing.parts import Budget, SheetShape, WorkbookParts, look_through

_ZIP, _OLD_OFFICE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
_WORKBOOK, _LINKS = "xl/workbook.xml", "xl/_rels/workbook.xml.rels"
_STORED_OR_DEFLATED = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
_HELD_INSIDE = (".zip", ".xlsx", ".xlsm", ".xls", ".docx", ".7z", ".rar", ".gz")
_BAD_ZIP = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    NotImplementedError,
    OSError,
    RuntimeError,
    ValueError,
)
_UNREADABLE = (
    "This file is damaged, or is no Excel workbook whatever its name says: open it in "
    "Excel, save it as an Excel workbook (.xlsx), and upload that."
)
_MACROS = (
    "This workbook holds macros, which are programs: save it as an Excel workbook "
    "without macros (.xlsx)."
)
_TOO_LARGE = (
    "This workbook is too large once it is unpacked: delete sheets, pictures and empty "
    "formatted rows that the table does not need."
)


@dataclass(frozen=True)
class Unpacked:
    """A workbook of parts that were looked through, packed again without compression;
    and what its sheets are like, by title."""

    workbook: BytesIO
    shapes: dict[str, SheetShape]


def unpacked(content: bytes) -> Unpacked:
    """Raises Refused, with a sentence for the person who sent the file."""
    if content.startswith(_OLD_OFFICE):
        raise Refused(
            "This workbook is protected with a password, or of an Excel older than "
            "2007: save it as an Excel workbook (.xlsx) without a password."
        )
    if not content.startswith(_ZIP):
        raise Refused(_UNREADABLE)
    try:
        with zipfile.ZipFile(BytesIO(content)) as packed:
            refuse_by_its_list(packed)
            return _looked_through(packed)
    except Refused:
        raise
    except _BAD_ZIP as problem:
        raise Refused(_UNREADABLE) from problem


def refuse_by_its_list(packed: zipfile.ZipFile) -> None:
    """What the list of parts says already, before one of them is unpacked."""
    parts = packed.infolist()
    names = [part.filename for part in parts]
    if len(parts) > MOST_PARTS or sum(p.file_size for p in parts) > LARGEST_UNPACKED:
        raise Refused(_TOO_LARGE)
    if len(set(names)) != len(names) or any(_leads_out(name) for name in names):
        raise Refused(_UNREADABLE)
    if any(p.flag_bits & 1 for p in parts):
        raise Refused("This workbook is protected with a password: save it without.")
    if any(part.compress_type not in _STORED_OR_DEFLATED for part in parts):
        raise Refused(_UNREADABLE)
    if any("vbaproject" in name.lower() for name in names):
        raise Refused(_MACROS)
    if any(name.lower().endswith(_HELD_INSIDE) for name in names):
        raise Refused(
            "This workbook has other files inside it: delete the embedded files and "
            "save it again."
        )
    if not {_WORKBOOK, _LINKS} <= set(names):
        raise Refused(_UNREADABLE)


def _leads_out(name: str) -> bool:
    return name.startswith("/") or "\\" in name or ".." in name.split("/")


def _looked_through(packed: zipfile.ZipFile) -> Unpacked:
    budget = Budget(LARGEST_UNPACKED, MOST_ELEMENTS, MOST_TEXT)
    workbook = WorkbookParts()
    shapes: dict[str, SheetShape] = {}
    target = BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as again:
        for name in packed.namelist():
            if not name.endswith((".xml", ".rels")) or _is_left_out(name):
                continue
            part = packed.read(name)
            if name == "[Content_Types].xml" and b"macroEnabled" in part:
                raise Refused(_MACROS)
            shapes[name] = look_through(name, part, workbook, budget)
            again.writestr(name, part)
    target.seek(0)
    return Unpacked(target, _by_title(workbook, shapes))


def _is_left_out(name: str) -> bool:
    """Parts no cell of a table needs: drawings, charts, comments, links."""
    folders = ("drawings", "charts", "media", "comments", "externalLinks", "pivot")
    return any(name.startswith(f"xl/{folder}") for folder in folders)


def _by_title(
    workbook: WorkbookParts, shapes: dict[str, SheetShape]
) -> dict[str, SheetShape]:
    found = {}
    for title, link, state in workbook.sheets:
        shape = shapes.get(_full_name(workbook.targets.get(link, "")))
        if shape is not None and shape.is_sheet:
            shape.is_hidden = state not in ("", "visible")
            found[title] = shape
    return found


def _full_name(target: str) -> str:
    """Where a link of the workbook leads: worksheets/sheet1.xml, or from the top."""
    return target[1:] if target.startswith("/") else f"xl/{target}"
