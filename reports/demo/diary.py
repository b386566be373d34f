"""What happened, told again in the order in which it happened."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time

from django.utils import timezone

Happening = Callable[[datetime], object]


def moment(day: date, hour: int = 9) -> datetime:
    """An hour of a day in council time."""
    return timezone.make_aware(datetime.combine(day, time(hour)))


class Diary:
    """Dated entries; whatever order they are written in, they happen in time's."""

    def __init__(self, *, latest: datetime) -> None:
        self.latest = latest
        self._entries: list[tuple[datetime, int, Happening]] = []

    def note(self, at: datetime, happening: Happening) -> None:
        """Nothing happens after the day of loading: such entries happen just before."""
        entry = (min(at, self.latest), len(self._entries), happening)
        self._entries.append(entry)

    def play(self) -> None:
        for at, _, happening in sorted(self._entries, key=lambda entry: entry[:2]):
            happening(at)
