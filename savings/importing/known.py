"""What the portal knows that cells may name, fetched once: people, service groups,
places, the savings there are. One query a table, whatever the number of rows."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from accounts.models import User
from common.importing.cells import CellValue, text_of
from common.importing.plan import folded
from common.importing.values import Choices, NotUnderstood, People
from common.wording import and_list
from programmes.access import place_of
from programmes.models import Programme, Project, Strand
from programmes.standing import Place
from savings.access import Where
from savings.choices import (
    Confidence,
    DeliveryRating,
    Difficulty,
    EqualityAssessment,
    FundingSource,
    Recurrence,
    SavingKind,
)
from savings.models import Saving, SavingYear, ServiceGroup
from savings.years import year_starts_in

# What councils also call the same.
_KINDS = {
    "Cashable": SavingKind.BUDGET_REDUCTION,
    "Budget reduction": SavingKind.BUDGET_REDUCTION,
    "Efficiency": SavingKind.BUDGET_REDUCTION,
    "Income": SavingKind.INCOME,
    "Income generation": SavingKind.INCOME,
    "Cost avoidance": SavingKind.COST_AVOIDANCE,
    "Non cashable": SavingKind.NON_CASHABLE,
}
_RECURRENCES = {
    "Yes": Recurrence.RECURRENT,
    "Recurring": Recurrence.RECURRENT,
    "Ongoing": Recurrence.RECURRENT,
    "Permanent": Recurrence.RECURRENT,
    "No": Recurrence.ONE_OFF,
    "One off": Recurrence.ONE_OFF,
}
_COLOURS = {
    "Blue": DeliveryRating.BLUE,
    "Green": DeliveryRating.GREEN,
    "Amber": DeliveryRating.AMBER,
    "Red": DeliveryRating.RED,
    "B": DeliveryRating.BLUE,
    "G": DeliveryRating.GREEN,
    "A": DeliveryRating.AMBER,
    "R": DeliveryRating.RED,
}
CHOICES = {
    "kind": Choices("type of saving", {c.label: c.value for c in SavingKind}, _KINDS),
    "recurrence": Choices(
        "recurrence", {c.label: c.value for c in Recurrence}, _RECURRENCES
    ),
    "difficulty": Choices("difficulty", {c.label: c.value for c in Difficulty}),
    "delivery": Choices(
        "rating of delivery", {c.label: c.value for c in DeliveryRating}, _COLOURS
    ),
    "confidence": Choices("confidence", {c.label: c.value for c in Confidence}),
    "funding_source": Choices(
        "source of funding", {c.label: c.value for c in FundingSource}
    ),
    "equality": Choices(
        "state of the assessment", {c.label: c.value for c in EqualityAssessment}
    ),
}
Names = tuple[str, str, str]  # programme, strand, project


@dataclass(frozen=True)
class Known:
    """What may be named in a savings plan by one reader; `starts_in` is the month in
    which the council's financial year begins, `programmes` has the name of each by its
    short name."""

    people: People
    groups: tuple[ServiceGroup, ...]
    savings: tuple[Saving, ...]
    where: dict[Names, Where]
    programmes: dict[str, str]
    years: dict[int, dict[int, SavingYear]]
    starts_in: int

    @cached_property
    def by_reference(self) -> dict[str, Saving]:
        return {saving.reference: saving for saving in self.savings}

    @cached_property
    def by_reference_folded(self) -> dict[str, Saving]:
        return {folded(saving.reference): saving for saving in self.savings}

    @cached_property
    def titles(self) -> dict[str, str]:
        """The reference of each title, to tell when a row brings a saving again."""
        return {saving.title.casefold(): saving.reference for saving in self.savings}

    @cached_property
    def groups_folded(self) -> dict[str, ServiceGroup]:
        """By code, name, and code with structure; the latest structure wins."""
        named: dict[str, ServiceGroup] = {}
        for group in self.groups:
            named[folded(group.name)] = group
        for group in self.groups:
            named[folded(group.code)] = group
            named[folded(_in_structure(group))] = group
        return named

    @cached_property
    def places(self) -> dict[Names, Place]:
        return {names: place_of(where) for names, where in self.where.items()}

    @cached_property
    def where_at(self) -> dict[Place, Where]:
        return {place_of(where): where for where in self.where.values()}

    @cached_property
    def names_of(self) -> dict[Place | None, Names]:
        return {None: ("", "", "")} | {p: names for names, p in self.places.items()}

    @cached_property
    def places_folded(self) -> dict[Names, Place]:
        """A programme is found by its name as well as by its short name."""
        by_name = {
            _folded((self.programmes[names[0]], *names[1:])): place
            for names, place in self.places.items()
        }
        return by_name | {_folded(names): p for names, p in self.places.items()}

    def saving(self, reference: str) -> Saving | None:
        """Whatever its capitals, where that is plain."""
        exact = self.by_reference.get(reference)
        return exact or self.by_reference_folded.get(folded(reference))

    def group(self, value: CellValue) -> ServiceGroup:
        """By its code or its name. NotUnderstood, with the codes of the latest
        structure, where there is none."""
        written = text_of(value)
        found = self.groups_folded.get(folded(written))
        if found is None:
            latest = self.groups[-1].structure_id if self.groups else None
            codes = [g.code for g in self.groups if g.structure_id == latest][:20]
            raise NotUnderstood(
                f"“{written[:60]}” is no service group: write its code or its name"
                f"{f', such as {and_list(codes)}' if codes else ''}."
            )
        return found

    def group_as_written(self, group: ServiceGroup) -> str:
        """By its code, where that alone finds it."""
        found = self.groups_folded.get(folded(group.code))
        return group.code if found == group else _in_structure(group)

    def place(self, names: Names) -> Place | None:
        """NotUnderstood where no such place is known; None where none is named."""
        if not any(names):
            return None
        found = self.places_folded.get(_folded(names))
        if found is None:
            said = ", ".join(name[:60] for name in names if name)
            raise NotUnderstood(
                f"“{said}” is no place of the portal: write the programme, the strand "
                "in it and the project in that, as they are called there."
            )
        return found


def _in_structure(group: ServiceGroup) -> str:
    return f"{group.code} ({group.structure})"


def _folded(names: Names) -> Names:
    programme, strand, project = names
    return folded(programme), folded(strand), folded(project)


def load_known(reader: User) -> Known:
    """Ten queries."""
    savings = Saving.objects.visible_to(reader).select_related(
        "group__structure", "budget_owner", "replaces"
    )
    groups = ServiceGroup.objects.visible_to(reader).select_related("structure")
    years: dict[int, dict[int, SavingYear]] = {}
    for row in SavingYear.objects.visible_to(reader).order_by("saving_id", "year"):
        years.setdefault(row.saving_id, {})[row.year] = row
    return Known(
        people=People(User.objects.visible_to(reader)),
        groups=tuple(groups.order_by("structure__in_force_from", "pk")),
        savings=tuple(savings.with_claims().order_by("pk")),
        where=_where(reader),
        programmes={p.reference: p.name for p in Programme.objects.visible_to(reader)},
        years=years,
        starts_in=year_starts_in(),
    )


def _where(reader: User) -> dict[Names, Where]:
    """By the short name of the programme and the names below it; a second of the same
    name with its number."""
    found: dict[Names, Where] = {}
    strand_names: dict[int, str] = {}
    for programme in Programme.objects.visible_to(reader):
        found[programme.reference, "", ""] = programme
    strands = Strand.objects.visible_to(reader).select_related("programme")
    for strand in strands.order_by("pk"):
        above = strand.programme.reference
        name = " ".join(strand.name.split())
        name = f"{name} ({strand.pk})" if (above, name, "") in found else name
        strand_names[strand.pk] = name
        found[above, name, ""] = strand
    projects = Project.objects.visible_to(reader).select_related("strand__programme")
    for project in projects.order_by("pk"):
        above = project.strand.programme.reference
        within = strand_names.get(project.strand_id, project.strand.name)
        name = " ".join(project.name.split())
        name = f"{name} ({project.pk})" if (above, within, name) in found else name
        found[above, within, name] = project
    return found


def labels_of(names: Iterable[str]) -> str:
    """A place in words, from the top down."""
    return ", ".join(name for name in names if name) or "no programme"
