"""What was published never changes: what every way to change it goes through."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet


class PublishedForGood(Exception):
    """Something published was about to change. A correction is a new publication."""

    def __init__(self) -> None:
        super().__init__("What was published never changes: publish a correction.")


class GuardedQuerySet(QuerySet):
    """Rows that must not be changed in bulk once they are published."""

    def published(self) -> Any:
        """Those of these rows that are published."""
        raise NotImplementedError

    def update(self, **values: Any) -> int:
        self.refuse_if_published()
        return super().update(**values)

    def delete(self) -> tuple[int, dict[str, int]]:
        self.refuse_if_published()
        return super().delete()

    def refuse_if_published(self) -> None:
        """Raise PublishedForGood where one of these rows is published."""
        if self.order_by().published().exists():
            raise PublishedForGood
