"""What pays for the preferred option, year by year."""

from __future__ import annotations

from dataclasses import replace

from django import forms

from common.money import printed
from savings.appraisal.content import CaseContent, FundingLine
from savings.appraisal.flows import costs
from savings.choices import FundingSource
from savings.forms.case_fields import (
    AmountField,
    Sums,
    by_place,
    pence_in,
    shown_amount,
    year_names,
)
from savings.forms.case_part import PartForm
from savings.forms.case_rows import Fields, FormRows, RowKind, Typed

MOST_LINES = 20


class FundingForm(PartForm):
    @property
    def year_names(self) -> list[str]:
        content = self.content
        return year_names(content.first_year, content.years, self.draft.starts_in)

    def kinds(self) -> dict[str, RowKind]:
        new = {"source": FundingSource.EXISTING_BUDGET.value}
        kind = RowKind(
            "row",
            self._fields,
            MOST_LINES,
            new=new,
            known_by=("source", "label"),
            start=({}, {}, {}),
            chosen=frozenset({"source"}),
        )
        return {"line": kind}

    def _fields(self, where: str) -> Fields:
        return {
            "source": forms.ChoiceField(
                label=f"{where}: source", choices=FundingSource.choices
            ),
            "label": forms.CharField(
                label=f"{where}: which", max_length=200, required=False
            ),
            **{
                f"year-{nth}": AmountField(f"{where}: {name}")
                for nth, name in enumerate(self.year_names)
            },
        }

    def typed_of(self, content: CaseContent) -> Typed:
        years = range(self.content.years)
        return Typed(
            {},
            {
                "line": [
                    {
                        "source": line.source.value,
                        "label": line.label,
                        **{
                            f"year-{nth}": shown_amount(
                                line.amounts[nth] if nth < len(line.amounts) else 0
                            )
                            for nth in years
                        },
                    }
                    for line in content.funding
                ]
            },
        )

    def applied(self) -> CaseContent:
        years = range(self.content.years)
        lines = (
            FundingLine(
                FundingSource(row["source"]),
                row["label"],
                tuple(row[f"year-{nth}"] for nth in years),
            )
            for row in self.cleaned_rows("line")
        )
        return replace(self.content, funding=tuple(lines))

    @property
    def lines(self) -> FormRows:
        return self.rows_of("line")

    @property
    def worked_out(self) -> dict[str, str]:
        return by_place(self.sums)

    @property
    def sums(self) -> Sums:
        """What pays as typed, beside what the preferred option costs; in pounds."""
        preferred = self.content.preferred_option
        paid = (
            costs(self.content, preferred) if preferred else (0,) * self.content.years
        )
        pays = [
            sum(pence_in(row.get(f"year-{nth}", "")) for row in self.typed.rows["line"])
            for nth in range(self.content.years)
        ]
        gaps = [cost - covered for cost, covered in zip(paid, pays, strict=True)]
        return [
            (heading, list(zip(self.year_names, map(printed, row), strict=True)))
            for heading, row in (
                ("What pays", pays),
                ("What the preferred option costs", list(paid)),
                ("Still to be found", gaps),
            )
        ]
