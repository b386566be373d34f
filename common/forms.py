"""What forms accept, and the controls it is typed into; see also form_drawing.py."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError

from common.money import pence_of, pounds_of
from common.typed import NotRead, read_amount, read_day, read_day_parts


class DateParts(forms.MultiWidget):
    """Day, month and year in three boxes, as GOV.UK asks for dates people know."""

    template_name = "forms/widgets/date_parts.html"
    use_fieldset = True

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        numeric = {"inputmode": "numeric", "autocomplete": "off"}
        super().__init__(
            {
                "day": forms.TextInput(numeric),
                "month": forms.TextInput({"autocomplete": "off"}),
                "year": forms.TextInput(numeric),
            },
            attrs,
        )

    def decompress(self, value: date | None) -> list[str]:
        if value is None:
            return ["", "", ""]
        return [str(value.day), str(value.month), str(value.year)]

    def id_for_label(self, id_: str) -> str:
        return f"{id_}_0" if id_ else id_


class DatePartsField(forms.MultiValueField):
    """A date in three boxes; says which part is missing or wrong."""

    widget = DateParts
    default_error_messages: ClassVar[dict[str, Any]] = {
        "required": "Enter the date: day, month and year.",
    }

    def __init__(self, **kwargs: Any) -> None:
        parts = [forms.CharField(required=False) for _ in range(3)]
        super().__init__(fields=parts, require_all_fields=False, **kwargs)

    def clean(self, value: Any) -> date | None:
        typed = super().clean(value)
        return typed if isinstance(typed, date) else None

    def compress(self, data_list: Sequence[str]) -> date | None:
        parts = [str(part).strip() for part in data_list]
        if not any(parts):
            return None
        names = ("a day", "a month", "a year")
        missing = [name for name, part in zip(names, parts, strict=True) if not part]
        if missing:
            raise ValidationError(f"The date must include {' and '.join(missing)}.")
        try:
            return read_day_parts(*parts)
        except NotRead as problem:
            raise ValidationError(str(problem)) from problem

    def has_changed(self, initial: Any, data: Any) -> bool:
        """July and 7 are the same month."""
        try:
            return bool(self.compress(data or []) != initial)
        except ValidationError:
            return True


class DateTextField(forms.CharField):
    """A date in one box: 17 July 2012 or 17/7/2012."""

    default_error_messages: ClassVar[dict[str, Any]] = {"required": "Enter the date."}

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", 40)
        super().__init__(**kwargs)

    def prepare_value(self, value: Any) -> Any:
        return f"{value:%-d %B %Y}" if isinstance(value, date) else value

    def to_python(self, value: Any) -> Any:
        if isinstance(value, date):
            return value
        typed = super().to_python(value)
        if not typed:
            return None
        try:
            return read_day(typed)
        except NotRead as problem:
            raise ValidationError(str(problem)) from problem

    def validate(self, value: Any) -> None:
        if value is None and self.required:
            raise ValidationError(self.error_messages["required"], code="required")

    def run_validators(self, value: Any) -> None:
        """What was read is a date: the text's own length no longer matters."""

    def has_changed(self, initial: Any, data: Any) -> bool:
        try:
            return bool(self.to_python(data) != initial)
        except ValidationError:
            return True


class MoneyInput(forms.TextInput):
    """A box with a pound sign before it."""

    template_name = "forms/widgets/money.html"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(
            {"inputmode": "decimal", "autocomplete": "off", **(attrs or {})}
        )

    def format_value(self, value: Any) -> str | None:
        if isinstance(value, Decimal | int):
            return f"{value:,.2f}".removesuffix(".00")
        shown: str | None = super().format_value(value)
        return shown


class MoneyField(forms.Field):
    """Pounds and pence; takes £1,200, 1200.50, £250k and £1.2m."""

    widget = MoneyInput

    def to_python(self, value: Any) -> Decimal | None:
        if value in self.empty_values:
            return None
        if isinstance(value, Decimal):
            return value
        try:
            return read_amount(str(value))
        except NotRead as problem:
            raise ValidationError(str(problem), code="invalid") from problem


class PenceField(MoneyField):
    """An amount typed in pounds that is kept in whole pence (int)."""

    def to_python(self, value: Any) -> Any:
        if isinstance(value, int):
            return value
        pounds = super().to_python(value)
        return None if pounds is None else pence_of(pounds)

    def prepare_value(self, value: Any) -> Any:
        return pounds_of(value) if isinstance(value, int) else value

    def has_changed(self, initial: Any, data: Any) -> bool:
        try:
            return bool(self.to_python(data) != initial)
        except ValidationError:
            return True


class RichTextarea(forms.Textarea):
    """A plain box without JavaScript; the editor with it. Holds sanitised HTML."""

    def __init__(
        self, attrs: dict[str, Any] | None = None, *, headings: Iterable[int] = (3, 4)
    ) -> None:
        levels = ",".join(str(level) for level in headings)
        super().__init__(
            {"rows": 6, "data-rich-text": "", "data-headings": levels, **(attrs or {})}
        )


class RatingRadios(forms.RadioSelect):
    """Ratings as rows: each with its meaning, last time's and the indicated one marked.

    `states` are what `{% rating %}` shows, by the value of the choice.
    """

    template_name = "forms/widgets/rating_radios.html"

    def __init__(
        self,
        attrs: dict[str, Any] | None = None,
        *,
        states: Mapping[str, Any] | None = None,
        last: str = "",
        indicated: str = "",
        because: str = "",
    ) -> None:
        super().__init__(attrs)
        self.states = states or {}
        self.last = last
        self.indicated = indicated
        self.because = because

    def create_option(self, name: str, value: Any, *args: Any, **kwargs: Any) -> Any:
        option = super().create_option(name, value, *args, **kwargs)
        key = str(value)
        return {
            **option,
            "state": self.states.get(key),
            "is_last": bool(self.last) and key == self.last,
            "is_indicated": bool(self.indicated) and key == self.indicated,
            "because": self.because,
        }
