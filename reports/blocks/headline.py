"""The dashboard's first sentence; each figure leads to the rows it counts."""

from __future__ import annotations

from dataclasses import dataclass

from common.rag import RatingState
from reports.blocks.block import Block, Options
from reports.headline import Counted, Of, headline
from reports.position import Position

_PLACES = {  # what a figure counts: how the page is narrowed to it, where it stands
    Counted.WORSE: ("travel=worse", "projects"),
    Counted.IMPROVED: ("travel=improved", "projects"),
    Counted.PROJECTS: ("", "projects"),
    Counted.ASKS: ("", "asks"),
    Counted.NOT_REPORTED: ("rating=not_reported", "projects"),
    Counted.OVERDUE: ("show=overdue", "milestones"),
    Counted.RED_RISKS: ("risks=red", "risks"),
    Counted.WORSE_RISKS: ("risks=worse", "risks"),
    Counted.REVIEWS: ("risks=overdue", "risks"),
    Counted.SAVINGS: ("", "savings"),
}
_EVERYWHERE = {
    counted: place
    for counted, place in _PLACES.items()
    if place[1] in ("risks", "savings")
}

_ELSEWHERE = {
    Of.COUNCIL: {  # where programmes are listed, not projects
        Counted.PROJECTS: ("programme_progress-sort=-projects", "programmes"),
        Counted.ASKS: ("programme_progress-sort=-asks", "programmes"),
        **_EVERYWHERE,
    },
    Of.PROJECT: {  # whose ask stands in its latest report
        Counted.ASKS: ("", "latest"),
        Counted.OVERDUE: _PLACES[Counted.OVERDUE],
        **_EVERYWHERE,
    },
}


@dataclass(frozen=True)
class Piece:
    words: str
    link: str


@dataclass(frozen=True)
class HeadlineValues:
    state: RatingState
    lead: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True)
class HeadlineOptions(Options):
    """What the sentence is about, where the Position holds one strand or project."""

    of: Of = Of.PROGRAMME


def build(
    position: Position, before: Position | None, options: HeadlineOptions
) -> HeadlineValues:
    found = headline(position, before, options.of)
    return HeadlineValues(
        state=found.state,
        lead=found.lead,
        pieces=tuple(
            Piece(figure.words, _link(figure.counts, options))
            for figure in found.figures
        ),
    )


def _link(counts: Counted, options: HeadlineOptions) -> str:
    places = _ELSEWHERE.get(options.of, _PLACES)
    return options.here(*places[counts]) if counts in places else ""


BLOCK = Block("headline", "Summary", build, options=HeadlineOptions)
