"""Which files are kept as evidence. The type is ours, told by the ending and checked
against how such a file begins; never what a browser says of it. House default."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from pathlib import PurePosixPath, PureWindowsPath

LARGEST_FILE = 5_000_000  # bytes
LONGEST_NAME = 200

_ZIP = (b"PK\x03\x04",)
_OFFICE = "application/vnd.openxmlformats-officedocument"
# Ending: its type, and how such a file begins; for text, how it never does.
_KINDS: dict[str, tuple[str, tuple[bytes, ...]]] = {
    ".pdf": ("application/pdf", (b"%PDF-",)),
    ".xlsx": (f"{_OFFICE}.spreadsheetml.sheet", _ZIP),
    ".docx": (f"{_OFFICE}.wordprocessingml.document", _ZIP),
    ".png": ("image/png", (b"\x89PNG\r\n\x1a\n",)),
    ".jpg": ("image/jpeg", (b"\xff\xd8\xff",)),
    ".jpeg": ("image/jpeg", (b"\xff\xd8\xff",)),
    ".csv": ("text/csv", ()),
    ".eml": ("message/rfc822", ()),
}
ENDINGS = tuple(_KINDS)
KINDS_IN_WORDS = "PDF, Excel (.xlsx), Word (.docx), PNG, JPEG, CSV or an e-mail (.eml)"


class EvidenceRefused(ValueError):
    """This file is not kept; the message says why and what to do."""


@dataclass(frozen=True)
class Document:
    """A file that may be kept."""

    name: str
    content_type: str
    content: bytes


def document_of(name: str, content: bytes) -> Document:
    """Refuses, in words, where it is empty, too large or not what its ending says."""
    if not content:
        raise EvidenceRefused(
            "This file is empty: choose the file that holds the evidence."
        )
    if len(content) > LARGEST_FILE:
        raise EvidenceRefused(
            f"This file is larger than {LARGEST_FILE // 1_000_000} MB: send the pages "
            "that show it, or say where the document is."
        )
    plain = safe_name(name)
    ending = PurePosixPath(plain).suffix.lower()
    if ending not in _KINDS:
        raise EvidenceRefused(f"Send evidence as {KINDS_IN_WORDS}.")
    content_type, begins = _KINDS[ending]
    if begins and not content.startswith(begins):
        raise EvidenceRefused(f"This is no {ending} file, whatever its name says.")
    if not begins and b"\x00" in content:
        raise EvidenceRefused(f"This is no {ending} file: it is not text.")
    return Document(plain, content_type, content)


def safe_name(name: str) -> str:
    """Without folders or control characters, and no longer than is stored."""
    last = PureWindowsPath(PurePosixPath(name).name).name
    plain = "".join(
        each for each in last if not unicodedata.category(each).startswith("C")
    )
    stem, dot, ending = plain.strip().rpartition(".")
    return f"{stem[: LONGEST_NAME - len(dot + ending)]}{dot}{ending}"[-LONGEST_NAME:]
