"""Paragraphs numbered after their section, so that a member can cite 4.2.1."""

from __future__ import annotations

from typing import Any

from lxml import html

HEADINGS = ("h2", "h3", "h4", "h5")


def numbered(text: str, section: str) -> str:
    """Cleaned rich text, each paragraph with its number: 4.1; under a heading, which
    is 4.2 itself, 4.2.1. A list or a table belongs to the paragraph it follows.
    """
    stem = section.rstrip(".")
    if not stem:
        return text
    holder = html.fragment_fromstring(text, create_parent="div")
    top_heading = min((e.tag for e in holder if e.tag in HEADINGS), default="")
    heading, at_top, under = "", 0, 0
    for element in holder:
        if element.tag == top_heading:
            at_top, under = at_top + 1, 0
            heading = f"{stem}.{at_top}"
            _lead(element, heading)
        elif element.tag == "p" and heading:
            under += 1
            _lead(element, f"{heading}.{under}")
        elif element.tag == "p":
            at_top += 1
            _lead(element, f"{stem}.{at_top}")
    return "".join(html.tostring(element, encoding="unicode") for element in holder)


def _lead(element: Any, number: str) -> None:
    element.text = f"{number}\N{EN SPACE}{element.text or ''}"
