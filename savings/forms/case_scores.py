"""What one group of assessors gives each option on each criterion."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.http import QueryDict

from accounts.forms import at_most
from savings.appraisal.content import (
    AssessorGroup,
    CaseContent,
    Criterion,
    Option,
    Score,
)
from savings.forms.case_part import Draft, PartForm
from savings.forms.case_rows import Typed


@dataclass(frozen=True)
class Cell:
    """The boxes of one option on one criterion."""

    option: Option
    score: BoundField
    comment: BoundField


@dataclass(frozen=True)
class CriterionRow:
    criterion: Criterion
    cells: list[Cell]


class ScoresForm(PartForm):
    """A matrix of one group. Its boxes are named by codes, so that an option a
    colleague adds meanwhile moves no score."""

    group = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(
        self, data: QueryDict | None, *, draft: Draft, group: AssessorGroup | None
    ) -> None:
        self.of_group = group
        super().__init__(data, draft=draft)

    @property
    def which(self) -> dict[str, str]:
        return {"group": self.of_group.code} if self.of_group else {}

    def typed_of(self, content: CaseContent) -> Typed:
        code = self.of_group.code if self.of_group else ""
        given = {
            (each.option, each.criterion): each
            for each in content.scores
            if each.group == code
        }
        plain = {"group": code}
        for option, criterion in self._pairs():
            found = given.get((option.code, criterion.code))
            name = _name(option, criterion)
            plain[f"score:{name}"] = str(found.score) if found else ""
            plain[f"comment:{name}"] = found.comment if found else ""
        return Typed(plain, {})

    def _add_rows(self) -> None:
        top = self.content.top_score
        for option, criterion in self._pairs():
            where, name = f"{option.name}, {criterion.name}", _name(option, criterion)
            self.fields[f"score:{name}"] = forms.IntegerField(
                label=f"{where}: score",
                min_value=0,
                max_value=top,
                required=False,
                widget=forms.TextInput(
                    {"class": "govuk-input--width-3", "inputmode": "numeric"}
                ),
                error_messages={
                    "invalid": f"Write a whole number from 0 to {top}.",
                    "min_value": f"Scores run from 0 to {top}.",
                    "max_value": f"Scores run from 0 to {top}.",
                },
            )
            self.fields[f"comment:{name}"] = forms.CharField(
                label=f"{where}: comment", validators=[at_most(2_000)], required=False
            )

    def _pairs(self) -> Iterator[tuple[Option, Criterion]]:
        for criterion in self.content.criteria:
            for option in self.content.options:
                yield option, criterion

    def clean(self) -> dict[str, Any]:
        said = super().clean()
        if self.of_group is None:
            self.add_error(None, "This group was removed meanwhile.")
        for option, criterion in self._pairs():
            name = _name(option, criterion)
            if said.get(f"comment:{name}") and said.get(f"score:{name}", 0) is None:
                self.add_error(f"score:{name}", "Give the score the comment is about.")
        return said

    def applied(self) -> CaseContent:
        said = self.cleaned_data
        code = self.of_group.code if self.of_group else ""
        others = tuple(each for each in self.content.scores if each.group != code)
        given = tuple(
            Score(
                code,
                option.code,
                criterion.code,
                said[f"score:{name}"],
                said[f"comment:{name}"],
            )
            for option, criterion in self._pairs()
            if said[f"score:{(name := _name(option, criterion))}"] is not None
        )
        return replace(self.content, scores=(*others, *given))

    @property
    def table(self) -> list[CriterionRow]:
        return [
            CriterionRow(
                criterion,
                [
                    Cell(
                        option,
                        self[f"score:{_name(option, criterion)}"],
                        self[f"comment:{_name(option, criterion)}"],
                    )
                    for option in self.content.options
                ],
            )
            for criterion in self.content.criteria
        ]


def _name(option: Option, criterion: Criterion) -> str:
    """Codes have no colon."""
    return f"{option.code}:{criterion.code}"
