"""Projects: what they are, how they stand, where they belong."""

from __future__ import annotations

from typing import Any

from django import forms

from accounts.forms import ReasonField, RecordForm, VersionField
from programmes import rules
from programmes.choices import ProjectState
from programmes.models import Project, Strand

_STARTS_AS = (ProjectState.NOT_STARTED, ProjectState.IN_PROGRESS)


class ProjectFields(RecordForm):
    """What a new project and a known one have in common."""

    class Meta:
        model = Project
        fields = ["name", "purpose", "stage", "is_material"]
        error_messages = {"name": {"required": "Enter the name of the project."}}


class ProjectForm(ProjectFields):
    state = forms.TypedChoiceField(
        label="Has work begun?",
        choices=[(state, state.label) for state in _STARTS_AS],
        coerce=ProjectState,
        initial=ProjectState.IN_PROGRESS,
        widget=forms.RadioSelect,
    )


class ProjectUpdateForm(ProjectFields):
    version = VersionField()
    reason = ReasonField()

    class Meta(ProjectFields.Meta):
        fields = ["name", "order", "purpose", "stage", "is_material"]
        widgets = {"order": forms.NumberInput({"class": "govuk-input--width-3"})}


class ProjectStateForm(forms.Form):
    state = forms.TypedChoiceField(
        label="What is it now?",
        choices=[],
        coerce=ProjectState,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose what the project is now."},
    )
    reason = ReasonField("Why?")

    def __init__(self, *args: Any, now: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["state"].choices = [  # type: ignore[attr-defined]
            (state, state.label) for state in rules.next_states(ProjectState(now))
        ]


class StrandChoice(forms.ModelChoiceField):
    """A strand, named with its programme."""

    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.programme}: {obj}"


class ProjectMoveForm(forms.Form):
    strand = StrandChoice(
        Strand.objects.none(),
        label="To which strand?",
        empty_label="Choose a strand",
        error_messages={
            "required": "Choose a strand.",
            "invalid_choice": "Choose an active strand that you may change.",
        },
    )
    reason = ReasonField("Why does it move?")

    def __init__(self, *args: Any, strands: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["strand"].queryset = strands  # type: ignore[attr-defined]
