"""What several forms about risks are made of."""

from __future__ import annotations

from collections.abc import Iterable

from django import forms
from django.db.models import Q

from accounts.models import User
from accounts.querysets import UserQuerySet
from common.exemption import SCHEDULE_12A_PART_1
from programmes.models import Milestone, Programme, Project, Strand
from programmes.querysets import MilestoneQuerySet
from risks.models import Register
from risks.scoring import Level


class ProseField(forms.CharField):
    """Some sentences, in a box that shows as many lines as are usual."""

    def __init__(
        self,
        label: str,
        *,
        rows: int = 3,
        help_text: str = "",
        required: bool = False,
        error_messages: dict[str, str] | None = None,
    ) -> None:
        super().__init__(
            label=label,
            required=required,
            max_length=4000,
            widget=forms.Textarea({"rows": rows}),
            help_text=help_text,
            error_messages=error_messages,
        )


class ParagraphsField(forms.TypedMultipleChoiceField):
    """Paragraphs of Part 1 of Schedule 12A, by their numbers."""

    def __init__(self, *, required: bool = True) -> None:
        super().__init__(
            label="Under which paragraphs of Schedule 12A?",
            required=required,
            choices=[(p.number, f"{p.number}. {p.title}") for p in SCHEDULE_12A_PART_1],
            coerce=int,
            widget=forms.CheckboxSelectMultiple,
            error_messages={
                "required": "Say under which paragraph of Schedule 12A this is exempt.",
            },
        )


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


def people_to_choose(reader: User, chosen_id: int | None) -> UserQuerySet:
    """Whoever may sign in; and who was chosen when he or she still could."""
    people = User.objects.visible_to(reader).for_list()
    return people.filter(Q(is_active=True) | Q(pk=chosen_id))


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
