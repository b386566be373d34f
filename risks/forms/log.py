"""What may be typed into the logs of issues, assumptions and decisions."""

from __future__ import annotations

from typing import Any, NamedTuple

from django import forms

from accounts.forms import (
    ParagraphsField,
    ProseField,
    ReasonField,
    RecordForm,
    VersionField,
    people_to_choose,
)
from accounts.models import User
from common.forms import DatePartsField
from risks.choices import LogKind
from risks.models import LogEntry, Register, Risk
from risks.querysets import RiskQuerySet


class Wording(NamedTuple):
    """How each log asks its questions."""

    title: str
    raised_on: str
    due_on: str
    outcome: str


WORDING = {
    LogKind.ISSUE: Wording(
        "What has happened?", "Since when?", "To be resolved by", "How was it resolved?"
    ),
    LogKind.ASSUMPTION: Wording(
        "What is assumed?", "Assumed since", "To be checked by", "Did it hold?"
    ),
    LogKind.DECISION: Wording(
        "What was decided?", "Decided on", "To be done by", "What came of it?"
    ),
}


class RiskChoice(forms.ModelChoiceField):
    """A risk by its reference and title."""

    def label_from_instance(self, obj: Any) -> str:
        return str(obj)


class LogEntryFields(RecordForm):
    """What a new entry and a known one have in common, in the words of its log."""

    detail = ProseField("More about it")
    risk = RiskChoice(
        Risk.objects.none(),
        label="Risk it belongs to",
        required=False,
        empty_label="None",
        error_messages={"invalid_choice": "Choose a risk of this register."},
    )
    decided_by = forms.CharField(
        label="Who decided?",
        max_length=200,
        help_text="The board or officer, by role.",
        error_messages={"required": "Say which board or officer decided it."},
    )
    raised_on = DatePartsField()
    due_on = DatePartsField(required=False)

    class Meta:
        model = LogEntry
        fields = [
            "title",
            "detail",
            "decided_by",
            "raised_on",
            "due_on",
            "owner",
            "risk",
        ]
        error_messages = {"title": {"required": "Say in a few words what it is."}}

    def __init__(
        self, *args: Any, kind: str, register: Register, reader: User, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        wording = WORDING[LogKind(kind)]
        fields["title"].label = wording.title
        fields["raised_on"].label = wording.raised_on
        fields["due_on"].label = wording.due_on
        fields["owner"].label = "Who looks after it?"
        fields["owner"].empty_label = "Nobody yet"
        fields["owner"].queryset = people_to_choose(reader, self.instance.owner_id)
        fields["risk"].queryset = _risks_to_choose(
            reader, register, self.instance.risk_id
        )
        if kind != LogKind.DECISION:
            del fields["decided_by"]


def _risks_to_choose(
    reader: User, register: Register, named_id: int | None
) -> RiskQuerySet:
    """Those on the register; and the one that is named, wherever it has gone since."""
    seen = Risk.objects.visible_to(reader)
    here = seen.on(register)
    return here if named_id is None else here | seen.filter(pk=named_id)


class LogEntryForm(LogEntryFields):
    """A new entry. What is exempt is so from the first: nobody sees it open before."""

    is_exempt = forms.BooleanField(
        label="Keep it from the public",
        required=False,
        help_text="Then say below under which paragraph, and why.",
    )
    exempt_paragraphs = ParagraphsField(required=False)
    exempt_reason = ProseField(
        "Why does the public interest lie in keeping it back?", rows=2
    )
    exempt_review_on = DatePartsField(label="Review the exemption on", required=False)

    def clean(self) -> dict[str, Any]:
        """What is not exempt says nothing of paragraphs and reasons."""
        typed: dict[str, Any] = super().clean() or {}
        if not typed.get("is_exempt"):
            typed |= {
                "exempt_paragraphs": [],
                "exempt_reason": "",
                "exempt_review_on": None,
            }
        return typed

    def exemption_fields(self) -> list[Any]:
        """For the template: what is folded away until it is wanted."""
        names = (
            "is_exempt",
            "exempt_paragraphs",
            "exempt_reason",
            "exempt_review_on",
        )
        return [self[name] for name in names]

    def usual_fields(self) -> list[Any]:
        folded = {field.name for field in self.exemption_fields()}
        return [field for field in self if field.name not in folded]

    @property
    def is_exemption_wanted(self) -> bool:
        return any(field.errors or field.value() for field in self.exemption_fields())


class LogEntryUpdateForm(LogEntryFields):
    version = VersionField()
    reason = ReasonField()


class LogCloseForm(forms.Form):
    outcome = ProseField(
        "", required=True, error_messages={"required": "Say how it ended."}
    )
    version = VersionField()

    def __init__(self, *args: Any, kind: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["outcome"].label = WORDING[LogKind(kind)].outcome
