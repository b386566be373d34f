"""Which form a part of a draft has, who may write in it, and what is said of a save."""

from __future__ import annotations

from collections.abc import Mapping

from django.http import QueryDict

from accounts.models import User
from savings import access
from savings.appraisal.content import CaseContent
from savings.appraisal.finding import Section
from savings.forms.case_criteria import CriteriaForm
from savings.forms.case_funding import FundingForm
from savings.forms.case_money import MoneyForm
from savings.forms.case_options import OptionsForm
from savings.forms.case_part import Draft, PartForm
from savings.forms.case_scores import ScoresForm
from savings.forms.case_steps import StepsForm
from savings.forms.case_texts import TextsForm
from savings.models import CaseVersion
from savings.pages.case_draft import FIGURES, PARTS
from savings.services.case_content import is_assurance_lost

_OTHERS: Mapping[Section, type[PartForm]] = {
    Section.TEXTS: TextsForm,
    Section.OPTIONS: OptionsForm,
    Section.CRITERIA: CriteriaForm,
    Section.FUNDING: FundingForm,
}


def form_of(
    section: Section,
    data: QueryDict | None,
    draft: Draft,
    *,
    user: User,
    asked: Mapping[str, str],
) -> PartForm:
    """`asked` is what the address asks for: the money of one option, the scores of one
    group; otherwise of the first there is."""
    content = draft.content
    if section == Section.MONEY:
        code = _asked(asked, data, "option")
        option = content.option(code) if code else next(iter(content.options), None)
        return MoneyForm(data, draft=draft, option=option)
    if section == Section.SCORES:
        code = _asked(asked, data, "group")
        found = (each for each in content.groups if code in ("", each.code))
        return ScoresForm(data, draft=draft, group=next(found, None))
    if section == Section.STEPS:
        return StepsForm(data, draft=draft, may_assure=access.can_validate(user))
    return _OTHERS[section](data, draft=draft)


def _asked(asked: Mapping[str, str], data: QueryDict | None, name: str) -> str:
    """What was sent has the last word: it may have been typed before a sign-in ended,
    on a page whose address is forgotten."""
    sent = data.get(name) if data is not None else None
    return sent if sent is not None else asked.get(name, "")


def may_write(user: User, row: CaseVersion, section: Section) -> bool:
    if section in FIGURES:
        return access.can_write_figures(user, row.case)
    return access.can_write_case(user, row.case)


def reason_of(section: Section) -> str:
    """Why a draft was saved, as its history says it."""
    return f"Draft: {PARTS[section].lower()}."


def told_of_assurance(before: CaseContent, after: CaseContent) -> str:
    """Nothing, unless the figures were assured before."""
    if not is_assurance_lost(before, after):
        return ""
    return (
        "The figures have changed, so they are not assured any more: finance looks at "
        "them again."
    )
