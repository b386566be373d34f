"""The report form: what an officer writes, each rating with its reason."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from django import forms
from django.forms.boundfield import BoundField

from common.fields import RichTextFormField
from common.forms import DatePartsField, RatingRadios
from common.rag import RatingState
from highlights import rules
from highlights.evidence import RICH_TEXTS, Evidence
from highlights.models import DimensionRating, HighlightReport
from highlights.rating_rules import Scheme
from highlights.rules import OVERALL, Rated, rating_field, reason_field
from highlights.services import Changes, DimensionChange
from highlights.services.report import WRITTEN


@dataclass(frozen=True)
class RatingRow:
    """One rating on the form: its radios and its reason."""

    rating: BoundField
    reason: BoundField
    is_part: bool = False


class ReportForm(forms.Form):
    """What is written each period. Nothing is required until it is submitted."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    comment = forms.CharField(
        label="In one line",
        help_text="Printed beside the rating on the dashboard and in papers.",
        max_length=300,
        required=False,
    )
    this_period = RichTextFormField(label="What was done this period", required=False)
    next_period = RichTextFormField(label="What comes next period", required=False)
    issues = RichTextFormField(label="Issues", required=False)
    ask = forms.CharField(
        label="What must the board decide?",
        help_text="Leave it empty if you ask for nothing.",
        widget=forms.Textarea(attrs={"rows": 3}),
        required=False,
    )
    ask_by = DatePartsField(label="Decision needed by", required=False)

    def __init__(
        self,
        data: Mapping[str, Any] | None = None,
        *,
        report: HighlightReport,
        dimensions: Iterable[DimensionRating],
        evidence: Evidence,
    ) -> None:
        self.evidence = evidence
        self.overall, self.parts = evidence.ratings(report, dimensions)
        self.scheme = evidence.scheme
        super().__init__(data, initial=self._initial(report))
        self._add_rating(OVERALL, "overall_reason", self.overall, "Overall")
        self.order_fields([OVERALL, "overall_reason"])
        for dimension in self.scheme.dimensions:
            if dimension.code in self.parts:
                self._add_rating(
                    rating_field(dimension.code),
                    reason_field(dimension.code),
                    self.parts[dimension.code],
                    dimension.name,
                    dimension.meaning,
                )
        for name in RICH_TEXTS:
            self.fields[name].help_text = evidence.note_on(name, getattr(report, name))
        if report.strand_id is not None:
            self.fields["parent_reason"] = _reason_field(
                "Why is the strand better than a project under it?",
                "Asked when one of its projects is rated worse.",
            )

    def _initial(self, report: HighlightReport) -> dict[str, Any]:
        values = {name: getattr(report, name) for name in (*WRITTEN, "version")}
        for code, rated in self.parts.items():
            values[rating_field(code)] = rated.declared
            values[reason_field(code)] = rated.reason
        return values

    def _add_rating(
        self, name: str, reason_name: str, rated: Rated, label: str, hint: str = ""
    ) -> None:
        is_overall = name == OVERALL
        states: tuple[RatingState, ...] = (
            self.scheme.choices if is_overall else self.scheme.dimension_states
        )
        if not is_overall:
            # What green means is said once, under the overall rating.
            states = tuple(replace(state, meaning="") for state in states)
        asked = rules.reasons_asked(self._scheme_of(name), rated)
        because = rated.because or ("from the ratings below" if is_overall else "")
        self.fields[name] = forms.ChoiceField(
            label=label,
            help_text=hint,
            choices=[(state.code, state.label) for state in states],
            required=False,
            widget=RatingRadios(
                states={state.code: state for state in states},
                last=rated.previous,
                indicated=rated.indicated,
                because=because,
            ),
        )
        self.fields[reason_name] = _reason_field(
            f"Why ({label.lower()})", f"Needed. {' '.join(asked)}" if asked else ""
        )

    def _scheme_of(self, name: str) -> Scheme:
        is_overall = name == OVERALL
        return self.scheme if is_overall else rules.dimension_scheme(self.scheme)

    @property
    def rating_rows(self) -> list[RatingRow]:
        """The overall rating, then each dimension's, with their reasons."""
        parts = [
            RatingRow(self[rating_field(code)], self[reason_field(code)], is_part=True)
            for code in self.parts
        ]
        return [RatingRow(self[OVERALL], self["overall_reason"]), *parts]

    def changes(self) -> Changes:
        """What was typed and could be read, for the service."""
        cleaned = self.cleaned_data
        fields = {name: cleaned[name] for name in WRITTEN if name in cleaned}
        return Changes(
            fields,
            {
                code: DimensionChange(
                    cleaned.get(rating_field(code), rated.declared),
                    cleaned.get(reason_field(code), rated.reason),
                )
                for code, rated in self.parts.items()
            },
        )


def _reason_field(label: str, hint: str = "") -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=hint,
        widget=forms.Textarea(attrs={"rows": 2}),
        required=False,
    )
