"""What a review of a risk asks: where it stands now, and why."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django import forms
from django.http import QueryDict

from accounts.forms import ReasonField, VersionField
from common.conflict import Difference
from common.forms import DatePartsField
from risks import rules
from risks.forms.parts import level_name
from risks.models import Risk
from risks.scoring import Prints, Scheme, Score


class LevelRadios(forms.TypedChoiceField):
    """A place on one axis, all of them in view."""

    def __init__(self, label: str) -> None:
        super().__init__(
            label=label,
            coerce=int,
            widget=forms.RadioSelect,
            error_messages={"required": f"Choose the {label.lower()}."},
        )


class ScoreForm(forms.Form):
    """The score is preset to where the risk stands, if its register still scores in a
    scheme that means the same by it."""

    reason = ReasonField("Why does it stand there today?")
    current_likelihood = LevelRadios("Likelihood")
    current_impact = LevelRadios("Impact")
    version = VersionField()

    def __init__(self, data: QueryDict | None, *, risk: Risk, scheme: Scheme) -> None:
        self.scheme, self.stands_at = scheme, present_score(risk, scheme)
        initial: dict[str, Any] = {"version": risk.version}
        if self.stands_at:
            initial["current_likelihood"] = self.stands_at.likelihood
            initial["current_impact"] = self.stands_at.impact
        super().__init__(data, initial=initial)
        for name, places in self._axes().items():
            field: Any = self.fields[name]
            field.choices = places

    @property
    def score(self) -> Score:
        """What was chosen; only of a form that is valid."""
        chosen = self.cleaned_data
        return Score(chosen["current_likelihood"], chosen["current_impact"])

    def conflicting(self) -> list[Difference]:
        """What two people filled in differently, places by the names they have in the
        scheme; empty without a conflict."""
        names = {
            self.fields[name].label: dict(places)
            for name, places in self._axes().items()
        }
        return [
            replace(
                each,
                theirs=_named(each.theirs, names.get(each.label, {})),
                yours=_named(each.yours, names.get(each.label, {})),
            )
            for each in getattr(self, "differences", [])
        ]

    def _axes(self) -> dict[str, list[tuple[int, str]]]:
        """The places on both axes, by field, each with its name in the scheme."""
        in_words = self.scheme.prints == Prints.WORDS
        levels = {
            "current_likelihood": self.scheme.likelihood,
            "current_impact": self.scheme.impact,
        }
        return {
            field: list(enumerate((level_name(e, in_words=in_words) for e in axis), 1))
            for field, axis in levels.items()
        }


class ReviewForm(ScoreForm):
    """A review of one risk, on a page of its own."""

    next_review_on = DatePartsField(
        label="Next review",
        required=False,
        help_text="Empty: as often as its band asks.",
    )


class SittingForm(ScoreForm):
    """One risk after another, by keyboard: Enter in the reason saves."""

    def __init__(self, data: QueryDict | None, *, risk: Risk, scheme: Scheme) -> None:
        super().__init__(data, risk=risk, scheme=scheme)
        reason = self.fields["reason"]
        reason.label = f"{risk.reference}: why does it stand there today?"
        reason.help_text = "Enter saves it and goes on to the next risk."
        reason.widget = forms.TextInput({"autocomplete": "off"})
        if not self.is_bound:
            reason.widget.attrs["autofocus"] = True


def present_score(risk: Risk, scheme: Scheme) -> Score | None:
    """Where the risk stands, as the scheme of the review says it; None where that
    means something else, so that the score is to be chosen anew."""
    return rules.carried_over(risk.current, risk.scheme.scheme, scheme)


def _named(place: str, names: dict[int, str]) -> str:
    return names.get(int(place), place) if place.isdecimal() else place
