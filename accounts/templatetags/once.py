"""`{% sent_once %}`: goes into every form that makes a record (`accounts/once.py`)."""

from uuid import uuid4

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from accounts.once import FIELD

register = template.Library()


@register.simple_tag
def sent_once() -> SafeString:
    """A hidden field that tells this form from every other."""
    return format_html('<input type="hidden" name="{}" value="{}">', FIELD, uuid4())
