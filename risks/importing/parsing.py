"""What a cell of a named column is read as."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from typing import Any

from common.importing import values
from common.importing.cells import CellValue, text_of
from common.importing.fields import Field, Kind
from risks.choices import Effectiveness, Proximity, Response, RiskState
from risks.importing.known import PROXIMITIES, RESPONSES, STATES, Known
from risks.scoring import Scheme


def parsed(field: Field, value: CellValue, known: Known, scheme: Scheme) -> Any:
    """The value to store. NotUnderstood, in a sentence, where a cell has none."""
    if field.kind == Kind.CHOICE:
        return choices_of(field.name, known, scheme).find(value)
    if field.kind == Kind.PERSON:
        return known.people.find(value)
    if field.kind == Kind.LINE:
        return values.line(value, field.longest)
    if field.kind == Kind.TEXT:
        return values.limited(text_of(value), values.LONGEST_PROSE)
    return _READ_AS[field.kind](value)


_READ_AS: Mapping[Kind, Callable[[CellValue], object]] = {
    Kind.DAY: values.day,
    Kind.NUMBER: values.days,
    Kind.YES_NO: values.yes_or_no,
    Kind.PARAGRAPHS: values.paragraphs,
}
_NOUNS = {
    "category": "category of the council's list",
    "objective": "priority of the corporate plan",
    "milestone": "milestone of this place (project, colon, title)",
    "state": "state of a risk",
    "response": "response",
    "proximity": "proximity",
    "appetite": "band of this register's scheme",
    "effectiveness": "effectiveness of a control",
}

Options = Mapping[str, object]


def choices_of(name: str, known: Known, scheme: Scheme) -> values.Choices:
    """Put together once for each list."""
    key = (name, scheme.code, scheme.version)
    if key not in known.choices:
        options, also = _options(name, known, scheme)
        known.choices[key] = values.Choices(_NOUNS[name], options, also)
    return known.choices[key]


def _options(name: str, known: Known, scheme: Scheme) -> tuple[Options, Options]:
    """The words for each choice, and other words for the same."""
    match name:
        case "category":
            return known.categories, {}
        case "objective":
            return known.objectives, {}
        case "milestone":
            return known.milestones, _by_title_alone(known)
        case "state":
            return _labels(RiskState), STATES
        case "response":
            return _labels(Response), RESPONSES
        case "proximity":
            return _labels(Proximity), PROXIMITIES
        case "appetite":
            return _bands(scheme)
        case _:
            return _labels(Effectiveness), {}


def _labels(choices: Any) -> Options:
    return {str(choice.label): choice.value for choice in choices}


def _bands(scheme: Scheme) -> tuple[Options, Options]:
    labels = [band.label for band in scheme.bands]
    named = {b.label: b.code for b in scheme.bands if labels.count(b.label) == 1}
    return named, {band.code: band.code for band in scheme.bands}


def _by_title_alone(known: Known) -> Options:
    """Milestones whose title no other one has."""
    count = Counter(milestone.title for milestone in known.milestones.values())
    return {
        milestone.title: milestone
        for milestone in known.milestones.values()
        if count[milestone.title] == 1
    }
