"""`{{ text|rich_text }}`: officers' text as HTML, cleaned once more to be shown."""

from django import template
from django.utils.safestring import SafeString, mark_safe

from common import richtext

register = template.Library()


@register.filter
def rich_text(
    stored: str | None, top_heading: int = richtext.TOP_HEADING
) -> SafeString:
    """Headings start at `top_heading`: {{ text|rich_text:4 }} under an h3."""
    cleaned = richtext.clean(stored or "", top_heading=top_heading)
    return mark_safe(cleaned)  # noqa: S308  # just cleaned
