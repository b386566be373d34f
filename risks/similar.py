"""Which risks may be the same one twice: titles that share most of their words.

Two titles are alike when at least three words in five are common to both, small words
and endings aside, and they name the same numbers: "Phase 1 late" is not "Phase 2
late". House default, no source. Found through an index of the rarer words of each
title (prefix filtering), so that five thousand titles are not compared each with each.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

SHARED, OF = 3, 5
MOST_NAMED = 3
_SMALL_WORDS = (
    "a an and are as at be because been by can cannot could do does for from has have "
    "if in into is it its may might no not of on or our risk risks so that the their "
    "there this to too we which will with would"
)
_SMALL = frozenset(_SMALL_WORDS.split())
_APOSTROPHES = re.compile("['\N{RIGHT SINGLE QUOTATION MARK}]")
_ENDINGS = (("ies", "es", "s"), ("ation", "ment", "ing", "ed"), ("e", "y"))
_SHORTEST_STEM = 3


@dataclass(frozen=True, slots=True)
class Title:
    """What is compared of a title."""

    words: frozenset[str]
    numbers: frozenset[str]

    def is_like(self, other: Title) -> bool:
        shared = len(self.words & other.words)
        return self.numbers == other.numbers and OF * shared >= SHARED * (
            len(self.words) + len(other.words) - shared
        )


def title_of(text: str) -> Title:
    """The words that say what it is about, without endings, each once."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    unaccented = "".join(c for c in plain if not unicodedata.combining(c))
    found = re.findall(
        r"[^\W_]+", re.sub(r"['\N{RIGHT SINGLE QUOTATION MARK}]", "", unaccented)
    )
    words = [word for word in found if not word.isdigit()]
    telling = [word for word in words if word not in _SMALL] or words
    return Title(
        words=frozenset(map(_stem, telling)),
        numbers=frozenset(word for word in found if word.isdigit()),
    )


def _stem(word: str) -> str:
    """delays, delayed, delay and delaying are one word."""
    for endings in _ENDINGS:
        for ending in endings:
            if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_STEM:
                word = word if word.endswith("ss") else word.removesuffix(ending)
                break
    return word


def alike(titles: Mapping[int, str]) -> dict[int, tuple[int, ...]]:
    """For each id whose title is like another's, the first few of those others."""
    ids_of = defaultdict(list)
    for id_, text in titles.items():
        ids_of[title_of(text)].append(id_)
    found = {}
    for title, others in _neighbours(ids_of).items():
        like = [*ids_of[title], *(id_ for other in others for id_ in ids_of[other])]
        for id_ in ids_of[title]:
            named = [each for each in like[: MOST_NAMED + 1] if each != id_]
            if named:
                found[id_] = tuple(named[:MOST_NAMED])
    return found


def _neighbours(titles: Iterable[Title]) -> dict[Title, list[Title]]:
    """For each title the first few others that are like it."""
    found: dict[Title, list[Title]] = {title: [] for title in titles}
    frequency = Counter(word for title in found for word in title.words)
    rarest_first = sorted(frequency, key=lambda word: (frequency[word], word))
    number_of = {word: number for number, word in enumerate(rarest_first)}
    index = _Index()
    for title in found:
        entry = _Entry(title, sorted(number_of[word] for word in title.words))
        for other in index.like(entry):
            for one, another in ((title, other), (other, title)):
                if len(found[one]) < MOST_NAMED:
                    found[one].append(another)
        index.add(entry)
    return found


class _Entry:
    """A title as the index compares it: its words as numbers, the rarest first; and all
    of them as the bits of one number, so that what two share is counted at once."""

    __slots__ = ("bits", "length", "rarest_few", "title")

    def __init__(self, title: Title, numbers: Sequence[int]) -> None:
        self.title, self.length = title, len(numbers)
        self.bits = sum(1 << number for number in numbers)
        # So many that two titles that are alike have at least one of them in common.
        least = -(-SHARED * self.length // OF)
        self.rarest_few = numbers[: self.length - least + 1]


class _Index:
    """Titles by their rarer words.

    Two titles that are alike have one of their rarest few words in common; and from the
    place of the first such word follows how many can be common at all. Titles that
    cannot reach enough are passed over together.
    """

    def __init__(self) -> None:
        self._by_word: dict[
            tuple[int, frozenset[str]], dict[tuple[int, int], list[_Entry]]
        ] = {}

    def add(self, entry: _Entry) -> None:
        for place, word in enumerate(entry.rarest_few):
            by_place = self._by_word.setdefault((word, entry.title.numbers), {})
            by_place.setdefault((entry.length, place), []).append(entry)

    def like(self, entry: _Entry) -> Iterable[Title]:
        """Those already added that are like this one, each once, in a fixed order."""
        found: dict[Title, None] = {}
        bits, length = entry.bits, entry.length
        for place, word in enumerate(entry.rarest_few):
            by_place = self._by_word.get((word, entry.title.numbers), {})
            for (other_length, other_place), others in by_place.items():
                least = -(-SHARED * (length + other_length) // (SHARED + OF))
                if min(length - place, other_length - other_place) >= least:
                    found |= {
                        other.title: None
                        for other in others
                        if (bits & other.bits).bit_count() >= least
                    }
        return found
