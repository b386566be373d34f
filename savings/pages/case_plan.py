"""The options of a business case in words, its plan, and who stands behind it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from common.money import Unit, in_short
from common.periods import year_label
from common.wording import count_of
from savings.appraisal.comparable import ASSURED
from savings.appraisal.content import Option, Step
from savings.appraisal.finding import Section
from savings.appraisal.flows import of_kinds
from savings.appraisal.payback import CASHABLE
from savings.choices import Horizon
from savings.pages.case_shapes import (
    CaseTable,
    Cell,
    Column,
    Part,
    Row,
    figure,
    lines_of,
    numbers,
    unit_for,
)
from savings.pages.case_view import CaseView


def options(case: CaseView) -> Part:
    """Each option with its advantages, disadvantages and risks."""
    preferred = case.content.preferred
    table = CaseTable(
        key=f"options{case.key}",
        caption="The options",
        columns=(
            Column("Option"),
            Column("Advantages"),
            Column("Disadvantages"),
            Column("Risks"),
        ),
        rows=tuple(
            Row(
                (
                    Cell(each.name, note=_option_note(each, preferred)),
                    *(
                        Cell(lines=lines_of(words)) if words.strip() else Cell("–")
                        for words in (each.advantages, each.disadvantages, each.risks)
                    ),
                )
            )
            for each in case.content.options
        ),
        is_cards=True,
    )
    return Part(
        code="options",
        heading="Options",
        section=Section.OPTIONS,
        tables=(table,) if case.content.options else (),
        empty="No options are written yet.",
    )


def _option_note(option: Option, preferred: str) -> str:
    marks = [
        "Preferred." if option.code == preferred else "",
        "To compare the others with." if option.is_do_nothing else "",
        option.summary.strip(),
    ]
    return " ".join(filter(None, marks))


def plan(case: CaseView) -> Part:
    """What is done when, quick wins among it, and what is to be saved each year."""
    content = case.content
    quick = [step for step in content.steps if step.is_quick_win]
    tables = []
    if content.steps:
        tables.append(_steps_table(case))
    if content.efficiency_targets:
        tables.append(_targets_table(case))
    return Part(
        code="plan",
        heading="Plan and efficiency targets",
        section=Section.STEPS,
        lead=(_quick_words(quick),) if quick else (),
        tables=tuple(tables),
        empty="No steps are written yet.",
    )


def _quick_words(quick: list[Step]) -> str:
    saved = sum(step.saving or 0 for step in quick)
    wins = count_of(len(quick), "quick win")
    if not saved:
        return f"{wins}."
    verb = "saves" if len(quick) == 1 else "save"
    return f"{wins} {verb} {in_short(saved)} a year."


def _steps_table(case: CaseView) -> CaseTable:
    return CaseTable(
        key=f"steps{case.key}",
        caption="What is done when",
        columns=(
            Column("Horizon"),
            Column("What", is_wide=True),
            Column("When"),
            Column("Quick win"),
            *numbers("Saves (£)"),
        ),
        rows=tuple(_step_rows(case.content.steps)),
        is_cards=True,
    )


def _step_rows(steps: Iterable[Step]) -> Iterator[Row]:
    by_horizon = {horizon: nth for nth, horizon in enumerate(Horizon)}
    for step in sorted(steps, key=lambda step: by_horizon[step.horizon]):
        yield Row(
            (
                Cell(Horizon(step.horizon).label),
                Cell(step.title),
                Cell(step.when),
                Cell("Quick win" if step.is_quick_win else ""),
                figure(step.saving, Unit.POUNDS),
            )
        )


def _targets_table(case: CaseView) -> CaseTable:
    """Beside what the preferred option is to bring that year."""
    content, option = case.content, case.told_option
    cashable = of_kinds(content, option, CASHABLE) if option else ()
    brings = dict(zip(content.years_covered(), cashable, strict=False))
    every = [target.amount for target in content.efficiency_targets]
    unit = unit_for([*every, *cashable])
    rows = [
        Row(
            (
                Cell(year_label(target.year, case.starts_in)),
                figure(target.amount, unit),
                figure(brings.get(target.year), unit),
                figure(
                    brings[target.year] - target.amount
                    if target.year in brings
                    else None,
                    unit,
                ),
            )
        )
        for target in sorted(content.efficiency_targets, key=lambda each: each.year)
    ]
    return CaseTable(
        key=f"targets{case.key}",
        caption=f"Efficiency targets ({unit.label})",
        columns=(
            Column("Year"),
            *numbers("To be saved", "The preferred option brings", "Difference"),
        ),
        rows=tuple(rows),
    )


def assurance(case: CaseView) -> Part:
    """What the section 151 officer says of the figures, and whose budgets give."""
    content = case.content
    statement = content.assurance_statement.strip()
    words = ASSURED[content.assurance]
    option = case.told_option
    owners = [
        (flow.label, flow.budget_owner or "Not said")
        for flow in (option.flows if option else ())
        if flow.kind.is_cashable
    ]
    table = CaseTable(
        key=f"owners{case.key}",
        caption="Whose budgets the savings come out of",
        columns=(Column("Saving"), Column("Budget owner")),
        rows=tuple(Row((Cell(label), Cell(owner))) for label, owner in owners),
    )
    return Part(
        code="assurance",
        heading="Assurance of the figures",
        section=Section.STEPS,
        lead=(f"Section 151 officer: {words[0].lower()}{words[1:]}.",)
        + ((statement,) if statement else ()),
        tables=(table,) if owners else (),
    )
