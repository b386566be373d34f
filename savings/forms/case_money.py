"""What one option costs and brings, year by year; and the years of the whole case."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from django import forms
from django.http import QueryDict

from common.money import WHOLE_SHARE, printed
from common.percent import PercentField, PercentInput
from savings.appraisal.content import CaseContent, Flow, FlowKind, Option, PriceBasis
from savings.forms.case_bias import (
    BIAS,
    bias_fields,
    bias_in,
    counted_words,
    typed_bias,
)
from savings.forms.case_fields import (
    AmountField,
    ShareField,
    Sums,
    by_place,
    pence_in,
    shown_amount,
    shown_share,
    year_names,
)
from savings.forms.case_merge import Clash
from savings.forms.case_part import Draft, PartForm
from savings.forms.case_rows import (
    Fields,
    FormRow,
    FormRows,
    Row,
    RowKind,
    Typed,
    number_of,
)
from savings.services.case_content import MOST_YEARS

MOST_ROWS = 25
FIRST_YEAR, LAST_YEAR = 1990, 2150
# The last table: how sure each row is, and whose budget it changes.
DETAILS = frozenset({"low", "high", "budget_owner"})
_KINDS = [(kind.value, kind.label) for kind in FlowKind]
_PRICES = [
    (PriceBasis.REAL.value, "Real: in the prices of the first year"),
    (PriceBasis.NOMINAL.value, "Nominal: with inflation in them"),
]
_NEW = {"kind": FlowKind.CAPITAL.value, "low": "100", "high": "100"}


class MoneyForm(PartForm):
    option = forms.CharField(widget=forms.HiddenInput, required=False)
    first_year = forms.IntegerField(
        label="First year starts in",
        min_value=FIRST_YEAR,
        max_value=LAST_YEAR,
        help_text="2012 for 2012-13. It is not discounted.",
        widget=forms.TextInput({"class": "govuk-input--width-4"}),
    )
    years = forms.IntegerField(
        label="Years",
        min_value=1,
        max_value=MOST_YEARS,
        widget=forms.TextInput({"class": "govuk-input--width-2"}),
    )
    price_basis = forms.ChoiceField(label="Prices", choices=_PRICES)
    discount_rate = PercentField(
        label="Discount rate",
        highest=2_000,
        help_text="The Green Book says 3.5 % for real prices.",
        widget=PercentInput({"class": "govuk-input--width-4"}),
    )

    def __init__(
        self, data: QueryDict | None, *, draft: Draft, option: Option | None
    ) -> None:
        self.of_option = option
        super().__init__(data, draft=draft)

    def begin(self, sent: Mapping[str, str]) -> None:
        """The columns follow from the years that were typed, as far as they make sense,
        and none goes that has money in it: sent without it, it would be empty."""
        years = number_of(sent.get("years", ""))
        first = number_of(sent.get("first_year", ""))
        wanted = years if 1 <= years <= MOST_YEARS else self.content.years
        self.year_count = max(wanted, _last_with_money(self._flows(self.content)))
        is_year = FIRST_YEAR <= first <= LAST_YEAR
        self.starts_with = first if is_year else self.content.first_year

    def settled(self, clashes: list[Clash]) -> list[Clash]:
        """The columns follow from the merged years; but the colleague cuts off none in
        which its writer typed an amount."""
        plain, columns = self.typed.plain, self.year_count
        self.begin(plain)
        cut = [f"year-{nth}" for nth in range(self.year_count, columns)]
        if not any(row.get(year) for row in self.typed.rows["flow"] for year in cut):
            return clashes
        clash = Clash("years", plain["years"], str(columns))
        plain["years"], self.year_count = str(columns), columns
        return [clash, *clashes]

    @property
    def which(self) -> dict[str, str]:
        return {"option": self.of_option.code} if self.of_option else {}

    @property
    def year_names(self) -> list[str]:
        return year_names(self.starts_with, self.year_count, self.draft.starts_in)

    def kinds(self) -> dict[str, RowKind]:
        start = tuple({"kind": kind.value} for kind in FlowKind)
        chosen = frozenset({"kind"})
        kind = RowKind(
            "row",
            self._fields,
            MOST_ROWS,
            new=_NEW,
            known_by=("kind", "label"),
            start=start,
            chosen=chosen,
        )
        return {"flow": kind}

    def _fields(self, where: str) -> Fields:
        years = {
            f"year-{nth}": AmountField(f"{where}: {name}")
            for nth, name in enumerate(self.year_names)
        }
        return {
            "kind": forms.ChoiceField(label=f"{where}: kind", choices=_KINDS),
            "label": forms.CharField(
                label=f"{where}: what",
                max_length=200,
                error_messages={"required": "Say what this money is for."},
            ),
            **years,
            **bias_fields(where),
            "low": ShareField(f"{where}: low, %", highest=10 * WHOLE_SHARE),
            "high": ShareField(f"{where}: high, %", highest=10 * WHOLE_SHARE),
            "budget_owner": forms.CharField(
                label=f"{where}: whose budget", max_length=200, required=False
            ),
        }

    def typed_of(self, content: CaseContent) -> Typed:
        return Typed(
            {
                "option": self.of_option.code if self.of_option else "",
                "first_year": str(content.first_year),
                "years": str(content.years),
                "price_basis": content.price_basis.value,
                "discount_rate": shown_share(content.discount_rate),
            },
            {"flow": [self._typed_flow(flow) for flow in self._flows(content)]},
        )

    def _flows(self, content: CaseContent) -> tuple[Flow, ...]:
        option = content.option(self.of_option.code) if self.of_option else None
        return option.flows if option else ()

    def _typed_flow(self, flow: Flow) -> Row:
        amounts = [*flow.amounts, *[0] * self.year_count][: self.year_count]
        return {
            "kind": flow.kind.value,
            "label": flow.label,
            **{f"year-{nth}": shown_amount(each) for nth, each in enumerate(amounts)},
            **typed_bias(flow),
            "low": shown_share(flow.low),
            "high": shown_share(flow.high),
            "budget_owner": flow.budget_owner,
        }

    def clean(self) -> dict[str, Any]:
        said = super().clean()
        if self.of_option is None and said.get("option"):
            self.add_error(None, "This option was removed meanwhile.")
        years = said.get("years")
        if years is not None and _holds_money_after(self.content, years):
            self.add_error(
                "years",
                "Years with amounts in them are not cut off: empty their cells first, "
                "in every option and in the funding.",
            )
        for nth in range(1, len(self.typed.rows["flow"]) + 1):
            self._check_row(f"flow-{nth}")
        return said

    def _check_row(self, stem: str) -> None:
        said = self.cleaned_data
        kind, bias = said.get(f"{stem}-kind"), said.get(f"{stem}-optimism_bias")
        low, high = said.get(f"{stem}-low"), said.get(f"{stem}-high")
        if low is not None and high is not None and low > high:
            self.add_error(f"{stem}-high", "The high figure is below the low one.")
        is_benefit = kind and not FlowKind(kind).is_cost
        if is_benefit and said.get(f"{stem}-project_kind"):
            self.add_error(
                f"{stem}-project_kind", "The Green Book's table is of costs only."
            )
        if is_benefit and bias is not None and bias > WHOLE_SHARE:
            self.add_error(
                f"{stem}-optimism_bias",
                "No more than all of a benefit can be taken off: 100 %.",
            )

    def applied(self) -> CaseContent:
        said = self.cleaned_data
        flows = tuple(self._flow(row) for row in self.cleaned_rows("flow"))
        return replace(
            self.content,
            first_year=said["first_year"],
            years=said["years"],
            price_basis=PriceBasis(said["price_basis"]),
            discount_rate=said["discount_rate"],
            options=tuple(
                replace(each, flows=flows)
                if self.of_option and each.code == self.of_option.code
                else each
                for each in self.content.options
            ),
        )

    def _flow(self, row: Mapping[str, Any]) -> Flow:
        return Flow(
            kind=FlowKind(row["kind"]),
            label=row["label"],
            amounts=tuple(row[f"year-{nth}"] for nth in range(self.year_count)),
            **bias_in(row),
            **{name: row[name] for name in DETAILS},
        )

    @property
    def amounts(self) -> FormRows:
        rows = self.rows_of("flow")
        keys = frozenset(self.kinds()["flow"].keys) - DETAILS - BIAS
        return rows.only(keys, also_hidden=True)

    @property
    def biases(self) -> list[tuple[FormRow, str]]:
        """Each row, and what its bias comes to as typed."""
        rows = self.rows_of("flow").only(BIAS, also_hidden=False)
        return list(zip(rows, map(counted_words, self.typed.rows["flow"]), strict=True))

    @property
    def worked_out(self) -> dict[str, str]:
        told = {}
        for nth, row in zip(self._places["flow"], self.typed.rows["flow"], strict=True):
            told[f"bias-{nth}"] = counted_words(row)
            told[f"bias-of-{nth}"] = told[f"range-of-{nth}"] = self.row_name(row)
        return told | by_place(self.sums)

    def row_name(self, row: Row) -> str:
        """A row that nobody has named yet goes by its kind."""
        return row.get("label") or dict(_KINDS).get(row.get("kind", ""), "")

    @property
    def details(self) -> FormRows:
        return self.rows_of("flow").only(DETAILS, also_hidden=False)

    @property
    def sums(self) -> Sums:
        """What the rows come to in each year as typed, before optimism bias, printed in
        pounds."""
        costs, benefits = [0] * self.year_count, [0] * self.year_count
        for row in self.typed.rows["flow"]:
            is_cost = row.get("kind") in {k.value for k in FlowKind if k.is_cost}
            sums = costs if is_cost else benefits
            for nth in range(self.year_count):
                sums[nth] += pence_in(row.get(f"year-{nth}", ""))
        nets = [gain - cost for gain, cost in zip(benefits, costs, strict=True)]
        return [
            (heading, list(zip(self.year_names, map(printed, row), strict=True)))
            for heading, row in (
                ("Costs", costs),
                ("Benefits", benefits),
                ("Benefits less costs", nets),
            )
        ]


def _last_with_money(flows: tuple[Flow, ...]) -> int:
    """The last year in which an amount is stored, from 1; 0 if there is none."""
    years = (nth for flow in flows for nth, each in enumerate(flow.amounts, 1) if each)
    return max(years, default=0)


def _holds_money_after(content: CaseContent, years: int) -> bool:
    rows = [flow.amounts for option in content.options for flow in option.flows]
    rows += [line.amounts for line in content.funding]
    return any(any(amounts[years:]) for amounts in rows)
