"""What may be typed about papers and into them."""

from __future__ import annotations

from typing import Any

from django import forms
from django.forms.boundfield import BoundField

from accounts.forms import ReasonField, RecordForm, VersionField
from common.conflict import Difference
from common.exemption import SCHEDULE_12A_PART_1
from common.fields import RichTextFormField
from common.forms import DatePartsField, RichTextarea
from programmes.models import Programme
from reports.models import Paper, PaperTemplate
from reports.papers.case_papers import exempt_by
from reports.papers.outline import Placed
from reports.papers.services import Exemption
from reports.papers.structure import MarkSpec
from savings.models import BusinessCase
from savings.querysets import BusinessCaseQuerySet

MARK = "mark_"
NOT_MARKED = "(not marked)"


class CaseField(forms.ModelChoiceField):
    """One of the business cases this person may see."""

    def __init__(self) -> None:
        super().__init__(
            BusinessCase.objects.none(),
            label="Which business case is it about?",
            required=False,
            empty_label="None in particular",
            help_text="With none in particular, a paper with parts of business cases "
            "tells those that wait for a decision.",
            error_messages={"invalid_choice": "Choose a business case of the list."},
        )

    def label_from_instance(self, case: BusinessCase) -> str:
        """FO-BC1 Future Options (Future Options programme), exempt."""
        exempt = ", exempt" if exempt_by(case) else ""
        return f"{case} ({case.place}){exempt}"


class PaperFields(RecordForm):
    """What a new paper and a known one have in common. The question about a business
    case is put where there is one to choose."""

    business_case = CaseField()
    meeting_on = DatePartsField(label="Date of the meeting")
    last_update_on = DatePartsField(
        label="Last update given on",
        help_text="Recent progress is told from the day after.",
    )
    year_from = DatePartsField(
        label="Start of the longer look back",
        help_text="Usually twelve months before the last update.",
    )
    as_at_on = DatePartsField(
        label="Position as at",
        required=False,
        help_text="Leave empty to take it as it stands when the paper is published.",
    )

    def __init__(self, *args: Any, cases: BusinessCaseQuerySet, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if cases.exists():
            self.fields["business_case"].queryset = cases  # type: ignore[attr-defined]
        else:
            del self.fields["business_case"]


DATES = ["meeting_on", "last_update_on", "year_from", "as_at_on"]


class PaperForm(PaperFields):
    programme = forms.ModelChoiceField(
        Programme.objects.none(),
        empty_label="Choose a programme",
        error_messages={"required": "Choose the programme it reports on."},
    )
    template = forms.ModelChoiceField(
        PaperTemplate.objects.none(),
        label="Layout",
        empty_label=None,
        error_messages={"required": "Choose a layout."},
    )

    class Meta:
        model = Paper
        fields = [
            "title",
            "reference",
            "programme",
            "template",
            "business_case",
            "body_name",
            "author_role",
            "wards",
            *DATES,
        ]
        error_messages = {
            "title": {"required": "Enter the title of the paper."},
            "reference": {"required": "Enter a reference: it becomes the address."},
            "author_role": {"required": "Enter who the paper is from, by role."},
        }

    def __init__(
        self, *args: Any, programmes: Any, templates: Any, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["programme"].queryset = programmes  # type: ignore[attr-defined]
        self.fields["template"].queryset = templates  # type: ignore[attr-defined]


class PaperUpdateForm(PaperFields):
    version = VersionField()

    class Meta:
        model = Paper
        fields = ["title", "business_case", "body_name", "author_role", "wards", *DATES]
        error_messages = {
            "title": {"required": "Enter the title of the paper."},
            "author_role": {"required": "Enter who the paper is from, by role."},
        }


class SectionForm(forms.Form):
    """What is written by hand in one section: text, marks, a number of its own."""

    html = RichTextFormField(label="Text", required=False)
    number = forms.CharField(
        label="Number, if it is not to be counted",
        required=False,
        max_length=10,
        widget=forms.TextInput(
            {"class": "govuk-input--width-5", "autocomplete": "off"}
        ),
    )
    version = VersionField()

    def __init__(
        self, *args: Any, section: Placed, marks: tuple[MarkSpec, ...], **kwargs: Any
    ) -> None:
        kwargs["initial"] = _initial(section)
        super().__init__(*args, **kwargs)
        self.differences: list[Difference] = []
        marked = section.text.marks
        self.labels = section.grid.labels if section.grid else ()
        if section.narrative is None:
            del self.fields["html"]
        else:
            self.fields["html"].help_text = section.narrative.guidance
            top = section.level + 2
            self.fields["html"].widget = RichTextarea(
                {"rows": 14}, headings=(top, top + 1)
            )
        choices = [(mark.mark, f"{mark.mark}: {mark.meaning}") for mark in marks]
        for at, label in enumerate(self.labels):
            self.fields[f"{MARK}{at}"] = forms.ChoiceField(
                label=label,
                required=False,
                choices=[("", "Not marked"), *choices],
                initial=marked.get(label, ""),
            )
        self.order_fields(
            ["html", *(f"{MARK}{at}" for at, _ in enumerate(self.labels))]
        )

    @property
    def mark_fields(self) -> list[BoundField]:
        """The implications, to be shown close together."""
        return [self[f"{MARK}{at}"] for at, _ in enumerate(self.labels)]

    @property
    def changes(self) -> dict[str, Any]:
        """What the service is to keep."""
        typed = self.cleaned_data
        marks = {
            label: typed[f"{MARK}{at}"]
            for at, label in enumerate(self.labels)
            if typed.get(f"{MARK}{at}")
        }
        kept = {"marks": marks, "number": typed["number"].strip()}
        return kept | ({"html": typed["html"]} if "html" in typed else {})

    def show_marks_of_colleague(self, paper: Paper, key: str) -> None:
        """After a conflict, as common.conflict does for columns: a mark left alone
        takes the colleague's, one that both set differently is shown beside it."""
        if not self.differences:
            return
        current = paper.sections.get(key=key)
        opened = current.history.filter(version=self.cleaned_data["version"]).first()
        before = opened.marks if opened else {}
        data: Any = self.data
        for at, label in enumerate(self.labels):
            name = f"{MARK}{at}"
            yours, theirs = data.get(name, ""), current.marks.get(label, "")
            if yours == before.get(label, ""):
                data[name] = theirs
            elif yours != theirs:
                shown = Difference(label, theirs or NOT_MARKED, yours or NOT_MARKED)
                self.differences = [*self.differences, shown]


def _initial(section: Placed) -> dict[str, Any]:
    text = section.text
    return {"html": section.html, "number": text.number, "version": text.version}


class PaperExemptionForm(forms.Form):
    paragraphs = forms.TypedMultipleChoiceField(
        label="Under which paragraphs of Schedule 12A?",
        choices=[(p.number, f"{p.number}. {p.title}") for p in SCHEDULE_12A_PART_1],
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": "Say under which paragraph of Schedule 12A this is exempt.",
        },
    )
    reason = forms.CharField(
        label="Why does the public interest lie in keeping it back?",
        max_length=2000,
        widget=forms.Textarea({"rows": 3}),
        error_messages={
            "required": "Say why the public interest lies in keeping this back.",
        },
    )
    review_on = DatePartsField(label="Review the exemption on", required=False)

    @property
    def exemption(self) -> Exemption:
        return Exemption(**self.cleaned_data)


class ReleaseForm(forms.Form):
    reason = ReasonField("Why may the public read it now?")


class PublishForm(forms.Form):
    """The first publication needs no word; a correction must say what it corrects."""

    correction_reason = forms.CharField(
        label="What does this publication correct?",
        max_length=1000,
        widget=forms.Textarea({"rows": 3}),
        help_text="Printed on the corrected paper. The earlier publication stays.",
        error_messages={"required": "Say what this publication corrects."},
    )
    version = VersionField()
    text_saves = VersionField()

    def __init__(self, *args: Any, is_correction: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not is_correction:
            del self.fields["correction_reason"]
