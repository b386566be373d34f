"""What an import would do, saving by saving and benefit by benefit, before it does any
of it. Pence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, TypeVar

from common.importing.plan import (
    Change,
    Exemption,
    Problem,
    Verdict,
    mark_of,
    told_of_rows,
)
from common.wording import and_list, count_of
from programmes.models import CorporatePriority
from savings.access import Where
from savings.claims import Claim
from savings.models import Benefit, CorporateValue, Saving


@dataclass
class YearPlan:
    """Figures of a financial year to set; `version` is 0 where it has none yet."""

    year: int
    version: int = 0
    figures: dict[str, Any] = field(default_factory=dict)


@dataclass
class RowPlan:
    """All that a file says of one record; `number` is the row of `sheet` that names it
    first."""

    number: int
    reference: str = ""
    title: str = ""
    verdict: Verdict = Verdict.SAME
    exemption: Exemption | None = None
    changes: list[Change] = field(default_factory=list)
    notices: list[str] = field(default_factory=list)
    is_wrong: bool = False
    is_hidden: bool = False
    brief: str = ""
    sheet: str = ""

    @property
    def is_new(self) -> bool:
        raise NotImplementedError

    @property
    def says_something(self) -> bool:
        """Whether it would change what is stored."""
        raise NotImplementedError

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
class SavingPlan(RowPlan):
    """All that a file says of one saving."""

    saving: Saving | None = None
    fields: dict[str, Any] = field(default_factory=dict)
    replaces: str = ""  # the folded reference of a saving that comes in above
    years: dict[int, YearPlan] = field(default_factory=dict)
    claims: tuple[Claim, ...] | None = None

    @property
    def is_new(self) -> bool:
        return self.saving is None

    @property
    def says_something(self) -> bool:
        years = any(each.figures for each in self.years.values())
        told = self.fields or self.exemption or self.claims is not None
        return bool(told or years)


@dataclass
class ReadingPlan:
    """A reading of a day to take, or to put right where `version` is not 0."""

    on: date
    version: int = 0
    fields: dict[str, Any] = field(default_factory=dict)


@dataclass
class BenefitPlan(RowPlan):
    """All that a file says of one benefit. `where` promises one that is new; tags are
    None where nothing is said of them."""

    benefit: Benefit | None = None
    where: Where | None = None
    fields: dict[str, Any] = field(default_factory=dict)
    saving: str = ""  # the folded reference of a saving that comes in above
    priorities: tuple[CorporatePriority, ...] | None = None
    values: tuple[CorporateValue, ...] | None = None
    readings: dict[date, ReadingPlan] = field(default_factory=dict)

    @property
    def is_new(self) -> bool:
        return self.benefit is None

    @property
    def changes_itself(self) -> bool:
        """Beside its readings and its exemption."""
        has_tags = self.priorities is not None or self.values is not None
        return bool(self.fields) or has_tags

    @property
    def says_something(self) -> bool:
        return self.changes_itself or bool(self.exemption or self.readings)


Row = TypeVar("Row", bound=RowPlan)


@dataclass
class Plan:
    """All of it: `rows` are savings. What is to mend is left out, where the reader
    chooses so; a saving comes in whole, with its years and its claims, and a benefit
    with its readings, or not at all."""

    rows: list[SavingPlan] = field(default_factory=list)
    benefits: list[BenefitPlan] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    notices: list[str] = field(default_factory=list)
    blank_rows: int = 0

    @property
    def to_do(self) -> list[SavingPlan]:
        """New ones first as they stand in the file, for others may replace them."""
        return _to_do(self.rows)

    @property
    def benefits_to_do(self) -> list[BenefitPlan]:
        return _to_do(self.benefits)

    @property
    def to_show(self) -> list[RowPlan]:
        """Every row of which there is something to say."""
        rows: list[RowPlan] = [*self.rows, *self.benefits]
        return [row for row in rows if row.verdict != Verdict.SAME or row.notices]

    @property
    def is_to_be_done(self) -> bool:
        """Whether some row of it could be."""
        return bool(self.to_do or self.benefits_to_do)

    @property
    def may_be_done(self) -> bool:
        """All of it."""
        return self.is_to_be_done and not self.problems

    @property
    def may_be_done_in_part(self) -> bool:
        return self.is_to_be_done and bool(self.problems)

    @property
    def good(self) -> str:
        """1 good saving and 4 good benefits: those to be done."""
        counts = (len(self.to_do), "saving"), (len(self.benefits_to_do), "benefit")
        return and_list(count_of(n, f"good {noun}") for n, noun in counts if n)

    def summary(self, *, is_done: bool = False) -> str:
        """7 new savings, 2 changed, 190 without a change and 1 blank row skipped; of
        benefits the same after that, where the file has any."""
        told = []
        if self.rows or not self.benefits:
            told.append(_counted(self.rows, "saving", is_done=is_done))
        if self.benefits:
            told.append(_counted(self.benefits, "benefit", is_done=is_done))
        if self.blank_rows:
            told[-1].append(f"{count_of(self.blank_rows, 'blank row')} skipped")
        return "; ".join(map(and_list, told))

    def mark(self) -> str:
        """The same for the same plan only: what is done is what was looked at."""
        return mark_of(self._said())

    def _said(self) -> Iterator[Any]:
        for row in self.rows:
            version = row.saving.version if row.saving else 0
            years = [(y.year, y.version, sorted(y.figures.items())) for y in
                     row.years.values()]  # fmt: skip
            yield row.number, row.verdict, version, _fields(row), years, str(row.claims)
        for each in self.benefits:
            version = each.benefit.version if each.benefit else 0
            readings = [(r.on, r.version, sorted(r.fields.items())) for r in
                        each.readings.values()]  # fmt: skip
            tags = str(each.priorities), str(each.values), str(each.where)
            yield each.number, each.verdict, version, _fields(each), readings, tags
        for problem in self.problems:
            yield problem.sheet, problem.row, problem.column, problem.says


def having(rows: Iterable[Row], verdict: Verdict) -> list[Row]:
    return [row for row in rows if row.verdict == verdict]


def _to_do(rows: Sequence[Row]) -> list[Row]:
    return [*having(rows, Verdict.CREATE), *having(rows, Verdict.UPDATE)]


def _fields(row: SavingPlan | BenefitPlan) -> list[tuple[str, str]]:
    return sorted((name, str(value)) for name, value in row.fields.items())


def _counted(rows: Sequence[RowPlan], noun: str, *, is_done: bool) -> list[str]:
    wrong = "not brought in, to be mended" if is_done else "to mend"
    return told_of_rows((row.verdict for row in rows), noun, wrong=wrong)
