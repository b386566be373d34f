"""`{% typed_by %}`: goes into every form of a page marked `@keeps_typing`."""

from django import template
from django.template.context import Context
from django.utils.html import format_html
from django.utils.safestring import SafeString

from common.typing_kept import FIELD, signed_typist

register = template.Library()


@register.simple_tag(takes_context=True)
def typed_by(context: Context) -> SafeString:
    """A hidden field that says, signed, who is typing."""
    return format_html(
        '<input type="hidden" name="{}" value="{}">',
        FIELD,
        signed_typist(context["request"].user.pk),
    )
