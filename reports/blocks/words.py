"""Phrases that several blocks share."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from common.exemption import paragraphs_phrase
from common.rag import StateCount
from common.wording import count_of, long_date
from reports.position import Position, Withheld


def as_at(position: Position) -> str:
    """17 July 2012: the day a position tells of."""
    return long_date(position.on)


def withheld_notes(position: Position, *kinds: str) -> tuple[str, ...]:
    """1 project is withheld: exempt under paragraph 3. One sentence a kind."""
    found: dict[str, list[Withheld]] = defaultdict(list)
    for note in _notes(position):
        if note.kind in kinds:
            found[note.kind].append(note)
    return tuple(_sentence(kind, found[kind]) for kind in kinds if found[kind])


def _notes(position: Position) -> Iterator[Withheld]:
    for register in position.registers():
        yield from register.withheld
    if position.savings:
        yield from position.savings.withheld
    for programme in position.programmes:
        for strand in programme.strands:
            yield from strand.withheld
            for project in strand.projects:
                yield from project.withheld


def _sentence(kind: str, notes: list[Withheld]) -> str:
    paragraphs = {number for note in notes for number in note.paragraphs}
    verb = "is" if len(notes) == 1 else "are"
    under = paragraphs_phrase(paragraphs)
    return f"{count_of(len(notes), kind)} {verb} withheld: exempt under {under}."


def counts_phrase(counts: Iterable[StateCount]) -> str:
    """2 Green, 1 Amber/Red: those there are."""
    return ", ".join(f"{c.count} {c.state.label}" for c in counts if c.count)
