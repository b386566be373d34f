"""What forms and services are given, and what they say."""

from typing import Any

AGREED = {"by": None, "reason": "The board agreed."}
WHY = {"reason": "The board agreed."}
STEP = {"on_day": "1", "on_month": "3", "on_year": "2012"} | WHY


def errors(answer: Any) -> dict[str, list[str]]:
    form = answer.context["form"]
    return {name: list(said) for name, said in form.errors.items()}


def refusal(error: Any) -> str:
    """The sentences of what `pytest.raises` caught."""
    return " ".join(error.value.messages)
