"""Every page the portal answers, read from the resolver itself."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver


@dataclass(frozen=True)
class EveryUrl:
    """One page: its full name, its pattern's text and the view behind it."""

    name: str
    route: str
    view: Callable[..., Any]


def every_url() -> list[EveryUrl]:
    return list(_walk(get_resolver().url_patterns, namespace="", route=""))


def _walk(
    patterns: list[URLPattern | URLResolver], *, namespace: str, route: str
) -> Iterator[EveryUrl]:
    for pattern in patterns:
        here = route + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            inside = (
                f"{namespace}{pattern.namespace}:" if pattern.namespace else namespace
            )
            yield from _walk(pattern.url_patterns, namespace=inside, route=here)
        else:
            assert pattern.name, f"The URL {here} needs a name."
            yield EveryUrl(f"{namespace}{pattern.name}", here, pattern.callback)
