"""How many risks of a register stood in each band at each month's end, from history."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple

from django.db.models import Q

from accounts.models import User
from common.history import end_of
from common.periods import add_months, month_end
from common.rag import RatingState
from common.wording import count_of, month_year
from risks.choices import RiskState
from risks.models import Register, Risk
from risks.pages.score_sql import Schemes
from risks.scoring import Score
from risks.sight.past_of_many import HistorySight


class Version(NamedTuple):
    """What a version of a risk says of where it stands."""

    risk_id: int
    at: datetime
    state: str
    scheme_id: int
    likelihood: int | None
    impact: int | None
    register_id: int
    escalated_to_id: int | None
    is_exempt: bool


@dataclass(frozen=True)
class Month:
    """The end of a month, or today, and the open risks then. `withheld` of them are
    not counted: they were exempt."""

    on: date
    counts: Counter[RatingState]
    withheld: int = 0

    @property
    def total(self) -> int:
        return sum(self.counts.values())


@dataclass(frozen=True)
class Trend:
    """`states` from the worst; of each month how many stood in each."""

    states: Sequence[RatingState]
    months: Sequence[Month]

    @property
    def most(self) -> int:
        return max((n for m in self.months for n in m.counts.values()), default=0)


def versions_of(user: User, register: Register) -> list[Version]:
    """All versions of the risks this reader may see today that are, or once were, on a
    register. One query."""
    history = Risk.history
    once_here = history.filter(escalated_to=register).order_by().values("id")
    risks = Risk.objects.visible_to(user).filter(
        Q(register=register) | Q(pk__in=once_here)
    )
    rows = (
        history.filter(id__in=risks.order_by().values("pk"))
        .exclude(history_type="-")
        .order_by("history_date", "history_id")
    )
    columns = (
        "id",
        "history_date",
        "state",
        "scheme_id",
        "current_likelihood",
        "current_impact",
        "register_id",
        "escalated_to_id",
        "is_exempt",
    )
    return [Version(*row) for row in rows.values_list(*columns)]


def month_ends(back: int | None, versions: Sequence[Version], on: date) -> list[date]:
    """The ends of the last so many months, or of all there are, and today."""
    if not versions:
        return [on]
    first = versions[0].at.date()
    asked = add_months(on.replace(day=1), -back) if back else first
    start = max(asked, first).replace(day=1)
    ends = []
    while (end := month_end(start)) < on:
        ends.append(end)
        start = add_months(start, 1)
    return [*ends, on]


def trend_of(
    versions: Sequence[Version],
    ends: Sequence[date],
    register: Register,
    schemes: Schemes,
    sight: HistorySight,
) -> Trend:
    """Each version is read once, in the order they were written."""
    months = list(_months(versions, ends, register, _Bands(schemes), sight))
    own = {band.state for band in schemes[register.scheme_id].bands}
    seen = {state for month in months for state in month.counts}
    states = sorted(own | seen, key=lambda state: (-state.severity, state.label))
    return Trend(states, months)


def finding(trend: Trend) -> str:
    """What the picture shows, in a sentence: the worst band there is anything in."""
    then, now = trend.months[0], trend.months[-1]
    if not any(month.total for month in trend.months):
        return "No open risks in this time"
    worst = next(s for s in trend.states if any(m.counts[s] for m in trend.months))
    before, after = then.counts[worst], now.counts[worst]
    since = month_year(then.on)
    if len(trend.months) == 1:
        return f"{count_of(after, f'{worst.label} risk').capitalize()} today"
    if before == after:
        are = count_of(after, f"{worst.label} risk")
        return f"{are[:1].upper()}{are[1:]} today, as many as at the end of {since}"
    verb = "fell" if after < before else "rose"
    return f"{worst.label} risks {verb} from {before:,} to {after:,} since {since}"


class _Bands:
    """The state of a score, asked of its scheme once."""

    def __init__(self, schemes: Schemes) -> None:
        self._schemes = schemes
        self._known: dict[tuple[int, int, int], RatingState] = {}

    def state(self, version: Version) -> RatingState | None:
        if version.likelihood is None or version.impact is None:
            return None
        key = version.scheme_id, version.likelihood, version.impact
        if key not in self._known:
            scheme = self._schemes[version.scheme_id]
            self._known[key] = scheme.band(Score(*key[1:])).state
        return self._known[key]


def _months(
    versions: Sequence[Version],
    ends: Sequence[date],
    register: Register,
    bands: _Bands,
    sight: HistorySight,
) -> Iterator[Month]:
    crowd = _Crowd(sight)
    coming = iter([*versions, None])
    version = next(coming)
    for end in ends:
        until = end_of(end)
        while version is not None and version.at <= until:
            crowd.leave(version.risk_id)
            if _is_on(version, register):
                crowd.enter(version, bands.state(version))
            version = next(coming)
        yield crowd.counted(end, until)


class _Crowd:
    """Who stands on the register while history is read, counted as it comes and goes:
    a register has few versions a month and many risks."""

    def __init__(self, sight: HistorySight) -> None:
        self._sight = sight
        self._at: dict[int, tuple[int, RatingState | None]] = {}
        self._counts: dict[int, Counter[RatingState | None]] = defaultdict(Counter)

    def leave(self, risk_id: int) -> None:
        if risk_id in self._at:
            register_id, state = self._at.pop(risk_id)
            self._counts[register_id][state] -= 1

    def enter(self, version: Version, state: RatingState | None) -> None:
        """None stands for what may not be counted: withheld by its own exemption."""
        register_id = version.register_id
        hidden = version.is_exempt and self._sight.hides(
            register_id, version.at, is_exempt=True
        )
        place = register_id, None if hidden else state
        self._at[version.risk_id] = place
        self._counts[register_id][place[1]] += 1

    def counted(self, on: date, until: datetime) -> Month:
        counts: Counter[RatingState] = Counter()
        withheld = 0
        for register_id, of_each in self._counts.items():
            is_hidden = self._sight.hides(register_id, until, is_exempt=False)
            for state, count in of_each.items():
                if is_hidden or state is None:
                    withheld += count
                else:
                    counts[state] += count
        return Month(on, counts, withheld)


def _is_on(version: Version, register: Register) -> bool:
    is_here = register.pk in (version.register_id, version.escalated_to_id)
    return is_here and version.state == RiskState.OPEN
