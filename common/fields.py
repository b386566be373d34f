"""Model and form fields for fuzzy dates, rich text and money."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import lookups

from common import richtext
from common.forms import PenceField as PenceFormField
from common.forms import RichTextarea
from common.fuzzy_date import ONWARDS, FuzzyDate
from common.money import LARGEST_PENCE

_TOO_LARGE = "The amount is larger than a council's whole budget."
ONE_DAY = timedelta(days=1)
CODE_LENGTH = 40  # the longest code has 36 characters


class FuzzyDateFormField(forms.CharField):
    """One text box that takes a date as papers write it."""

    default_error_messages = {"required": "Enter a date, such as 17 July 2012."}

    def __init__(self, **kwargs: Any) -> None:
        kwargs["help_text"] = kwargs.get("help_text") or (
            "Such as 17 July 2012, July 2012, summer 2012 or March 2013 onwards."
        )
        super().__init__(**kwargs)

    def to_python(self, value: Any) -> Any:
        if isinstance(value, FuzzyDate):
            return value
        typed = str(value or "").strip()
        if not typed:
            return None
        try:
            return FuzzyDate.parse(typed)
        except ValueError as error:
            raise ValidationError(str(error), code="invalid") from error

    def prepare_value(self, value: Any) -> Any:
        return str(value) if isinstance(value, FuzzyDate) else value

    def has_changed(self, initial: Any, data: Any) -> bool:
        try:
            return bool(self.to_python(initial) != self.to_python(data))
        except ValidationError:
            return True

    def run_validators(self, value: Any) -> None:
        """A FuzzyDate is valid by being one; a text's validators do not apply."""


class FuzzyDateField(models.Field):
    """Stores a FuzzyDate as its code, so the database sorts by the day it falls due.

    `forecast__lt=on` and the like compare the due date with a plain date, or with
    another fuzzy date; `forecast__overdue=on` leaves out what is "onwards".
    """

    description = "A date no more precise than anybody knows"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["max_length"] = CODE_LENGTH
        super().__init__(*args, **kwargs)

    def deconstruct(self) -> Any:
        name, path, args, kwargs = super().deconstruct()
        del kwargs["max_length"]
        return name, path, args, kwargs

    def get_internal_type(self) -> str:
        return "CharField"

    def from_db_value(self, value: str | None, *_: Any) -> FuzzyDate | None:
        return None if value is None else FuzzyDate.from_code(value)

    def to_python(self, value: Any) -> FuzzyDate | None:
        if value is None or isinstance(value, FuzzyDate):
            return value
        if isinstance(value, date):
            return FuzzyDate.day(_without_time(value))
        try:
            return FuzzyDate.from_code(str(value))
        except ValueError:
            return self._parsed(str(value))

    def _parsed(self, typed: str) -> FuzzyDate | None:
        if not typed.strip():
            return None
        try:
            return FuzzyDate.parse(typed)
        except ValueError as error:
            raise ValidationError(str(error), code="invalid") from error

    def get_prep_value(self, value: Any) -> Any:
        prepared = super().get_prep_value(value)
        if hasattr(prepared, "resolve_expression"):
            return prepared
        fuzzy = self.to_python(prepared)
        return None if fuzzy is None else fuzzy.code

    def value_to_string(self, obj: models.Model) -> str:
        fuzzy = self.to_python(self.value_from_object(obj))
        return "" if fuzzy is None else fuzzy.code

    def formfield(self, **kwargs: Any) -> Any:
        return super().formfield(**{"form_class": FuzzyDateFormField, **kwargs})


def _without_time(on: date) -> date:
    return on.date() if isinstance(on, datetime) else on


class _DueLookup(lookups.FieldGetDbPrepValueMixin, lookups.BuiltinLookup):
    """Compares with a plain date as a bare "2012-07-17", which sorts before every
    code that falls due on that day; so "until" and "after" ask about the day after."""

    counts_the_day_itself = False

    def get_prep_lookup(self) -> Any:
        if not isinstance(self.rhs, date):
            return super().get_prep_lookup()
        shift = ONE_DAY if self.counts_the_day_itself else timedelta(0)
        return (_without_time(self.rhs) + shift).isoformat()


@FuzzyDateField.register_lookup
class DueBefore(_DueLookup):
    lookup_name = "lt"


@FuzzyDateField.register_lookup
class DueFrom(_DueLookup):
    lookup_name = "gte"


@FuzzyDateField.register_lookup
class DueUntil(_DueLookup):
    lookup_name = "lte"
    counts_the_day_itself = True


@FuzzyDateField.register_lookup
class DueAfter(_DueLookup):
    lookup_name = "gt"
    counts_the_day_itself = True


@FuzzyDateField.register_lookup
class Overdue(_DueLookup):
    """FuzzyDate.is_overdue, for the database."""

    lookup_name = "overdue"

    def as_sql(self, compiler: Any, connection: Any) -> Any:
        column, params = self.process_lhs(compiler, connection)
        due, due_params = self.process_rhs(compiler, connection)
        sql = f"({column} < {due} AND {column} NOT LIKE %s)"
        return sql, [*params, *due_params, *params, f"% {ONWARDS}"]


class RichTextFormField(forms.CharField):
    """A text box whose content is sanitised HTML, whatever was pasted into it."""

    widget = RichTextarea

    def to_python(self, value: Any) -> str:
        cleaned = richtext.clean(str(value or ""))
        return "" if richtext.is_blank(cleaned) else cleaned

    def has_changed(self, initial: Any, data: Any) -> bool:
        return self.to_python(initial) != self.to_python(data)


class RichTextField(models.TextField):
    """Sanitised HTML: cleaned in forms, in full_clean and whenever it is saved."""

    description = "Text with headings, lists and tables"

    def clean(self, value: Any, model_instance: models.Model | None) -> Any:
        return super().clean(richtext.clean(str(value or "")), model_instance)

    def pre_save(self, model_instance: models.Model, add: bool) -> Any:  # noqa: FBT001 - Django's signature
        cleaned = richtext.clean(str(super().pre_save(model_instance, add) or ""))
        setattr(model_instance, self.attname, cleaned)
        return cleaned

    def formfield(self, **kwargs: Any) -> Any:
        # Said again, because TextField asks for a plain box.
        given = {"form_class": RichTextFormField, "widget": RichTextarea, **kwargs}
        return super().formfield(**given)


class PenceField(models.BigIntegerField):
    """Money in whole pence; typed and read in pounds."""

    description = "An amount in whole pence"
    default_validators = [
        MinValueValidator(-LARGEST_PENCE, _TOO_LARGE),
        MaxValueValidator(LARGEST_PENCE, _TOO_LARGE),
    ]

    def formfield(self, **kwargs: Any) -> Any:
        # Not through IntegerField: its limits are meant for boxes that take integers.
        given = {"form_class": PenceFormField, **kwargs}
        return models.Field.formfield(self, **given)
