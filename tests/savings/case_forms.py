"""Forms of business cases, as a browser sends them. No database."""

from typing import Any

from django.http import QueryDict

from savings.appraisal.content import (
    AssessorGroup,
    CaseContent,
    Criterion,
    Flow,
    FlowKind,
    Option,
    Score,
)
from savings.forms.case_money import MoneyForm
from savings.forms.case_options import OptionsForm
from savings.forms.case_part import Draft, PartForm

CONTENT = CaseContent(
    first_year=2012,
    years=3,
    options=(
        Option("nothing", "Do nothing", is_do_nothing=True),
        Option(
            "share",
            "Share the service",
            flows=(
                Flow(FlowKind.CAPITAL, "Telephony", (40_000_000, 0, 0)),
                Flow(FlowKind.CASHABLE_SAVING, "Posts", (0, 25_000_000, 25_000_050)),
            ),
        ),
        Option("outsource", "Outsource"),
    ),
    preferred="share",
    criteria=(Criterion("cost", "Cost"), Criterion("risk", "Risk")),
    groups=(AssessorGroup("staff", "Staff"), AssessorGroup("unions", "Unions")),
    scores=(Score("unions", "share", "cost", 4, "Cheap."),),
)


def draft_of(content: CaseContent = CONTENT, **fields: Any) -> Draft:
    return Draft(content, fields.pop("version", 1), **fields)


def as_sent(form: PartForm, **changes: str) -> QueryDict:
    """What a browser sends of a page, with what somebody typed over it. In names, two
    underscores stand for the colon or hyphen between words."""
    sent = QueryDict(mutable=True)
    for field in form:
        value = field.value()
        sent[field.name] = "" if value is None else str(value)
    for name, text in changes.items():
        sent[name.replace("__", "-")] = text
    return sent


def money(data: QueryDict | None = None, *, draft: Draft | None = None) -> MoneyForm:
    """The money of sharing the service."""
    return MoneyForm(data, draft=draft or draft_of(), option=CONTENT.option("share"))


def options(
    data: QueryDict | None = None, *, draft: Draft | None = None
) -> OptionsForm:
    return OptionsForm(data, draft=draft or draft_of())
