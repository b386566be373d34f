"""A row of the sheet of benefits: what it would promise, or what it would change.

House default: an import declares nothing of a benefit, and does not change whether it
is followed. Whether it is realised follows from its readings; the rest is said on its
page, where it has its reason.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any

from common.importing.cells import Cells, CellValue, same, text_of
from common.importing.exempt_cells import exempt_change, new_exemption
from common.importing.fields import Field, Kind
from common.importing.plan import Change, Verdict, folded
from common.importing.row_reading import RowReader
from common.importing.values import NotUnderstood, line
from common.wording import long_date
from programmes import access as programmes_access
from savings import access
from savings.benefit_rules import measured, why_other_way
from savings.importing.benefits.columns import benefit_cells
from savings.importing.benefits.fields import (
    BENEFIT_FIELDS,
    BESIDE,
    BY_NAME,
    PROMISED_BY,
)
from savings.importing.benefits.known import KnownBenefits
from savings.importing.benefits.parsing import parsed, unit_beside
from savings.importing.cell_changes import take_change
from savings.importing.plan import BenefitPlan
from savings.importing.refusals import refuse_title, require
from savings.models import Benefit

_TAGS = ("priorities", "values")
_NOT_SET_ALONE = {"reference", "saving", *PROMISED_BY, *_TAGS, *BESIDE.values(),
                  "is_exempt", "exempt_paragraphs", "exempt_reason",
                  "exempt_review_on"}  # fmt: skip
SET_ALONE: tuple[Field, ...] = tuple(
    field
    for field in BENEFIT_FIELDS
    if field.kind != Kind.INFORMATION and field.name not in _NOT_SET_ALONE
)
# An empty cell leaves these as they are; it empties the others.
_NEVER_EMPTIED = {"title", "kind", "is_disbenefit"}
_NEEDED = [BY_NAME[name] for name in ("title", "kind")]
_SAID_ELSEWHERE = {
    "state": "An import leaves that as it is: a step on its page changes it.",
    "declared": "An import leaves that as it is: its readings say how it stands, and "
    "what is declared beside them is said on its page.",
    "place": "An import leaves that as it is: a benefit stays with who promised it.",
}


def plan_new(cells: RowReader, known: KnownBenefits, new: set[str]) -> BenefitPlan:
    """`new` holds the folded references of the savings that come in with it."""
    plan = BenefitPlan(cells.number, verdict=Verdict.CREATE)
    plan.reference = cells.read("reference", lambda v: line(v, 30)) or ""
    unit = cells.text("unit") or unit_beside(
        cells.text("baseline"), cells.text("target")
    )
    if unit:
        plan.fields["unit"] = unit[:60]
    for field in SET_ALONE:
        value = cells.read(field.name, partial(parsed, field, known=known, unit=unit))
        if value is not None:
            plan.fields[field.name] = value
    plan.title = plan.fields.get("title", "")
    require(cells, _NEEDED, what="benefit")
    refuse_title(plan, cells, known.titles)
    _read_promise(plan, cells, known)
    _read_counted_as(plan, cells, known, new)
    for name in _TAGS:
        setattr(plan, name, _tags(cells, name, known) or ())
    if exemption := new_exemption(cells):
        plan.fields |= {
            "is_exempt": True,
            "exempt_paragraphs": exemption.paragraphs,
            "exempt_reason": exemption.reason,
            "exempt_review_on": exemption.review_on,
        }
    _refuse_contradictions(plan, cells, None)
    plan.notices += _comes_in_as(cells)
    plan.notices += _shown_in_percent(plan, cells, str(plan.fields.get("unit", "")))
    plan.brief = _brief(plan)
    return plan


def plan_change(
    cells: RowReader, benefit: Benefit, known: KnownBenefits, new: set[str]
) -> BenefitPlan:
    """A cell that says what the portal would export is no change, even where it could
    no longer be read: somebody has left."""
    ours = benefit_cells(benefit, known)
    plan = BenefitPlan(cells.number, benefit.reference, benefit.title, benefit=benefit)
    unit = cells.text("unit") or benefit.unit
    for field in SET_ALONE:
        take_change(
            plan,
            cells,
            field,
            ours,
            stored=getattr(benefit, field.name),
            read=partial(parsed, field, known=known, unit=unit),
            kept=field.name in _NEVER_EMPTIED,
        )
    if not same(cells.value("saving"), ours["saving"]):
        _read_counted_as(plan, cells, known, new)
    for name in _TAGS:
        _change_tags(plan, cells, name, ours, known)
    plan.exemption, changes = exempt_change(cells, benefit, benefit.reference, ours)
    plan.changes += changes
    _refuse_contradictions(plan, cells, benefit)
    plan.notices += _left_alone(cells, ours)
    plan.notices += _shown_in_percent(
        plan, cells, str(plan.fields.get("unit", benefit.unit))
    )
    return plan


def refuse_others(plan: BenefitPlan, cells: RowReader, known: KnownBenefits) -> None:
    """Who keeps the savings plan may not change every benefit. Said once, of the row
    that would."""
    if plan.is_new:
        may = plan.where is None or programmes_access.can_edit(known.reader, plan.where)
        who = f"promise a benefit of {plan.where}"
    else:
        benefit = plan.benefit
        may = benefit is None or access.can_edit_benefit(known.reader, benefit)
        who = f"change {plan.reference}"
    if not may and plan.says_something and not (plan.is_wrong or cells.failed):
        cells.wrong(
            "reference",
            f"You may not {who}: its owner does, or whoever may change the place that "
            "promises it.",
        )


def _names(cells: RowReader) -> tuple[str, str, str]:
    programme, strand, project = (
        " ".join(cells.text(name).split()) for name in PROMISED_BY
    )
    return programme, strand, project


def _read_promise(plan: BenefitPlan, cells: RowReader, known: KnownBenefits) -> None:
    try:
        place = known.also.place(_names(cells))
    except NotUnderstood as problem:
        written = [name for name in PROMISED_BY if not cells.is_blank(name)]
        cells.wrong(written[-1], str(problem))
        return
    if place is None:
        cells.wrong("programme", "A new benefit needs this: who promises it.")
    else:
        plan.where = known.also.where_at[place]


def _read_counted_as(
    plan: BenefitPlan, cells: RowReader, known: KnownBenefits, new: set[str]
) -> None:
    wanted = " ".join(cells.text("saving").split())
    if not cells.has("saving") or (not wanted and plan.is_new):
        return
    found = known.also.saving(wanted) if wanted else None
    if wanted and found is None and folded(wanted) not in new:
        cells.wrong("saving", "There is no saving with this reference: correct it.")
        return
    plan.saving = folded(wanted) if wanted and found is None else ""
    plan.fields["saving"] = found
    if not plan.is_new:
        before = plan.benefit.saving if plan.benefit else None
        was = before.reference if before else ""
        plan.changes.append(Change(BY_NAME["saving"].heading, was, wanted))


def _tags(cells: RowReader, name: str, known: KnownBenefits) -> Any:
    return cells.read(name, partial(parsed, BY_NAME[name], known=known))


def _change_tags(
    plan: BenefitPlan, cells: RowReader, name: str, ours: Cells, known: KnownBenefits
) -> None:
    """An empty cell takes them away, as it empties other fields."""
    if not cells.has(name) or same(cells.value(name), ours[name]):
        return
    found = () if cells.is_blank(name) else _tags(cells, name, known)
    if found is None or set(found) == set(getattr(plan.benefit, name).all()):
        return
    setattr(plan, name, found)
    heading = BY_NAME[name].heading
    plan.changes.append(Change(heading, text_of(ours[name]), cells.text(name)))


def _refuse_contradictions(
    plan: BenefitPlan, cells: RowReader, benefit: Benefit | None
) -> None:
    """As the record itself would, of the cell that says it."""
    if cells.failed:
        return

    def said(name: str) -> Any:
        return plan.fields.get(name, getattr(benefit, name, None))

    def refuse(words: str, *names: str) -> None:
        cells.wrong(next(filter(cells.has, names), names[-1]), words)

    first, last = said("baseline_on"), said("target_on")
    if first and last and last < first:
        words = "The target date is not before the baseline date."
        refuse(words, "target_on", "baseline_on")
    if words := why_other_way(said("direction"), said("baseline"), said("target")):
        refuse(words, "target", "baseline", "direction")


def _comes_in_as(cells: RowReader) -> Iterator[str]:
    """What a new benefit does not come in as, whatever its row says."""
    for name in ("state", "declared"):
        written = cells.text(name)[:40]
        if written and folded(written) not in ("open", "followed"):
            yield (
                f"It comes in as followed, with nothing declared, not as “{written}”: "
                "its readings say how it stands, and its page has the rest."
            )


def _shown_in_percent(plan: BenefitPlan, cells: RowReader, unit: str) -> Iterator[str]:
    """Excel keeps 86 % as 0.86 where it shows a cell in percent."""
    for name in ("baseline", "target"):
        value: CellValue = cells.value(name)
        is_fraction = isinstance(value, float) and 0 < abs(value) < 1
        if "%" in unit and is_fraction and name in plan.fields:
            yield (
                f"{BY_NAME[name].heading} is read as {cells.text(name)} %: a cell that "
                "Excel shows in percent holds a hundredth of it. Write 86 for 86 %."
            )


def _brief(plan: BenefitPlan) -> str:
    """Promised by One front door: 20 days to 10 days by 1 April 2013, exempt."""
    said = plan.fields
    parts = [f"Promised by {plan.where}" if plan.where else "New"]
    if said.get("target") is not None:
        unit = said.get("unit", "")
        start = said.get("baseline")
        way = measured(said["target"], unit)
        way = way if start is None else f"{measured(start, unit)} to {way}"
        by = said.get("target_on")
        parts.append(f"{way} by {long_date(by)}" if by else way)
    if owner := said.get("owner"):
        parts.append(f"owner {owner}")
    if said.get("is_exempt"):
        parts.append("exempt")
    return ", ".join(parts)


def _left_alone(cells: RowReader, ours: Cells) -> Iterator[str]:
    """What the row says that an import compares but does not change."""
    for name in ("state", "declared"):
        if not cells.is_blank(name) and not same(cells.value(name), ours[name]):
            yield _left(name, BY_NAME[name].heading, cells.text(name), ours[name])
    if any(
        not cells.is_blank(name) and not same(cells.value(name), ours[name])
        for name in PROMISED_BY
    ):
        names = ", ".join(name for name in _names(cells) if name)
        were = ", ".join(text_of(ours[name]) for name in PROMISED_BY if ours[name])
        yield _left("place", "Who promises it", names, were)


def _left(name: str, heading: str, written: str, ours: CellValue) -> str:
    said = text_of(ours)[:80]
    return (
        f"{heading}: the file says “{written[:80]}”, the portal "
        f"{f'“{said}”' if said else 'nothing'}. {_SAID_ELSEWHERE[name]}"
    )
