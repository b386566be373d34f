"""What a table was narrowed to, in words, for the spreadsheet that goes out of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from django.forms import BaseForm


def narrowings(form: BaseForm) -> Iterator[str]:
    """Narrowed to State: In delivery. What could not be understood narrows nothing."""
    for field in form:
        value = form.data.get(field.html_name, "")
        if value and not field.errors:
            options: Iterable[tuple[Any, Any]] = getattr(field.field, "choices", [])
            named = {str(code): str(words) for code, words in options}
            yield f"Narrowed to {field.label}: {named.get(value, value)}"
