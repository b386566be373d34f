"""What is in a PDF, read with other people's eyes: pikepdf and poppler."""

import io
import subprocess
from collections.abc import Iterator
from typing import Any

import pikepdf


def words_of(pdf: bytes) -> str:
    """As poppler reads it, without the breaks of its lines."""
    told = subprocess.run(
        ["pdftotext", "-", "-"], input=pdf, capture_output=True, check=True
    ).stdout.decode()
    return " ".join(told.split())


def raw_of(pdf: bytes) -> bytes:
    """Every byte, every stream unpacked, every text decoded."""
    with pikepdf.open(io.BytesIO(pdf)) as read:
        streams = [
            o.read_bytes() for o in read.objects if isinstance(o, pikepdf.Stream)
        ]
        texts = [str(text).encode() for o in read.objects for text in _texts(o)]
    return b"\n".join([pdf, *streams, *texts])


def _texts(item: Any) -> Iterator[str]:
    if isinstance(item, pikepdf.String):
        yield str(item)
    elif isinstance(item, pikepdf.Array):
        for inner in item:
            if not getattr(inner, "is_indirect", False):
                yield from _texts(inner)
    elif isinstance(item, pikepdf.Dictionary | pikepdf.Stream):
        for inner in item.values() if hasattr(item, "values") else ():
            if not getattr(inner, "is_indirect", False):
                yield from _texts(inner)


def tags_of(pdf: bytes) -> list[str]:
    """The kinds of element in the tag tree, in reading order."""
    with pikepdf.open(io.BytesIO(pdf)) as read:
        return list(_tags(read.Root.StructTreeRoot))


def _tags(element: Any) -> Iterator[str]:
    if not isinstance(element, pikepdf.Dictionary):
        return
    if "/S" in element and "/Type" in element and element.Type != "/MCR":
        yield str(element.S).lstrip("/")
    kids = element.get("/K")
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        yield from _tags(kid)


def outline_of(pdf: bytes) -> list[str]:
    """The bookmarks, top down."""
    with pikepdf.open(io.BytesIO(pdf)) as read, read.open_outline() as outline:
        return list(_titles(outline.root))


def _titles(items: Any) -> Iterator[str]:
    for item in items:
        yield item.title
        yield from _titles(item.children)
