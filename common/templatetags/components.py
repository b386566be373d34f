"""Parts every page is made of. What each takes is listed in templates/README.md."""

from typing import Any, NamedTuple

from django import template
from django.core.paginator import Page
from django.forms import BaseForm
from django.forms.boundfield import BoundField
from django.http import HttpRequest, QueryDict
from django.template import Context
from django.urls import NoReverseMatch, reverse

from common import rag
from common.paging import Sorting
from common.rag import RatingState

register = template.Library()

SORT_FORM_ID = "table-sort"


@register.inclusion_tag("common/_rating.html")
def rating(state: RatingState | None) -> dict[str, RatingState | None]:
    """Word, shape and colour of a state; a dash where there is none."""
    return {"state": state}


@register.inclusion_tag("common/_direction.html")
def direction(
    before: RatingState | None, after: RatingState | None
) -> dict[str, rag.Direction]:
    """An arrow and a word from one rating to the next."""
    return {"travel": rag.direction(before, after)}


@register.inclusion_tag("common/_direction.html")
def travel(found: rag.Direction) -> dict[str, rag.Direction]:
    """The same for a direction that a rule has already worked out."""
    return {"travel": found}


class SummaryError(NamedTuple):
    text: str
    target: str


@register.inclusion_tag("common/_error_summary.html")
def error_summary(*forms: BaseForm | None) -> dict[str, list[SummaryError]]:
    """What is wrong with these forms, each line leading to its field."""
    return {"errors": [line for form in forms if form for line in _summary_lines(form)]}


def _summary_lines(form: BaseForm) -> list[SummaryError]:
    lines = [SummaryError(str(error), "") for error in form.non_field_errors()]
    for field in form:
        problems = getattr(field, "problems", field.errors)
        lines += [SummaryError(str(error), _target(field)) for error in problems]
    return lines


def _target(field: BoundField) -> str:
    if field.is_hidden:
        return ""
    return str(getattr(field, "first_control_id", field.id_for_label))


@register.inclusion_tag("common/_sort_header.html", takes_context=True)
def sort_header(
    context: Context, key: str, label: str, *, number: bool = False, param: str = "sort"
) -> dict[str, Any]:
    """A column head that sorts. The page's Sorting is in the context as `sorting`,
    or as the `param` says with `_` for `-`."""
    name = "sorting" if param == "sort" else param.replace("-", "_")
    sorting = context.get(name) or Sorting("")
    is_current = sorting.key == key
    is_descending = is_current and sorting.is_descending
    return {
        "label": label,
        "is_number": number,
        "param": param,
        "form_id": SORT_FORM_ID,
        "value": key if not is_current or is_descending else f"-{key}",
        "aria_sort": _aria_sort(is_current=is_current, is_descending=is_descending),
        "arrow": {(True, True): "▼", (True, False): "▲"}.get(
            (is_current, is_descending), ""
        ),
    }


def _aria_sort(*, is_current: bool, is_descending: bool) -> str:
    if not is_current:
        return ""
    return "descending" if is_descending else "ascending"


@register.inclusion_tag("common/_sort_form.html", takes_context=True)
def sort_form(context: Context) -> dict[str, Any]:
    """What the sort buttons of a page belong to: keeps the filters in the address."""
    request: HttpRequest | None = context.get("request")
    pairs = [] if request is None else _pairs(request.GET)
    kept = [(name, value) for name, value in pairs if not _is_about_order(name)]
    return {"form_id": SORT_FORM_ID, "kept": kept}


def _pairs(query: QueryDict) -> list[tuple[str, str]]:
    return [(name, str(value)) for name, all_ in query.lists() for value in all_]


def _is_about_order(name: str) -> bool:
    return name == "page" or name.endswith("sort")


@register.inclusion_tag("common/_pagination.html", takes_context=True)
def pagination(context: Context, page: Page[Any]) -> dict[str, Any]:
    """Links to the pages of a list; nothing where there is one page."""
    numbers = page.paginator.get_elided_page_range(page.number, on_each_side=1)
    return {
        "page": page,
        "numbers": list(numbers),
        "gap": page.paginator.ELLIPSIS,
        "request": context.get("request"),
    }


class Chip(NamedTuple):
    label: str
    value: str
    without: str


@register.inclusion_tag("common/_filter_chips.html", takes_context=True)
def filter_chips(context: Context, form: BaseForm) -> dict[str, list[Chip]]:
    """The narrowings in force, each with a link that takes it away."""
    query: QueryDict = context["request"].GET
    chips = [
        _chip(field, value, query)
        for field in form
        for value in query.getlist(field.html_name)
        if value and field.name not in form.errors
    ]
    return {"chips": chips}


def _chip(field: BoundField, value: str, query: QueryDict) -> Chip:
    rest = query.copy()
    rest.pop("page", None)
    name = field.html_name
    rest.setlist(name, [other for other in query.getlist(name) if other != value])
    return Chip(str(field.label), _shown(field, value), f"?{rest.urlencode()}")


def _shown(field: BoundField, value: str) -> str:
    choices = {str(key): str(text) for key, text in getattr(field.field, "choices", [])}
    return choices.get(value, value)


@register.simple_tag
def url_or_nothing(name: str) -> str:
    """The address of a page, or nothing where this installation has no such page."""
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""


@register.inclusion_tag("common/_navigation_item.html", takes_context=True)
def navigation_item(context: Context, name: str, label: str) -> dict[str, Any]:
    """A section in the navigation; nothing where there is no such page."""
    url = url_or_nothing(name)
    request: HttpRequest | None = context.get("request")
    path = "" if request is None else request.path
    is_current = path == url or (len(url) > 1 and path.startswith(url))
    return {"url": url, "label": label, "is_current": is_current}
