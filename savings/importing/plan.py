"""What an import would do, saving by saving, before it does any of it. Pence."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

from common.importing.plan import Change, Exemption, Problem, Verdict
from common.wording import and_list, count_of
from savings.claims import Claim
from savings.models import Saving


@dataclass
class YearPlan:
    """Figures of a financial year to set; `version` is 0 where it has none yet."""

    year: int
    version: int = 0
    figures: dict[str, Any] = field(default_factory=dict)


@dataclass
class SavingPlan:
    """All that a file says of one saving; `number` is the row that names it first."""

    number: int
    reference: str = ""
    title: str = ""
    verdict: Verdict = Verdict.SAME
    saving: Saving | None = None
    fields: dict[str, Any] = field(default_factory=dict)
    replaces: str = ""  # the folded reference of a saving that comes in above
    exemption: Exemption | None = None
    years: dict[int, YearPlan] = field(default_factory=dict)
    claims: tuple[Claim, ...] | None = None
    changes: list[Change] = field(default_factory=list)
    notices: list[str] = field(default_factory=list)
    is_wrong: bool = False
    is_hidden: bool = False
    brief: str = ""

    @property
    def is_new(self) -> bool:
        return self.saving is None

    @property
    def says_something(self) -> bool:
        years = any(each.figures for each in self.years.values())
        told = self.fields or self.exemption or self.claims is not None
        return bool(told or years)

    def decide(self) -> None:
        """What becomes of it, once all of its rows are read."""
        if self.verdict == Verdict.SKIP:
            return
        if self.is_wrong:
            self.verdict, self.brief = Verdict.WRONG, ""
        elif self.is_new:
            self.verdict = Verdict.CREATE
        elif self.says_something:
            self.verdict = Verdict.UPDATE


@dataclass
class Plan:
    """All of it. What is to mend is left out, where the reader chooses so; a saving
    comes in whole, with its years and its claims, or not at all."""

    rows: list[SavingPlan] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    notices: list[str] = field(default_factory=list)
    blank_rows: int = 0

    def having(self, verdict: Verdict) -> list[SavingPlan]:
        return [row for row in self.rows if row.verdict == verdict]

    @property
    def to_do(self) -> list[SavingPlan]:
        """New ones first as they stand in the file, for others may replace them."""
        return [*self.having(Verdict.CREATE), *self.having(Verdict.UPDATE)]

    @property
    def to_show(self) -> list[SavingPlan]:
        """Every row of which there is something to say."""
        return [r for r in self.rows if r.verdict != Verdict.SAME or r.notices]

    @property
    def may_be_done(self) -> bool:
        """All of it."""
        return bool(self.to_do) and not self.problems

    @property
    def may_be_done_in_part(self) -> bool:
        return bool(self.to_do) and bool(self.problems)

    def summary(self, *, is_done: bool = False) -> str:
        """7 new savings, 2 changed, 190 without a change and 1 blank row skipped."""
        counts = {verdict: len(self.having(verdict)) for verdict in Verdict}
        parts = [count_of(counts[Verdict.CREATE], "new saving")]
        parts.append(f"{counts[Verdict.UPDATE] or 'none'} changed")
        parts.append(f"{counts[Verdict.SAME] or 'none'} without a change")
        if counts[Verdict.WRONG]:
            words = "not brought in, to be mended" if is_done else "to mend"
            parts.append(f"{counts[Verdict.WRONG]} {words}")
        if counts[Verdict.SKIP]:
            parts.append(f"{counts[Verdict.SKIP]} left out")
        if self.blank_rows:
            parts.append(f"{count_of(self.blank_rows, 'blank row')} skipped")
        return and_list(parts)

    def mark(self) -> str:
        """The same for the same plan only: what is done is what was looked at."""
        said = json.dumps(list(self._said()), default=str)
        return sha256(said.encode()).hexdigest()[:32]

    def _said(self) -> Iterator[Any]:
        for row in self.rows:
            version = row.saving.version if row.saving else 0
            years = [(y.year, y.version, sorted(y.figures.items())) for y in
                     row.years.values()]  # fmt: skip
            fields = sorted((name, str(value)) for name, value in row.fields.items())
            yield row.number, row.verdict, version, fields, years, str(row.claims)
        for problem in self.problems:
            yield problem.sheet, problem.row, problem.column, problem.says
