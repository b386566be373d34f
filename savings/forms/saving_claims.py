"""Who claims a saving: a row for each share, and some that are still empty."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from django import forms

from accounts.forms import ReasonField, VersionField
from common.percent import PercentField, PercentInput
from programmes.standing import Place
from savings.claims import Claim, claim_problems
from savings.forms.saving_parts import PlaceField

EMPTY_ROWS = 3
_ASKED = "Choose who claims this share, or leave both empty."


class ClaimRow(NamedTuple):
    """One row of the table: who claims, and which share."""

    place: forms.BoundField
    share: forms.BoundField


class ClaimsForm(forms.Form):
    """All the shares of a saving; what no programme claims has a box of its own.

    Claims that this reader may not know of are kept as they are: they come in as
    `hidden` and count in the total.
    """

    unclaimed = PercentField(
        label="No programme claims",
        required=False,
        widget=PercentInput({"class": "govuk-input--width-5"}),
    )
    version = VersionField()
    reason = ReasonField()

    def __init__(
        self,
        *args: Any,
        claims: Sequence[Claim],
        hidden: Sequence[Claim],
        places: Sequence[tuple[Place, str]],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.hidden = hidden
        claimed = [each for each in claims if each.place]
        nobody = [each.share for each in claims if each.place is None]
        self.fields["unclaimed"].initial = nobody[0] if nobody else None
        self._count = len(claimed) + EMPTY_ROWS
        for nth in range(1, self._count + 1):
            claim = claimed[nth - 1] if nth <= len(claimed) else None
            self._add_row(nth, claim, places)

    def _add_row(
        self, nth: int, claim: Claim | None, places: Sequence[tuple[Place, str]]
    ) -> None:
        place = PlaceField(f"Who claims share {nth}?")
        place.offer(places, none="Nobody")
        share = PercentField(
            label=f"Share {nth}",
            required=False,
            widget=PercentInput({"class": "govuk-input--width-5"}),
        )
        if claim and claim.place:
            place.initial, share.initial = claim.place.code, claim.share
        self.fields[f"place_{nth}"], self.fields[f"share_{nth}"] = place, share

    def clean(self) -> None:
        super().clean()
        for nth in self._numbers():
            place, share = self._typed(nth)
            if bool(place) != bool(share) and not self._is_wrong(nth):
                missing = f"share_{nth}" if place else f"place_{nth}"
                words = "Say which share." if place else _ASKED
                self.add_error(missing, words)
        if not self.errors and (problems := claim_problems(self.claims())):
            raise forms.ValidationError(problems)

    def claims(self) -> tuple[Claim, ...]:
        """What the service takes."""
        rows = [self._typed(nth) for nth in self._numbers()]
        nobody = self.cleaned_data.get("unclaimed")
        return (
            *self.hidden,
            *(Claim(place, share) for place, share in rows if place and share),
            *([Claim(None, nobody)] if nobody else []),
        )

    def rows(self) -> Iterator[ClaimRow]:
        for nth in self._numbers():
            yield ClaimRow(self[f"place_{nth}"], self[f"share_{nth}"])

    def _numbers(self) -> range:
        return range(1, self._count + 1)

    def _typed(self, nth: int) -> tuple[Place | None, int | None]:
        said = self.cleaned_data
        return said.get(f"place_{nth}"), said.get(f"share_{nth}")

    def _is_wrong(self, nth: int) -> bool:
        return f"place_{nth}" in self.errors or f"share_{nth}" in self.errors
