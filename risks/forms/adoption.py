"""Which scheme a register changes to."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.http import QueryDict

from accounts.forms import ReasonField, VersionField
from risks.models import Register, ScoringScheme
from risks.querysets import ScoringSchemeQuerySet
from risks.scoring import Band


class SchemeChoiceForm(forms.Form):
    """Asked first, in the address: nothing changes yet."""

    scheme = forms.ModelChoiceField(
        queryset=ScoringScheme.objects.none(),
        label="Change to",
        empty_label="Choose a scheme",
        error_messages={
            "required": "Choose the scheme the register is to change to.",
            "invalid_choice": "Choose one of the schemes in force.",
        },
    )

    def __init__(self, data: Any, schemes: ScoringSchemeQuerySet) -> None:
        super().__init__(data)
        self.fields["scheme"].queryset = schemes  # type: ignore[attr-defined]  # a ModelChoiceField


class AdoptionForm(forms.Form):
    """The change itself, once its consequences were shown."""

    escalates_at = forms.ChoiceField(
        label="A risk goes to the register above from", required=False
    )
    reason = ReasonField("Why does the register change its scheme?")
    version = VersionField()

    def __init__(
        self, data: QueryDict | None, register: Register, bands: Sequence[Band]
    ) -> None:
        known = {band.code for band in bands}
        kept = register.escalates_at if register.escalates_at in known else ""
        super().__init__(
            data, initial={"version": register.version, "escalates_at": kept}
        )
        self.fields["escalates_at"].choices = [  # type: ignore[attr-defined]  # a ChoiceField
            ("", "No band: only when somebody decides so"),
            *((band.code, band.label) for band in bands),
        ]
