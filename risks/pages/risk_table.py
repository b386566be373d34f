"""A table of risks: its order, its rows, and the same as a sheet of a spreadsheet."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, F, Q
from django.db.models.functions import Length

from common.paging import Sorting
from common.rag import Direction, RatingState
from common.spreadsheet import Sheet
from risks.choices import Response, RiskState
from risks.models import Register, Risk, RiskAction
from risks.pages.score_sql import Schemes, severity
from risks.querysets import RiskQuerySet
from risks.rules import Travel, is_above_appetite, travel
from risks.scoring import Scheme, Score
from risks.sight.veil import with_veil

WORST_FIRST = "-score"
# What the address may ask for, and the column behind it.
COLUMNS: Mapping[str, tuple[str, ...]] = {
    "reference": ("reference_length", "reference"),
    "title": ("title",),
    "register": ("register_id", "reference_length", "reference"),
    "owner": ("owner__name",),
    "score": ("current_severity",),
    "target": ("target_severity",),
    "response": ("response",),
    "review": ("next_review_on",),
}
_STATES, _RESPONSES = dict(RiskState.choices), dict(Response.choices)
# Long texts that no table shows.
_TEXTS = (
    "cause",
    "event",
    "consequence",
    "lesson",
    "inherent_reason",
    "current_reason",
    "target_reason",
    "acceptance_reason",
    "escalation_reason",
    "exempt_reason",
)


@dataclass(frozen=True)
class Standing:
    """A score as it is shown: as its scheme prints it, and its band."""

    short: str
    state: RatingState


@dataclass(frozen=True)
class Actions:
    """What is still to be done about a risk."""

    open: int = 0
    late: int = 0


@dataclass(frozen=True)
class RiskLine:
    """One risk as a table shows it. `before` is its score before the latest review.
    A risk that is over is not reviewed any more, and nothing is left to do about it."""

    risk: Risk
    before: Standing | None
    now: Standing | None
    target: Standing | None
    travel: Travel
    next_review_on: date | None
    is_overdue: bool
    is_above_appetite: bool
    actions: Actions

    @property
    def escalated_to(self) -> Register | None:
        return self.risk.escalated_to


def ordered(risks: RiskQuerySet, sorting: Sorting, schemes: Schemes) -> RiskQuerySet:
    """Only what COLUMNS names reaches the query. What has no value comes last."""
    way = "desc" if sorting.is_descending else "asc"
    order = [getattr(F(name), way)(nulls_last=True) for name in COLUMNS[sorting.key]]
    rows: RiskQuerySet = risks.annotate(
        reference_length=Length("reference"),
        current_severity=severity(schemes),
        target_severity=severity(schemes, "target"),
    )
    return rows.order_by(*order, "pk")


def for_table(risks: RiskQuerySet, veil: Q | None) -> RiskQuerySet:
    """Everything the rows of a table name, and none of the long texts."""
    rows: RiskQuerySet = (
        with_veil(risks, veil)
        .select_related(
            "owner",
            "category",
            "register__programme",
            "register__strand__programme",
            "register__project__strand__programme",
            "escalated_to__programme",
            "escalated_to__strand__programme",
            "escalated_to__project__strand__programme",
        )
        .defer(*_TEXTS)
    )
    return rows


def lines_of(
    risks: Iterable[Risk],
    schemes: Schemes,
    *,
    on: date,
    among: RiskQuerySet | None = None,
) -> list[RiskLine]:
    """Rows for these risks, already fetched `for_table`. One query, of the actions;
    `among` spares it thousands of ids where they are all of a query."""
    rows = list(risks)
    ids = [risk.pk for risk in rows] if among is None else among.order_by().values("pk")
    actions = _actions_of(ids, on=on)
    reader = ScoreReader(schemes)
    return [_line(risk, reader, actions.get(risk.pk, Actions()), on) for risk in rows]


def sheet_of(title: str, lines: Iterable[RiskLine], *, of_several: bool) -> Sheet:
    """The table as a spreadsheet: the columns the page shows, scores in two cells."""
    columns = [each for each in _SHEET if of_several or each[0] != "Register"]
    return Sheet(
        title=title,
        headers=[header for header, _ in columns],
        rows=([value(line) for _, value in columns] for line in lines),
    )


class ScoreReader:
    """Asks each scheme once about each score: a register repeats itself."""

    def __init__(self, schemes: Schemes) -> None:
        self.schemes = schemes
        self._standings: dict[tuple[int, Score], Standing] = {}

    def standing(self, scheme_id: int | None, score: Score | None) -> Standing | None:
        if scheme_id is None or score is None:
            return None
        key = scheme_id, score
        if key not in self._standings:
            scheme = self.schemes[scheme_id]
            self._standings[key] = Standing(
                scheme.short(score), scheme.band(score).state
            )
        return self._standings[key]

    def before(self, risk: Risk) -> Standing | None:
        if risk.is_veiled:  # type: ignore[attr-defined]  # annotated by for_table
            return None
        return self.standing(risk.previous_scheme_id, risk.previous)

    def travel(self, risk: Risk) -> Travel:
        now = self.schemes[risk.scheme_id]
        if risk.is_veiled:  # type: ignore[attr-defined]  # annotated by for_table
            after = now.short(risk.current) if risk.current else ""
            return Travel(Direction.NOT_COMPARABLE, "", after)
        before: Scheme | None = None
        if risk.previous_scheme_id is not None:
            before = self.schemes[risk.previous_scheme_id]
        return travel(risk.previous, before, risk.current, now)

    def is_above_appetite(self, risk: Risk) -> bool:
        scheme = self.schemes[risk.scheme_id]
        if risk.current is None or not risk.appetite:
            return False
        return is_above_appetite(scheme, scheme.band(risk.current), risk.appetite)


def _line(risk: Risk, reader: ScoreReader, actions: Actions, on: date) -> RiskLine:
    is_open = risk.state == RiskState.OPEN
    review = risk.next_review_on if is_open else None
    return RiskLine(
        risk=risk,
        before=reader.before(risk),
        now=reader.standing(risk.scheme_id, risk.current),
        target=reader.standing(risk.scheme_id, risk.target),
        travel=reader.travel(risk),
        next_review_on=review,
        is_overdue=review is not None and review < on,
        is_above_appetite=is_open and reader.is_above_appetite(risk),
        actions=actions if is_open else Actions(),
    )


def _actions_of(risk_ids: Any, *, on: date) -> dict[int, Actions]:
    counted = (
        RiskAction.objects.filter(risk__in=risk_ids, done_on__isnull=True)
        .order_by()
        .values("risk")
        .annotate(open=Count("pk"), late=Count("pk", filter=Q(due_on__lt=on)))
    )
    return {row["risk"]: Actions(row["open"], row["late"]) for row in counted}


def _short(standing: Standing | None) -> object:
    """A number as a number, so that a spreadsheet can add and sort."""
    if standing is None:
        return None
    return int(standing.short) if standing.short.isdecimal() else standing.short


def _band(standing: Standing | None) -> str | None:
    return standing.state.label if standing else None


_SHEET: Sequence[tuple[str, Callable[[RiskLine], Any]]] = (
    ("Reference", lambda line: line.risk.reference),
    ("Title", lambda line: line.risk.title),
    ("Register", lambda line: str(line.risk.register)),
    ("State", lambda line: _STATES[line.risk.state]),
    ("Owner", lambda line: line.risk.owner and line.risk.owner.name),
    ("Category", lambda line: line.risk.category and line.risk.category.name),
    ("Score before", lambda line: _short(line.before)),
    ("Band before", lambda line: _band(line.before)),
    ("Direction", lambda line: line.travel.direction.label),
    ("Score now", lambda line: _short(line.now)),
    ("Band now", lambda line: _band(line.now)),
    ("Target score", lambda line: _short(line.target)),
    ("Target band", lambda line: _band(line.target)),
    ("Response", lambda line: _RESPONSES.get(line.risk.response)),
    ("Next review", lambda line: line.next_review_on),
    ("Review overdue", lambda line: line.is_overdue),
    ("Above appetite", lambda line: line.is_above_appetite),
    ("Escalated to", lambda line: line.escalated_to and str(line.escalated_to)),
    ("Actions open", lambda line: line.actions.open),
    ("Actions late", lambda line: line.actions.late),
)
