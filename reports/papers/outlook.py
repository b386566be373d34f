"""What becomes of each strand, as the items of one sentence. No database, no clock."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from programmes.choices import StrandEventKind, StrandStatus
from programmes.facts import StrandEventFact
from reports.position import ProgrammePosition, StrandPosition

_LEADS = {
    StrandEventKind.ADDED: "a new strand, {name}, is added",
    StrandEventKind.CONTINUES: "the {name} strand continues",
    StrandEventKind.REFOCUSED: "the {name} strand has a new focus",
    StrandEventKind.RENAMED: "the {old_name} strand becomes {new_name}",
    StrandEventKind.CLOSED: "the {name} strand closes to business as usual",
    StrandEventKind.REPLACED: "the {name} strand is replaced by {replaced_by}",
}


def outlook_items(programme: ProgrammePosition, *, since: date) -> tuple[str, ...]:
    """One item a strand, with what happened to it after `since` and why.

    A strand to which nothing happened continues while it runs, and is left out once it
    has ended.
    """
    said = (_said_of(strand, since) for strand in programme.strands)
    return tuple(item for item in said if item)


def _said_of(strand: StrandPosition, since: date) -> str:
    events = [event for event in strand.events if event.on > since]
    if events:
        return _event_words(strand, events[-1])
    if strand.fact.status == StrandStatus.ACTIVE:
        return _LEADS[StrandEventKind.CONTINUES].format(name=strand.fact.name)
    return ""


def _event_words(strand: StrandPosition, event: StrandEventFact) -> str:
    lead = _LEADS[StrandEventKind(event.kind)].format(
        name=strand.fact.name,
        old_name=event.old_name,
        new_name=event.new_name,
        replaced_by=event.replaced_by,
    )
    reason = event.reason.strip().rstrip(".;,")
    return f"{lead}: {_lower_first(reason)}" if reason else lead


def _lower_first(words: str) -> str:
    """An acronym keeps its capitals: HRA reform, but to secure ..."""
    first, _, _ = words.partition(" ")
    if (len(first) > 1 and first[1:].islower()) or len(first) == 1:
        return words[0].lower() + words[1:]
    return words


def punctuated(items: Iterable[str]) -> list[str]:
    """As the items of one sentence: "; " after each, "; and" before the last."""
    words = list(items)
    last = len(words) - 1
    return [_item(word, at, last) for at, word in enumerate(words)]


def _item(words: str, at: int, last: int) -> str:
    capital = words[:1].upper() + words[1:]
    if at == last:
        return f"{capital}."
    return f"{capital}; and" if at == last - 1 else f"{capital};"
