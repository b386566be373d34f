"""A version of a business case beside the next: what was added, removed and changed.

Pure. Options, criteria, groups and scores are matched by their codes, rows of money and
steps by what they are called, amounts by the year they fall in.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from fractions import Fraction
from functools import partial
from typing import TypeVar

from savings.appraisal import comparable, outcomes
from savings.appraisal.checks import FIVE_CASES
from savings.appraisal.comparable import Amounts, Words
from savings.appraisal.content import CaseContent
from savings.appraisal.outcomes import Outcomes

Key = TypeVar("Key", bound=Hashable)


class Became(StrEnum):
    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"

    @property
    def label(self) -> str:
        return self.capitalize()


@dataclass(frozen=True)
class Change:
    """In words; of what was added there is no before, of what was removed no after.
    `moved` is how far, where that can be told."""

    became: Became
    what: str
    before: str = ""
    after: str = ""
    moved: str = ""


@dataclass(frozen=True)
class FigureChange:
    """An amount in pence; None where there was none, or is none any more. `year` is the
    calendar year its financial year starts in; None: of the whole case."""

    what: str
    before: int | None
    after: int | None
    year: int | None = None

    @property
    def difference(self) -> int | None:
        """An amount that was not entered was nothing; a result that was not worked out
        was none to take another from."""
        if self.year is None and None in (self.before, self.after):
            return None
        return (self.after or 0) - (self.before or 0)


@dataclass(frozen=True)
class TextChange:
    """Paragraphs of one of the five cases, as plain text; both empty where they only
    stand in another order."""

    label: str
    removed: tuple[str, ...]
    added: tuple[str, ...]


@dataclass(frozen=True)
class Comparison:
    """Everything that differs; all empty where nothing does. `results` are net present
    values, low and high ones too, `figures` the amounts entered."""

    terms: tuple[Change, ...] = ()
    options: tuple[Change, ...] = ()
    results: tuple[FigureChange, ...] = ()
    paybacks: tuple[Change, ...] = ()
    totals: tuple[Change, ...] = ()
    ranks: tuple[Change, ...] = ()
    figures: tuple[FigureChange, ...] = ()
    assumptions: tuple[Change, ...] = ()
    criteria: tuple[Change, ...] = ()
    scores: tuple[Change, ...] = ()
    funding: tuple[FigureChange, ...] = ()
    steps: tuple[Change, ...] = ()
    texts: tuple[TextChange, ...] = ()

    @property
    def is_same(self) -> bool:
        return self == Comparison()


def compare(earlier: CaseContent, later: CaseContent) -> Comparison:
    """What is only called differently now is matched all the same."""
    was, now = _called_as_in(later, earlier), later
    ranged = comparable.with_ranges(was) | comparable.with_ranges(now)
    return Comparison(
        terms=_words(comparable.terms, earlier, later),
        options=tuple(_options(earlier, later)),
        results=_amounts(partial(comparable.results, ranged=ranged), was, now),
        paybacks=tuple(_outcomes(outcomes.paybacks, was, now, outcomes.longer)),
        totals=tuple(_outcomes(outcomes.totals, was, now, outcomes.more)),
        ranks=tuple(_outcomes(outcomes.ranks, was, now, outcomes.lower)),
        figures=_amounts(comparable.figures, was, now),
        assumptions=_words(comparable.assumptions, was, now),
        criteria=_words(comparable.criteria, earlier, later),
        scores=_words(comparable.scores, was, now),
        funding=_amounts(comparable.funding, was, now),
        steps=_words(comparable.steps, was, now),
        texts=tuple(_texts(earlier, later)),
    )


def _called_as_in(later: CaseContent, earlier: CaseContent) -> CaseContent:
    """The earlier version with the later names of what has the same code."""
    options = {option.code: option.name for option in later.options}
    criteria = {criterion.code: criterion.name for criterion in later.criteria}
    groups = {group.code: group.name for group in later.groups}
    return replace(
        earlier,
        options=tuple(
            replace(o, name=options.get(o.code, o.name)) for o in earlier.options
        ),
        criteria=tuple(
            replace(c, name=criteria.get(c.code, c.name)) for c in earlier.criteria
        ),
        groups=tuple(
            replace(g, name=groups.get(g.code, g.name)) for g in earlier.groups
        ),
    )


def _options(earlier: CaseContent, later: CaseContent) -> Iterator[Change]:
    was = {option.code: option for option in earlier.options}
    now = {option.code: option for option in later.options}
    for code in _either(was, now):
        if code not in now:
            yield Change(Became.REMOVED, was[code].name)
        elif code not in was:
            yield Change(Became.ADDED, now[code].name)
        else:
            name = now[code].name
            before = comparable.option_words(was[code])
            for change in _changes(before, comparable.option_words(now[code])):
                yield replace(change, what=f"{name}: {change.what}")


def _texts(earlier: CaseContent, later: CaseContent) -> Iterator[TextChange]:
    for part, label in FIVE_CASES.items():
        was = comparable.paragraphs(getattr(earlier, part))
        now = comparable.paragraphs(getattr(later, part))
        if was == now:
            continue
        yield TextChange(label.capitalize(), _only_in(was, now), _only_in(now, was))


def _only_in(these: list[str], others: list[str]) -> tuple[str, ...]:
    """Paragraphs that the others do not have, or have less often; in their order."""
    left = Counter(others)
    found = []
    for paragraph in these:
        if left[paragraph]:
            left[paragraph] -= 1
        else:
            found.append(paragraph)
    return tuple(found)


def _words(
    told: Callable[[CaseContent], Words], earlier: CaseContent, later: CaseContent
) -> tuple[Change, ...]:
    return tuple(_changes(told(earlier), told(later)))


def _changes(was: Words, now: Words) -> Iterator[Change]:
    for what in _either(was, now):
        if what not in now:
            yield Change(Became.REMOVED, what, before=was[what])
        elif what not in was:
            yield Change(Became.ADDED, what, after=now[what])
        elif was[what] != now[what]:
            yield Change(Became.CHANGED, what, was[what], now[what])


def _outcomes(
    told: Callable[[CaseContent], Outcomes],
    earlier: CaseContent,
    later: CaseContent,
    in_words: Callable[[Fraction], str],
) -> Iterator[Change]:
    was, now = told(earlier), told(later)
    for change in _changes(_words_of(was), _words_of(now)):
        if change.became != Became.CHANGED:
            yield change
            continue
        by = now[change.what].since(was[change.what])
        yield replace(change, moved=in_words(by) if by else "")


def _words_of(found: Outcomes) -> Words:
    return {what: outcome.words for what, outcome in found.items()}


def _amounts(
    told: Callable[[CaseContent], Amounts], earlier: CaseContent, later: CaseContent
) -> tuple[FigureChange, ...]:
    was, now = told(earlier), told(later)
    return tuple(
        FigureChange(what, was.get((what, year)), now.get((what, year)), year)
        for what, year in _either(was, now)
        if was.get((what, year)) != now.get((what, year))
    )


def _either(was: Mapping[Key, object], now: Mapping[Key, object]) -> list[Key]:
    """The keys of both, each once: those that are now, then those that were."""
    return list(dict.fromkeys([*now, *was]))
