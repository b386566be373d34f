"""All business cases: the newest version of each, its worth, what may be spent."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import django_filters
from django.db.models import OuterRef, Q, Subquery

from accounts.models import User
from common.money import Unit, pounds_of
from common.spreadsheet import Sheet
from savings.appraisal.content import CaseContent
from savings.appraisal.discounting import net_present_value
from savings.appraisal.flows import net_flows
from savings.appraisal.payback import payback, payback_words
from savings.choices import CaseStage, CaseStatus
from savings.facts.one_ceiling import fact_of
from savings.models import BusinessCase, CaseVersion, SpendCeiling
from savings.pages.case_draft import readable
from savings.pages.case_shapes import figure
from savings.querysets import BusinessCaseQuerySet

_HEADERS = [
    "Reference",
    "Business case",
    "For",
    "Stage",
    "Version",
    "Status",
    "Preferred option",
    "Net present value (£)",
    "Payback",
    "May be spent (£)",
    "Spent (£)",
]


class CaseFilter(django_filters.FilterSet):
    q = django_filters.CharFilter(label="Text", method="with_text", max_length=200)
    stage = django_filters.ChoiceFilter(
        label="Stage", choices=CaseStage.choices, empty_label="Any"
    )
    status = django_filters.ChoiceFilter(
        label="Status", choices=CaseStatus.choices, empty_label="Any"
    )

    class Meta:
        model = BusinessCase
        fields: list[str] = []

    def with_text(
        self, cases: BusinessCaseQuerySet, name: str, text: str
    ) -> BusinessCaseQuerySet:
        return cases.filter(
            Q(reference__icontains=text)
            | Q(title__icontains=text)
            | Q(programme__name__icontains=text)
            | Q(project__name__icontains=text)
        )


@dataclass(frozen=True)
class Worth:
    """What the preferred option is worth today, in pence, and when it pays back: in
    words, and in months; None where it does not."""

    option: str
    value: int
    payback: str
    months: int | None

    @property
    def printed(self) -> str:
        """In whole pounds."""
        return figure(self.value, Unit.POUNDS).words


@dataclass(frozen=True)
class CaseRow:
    """A case; `allowed` and `spent` in pence, of all its ceilings together."""

    case: BusinessCase
    version: CaseVersion | None
    worth: Worth | None
    allowed: int
    spent: int
    is_over: bool
    has_ceiling: bool
    is_readable: bool


def with_newest(cases: BusinessCaseQuerySet) -> BusinessCaseQuerySet:
    """With the number, stage and status of the newest version, to narrow and order
    by."""
    newest = CaseVersion.objects.filter(case=OuterRef("pk")).order_by("-number")
    return (
        cases.with_place()
        .annotate(
            number=Subquery(newest.values("number")[:1]),
            stage=Subquery(newest.values("stage")[:1]),
            status=Subquery(newest.values("status")[:1]),
        )
        .order_by("reference", "pk")
    )


def rows_of(user: User, cases: Sequence[BusinessCase]) -> list[CaseRow]:
    """Two queries, and one for what was spent."""
    ids = [case.pk for case in cases]
    newest: dict[int, CaseVersion] = {}
    versions = CaseVersion.objects.visible_to(user).filter(case__in=ids)
    is_newest = Subquery(
        CaseVersion.objects.filter(case=OuterRef("case"))
        .order_by("-number")
        .values("pk")[:1]
    )
    for version in versions.filter(pk=is_newest):
        newest[version.case_id] = version
    ceilings: dict[int, list[SpendCeiling]] = defaultdict(list)
    found = SpendCeiling.objects.visible_to(user).filter(case__in=ids)
    for ceiling in found.prefetch_related("entries"):
        ceilings[ceiling.case_id].append(ceiling)
    return [_row(each, newest.get(each.pk), ceilings[each.pk]) for each in cases]


def _row(
    case: BusinessCase, version: CaseVersion | None, ceilings: list[SpendCeiling]
) -> CaseRow:
    content = readable(version) if version else None
    facts = [fact_of(each) for each in ceilings]
    return CaseRow(
        case=case,
        version=version,
        worth=worth_of(content) if content else None,
        allowed=sum(each.amount for each in facts),
        spent=sum(each.spent for each in facts),
        is_over=any(each.is_over for each in facts),
        has_ceiling=bool(ceilings),
        is_readable=version is None or content is not None,
    )


def worth_of(content: CaseContent) -> Worth | None:
    """None where no option is preferred, or no money is entered for it."""
    option = content.preferred_option
    if option is None or not option.flows:
        return None
    nets = net_flows(content, option)
    pays_back = payback(nets)
    return Worth(
        option.name,
        net_present_value(nets, content.discount_rate),
        payback_words(pays_back, content.years),
        pays_back.months if pays_back else None,
    )


def sheet_of(rows: Sequence[CaseRow]) -> Sheet:
    return Sheet("Business cases", _HEADERS, [_cells(row) for row in rows])


def _cells(row: CaseRow) -> list[object]:
    version, worth = row.version, row.worth
    return [
        row.case.reference,
        row.case.title,
        str(row.case.place),
        version.get_stage_display() if version else "",
        version.number if version else None,
        version.get_status_display() if version else "",
        worth.option if worth else "",
        pounds_of(worth.value) if worth else None,
        worth.payback if worth else "",
        pounds_of(row.allowed) if row.has_ceiling else None,
        pounds_of(row.spent) if row.has_ceiling else None,
    ]
