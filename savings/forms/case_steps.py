"""When what is done, what is to be saved by when, and what finance says of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from django import forms
from django.http import QueryDict

from common.forms import PenceField
from common.periods import year_label
from savings.appraisal.content import Assurance, CaseContent, EfficiencyTarget, Step
from savings.choices import Horizon
from savings.forms.case_fields import LongField, shown_amount
from savings.forms.case_part import Draft, PartForm
from savings.forms.case_rows import Fields, FormRows, RowKind, Typed

MOST_STEPS, MOST_TARGETS = 60, 30
ASSURANCES = [
    (Assurance.NONE.value, "Not yet"),
    (Assurance.IN_PRINCIPLE.value, "In principle, as for an outline case"),
    (Assurance.FULL.value, "In full, as for a full case"),
]
_QUICK = [("", "No"), ("yes", "Yes")]
_SMALL = {"class": "govuk-input--width-5", "inputmode": "decimal"}


def _amount(label: str, *, required: bool) -> PenceField:
    return PenceField(
        label=label,
        required=required,
        widget=forms.TextInput(_SMALL),
        error_messages={"required": "Say how much."},
    )


def _step_fields(where: str) -> Fields:
    return {
        "horizon": forms.ChoiceField(
            label=f"{where}: horizon", choices=Horizon.choices
        ),
        "title": forms.CharField(
            label=f"{where}: what",
            max_length=300,
            error_messages={"required": "Say what is done."},
        ),
        "when": forms.CharField(label=f"{where}: when", max_length=100, required=False),
        "is_quick_win": forms.ChoiceField(
            label=f"{where}: quick win", choices=_QUICK, required=False
        ),
        "saving": _amount(f"{where}: saves, £", required=False),
    }


class StepsForm(PartForm):
    accepted_payback_years = forms.IntegerField(
        label="Within how many years must it have paid back?",
        required=False,
        min_value=1,
        max_value=60,
        help_text="What the council has agreed to accept. Empty: nothing is agreed.",
        widget=forms.TextInput(
            {"class": "govuk-input--width-2", "inputmode": "numeric"}
        ),
    )
    assurance = forms.ChoiceField(
        label="Are the figures assured?", choices=ASSURANCES, widget=forms.RadioSelect
    )
    assurance_statement = LongField("What the section 151 officer says", rows=4)

    def __init__(
        self, data: QueryDict | None, *, draft: Draft, may_assure: bool
    ) -> None:
        self.may_assure = may_assure
        super().__init__(data, draft=draft)

    def finish(self) -> None:
        if not self.may_assure:
            del self.fields["assurance"], self.fields["assurance_statement"]

    def kinds(self) -> dict[str, RowKind]:
        new = {"horizon": Horizon.IMMEDIATE.value}
        return {
            "step": RowKind(
                "step",
                _step_fields,
                MOST_STEPS,
                new=new,
                known_by=("horizon", "title"),
                start=({}, {}, {}),
                chosen=frozenset({"horizon"}),
            ),
            "target": RowKind(
                "target",
                self._target_fields,
                MOST_TARGETS,
                known_by=("year",),
                start=({}, {}),
            ),
        }

    def _target_fields(self, where: str) -> Fields:
        return {
            "year": forms.TypedChoiceField(
                label=f"{where}: year",
                choices=[("", "Choose"), *self._years()],
                coerce=int,
                error_messages={"required": "Choose a year."},
            ),
            "amount": _amount(f"{where}: to be saved, £", required=True),
        }

    def _years(self) -> list[tuple[str, str]]:
        """Those of the case, some after it, and whatever a target is set for."""
        first, count = self.content.first_year, max(self.content.years, 10)
        known = {each.year for each in self.content.efficiency_targets}
        years = sorted({*range(first, first + count), *known})
        return [(str(year), year_label(year, self.draft.starts_in)) for year in years]

    @property
    def steps(self) -> FormRows:
        return self.rows_of("step")

    @property
    def targets(self) -> FormRows:
        return self.rows_of("target")

    def typed_of(self, content: CaseContent) -> Typed:
        accepted = content.accepted_payback_years
        plain = {"accepted_payback_years": "" if accepted is None else str(accepted)}
        if self.may_assure:
            plain["assurance"] = content.assurance.value
            plain["assurance_statement"] = content.assurance_statement
        return Typed(
            plain,
            {
                "step": [
                    {
                        "horizon": step.horizon.value,
                        "title": step.title,
                        "when": step.when,
                        "is_quick_win": "yes" if step.is_quick_win else "",
                        "saving": shown_amount(step.saving),
                    }
                    for step in content.steps
                ],
                "target": [
                    {"year": str(each.year), "amount": shown_amount(each.amount)}
                    for each in content.efficiency_targets
                ],
            },
        )

    def clean(self) -> dict[str, Any]:
        said = super().clean()
        years = [said.get(f"target-{nth}-year") for nth in self._target_places()]
        for nth in self._target_places():
            year = years[nth - 1]
            if year and year in years[: nth - 1]:
                self.add_error(f"target-{nth}-year", "This year has a target already.")
        if self._is_assured(said) and not said.get("assurance_statement"):
            self.add_error("assurance_statement", "Say what is assured, and on what.")
        return said

    def _is_assured(self, said: Mapping[str, Any]) -> bool:
        """Not by a pause in typing: figures are assured by whoever presses Save."""
        assured = said.get("assurance", Assurance.NONE.value)
        return assured != Assurance.NONE.value and not self.draft.is_quiet

    def _target_places(self) -> range:
        return range(1, len(self.typed.rows["target"]) + 1)

    def applied(self) -> CaseContent:
        said = self.cleaned_data
        content = replace(
            self.content,
            accepted_payback_years=said["accepted_payback_years"],
            steps=tuple(
                Step(
                    Horizon(row["horizon"]),
                    row["title"],
                    row["when"],
                    bool(row["is_quick_win"]),
                    row["saving"],
                )
                for row in self.cleaned_rows("step")
            ),
            efficiency_targets=tuple(
                EfficiencyTarget(row["year"], row["amount"])
                for row in self.cleaned_rows("target")
            ),
        )
        if not self.may_assure:
            return content
        stands = self.content.assurance
        return replace(
            content,
            assurance=stands if self.draft.is_quiet else Assurance(said["assurance"]),
            assurance_statement=said["assurance_statement"],
        )

    @property
    def left_out(self) -> str:
        if self.cleaned_data.get("assurance") in (None, self.content.assurance.value):
            return ""
        return "How far the figures are assured changes only when you press Save."

    def given(self, stored: CaseContent) -> dict[str, str]:
        """Also that figures are not assured any more."""
        given = super().given(stored)
        if not self.may_assure or stored.assurance == self.content.assurance:
            return given
        return given | {
            "assurance": stored.assurance.value,
            "assurance_statement": stored.assurance_statement,
        }
