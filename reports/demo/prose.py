"""Plain text of the stories as the rich text the portal keeps."""

from __future__ import annotations

from itertools import groupby

from django.utils.html import format_html, format_html_join

BULLET = "- "


def rich(text: str) -> str:
    """Each line a paragraph; lines that begin with a dash make a list."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return "".join(
        _bullets(list(run)) if is_list else _paragraphs(list(run))
        for is_list, run in groupby(lines, lambda line: line.startswith(BULLET))
    )


def _paragraphs(lines: list[str]) -> str:
    return format_html_join("", "<p>{}</p>", ((line,) for line in lines))


def _bullets(lines: list[str]) -> str:
    items = ((line.removeprefix(BULLET),) for line in lines)
    return format_html("<ul>{}</ul>", format_html_join("", "<li>{}</li>", items))
