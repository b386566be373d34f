"""The pages of scoring schemes, as tests open them and fill them in."""

import re
from typing import Any

from django.test import Client
from django.urls import reverse

from risks.models import ScoringScheme


def editor_of(scheme: ScoringScheme) -> str:
    return reverse("risks:scheme_update", args=[scheme.pk])


def answers_of(form: Any) -> dict[str, str]:
    return {field.html_name: field.value() or "" for field in form}


def typed(client: Client, url: str, **changes: str) -> dict[str, str]:
    """The form as the page offers it, with some answers changed; `band__1__label` is
    the field band-1-label."""
    answers = answers_of(client.get(url).context["form"])
    changes = {name.replace("__", "-"): text for name, text in changes.items()}
    return answers | {"reason": "The audit committee agreed it."} | changes


def text_of(response: Any) -> str:
    return re.sub(r"\s+", " ", response.content.decode())
