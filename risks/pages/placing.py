"""Where on the matrix the open risks of a register stand."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple
from urllib.parse import urlencode

from risks.choices import RiskState
from risks.filters import POSITIONS, Scope, cell_key
from risks.models.risk import Risk
from risks.scoring import Score
from risks.scoring.matrix import Matrix, matrix_of

SHOWN_IN_A_CELL = 6
SHOWN_WITHOUT_SCORE = 12
ALL_THREE = "all"


class Named(NamedTuple):
    """A risk by its reference; `pk` leads to its page."""

    pk: int
    reference: str
    title: str

    @property
    def url(self) -> str:
        return Risk(pk=self.pk).get_absolute_url()


@dataclass(frozen=True)
class Crowd:
    """Some risks: how many, the first of them, and where all of them are listed."""

    position: str
    count: int
    shown: Sequence[Named]
    link: str

    @property
    def rest(self) -> int:
        return self.count - len(self.shown)


@dataclass(frozen=True)
class PlacedMatrix:
    """A matrix of one scheme, in each cell a Crowd for each position shown."""

    id: str
    title: str
    count: int
    is_own: bool
    matrix: Matrix


@dataclass(frozen=True)
class Placing:
    """All open risks: on a matrix for each scheme in use, or without such a score."""

    matrices: Sequence[PlacedMatrix]
    without: Sequence[Crowd]


class _Placed(NamedTuple):
    risk: Named
    scheme_id: int
    position: str
    score: Score | None


def placing_of(scope: Scope, position: str, list_url: str) -> Placing:
    """For current, inherent or target, or for all three at once. One query."""
    register = scope.register
    shown = list(POSITIONS) if position == ALL_THREE else [position]
    placed = list(_placed(scope, shown))
    of_schemes: dict[int, list[_Placed]] = defaultdict(list)
    for each in placed:
        if each.score is not None:
            of_schemes[each.scheme_id].append(each)
    own = register.scheme_id if register else None
    ids = sorted(
        {*of_schemes, *([own] if own else [])}, key=lambda pk: (pk != own, -pk)
    )
    most = 0 if position == ALL_THREE else SHOWN_IN_A_CELL
    return Placing(
        matrices=[
            _matrix(scope, pk, of_schemes[pk], list_url, own=pk == own, most=most)
            for pk in ids
        ],
        without=[
            _crowd(name, rest, "", SHOWN_WITHOUT_SCORE)
            for name in shown
            if (rest := [e for e in placed if e.position == name and e.score is None])
        ],
    )


def _placed(scope: Scope, positions: Iterable[str]) -> Iterator[_Placed]:
    names = [
        f"{name}_{axis}" for name in POSITIONS for axis in ("likelihood", "impact")
    ]
    rows = (
        scope.risks.filter(state=RiskState.OPEN)
        .order_by("register_id", "pk")
        .values_list("pk", "reference", "title", "scheme_id", *names)
    )
    columns = {name: 4 + 2 * at for at, name in enumerate(POSITIONS)}
    for row in rows:
        named = Named(*row[:3])
        for position in positions:
            places = row[columns[position] : columns[position] + 2]
            score = None if None in places else Score(*places)
            yield _Placed(named, row[3], position, score)


def _matrix(
    scope: Scope,
    pk: int,
    placed: Sequence[_Placed],
    list_url: str,
    *,
    own: bool,
    most: int,
) -> PlacedMatrix:
    scheme = scope.schemes[pk]
    cells: dict[Score, dict[str, list[_Placed]]] = defaultdict(
        lambda: defaultdict(list)
    )
    for each in placed:
        if each.score is not None:
            cells[each.score][each.position].append(each)
    contents = {
        score: [
            _crowd(name, here, _cell_link(list_url, pk, name, score), most)
            for name in POSITIONS
            if (here := of_positions.get(name))
        ]
        for score, of_positions in cells.items()
    }
    return PlacedMatrix(
        id=f"matrix-{pk}",
        title=f"{scheme.name}, version {scheme.version}",
        count=len({each.risk.pk for each in placed}),
        is_own=own,
        matrix=matrix_of(scheme, contents),
    )


def _crowd(name: str, placed: Sequence[_Placed], link: str, most: int) -> Crowd:
    first = [each.risk for each in placed[:most]]
    return Crowd(POSITIONS[name].lower(), len(placed), first, link)


def _cell_link(list_url: str, scheme_id: int, name: str, score: Score) -> str:
    return f"{list_url}?{urlencode({'cell': cell_key(scheme_id, name, score)})}"
