"""What pays for the preferred option, year by year."""

from __future__ import annotations

from dataclasses import replace

from django import forms

from common.money import printed
from savings.appraisal.content import CaseContent, FundingLine
from savings.choices import FundingSource
from savings.forms.case_fields import (
    AmountField,
    Sums,
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

    def sums(self, costs: tuple[int, ...]) -> Sums:
        """What pays as typed, beside what the preferred option costs; in pounds."""
        pays = [
            sum(pence_in(row.get(f"year-{nth}", "")) for row in self.typed.rows["line"])
            for nth in range(self.content.years)
        ]
        gaps = [cost - paid for cost, paid in zip(costs, pays, strict=True)]
        return [
            (heading, list(zip(self.year_names, map(printed, row), strict=True)))
            for heading, row in (
                ("What pays", pays),
                ("What the preferred option costs", list(costs)),
                ("Still to be found", gaps),
            )
        ]
