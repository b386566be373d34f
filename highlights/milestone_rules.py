"""What became of milestones between two reports. No database, no clock."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from programmes.facts import MilestoneFact


@dataclass(frozen=True)
class MilestoneChange:
    """One milestone, as it was at the last report and as it is; None is "not there"."""

    before: MilestoneFact | None
    after: MilestoneFact | None

    @property
    def title(self) -> str:
        fact = self.after or self.before
        return fact.title if fact else ""

    @property
    def what(self) -> str:
        """The change in words a board would use; empty where there is none."""
        if self.after is None:
            return "removed"
        if self.before is None:
            return f"new, due {_expected(self.after)}"
        if self.before.actual_on is None and self.after.actual_on is not None:
            return f"completed, {_expected(self.after)}"
        if _expected(self.before) != _expected(self.after):
            return _moved(self.before, self.after)
        if self.before.baseline != self.after.baseline:
            return f"re-baselined to {self.after.baseline}"
        return ""


def _expected(milestone: MilestoneFact) -> str:
    if milestone.actual_on is not None:
        return _long(milestone.actual_on)
    return str(milestone.forecast or milestone.baseline)


def _long(on: date) -> str:
    return f"{on.day} {on:%B %Y}"


def _moved(before: MilestoneFact, after: MilestoneFact) -> str:
    was, now = before.forecast or before.baseline, after.forecast or after.baseline
    if after.actual_on is not None:
        return f"date corrected to {_expected(after)}"
    if now < was:
        return f"brought forward to {now} (was {was})"
    days = (now.due - was.due).days
    by = f"{days} day{'' if days == 1 else 's'}, " if days else ""
    return f"slipped {by}to {now} (was {was})"


def milestone_changes(
    before: Iterable[MilestoneFact], after: Iterable[MilestoneFact]
) -> tuple[MilestoneChange, ...]:
    """What happened to milestones between two reports; only what changed."""
    was = {milestone.id: milestone for milestone in before}
    now = {milestone.id: milestone for milestone in after}
    pairs = [MilestoneChange(was.get(key), fact) for key, fact in now.items()]
    pairs += [
        MilestoneChange(fact, None) for key, fact in was.items() if key not in now
    ]
    return tuple(pair for pair in pairs if pair.what)
