"""What may be typed about structures, service groups, and what stands beside them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms.boundfield import BoundField

from accounts.forms import ProseField, ReasonField, RecordForm, VersionField
from common.forms import DatePartsField, PenceField
from savings.forms.plan_parts import OrderField, ShareField, TableForm
from savings.models import (
    GroupExplanation,
    GroupSuccession,
    ReportingStructure,
    ServiceGroup,
)
from savings.services.plan import Went, broken_shares


class StructureForm(RecordForm):
    in_force_from = DatePartsField(
        label="In force from", help_text="It replaces the one before on this day."
    )
    note = ProseField("Why does it change?")

    class Meta:
        model = ReportingStructure
        fields = ["name", "in_force_from", "note"]
        help_texts = {"name": "Such as Directorates from October 2024."}
        error_messages = {"name": {"required": "Enter a name for the structure."}}


class StructureCreateForm(StructureForm):
    copies_groups = forms.BooleanField(
        label="Begin with the service groups of the structure before", required=False
    )

    def __init__(
        self, *args: Any, last: ReportingStructure | None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        if last is None:
            del self.fields["copies_groups"]
        else:
            self.fields["copies_groups"].help_text = (
                f"Those of {last}: each becomes the whole of the old one. You change "
                "the names, and say which were divided or merged, afterwards."
            )


class StructureUpdateForm(StructureForm):
    version = VersionField()
    reason = ReasonField()


class GroupForm(RecordForm):
    order = OrderField()

    class Meta:
        model = ServiceGroup
        fields = ["name", "code", "director", "order"]
        widgets = {"code": forms.TextInput({"class": "govuk-input--width-10"})}
        help_texts = {
            "code": "Short, for narrow columns: HCW.",
            "director": "By role: Corporate Director, Housing.",
        }
        error_messages = {
            "name": {"required": "Enter the name of the service group."},
            "code": {"required": "Enter a short name for narrow columns."},
        }


class GroupUpdateForm(GroupForm):
    version = VersionField()
    reason = ReasonField()


class RemoveForm(forms.Form):
    reason = ReasonField("Why are you removing this?")


@dataclass(frozen=True)
class FormRow:
    """A row of a form that is a table: an old group, and a box for each new one."""

    group: ServiceGroup
    cells: Sequence[tuple[ServiceGroup, BoundField]]

    @property
    def problems(self) -> list[str]:
        return [str(error) for _, cell in self.cells for error in cell.errors]


class SuccessionForm(TableForm):
    """Where each old group went: a table, old groups down, new ones across."""

    version = VersionField()
    reason = ReasonField()

    def __init__(
        self,
        *args: Any,
        old: Sequence[ServiceGroup],
        new: Sequence[ServiceGroup],
        stands: Iterable[GroupSuccession] = (),
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.old, self.new = old, new
        shares = self.shares_in(stands)
        for before in old:
            for after in new:
                name = _cell(before, after)
                field = ShareField(f"Share of {before} that went to {after}, in %")
                self.add_box(name, field, shares[name])

    def shares_in(self, stands: Iterable[GroupSuccession]) -> dict[str, int]:
        """What stands in each box."""
        known = {(row.predecessor_id, row.successor_id): row.share for row in stands}
        return {
            _cell(before, after): known.get((before.pk, after.pk), 0)
            for before in self.old
            for after in self.new
        }

    def went(self) -> list[Went]:
        return [
            Went(before, after, share)
            for before in self.old
            for after in self.new
            if (share := self.cleaned_data.get(_cell(before, after)))
        ]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        broken = broken_shares(self.went())
        for before in self.old:
            names = [_cell(before, after) for after in self.new]
            if before.pk in broken and not self.errors.keys() & names:
                self.add_error(names[0], f"{before}: {broken[before.pk]}")
        return cleaned

    def rows(self) -> Iterator[FormRow]:
        for before in self.old:
            cells = [(after, self[_cell(before, after)]) for after in self.new]
            yield FormRow(before, cells)


class BudgetsForm(TableForm):
    """The net budgets of all groups of a structure for one year."""

    version = VersionField()
    reason = ReasonField("Where are they from?")

    def __init__(
        self,
        *args: Any,
        groups: Sequence[ServiceGroup],
        stand: Mapping[int, int],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.groups = groups
        for group in groups:
            field = PenceField(label=str(group), required=False)
            field.widget.attrs["class"] = "govuk-input--width-10"
            self.add_box(_budget(group), field, stand.get(group.pk))
        self.order_fields([*map(_budget, groups), "reason"])

    def budgets_in(self, stand: Mapping[int, int]) -> dict[str, int | None]:
        """What stands in each box, by the ids of groups."""
        return {_budget(group): stand.get(group.pk) for group in self.groups}

    def budgets(self) -> dict[ServiceGroup, int | None]:
        return {group: self.cleaned_data[_budget(group)] for group in self.groups}


class ExplanationForm(RecordForm):
    explanation = ProseField(
        "Why do the savings stand as they do?",
        rows=6,
        help_text="What was achieved, what was not, and why.",
    )
    mitigation = ProseField(
        "What is done about it?",
        rows=6,
        help_text="Who does what by when; which savings stand in for those lost.",
    )
    version = VersionField()

    class Meta:
        model = GroupExplanation
        fields = ["explanation", "mitigation"]


def _cell(before: ServiceGroup, after: ServiceGroup) -> str:
    return f"from_{before.pk}_to_{after.pk}"


def _budget(group: ServiceGroup) -> str:
    return f"group_{group.pk}"
