"""What a business case lacks, or should know: one sentence, and where it is mended."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Section(StrEnum):
    """The parts of a case, as they are edited. Assurance stands with the steps."""

    TEXTS = "texts"
    OPTIONS = "options"
    MONEY = "money"
    CRITERIA = "criteria"
    SCORES = "scores"
    FUNDING = "funding"
    STEPS = "steps"


class Weight(StrEnum):
    """Whether a case lacks what its stage needs, or should only know."""

    MISSING = "missing"
    ADVICE = "advice"


@dataclass(frozen=True)
class Finding:
    section: Section
    text: str
    weight: Weight = Weight.MISSING

    @property
    def is_missing(self) -> bool:
        return self.weight == Weight.MISSING
