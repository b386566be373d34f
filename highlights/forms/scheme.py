"""A rating scheme, as an administrator changes it: words, looks and thresholds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms.boundfield import BoundField

from common.rag import RatingState, Shape, Tone
from highlights.rating_rules import Dimension, Scheme, Step

SHAPES = [(s.value, f"{s.glyph} {s.value.replace('-', ' ')}") for s in Shape]
TONES = [(tone.value, tone.value.replace("-", "/").capitalize()) for tone in Tone]


class SchemeForm(forms.Form):
    """What a new version of a scheme may say otherwise; its rule stays what it is."""

    name = forms.CharField(label="Name of the scheme", max_length=100)

    def __init__(
        self, data: Mapping[str, Any] | None = None, *, scheme: Scheme
    ) -> None:
        self.scheme = scheme
        super().__init__(data, initial={"name": scheme.name})
        for state in scheme.states:
            self._add_state("state", state)
        if scheme.dimension_states != scheme.states:
            for state in scheme.dimension_states:
                self._add_state("part", state)
        for dimension in scheme.dimensions:
            self._add(
                f"dimension_{dimension.code}_name",
                forms.CharField(label="Name", max_length=60, initial=dimension.name),
            )
            self._add(
                f"dimension_{dimension.code}_meaning",
                forms.CharField(
                    label="What it covers",
                    max_length=200,
                    initial=dimension.meaning,
                    required=False,
                ),
            )
        for step in scheme.steps:
            self._add(
                f"step_{step.state}",
                forms.IntegerField(
                    label=f"{scheme.state(step.state).label}: outside tolerance from",
                    min_value=0,
                    max_value=len(scheme.dimensions),
                    initial=step.outside,
                    widget=forms.NumberInput(attrs={"class": "govuk-input--width-2"}),
                ),
            )
        self._add(
            "reason",
            forms.CharField(
                label="Why does it change?",
                help_text="Kept with the new version.",
                widget=forms.Textarea(attrs={"rows": 2}),
            ),
        )

    def _add(self, name: str, field: forms.Field) -> None:
        self.fields[name] = field

    def _add_state(self, prefix: str, state: RatingState) -> None:
        stem = f"{prefix}_{state.code}"
        self._add(
            f"{stem}_label",
            forms.CharField(label="Word", max_length=40, initial=state.label),
        )
        self._add(
            f"{stem}_meaning",
            forms.CharField(
                label="What it means",
                max_length=400,
                initial=state.meaning,
                widget=forms.Textarea(attrs={"rows": 2}),
            ),
        )
        self._add(
            f"{stem}_shape",
            forms.ChoiceField(label="Shape", choices=SHAPES, initial=state.shape),
        )
        self._add(
            f"{stem}_tone",
            forms.ChoiceField(label="Colour", choices=TONES, initial=state.tone),
        )

    @property
    def groups(self) -> list[tuple[str, list[BoundField]]]:
        """The fields under headings a reader can find them by."""
        headings = [(f"state_{s.code}_", s.label) for s in self.scheme.states]
        if self.scheme.dimension_states != self.scheme.states:
            headings += [
                (f"part_{s.code}_", f"A part {s.label.lower()}")
                for s in self.scheme.dimension_states
            ]
        headings += [(f"dimension_{d.code}_", d.name) for d in self.scheme.dimensions]
        if self.scheme.steps:
            headings.append(("step_", "How many parts make which rating"))
        return [
            (heading, [self[name] for name in self.fields if name.startswith(prefix)])
            for prefix, heading in headings
        ]

    def clean(self) -> dict[str, Any]:
        super().clean()
        if not self.errors:
            try:
                self.definition()
            except ValueError as problem:
                raise ValidationError(str(problem)) from problem
        return self.cleaned_data

    def definition(self) -> Scheme:
        """The scheme as typed."""
        typed, scheme = self.cleaned_data, self.scheme
        is_shared = scheme.dimension_states == scheme.states
        states = tuple(self._state("state", state) for state in scheme.states)
        return replace(
            scheme,
            name=typed["name"],
            states=states,
            dimension_states=states
            if is_shared
            else tuple(self._state("part", s) for s in scheme.dimension_states),
            dimensions=tuple(self._dimension(d) for d in scheme.dimensions),
            steps=tuple(
                Step(typed[f"step_{step.state}"], step.state) for step in scheme.steps
            ),
        )

    def _state(self, prefix: str, state: RatingState) -> RatingState:
        typed, stem = self.cleaned_data, f"{prefix}_{state.code}"
        return replace(
            state,
            label=typed[f"{stem}_label"],
            meaning=typed[f"{stem}_meaning"],
            shape=Shape(typed[f"{stem}_shape"]),
            tone=Tone(typed[f"{stem}_tone"]),
        )

    def _dimension(self, dimension: Dimension) -> Dimension:
        stem = f"dimension_{dimension.code}"
        return replace(
            dimension,
            name=self.cleaned_data[f"{stem}_name"],
            meaning=self.cleaned_data[f"{stem}_meaning"],
        )
