"""The five cases of the Green Book, in words."""

from __future__ import annotations

from dataclasses import replace

from django import forms

from common.fields import RichTextFormField
from savings.appraisal.content import CaseContent
from savings.forms.case_part import PartForm
from savings.forms.case_rows import Typed

TEXTS = ("strategic", "economic", "commercial", "financial", "management")


def _text(label: str, help_text: str) -> forms.CharField:
    return RichTextFormField(label=label, required=False, help_text=help_text)


class TextsForm(PartForm):
    strategic = _text(
        "The strategic case", "Why it is needed, and what it serves. What is wrong now?"
    )
    economic = _text(
        "The economic case",
        "Which ways there are, and which is worth most to the public. The options and "
        "their scores are written on pages of their own.",
    )
    commercial = _text(
        "The commercial case", "Who would supply it, on what terms, and who bears what."
    )
    financial = _text(
        "The financial case",
        "What it costs, who pays, and what it does to budgets. The figures are written "
        "on a page of their own.",
    )
    management = _text(
        "The management case",
        "Who delivers it, by when, and how the council will know that it works.",
    )

    def typed_of(self, content: CaseContent) -> Typed:
        return Typed({name: getattr(content, name) for name in TEXTS}, {})

    def applied(self) -> CaseContent:
        return replace(
            self.content, **{name: self.cleaned_data[name] for name in TEXTS}
        )
