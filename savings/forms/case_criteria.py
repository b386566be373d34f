"""What options are held against, how much each counts, and who scores."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django import forms

from common.codes import free_code
from common.money import WHOLE_SHARE
from savings.appraisal.content import AssessorGroup, CaseContent, Criterion
from savings.forms.case_fields import ShareField, hidden_code, shown_share
from savings.forms.case_part import PartForm
from savings.forms.case_rows import CODE, Fields, FormRows, RowKind, Typed

MOST_CRITERIA, MOST_GROUPS = 30, 10


def _criterion_fields(where: str) -> Fields:
    return {
        CODE: hidden_code(),
        "name": forms.CharField(
            label=f"{where}: name",
            max_length=200,
            error_messages={"required": f"Give {where.lower()} a name."},
        ),
        "meaning": forms.CharField(
            label=f"{where}: meaning", max_length=600, required=False
        ),
        "weight": ShareField(
            f"{where}: weight, %", highest=WHOLE_SHARE, required=False
        ),
    }


def _group_fields(where: str) -> Fields:
    return {
        CODE: hidden_code(),
        "name": forms.CharField(
            label=f"{where}: name",
            max_length=200,
            error_messages={"required": f"Say who {where.lower()} is."},
        ),
    }


class CriteriaForm(PartForm):
    top_score = forms.IntegerField(
        label="Highest score",
        min_value=1,
        max_value=100,
        help_text="Scores run from 0 to this.",
        widget=forms.TextInput(
            {"class": "govuk-input--width-3", "inputmode": "numeric"}
        ),
    )

    def kinds(self) -> dict[str, RowKind]:
        return {
            "criterion": RowKind(
                "criterion", _criterion_fields, MOST_CRITERIA, start=({}, {}, {}, {})
            ),
            "group": RowKind("group", _group_fields, MOST_GROUPS, start=({}, {}, {})),
        }

    @property
    def criteria(self) -> FormRows:
        return self.rows_of("criterion")

    @property
    def groups(self) -> FormRows:
        return self.rows_of("group")

    def typed_of(self, content: CaseContent) -> Typed:
        return Typed(
            {"top_score": str(content.top_score)},
            {
                "criterion": [
                    {
                        CODE: each.code,
                        "name": each.name,
                        "meaning": each.meaning,
                        "weight": shown_share(each.weight),
                    }
                    for each in content.criteria
                ],
                "group": [
                    {CODE: each.code, "name": each.name} for each in content.groups
                ],
            },
        )

    def clean(self) -> dict[str, Any]:
        said = super().clean()
        if self.errors:
            return said
        if not self.draft.is_quiet:
            self._check_weights()
        highest = max((each.score for each in self.content.scores), default=0)
        if highest > said["top_score"]:
            self.add_error("top_score", f"A score of {highest} has been given already.")
        return said

    def _check_weights(self) -> None:
        """All weigh, or none; and those that weigh come to all of it."""
        names = [
            f"criterion-{nth}-weight"
            for nth in range(1, len(self.typed.rows["criterion"]) + 1)
        ]
        weights = {name: self.cleaned_data[name] for name in names}
        given = [weight for weight in weights.values() if weight is not None]
        missing = [name for name in names if weights[name] is None]
        if given and missing:
            self.add_error(
                missing[0], "Give every criterion a weight, or none of them."
            )
        elif given and sum(given) != WHOLE_SHARE:
            come_to = shown_share(sum(given))
            self.add_error(
                names[-1], f"The weights come to {come_to} %: they must come to 100 %."
            )

    def applied(self) -> CaseContent:
        criteria: list[Criterion] = []
        groups: list[AssessorGroup] = []
        rows, people = self.cleaned_rows("criterion"), self.cleaned_rows("group")
        taken = {row[CODE] for row in rows}
        for row in rows:
            code = row[CODE] or free_code(row["name"], taken, "criterion")
            taken.add(code)
            criteria.append(Criterion(code, row["name"], row["meaning"], row["weight"]))
        known = {row[CODE] for row in people}
        for row in people:
            code = row[CODE] or free_code(row["name"], known, "group")
            known.add(code)
            groups.append(AssessorGroup(code, row["name"]))
        return replace(
            self.content,
            criteria=tuple(criteria),
            groups=tuple(groups),
            top_score=self.cleaned_data["top_score"],
        )
