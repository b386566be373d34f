"""One thing to do, as the page of what is due shows it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Task:
    """What, for which project or risk, why, by when, and the way to it."""

    what: str
    place: str
    place_link: str
    why: str
    due_on: date
    action: str
    action_text: str
    starts: bool = False
