"""What an import would do, row by row, before it does any of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from common.importing.plan import (
    Change,
    Exemption,
    Problem,
    Verdict,
    mark_of,
    told_of_rows,
)
from common.wording import and_list, count_of
from risks.models import Risk, RiskAction, RiskControl
from risks.scoring import Score

_BESIDE = "controls and actions"


@dataclass
class RowPlan:
    """One row of the sheet of risks."""

    number: int
    reference: str = ""
    title: str = ""
    verdict: Verdict = Verdict.SAME
    risk: Risk | None = None
    fields: dict[str, Any] = field(default_factory=dict)
    is_accepted: bool = False
    opened_on: Any = None
    review: Score | None = None
    review_reason: str = ""
    exemption: Exemption | None = None
    changes: list[Change] = field(default_factory=list)
    notices: list[str] = field(default_factory=list)
    is_hidden: bool = False
    brief: str = ""


@dataclass
class BesidePlan:
    """A control or an action to add, or to change (`row`).

    `of` is the folded reference of its risk, or the row that brings it; `risk` the risk
    itself, where it is on the register already.
    """

    sheet: str
    number: int
    kind: type[RiskControl] | type[RiskAction]
    of: str | int
    fields: dict[str, Any]
    row: RiskControl | RiskAction | None = None
    risk: Risk | None = None
    changes: list[Change] = field(default_factory=list)


@dataclass
class Plan:
    """All of it. It may be done when there is something to do and nothing to mend."""

    rows: list[RowPlan] = field(default_factory=list)
    beside: list[BesidePlan] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    notices: list[str] = field(default_factory=list)
    blank_rows: int = 0
    same_beside: int = 0

    def having(self, verdict: Verdict) -> list[RowPlan]:
        return [row for row in self.rows if row.verdict == verdict]

    @property
    def to_show(self) -> list[RowPlan]:
        """Every row of which there is something to say."""
        return [r for r in self.rows if r.verdict != Verdict.SAME or r.notices]

    @property
    def writes(self) -> int:
        """How many records it would make or change."""
        changed = len(self.having(Verdict.CREATE)) + len(self.having(Verdict.UPDATE))
        return changed + len(self.beside)

    @property
    def does_something(self) -> bool:
        return self.writes > 0

    @property
    def may_be_done(self) -> bool:
        return self.does_something and not self.problems

    def summary(self) -> str:
        """7 new risks, 2 changed, 190 without a change and 1 blank row skipped."""
        parts = told_of_rows((row.verdict for row in self.rows), "risk")
        if self.blank_rows:
            parts.append(f"{count_of(self.blank_rows, 'blank row')} skipped")
        if self.beside:
            added = count_of(len(self.beside), "control or action", _BESIDE)
            parts.append(f"{added} added or changed")
        return and_list(parts)

    def mark(self) -> str:
        """The same for the same plan only: what is done is what was looked at."""
        return mark_of(self._said())

    def _said(self) -> Iterator[Any]:
        for row in self.rows:
            version = row.risk.version if row.risk else 0
            yield row.number, row.verdict, version, sorted(row.fields), row.is_accepted
        for each in self.beside:
            version = each.row.version if each.row else 0
            yield each.sheet, each.number, str(each.of), version, sorted(each.fields)
