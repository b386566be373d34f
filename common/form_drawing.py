"""How every form of the portal is drawn.

`GovukRenderer` (settings.FORM_RENDERER) draws any Django form as GOV.UK form groups:
label, hint, error and control, tied together for screen readers.
"""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms.boundfield import BoundField
from django.forms.renderers import TemplatesSetting
from django.forms.widgets import Input


class GovukBoundField(BoundField):
    """Puts the GOV.UK class on a control; Django adds ids, hints and errors."""

    @property
    def data(self) -> Any:
        """Browsers send the end of a line as two characters. It is one, as its writer
        counts and as it is stored, or an untouched text would count as changed."""
        sent = super().data
        return sent.replace("\r\n", "\n") if isinstance(sent, str) else sent

    def build_widget_attrs(
        self, attrs: dict[str, Any], widget: forms.Widget | None = None
    ) -> dict[str, Any]:
        built = super().build_widget_attrs(attrs, widget)
        base = _govuk_class(widget or self.field.widget)
        if not base:
            return built
        names = [base, str((widget or self.field.widget).attrs.get("class", ""))]
        if self.errors:
            names.insert(1, f"{base}--error")
        return {**built, "class": " ".join(name for name in names if name)}

    @property
    def problems(self) -> list[str]:
        """The errors, where an empty answer is told by the question it belongs to."""
        return [
            self._unanswered() if _is_stock_required(error) else str(line)
            for error, line in zip(self.errors.as_data(), self.errors, strict=True)
        ]

    def _unanswered(self) -> str:
        name = str(self.label).rstrip(":")
        if self.is_checkbox:
            return f"Tick this to go on: {name}"
        is_chosen = isinstance(self.field.widget, forms.widgets.ChoiceWidget)
        return f"Choose an answer: {name}" if is_chosen else f"Fill this in: {name}"

    @property
    def label_id(self) -> str:
        """What a control that is no form element (the rich text editor) is named by."""
        return f"{self.auto_id}_label"

    @property
    def first_control_id(self) -> str:
        """Where the error summary leads."""
        return self.id_for_label or self._first_part_id()

    @property
    def is_checkbox(self) -> bool:
        return isinstance(self.field.widget, forms.CheckboxInput)

    def _first_part_id(self) -> str:
        parts = self.subwidgets
        return str(parts[0].id_for_label) if parts else str(self.auto_id)


def _is_stock_required(error: ValidationError) -> bool:
    stock = forms.Field.default_error_messages["required"]
    return error.code == "required" and error.message == stock


_CLASSES: tuple[tuple[type[forms.Widget], str], ...] = (
    (forms.HiddenInput, ""),
    (forms.CheckboxSelectMultiple, "govuk-checkboxes__input"),  # is a RadioSelect too
    (forms.RadioSelect, "govuk-radios__input"),
    (forms.CheckboxInput, "govuk-checkboxes__input"),
    (forms.Select, "govuk-select"),
    (forms.Textarea, "govuk-textarea"),
    (forms.FileInput, "govuk-file-upload"),
    (forms.MultiWidget, "govuk-input"),
    (Input, "govuk-input"),
)


def _govuk_class(widget: forms.Widget) -> str:
    if widget.is_hidden:
        return ""
    for kind, name in _CLASSES:
        if isinstance(widget, kind):
            return name
    return ""


class GovukRenderer(TemplatesSetting):
    form_template_name = "forms/fields.html"
    field_template_name = "forms/field.html"
    bound_field_class = GovukBoundField
