"""Scores as councils write them: Likely, 4, D, 4 - Likely; 4x3, D4, Likely / Major."""

from __future__ import annotations

import re
from collections.abc import Sequence

from common.importing.cells import shortened
from common.importing.values import NotUnderstood
from common.wording import and_list
from risks.scoring import Level, Method, Scheme, Score

_PARTED = re.compile(r"\s*(?:[x×*/,;&|]|\bby\b|\band\b)\s*", re.IGNORECASE)
_MARKED = re.compile(
    r"L(?:ikelihood)?\s*[:=]?\s*(\w+)[\s,;/x×*]*I(?:mpact)?\s*[:=]?\s*(\w+)", re.I
)
_WITH_NUMBER = re.compile(
    r"(?P<before>\w{1,2})\s*[-–:.)=]+\s*(?P<words>\D.*)"
    r"|(?P<called>.*\D)\s*[(\[]\s*(?P<after>\w{1,2})\s*[)\]]"
)
_NUMBER_AND_BAND = re.compile(r"(\d{1,3})\b\s*[-–:(]*\s*([^\d)]*)\)?")


def place_on(levels: Sequence[Level], written: str, axis: str, scheme: str) -> int:
    """The place on an axis, from 1. NotUnderstood, in a sentence, if it has none."""
    typed = " ".join(written.split())
    if place := _place(levels, typed):
        return place
    match = _WITH_NUMBER.fullmatch(typed)
    if match:
        said = [match["before"] or match["after"], match["words"] or match["called"]]
        places = {_place(levels, str(part).strip()) for part in said}
        if len(places) == 1 and None not in places:
            return places.pop() or 0
    choices = and_list([level.label for level in levels]).replace(" and ", " or ")
    raise NotUnderstood(
        f"“{shortened(written)}” is no {axis} of {scheme}; choose {choices}."
    )


def _place(levels: Sequence[Level], typed: str) -> int | None:
    """By its label, else its mark, else its number; only where one alone fits."""
    wanted = typed.casefold()
    for names in (
        [level.label for level in levels],
        [level.mark for level in levels],
        [str(number) for number in range(1, len(levels) + 1)],
    ):
        fitting = [n for n, name in enumerate(names, 1) if name.casefold() == wanted]
        if len(fitting) == 1:
            return fitting[0]
    return None


def written_level(levels: Sequence[Level], place: int) -> str:
    """As the export writes it, so that `place_on` reads the same place again."""
    level = levels[place - 1]
    for word in (level.label, level.mark):
        if word and _place(levels, " ".join(word.split())) == place:
            return word
    return str(place)


def score_in_one(scheme: Scheme, written: str) -> Score:
    """A score written into one cell. NotUnderstood, in a sentence, if it is none."""
    typed = " ".join(written.split())
    for likelihood, impact in _pairs(scheme, typed):
        found = (_place(scheme.likelihood, likelihood), _place(scheme.impact, impact))
        if found[0] and found[1]:
            return Score(found[0], found[1])
    if match := _NUMBER_AND_BAND.fullmatch(typed):
        return _by_number(scheme, int(match[1]), written)
    raise NotUnderstood(
        f"“{shortened(written)}” is no score of {scheme.name}: write the likelihood "
        f"first and then the impact, such as {_example(scheme)}."
    )


def _pairs(scheme: Scheme, typed: str) -> list[tuple[str, str]]:
    """The ways to part a score into its two halves, the surest first."""
    pairs = []
    if match := _MARKED.fullmatch(typed):
        pairs.append((match[1], match[2]))
    found = [(m.start(), m.end()) for m in _PARTED.finditer(typed)]
    pairs += [(typed[:start].strip(), typed[end:].strip()) for start, end in found]
    if scheme.method == Method.MARKS:
        pairs += [(typed[:n].strip(), typed[n:].strip()) for n in range(1, len(typed))]
    return pairs


def _by_number(scheme: Scheme, number: int, written: str) -> Score:
    fitting = [
        score
        for score in scheme.scores()
        if scheme.method != Method.MARKS and scheme.number(score) == number
    ]
    if len(fitting) == 1:
        return fitting[0]
    if not fitting:
        raise NotUnderstood(f"“{shortened(written)}” is no score of {scheme.name}.")
    could_be = and_list([scheme.words(score) for score in fitting[:4]])
    raise NotUnderstood(
        f"{number} could be {could_be.replace(' and ', ' or ')}: give the likelihood "
        f"and the impact, such as {_example(scheme)}."
    )


def _example(scheme: Scheme) -> str:
    top = Score(len(scheme.likelihood), len(scheme.impact))
    if scheme.method == Method.MARKS:
        return scheme.short(top)
    return scheme.words(top)


def contradicts(scheme: Scheme, score: Score, written: str) -> str:
    """What is wrong with a score written beside its likelihood and impact; empty where
    they agree, as a number, a band or both."""
    typed = " ".join(written.split()).casefold()
    band = scheme.band(score).label.casefold()
    number = "" if scheme.method == Method.MARKS else str(scheme.number(score))
    if typed in {band, number, scheme.short(score).casefold()}:
        return ""
    match = _NUMBER_AND_BAND.fullmatch(typed)
    if match and match[1] == number and match[2].strip() in {"", band}:
        return ""
    try:
        if score_in_one(scheme, written) == score:
            return ""
    except NotUnderstood:
        pass
    return (
        f"“{shortened(written)}” is not what {scheme.words(score)} makes in "
        f"{scheme.name}: that is {scheme.short(score)}, {scheme.band(score).label}."
    )
