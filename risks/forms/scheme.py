"""The editor of a scoring scheme: axes, method, bands, tables."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.http import QueryDict

from accounts.forms import ReasonField
from common.forms import DateTextField
from common.typed import whole_number
from risks.forms.scheme_draft import SEVERITIES, SHAPES, drafted
from risks.forms.scheme_rows import MOST, typed_in, typed_of
from risks.scoring.flaws import Flaw, Part, flaws
from risks.scoring.parts import Draft, Level, Method, Prints, Score

METHODS = [
    (Method.PRODUCT.value, "Likelihood times impact"),
    (Method.LOOKUP.value, "A table of numbers: each cell has its own"),
    (Method.MARKS.value, "A table of marks, such as D4: each cell names its band"),
]
PRINTS = [
    (Prints.NUMBER.value, "As its number or mark: 12, D4"),
    (Prints.WORDS.value, "As words: Significant / Critical"),
]
SHAPE_CHOICES = [(s.value, f"{s.glyph} {s.value.replace('-', ' ')}") for s in SHAPES]
TONE_CHOICES = [(t.value, t.value.replace("-", "/").capitalize()) for t in SEVERITIES]

_LARGEST = 99_999
_NARROW = {"class": "govuk-input--width-3", "inputmode": "numeric"}
# Which field of a band is to be mended, and which of its level.
_OF_A_BAND = {Part.RANGE: "highest", Part.TONE: "tone", Part.SHAPE: "shape"}


@dataclass(frozen=True)
class FormRow:
    """One level or band of the form: where it stands, its fields under the heading of
    their column, and what is kept with it unseen."""

    nth: int
    shown: list[tuple[str, BoundField]]
    hidden: list[BoundField]


@dataclass(frozen=True)
class FormRows:
    """The levels of an axis, or the bands; `name` as in the names of the fields."""

    name: str
    total: BoundField
    rows: list[FormRow]

    @property
    def columns(self) -> list[str]:
        return [column for column, _ in self.rows[0].shown]

    @property
    def may_grow(self) -> bool:
        return len(self.rows) < MOST[self.name]

    @property
    def may_shrink(self) -> bool:
        return len(self.rows) > 1


class SchemeForm(forms.Form):
    """What a version of a scheme says. With `do` in what was sent, rows come or go, or
    the matrix is shown, and nothing is checked or saved yet.

    `draft` is the scheme as typed, whatever it is worth.
    """

    name = forms.CharField(
        label="Name of the scheme",
        max_length=100,
        error_messages={"required": "Give the scheme a name."},
    )
    source = forms.CharField(
        label="Where it comes from",
        max_length=400,
        required=False,
        help_text="The policy or minute in which the council agreed it.",
        widget=forms.Textarea({"rows": 2}),
    )
    method = forms.ChoiceField(
        label="How a score is worked out",
        choices=METHODS,
        widget=forms.RadioSelect,
        help_text="For a table, choose it and press “Show the matrix”: the table to "
        "fill in appears.",
    )
    prints = forms.ChoiceField(
        label="How a score is printed", choices=PRINTS, widget=forms.RadioSelect
    )
    in_force_from = DateTextField(
        label="In force from",
        required=False,
        help_text="Such as 1 April 2027. Empty: at once. Registers change to it one by "
        "one, from that day.",
        widget=forms.TextInput({"class": "govuk-input--width-20"}),
    )
    reason = ReasonField("Why this scheme?")

    def __init__(
        self, data: QueryDict | None = None, *, scheme: Draft, is_new: bool = False
    ) -> None:
        self.scheme = scheme
        if data is None:
            self.typed = typed_of(scheme)
            sent = _first_values(scheme, is_new=is_new) | self.typed.as_fields()
        else:
            sent = {name: str(data[name]) for name in data}
            self.typed = typed_in(sent, scheme)
        asked = sent.get("do", "")
        self._change_rows(asked)
        sent |= self.typed.as_fields()
        self.draft = drafted(self.typed, sent, scheme)
        super().__init__(None if asked else data, initial=sent)
        self._add_levels(Part.LIKELIHOOD)
        self._add_levels(Part.IMPACT)
        self._add_bands()
        self._add_table()

    def _change_rows(self, asked: str) -> None:
        """`band:add:2`, `impact:remove:5`; anything else changes nothing."""
        name, _, rest = asked.partition(":")
        verb, _, nth = rest.partition(":")
        place = whole_number(nth, most_digits=2)
        if name not in MOST or place is None:
            return
        if verb == "add":
            self.typed.add(name, place)
        elif verb == "remove":
            self.typed.remove(name, place)

    def _add_levels(self, axis: Part) -> None:
        self._add_total(axis)
        for nth in range(1, len(self.typed.rows[axis]) + 1):
            where = f"{axis.capitalize()} {nth}"
            self.fields[f"{axis}-{nth}-mark"] = forms.CharField(
                label=f"{where}: mark",
                max_length=4,
                widget=forms.TextInput({"class": "govuk-input--width-3"}),
            )
            self.fields[f"{axis}-{nth}-label"] = forms.CharField(
                label=f"{where}: name", max_length=60
            )
            self.fields[f"{axis}-{nth}-meaning"] = forms.CharField(
                label=f"{where}: meaning", max_length=300, required=False
            )

    def _add_bands(self) -> None:
        self._add_total("band")
        has_range = self.draft.method != Method.MARKS
        for nth in range(1, len(self.typed.rows["band"]) + 1):
            stem, where = f"band-{nth}", f"Band {nth}"
            self.fields |= {
                f"{stem}-code": forms.SlugField(
                    max_length=40, required=False, widget=forms.HiddenInput
                ),
                f"{stem}-label": forms.CharField(label=f"{where}: name", max_length=40),
                f"{stem}-shape": forms.ChoiceField(
                    label=f"{where}: shape", choices=SHAPE_CHOICES
                ),
                f"{stem}-tone": forms.ChoiceField(
                    label=f"{where}: colour", choices=TONE_CHOICES
                ),
            }
            if has_range:
                for key in ("lowest", "highest"):
                    self.fields[f"{stem}-{key}"] = _figure(f"{where}: {key} score")
            self.fields |= {
                f"{stem}-review_days": _figure(
                    f"{where}: days between reviews", fewest=1, most=1_100
                ),
                f"{stem}-meaning": forms.CharField(
                    label=f"{where}: meaning", max_length=400, required=False
                ),
            }

    def _add_table(self) -> None:
        for name in self._cell_names():
            _, up, across = name.split("-")
            where = f"Likelihood {up}, impact {across}"
            self.fields[name] = (
                _figure(f"{where}: score", fewest=1)
                if self.draft.method == Method.LOOKUP
                else forms.ChoiceField(
                    label=f"{where}: band", choices=self._band_choices()
                )
            )

    def _add_total(self, name: str) -> None:
        total = forms.CharField(required=False, widget=forms.HiddenInput)
        self.fields[f"{name}-total"] = total

    def _cell_names(self) -> list[str]:
        if self.draft.method == Method.PRODUCT:
            return []
        stem = "figure" if self.draft.method == Method.LOOKUP else "cell"
        return [f"{stem}-{s.likelihood}-{s.impact}" for s in self.draft.scores()]

    def _band_choices(self) -> list[tuple[str, str]]:
        rows = enumerate(self.typed.rows["band"], start=1)
        named = [(str(nth), row.get("label") or f"Band {nth}") for nth, row in rows]
        return [("", "Choose"), *named]

    @property
    def likelihood(self) -> FormRows:
        return self._rows("likelihood")

    @property
    def impact(self) -> FormRows:
        return self._rows("impact")

    @property
    def bands(self) -> FormRows:
        return self._rows("band")

    @property
    def table(self) -> list[tuple[Level, list[BoundField]]]:
        """The cells of a table by likelihood, the highest on top; none of a product."""
        names = self._cell_names()
        across = len(self.draft.impact)
        rows = [
            [self[name] for name in names[at : at + across]]
            for at in range(0, len(names), across)
        ]
        levels = self.draft.likelihood[: len(rows)]
        return list(zip(levels, rows, strict=True))[::-1]

    def _rows(self, name: str) -> FormRows:
        count = len(self.typed.rows[name])
        rows = [self._row(f"{name}-{nth}-", nth) for nth in range(1, count + 1)]
        return FormRows(name, self[f"{name}-total"], rows)

    def _row(self, stem: str, nth: int) -> FormRow:
        fields = [self[name] for name in self.fields if name.startswith(stem)]
        shown = [field for field in fields if not field.is_hidden]
        return FormRow(
            nth,
            [(_column(field), field) for field in shown],
            [field for field in fields if field.is_hidden],
        )

    def clean(self) -> dict[str, Any]:
        super().clean()
        if not self.errors:
            for flaw in flaws(self.draft):
                self.add_error(self._field_of(flaw), flaw.text)
        return self.cleaned_data

    def _field_of(self, flaw: Flaw) -> str | None:
        """Where it is mended; of a score that is in no band, the band below it."""
        if flaw.part == Part.CELL:
            score = flaw.scores[-1] if flaw.scores else Score(1, 1)
            stem = "figure" if self.draft.method == Method.LOOKUP else "cell"
            name = f"{stem}-{score.likelihood}-{score.impact}"
        elif flaw.part in (Part.LIKELIHOOD, Part.IMPACT):
            name = f"{flaw.part}-1-label"
        else:
            codes = [band.code for band in self.draft.bands]
            nth = codes.index(flaw.bands[-1]) + 1 if flaw.bands else 1
            name = f"band-{nth}-{_OF_A_BAND.get(flaw.part, 'label')}"
        return name if name in self.fields else None


def _figure(label: str, *, fewest: int = 0, most: int = _LARGEST) -> forms.IntegerField:
    return forms.IntegerField(
        label=label,
        min_value=fewest,
        max_value=most,
        widget=forms.TextInput(_NARROW),
        error_messages={"invalid": f"{label} must be a whole number."},
    )


def _column(field: BoundField) -> str:
    """Likelihood 2: name stands under Name."""
    return str(field.label).partition(": ")[2].capitalize()


def _first_values(scheme: Draft, *, is_new: bool) -> dict[str, str]:
    return {
        "name": "" if is_new else scheme.name,
        "source": scheme.source,
        "method": scheme.method.value,
        "prints": scheme.prints.value,
    }
