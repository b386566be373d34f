"""What several forms about risks are made of."""

from __future__ import annotations

from collections.abc import Iterable

from django import forms

from accounts.models import User
from programmes.models import Milestone, Programme, Project, Strand
from programmes.querysets import MilestoneQuerySet
from risks.models import Register
from risks.scoring import Level


class OptionField(forms.ChoiceField):
    """One of a few, or nothing yet, said in words."""

    def __init__(
        self, label: str, choices: Iterable[tuple[str, str]], *, none: str
    ) -> None:
        super().__init__(label=label, required=False, choices=[("", none), *choices])


class LevelField(forms.TypedChoiceField):
    """A place on one axis of a scoring scheme, named as the scheme names it."""

    def __init__(
        self, label: str, levels: tuple[Level, ...], *, in_words: bool = False
    ) -> None:
        names = [level_name(each, in_words=in_words) for each in levels]
        super().__init__(
            label=label,
            required=False,
            choices=[("", "Not scored"), *enumerate(names, 1)],
            coerce=int,
            empty_value=None,
        )


def level_name(level: Level, *, in_words: bool = False) -> str:
    """4 Likely; of a scheme that prints words, only those."""
    return level.label if in_words else f"{level.mark} {level.label}".strip()


def milestones_to_choose(reader: User, register: Register) -> MilestoneQuerySet:
    """Those of the place a register is of, as far as this reader may see them."""
    milestones = Milestone.objects.visible_to(reader).select_related("project")
    place = register.place
    if isinstance(place, Project):
        return milestones.filter(project=place)
    if isinstance(place, Strand):
        return milestones.filter(project__strand=place)
    if isinstance(place, Programme):
        return milestones.filter(project__strand__programme=place)
    return milestones
