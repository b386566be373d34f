"""What a paper prints of savings, benefits and business cases."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from reports.blocks import BLOCKS, read_options
from reports.blocks.case_parts import CaseOptions
from reports.blocks.savings_list import SHOWN
from reports.papers.structure import Definition, PartSpec

CASE, SAVINGS, BENEFITS = "case_", "savings_", "benefit"
MONEY_BLOCKS = frozenset(
    code for code in BLOCKS if code.startswith((CASE, SAVINGS, BENEFITS))
)
# They tell of savings, too, beside much else.
_ALSO_TELL = frozenset({"headline", "movement_since"})


@dataclass(frozen=True)
class SavingsPrinted:
    """`texts` are the fields of a saving that stand in a list of them, beside its
    figures; with `not_agreed`, those only proposed, or withdrawn, may be named as
    well. `parts` are those of business cases, each with which cases it is of."""

    savings: bool = False
    texts: frozenset[str] = frozenset()
    not_agreed: bool = False
    explanations: bool = False
    benefits: bool = False
    benefit_texts: bool = False
    cases: bool = False
    parts: tuple[tuple[str, CaseOptions], ...] = ()

    @property
    def kinds(self) -> frozenset[str]:
        """What the paper says is withheld, where it is."""
        found = {"saving", "target"} if self.savings else set()
        found |= {"benefit"} if self.benefits else set()
        return frozenset(found | ({"business case"} if self.cases else set()))

    def figures_alone(self) -> SavingsPrinted:
        """Of an earlier day: what figures are compared with, and no words."""
        return replace(
            self, texts=frozenset(), explanations=False, benefit_texts=False, parts=()
        )


def prints_cases(definition: Definition) -> bool:
    """Whether parts of business cases stand in it."""
    return any(code.startswith(CASE) for code in definition.blocks)


def savings_printed(definition: Definition) -> SavingsPrinted:
    blocks = definition.blocks
    also = bool(blocks & _ALSO_TELL)
    moves = "movement_since" in blocks
    has = {
        prefix: any(code.startswith(prefix) for code in blocks)
        for prefix in (CASE, SAVINGS, BENEFITS)
    }
    parts = list(_parts(definition))
    return SavingsPrinted(
        savings=has[SAVINGS] or also,
        texts=frozenset(name for part in parts for name in _texts_in(part)),
        not_agreed=moves or any(_lists_proposals(part) for part in parts),
        explanations="savings_monitoring" in blocks,
        benefits=has[BENEFITS] or moves,
        benefit_texts=has[BENEFITS],
        cases=has[CASE] or moves,
        parts=tuple(_case_parts(parts)),
    )


def _parts(definition: Definition) -> Iterator[PartSpec]:
    for section in definition.all_sections():
        yield from (part for part in section.parts if part.block in MONEY_BLOCKS)


def _texts_in(part: PartSpec) -> Iterator[str]:
    if part.block != "savings_list":
        return
    options: Any = read_options(BLOCKS[part.block].options, part.options)
    for column in options.columns or SHOWN:
        yield from _FIELDS.get(column, ())


def _lists_proposals(part: PartSpec) -> bool:
    return part.block == "savings_list" and part.options.get("which") == "proposed"


def _case_parts(parts: list[PartSpec]) -> Iterator[tuple[str, CaseOptions]]:
    """The part of a case that a block prints, and of which case and version."""
    for part in parts:
        if part.block.startswith(CASE):
            options = read_options(CaseOptions, part.options)
            yield part.block.removeprefix(CASE), options


# A column of the list of savings, and the fields of a saving that stand in it.
_FIELDS: Mapping[str, tuple[str, ...]] = {
    "owner": ("budget_owner",),
    "delivery": ("delivery_reason",),
    "mitigation": ("mitigation",),
    "replaces": ("replaces",),
    "funding": ("funding",),
    "paid_by": ("funding_source",),
    "decision": ("decision",),
    "fte": ("fte_effect",),
    "equality": ("equality_reference",),
}
