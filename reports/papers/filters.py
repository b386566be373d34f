"""Which papers a list shows."""

from __future__ import annotations

from typing import Any

import django_filters

from programmes.models import Programme
from reports.models import Paper
from reports.papers.choices import PaperStatus


class PaperFilter(django_filters.FilterSet):
    """Papers by words of the title, programme and how far they have come."""

    title = django_filters.CharFilter(label="Title contains", lookup_expr="icontains")
    programme = django_filters.ModelChoiceFilter(
        queryset=Programme.objects.none(), empty_label="All programmes"
    )
    status = django_filters.ChoiceFilter(
        choices=PaperStatus.choices, empty_label="Drafts and published"
    )

    class Meta:
        model = Paper
        fields = ["title", "programme", "status"]

    def __init__(self, *args: Any, programmes: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.filters["programme"].queryset = programmes
