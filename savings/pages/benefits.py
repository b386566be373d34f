"""Benefits as their pages show them: how each stands, computed beside declared."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import Prefetch, Q

from accounts.models import User
from common.rag import RatingState
from common.record_history import (
    RecordHistory,
    Telling,
    histories_of,
    history_of,
    together,
)
from common.spreadsheet import Sheet
from programmes.choices import ProjectState
from savings import access
from savings.benefit_rules import disagrees, last_reading, measured, standing, state_of
from savings.choices import BenefitState
from savings.exempt_past import was_exempt
from savings.facts.benefit_values import ReadingFact
from savings.facts.one_benefit import fact_of
from savings.models import (
    Benefit,
    BenefitPriority,
    BenefitReading,
    BenefitValue,
)
from savings.past import names_seen_by
from savings.querysets import BenefitQuerySet


@dataclass(frozen=True)
class BenefitLine:
    """A benefit, its last reading, and how it stands by that."""

    benefit: Benefit
    last: ReadingFact | None
    computed: RatingState | None
    declared: RatingState | None
    priorities: tuple[str, ...]
    values: tuple[str, ...]

    @property
    def way(self) -> str:
        """From where to where, in the unit of the measure."""
        benefit = self.benefit
        if benefit.target is None:
            return "No target"
        sign = "£" if benefit.unit.startswith("£") else ""
        start = measured(benefit.baseline, sign)
        return f"{start} to {measured(benefit.target, benefit.unit)}"

    @property
    def read(self) -> str:
        return measured(self.last.value, self.benefit.unit) if self.last else ""

    @property
    def owner(self) -> str:
        """Who answers for it today."""
        benefit = self.benefit
        is_handed_over = self._is_project_over and benefit.later_owner is not None
        return str((benefit.later_owner if is_handed_over else benefit.owner) or "")

    @property
    def is_disputed(self) -> bool:
        """Whether what is declared is not what the readings say."""
        computed = self.computed.code if self.computed else None
        return disagrees(self.benefit.declared, computed)

    @property
    def is_orphaned(self) -> bool:
        """Whether its project closed and nobody was named to own it after that."""
        return self._is_project_over and self.benefit.later_owner_id is None

    @property
    def _is_project_over(self) -> bool:
        project = self.benefit.project
        return project is not None and project.state == ProjectState.CLOSED


def for_lines(benefits: BenefitQuerySet, reader: User) -> BenefitQuerySet:
    """With all that a line names, and the readings this reader may see. Four
    queries."""
    rows: BenefitQuerySet = benefits.with_place().prefetch_related(
        readings_seen_by(reader), "priorities", "values"
    )
    return rows


def readings_seen_by(reader: User) -> Prefetch[Any, Any, Any]:
    return Prefetch("readings", BenefitReading.objects.visible_to(reader))


def readings_withheld(benefit: Benefit) -> int:
    """How many there are beside those prefetched with `readings_seen_by`. One query."""
    taken = BenefitReading.objects.filter(benefit=benefit).count()
    return taken - len(benefit.readings.all())


def lines_of(benefits: Iterable[Benefit], on: date) -> list[BenefitLine]:
    return [line_of(benefit, on) for benefit in benefits]


def line_of(benefit: Benefit, on: date) -> BenefitLine:
    fact = fact_of(benefit)
    return BenefitLine(
        benefit=benefit,
        last=last_reading(fact, on),
        computed=state_of(standing(fact, on)),
        declared=state_of(benefit.declared),
        priorities=tuple(map(str, benefit.priorities.all())),
        values=tuple(map(str, benefit.values.all())),
    )


HEADINGS = (
    "Reference",
    "Benefit",
    "Promised by",
    "Dis-benefit",
    "Counted in",
    "Measure",
    "Unit",
    "Baseline",
    "Baseline date",
    "Baseline from",
    "Target",
    "Target date",
    "Last reading",
    "Read on",
    "Stands by its readings",
    "Declared",
    "Owner",
    "Owner after closure",
    "Priorities",
    "Values",
)


def sheet_of(lines: Iterable[BenefitLine]) -> Sheet:
    return Sheet("Benefits", list(HEADINGS), [row_of(line) for line in lines])


def row_of(line: BenefitLine) -> list[object]:
    benefit = line.benefit
    return [
        benefit.reference,
        benefit.title,
        str(benefit.place),
        "Yes" if benefit.is_disbenefit else "",
        benefit.get_kind_display(),
        benefit.measure,
        benefit.unit,
        benefit.baseline,
        benefit.baseline_on,
        benefit.baseline_source,
        benefit.target,
        benefit.target_on,
        line.last.value if line.last else None,
        line.last.on if line.last else None,
        str(line.computed or ""),
        str(line.declared or ""),
        str(benefit.owner or ""),
        str(benefit.later_owner or ""),
        ", ".join(line.priorities),
        ", ".join(line.values),
    ]


@dataclass(frozen=True)
class Action:
    """What its reader may do next."""

    words: str
    url_name: str


def actions_for(user: User, benefit: Benefit) -> list[Action]:
    may_edit = access.can_edit_benefit(user, benefit)
    may_close = access.can_close_benefit(user, benefit)
    is_open = benefit.state == BenefitState.OPEN
    offered = (
        (may_edit and is_open, "Add a reading", "savings:reading_create"),
        (may_edit, "Change it", "savings:benefit_update"),
        (may_close and is_open, "Follow it no more", "savings:benefit_close"),
        (may_close and not is_open, "Follow it again", "savings:benefit_reopen"),
        (
            may_edit,
            "Change the exemption" if benefit.is_exempt else "Keep it from the public",
            "savings:benefit_withhold",
        ),
        (
            benefit.is_exempt and access.can_lift_exemption(user),
            "Open it to the public",
            "savings:benefit_release",
        ),
    )
    return [Action(words, name) for is_offered, words, name in offered if is_offered]


def history_of_benefit(user: User, benefit: Benefit) -> RecordHistory:
    """All that became of it, its readings and its tags, latest first."""
    exempt_at = was_exempt(user, benefit)

    def is_withheld(version: Any) -> bool:
        return exempt_at(version.history_date)

    of_this = Q(benefit_id=benefit.pk)
    named = Telling(skipped=frozenset({"benefit"}), named=names_seen_by(user))
    parts = [
        history_of(
            benefit,
            is_withheld=is_withheld,
            telling=Telling(named=names_seen_by(user)),
        ),
        histories_of(
            BenefitReading,
            of_this,
            is_withheld=is_withheld,
            called=lambda row: f"Reading of {_plain(row.value)}",
            telling=named,
        ),
        histories_of(
            BenefitPriority,
            of_this,
            is_withheld=is_withheld,
            called=lambda row: "Priority it serves",
            telling=named,
        ),
        histories_of(
            BenefitValue,
            of_this,
            is_withheld=is_withheld,
            called=lambda row: "Value it stands for",
            telling=named,
        ),
    ]
    return together(parts)


def _plain(value: Decimal | None) -> str:
    return measured(value, "")
