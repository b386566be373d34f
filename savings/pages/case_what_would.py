"""What would change which option comes first, as it is shown."""

from __future__ import annotations

from collections.abc import Iterable

from common.wording import and_list
from savings.appraisal.content import Option
from savings.appraisal.discounting import fixed
from savings.appraisal.finding import Section
from savings.appraisal.scoring import scored
from savings.appraisal.what_would_change import (
    GroupLeftOut,
    WeightChange,
    WhatWouldChange,
    what_would_change,
)
from savings.pages.case_scored import verb, weight_in_percent
from savings.pages.case_shapes import (
    DASH,
    CaseTable,
    Cell,
    Column,
    Part,
    Row,
    numbers,
)
from savings.pages.case_view import CaseView


def what_would(case: CaseView) -> Part:
    """What would change which option comes first."""
    found = what_would_change(case.content)
    result = scored(case.content)
    part = Part("what_would_change", "What would change the ranks", Section.SCORES)
    if not found.weights:
        shared = len(result.first) > 1
        words = "Any change would: the first place is shared." if shared else ""
        empty = "Nothing is ranked yet."
        return Part(
            part.code,
            part.heading,
            part.section,
            lead=(words,) if words else (),
            empty=empty,
        )
    first = result.first[0]
    return Part(
        code=part.code,
        heading=part.heading,
        section=part.section,
        lead=tuple(_change_words(found, first)),
        tables=(
            CaseTable(
                key=f"weights{case.key}",
                caption="The smallest change of each weight that changes the first",
                columns=(
                    Column("Criterion"),
                    *numbers("Weight", "Changes at", "By"),
                    Column("Then first"),
                ),
                rows=tuple(_weight_row(each) for each in found.weights),
            ),
        ),
        notes=(
            "The weight of one criterion is moved; the others keep their proportions "
            "and all come to 100 %. By is in percentage points. Without weights, all "
            "criteria weigh the same.",
        ),
    )


def _change_words(found: WhatWouldChange, first: Option) -> Iterable[str]:
    closest = found.closest
    if closest is None or closest.needed is None or closest.passes is None:
        yield f"{first.name} stays first whatever any one criterion weighs."
    else:
        verb = "rises" if closest.needed > closest.share else "falls"
        yield (
            f"{first.name} stays first unless the weight of one criterion changes. "
            f"The closest: “{closest.criterion.name}” {verb} from "
            f"{weight_in_percent(closest.share)} to "
            f"{weight_in_percent(closest.needed)}; beyond it "
            f"{closest.passes.name} is first."
        )
    yield from _group_words(found.groups, first)


def _group_words(groups: tuple[GroupLeftOut, ...], first: Option) -> Iterable[str]:
    changing = [each for each in groups if each.changes]
    if groups and not changing:
        yield f"Without any one group, {first.name} is still first."
    for each in changing:
        names = and_list(option.name for option in each.first)
        yield f"Without {each.group.name}, {names} {verb(each.first)} first."


def _weight_row(each: WeightChange) -> Row:
    if each.needed is None or each.change is None or each.passes is None:
        rest = (Cell("No weight does"), Cell(DASH), Cell(DASH))
    else:
        sign = "+" if each.change > 0 else ""
        rest = (
            Cell(weight_in_percent(each.needed)),
            Cell(f"{sign}{fixed(each.change * 100, 1)}"),
            Cell(each.passes.name),
        )
    return Row((Cell(each.criterion.name), Cell(weight_in_percent(each.share)), *rest))
