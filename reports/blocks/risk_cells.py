"""The columns a table of risks may have, and what stands in them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from common.exemption import paragraphs_phrase
from common.rag import Direction
from common.wording import count_of, long_date
from reports.blocks.block import Options
from reports.blocks.risk_choice import RiskOptions
from reports.blocks.table import Cell, Column, ColumnKind, chosen_columns, travel_cell
from reports.risk_listings import RiskRow
from risks.choices import RegisterLevel, Response
from risks.facts import ActionFact, RiskFact
from risks.pages.risk import chain_of
from risks.rules import Travel
from risks.scoring import Prints, Scheme, Score

COLUMNS = (
    Column("reference", "Ref", ColumnKind.REFERENCE),
    Column("risk", "Risk", is_wide=True),
    Column("register", "Register"),
    Column("owner", "Owner"),
    Column("category", "Category"),
    Column("likelihood", "Likelihood"),
    Column("impact", "Impact"),
    Column("inherent", "Inherent", ColumnKind.RATING),
    Column("previous", "Previous", ColumnKind.RATING),
    Column("current", "Current", ColumnKind.RATING),
    Column("direction", "Direction", ColumnKind.TRAVEL),
    Column("target", "Target", ColumnKind.RATING),
    Column("response", "Response"),
    Column("controls", "Controls in place", is_wide=True),
    Column("actions", "Actions", is_wide=True),
    Column("review", "Next review", ColumnKind.DATE),
    Column("red", "Time at red", ColumnKind.NUMBER),
)
WORDS = "words"


def shown_columns(
    options: Options, shown: Sequence[str], headings: Mapping[str, str]
) -> tuple[Column, ...]:
    """Those asked for, under the council's own headings where it has any."""
    return tuple(
        replace(column, heading=headings.get(column.code, column.heading))
        for column in chosen_columns(COLUMNS, options.columns, shown)
    )


def risk_link(fact: RiskFact, options: Options) -> str:
    return options.link("risks:risk_detail", fact.id)


def reference_cell(fact: RiskFact, options: Options) -> Cell:
    """Those entitled to an exempt risk see that it is one."""
    under = paragraphs_phrase(fact.exempt.paragraphs) if fact.exempt else ""
    note = f"Exempt: {under}" if under else ""
    return Cell(fact.reference, note=note, link=risk_link(fact, options))


def score_cell(scheme: Scheme | None, score: Score | None, prints: str = "") -> Cell:
    """16 Significant, with its shape; in words, the band above the two words."""
    if scheme is None or score is None:
        return Cell()
    state, order = scheme.band(score).state, scheme.number(score)
    if in_words(scheme, prints):
        return Cell(state, note=scheme.words(score), order=order)
    marked = replace(state, label=f"{scheme.mark(score)} {state.label}")
    return Cell(marked, order=order)


def in_words(scheme: Scheme, prints: str) -> bool:
    return prints == WORDS or (not prints and scheme.prints == Prints.WORDS)


def sentence(fact: RiskFact) -> str:
    """Because ..., there is a risk that ..., which would lead to ...."""
    return " ".join(f"{lead} {text}" for lead, text in chain_of(fact))


def action_lines(row: RiskRow) -> tuple[str, ...]:
    """What is still to be done, by whom and by when, the soonest first."""
    return tuple(_action_line(action, row.on) for action in row.open_actions)


def _action_line(action: ActionFact, on: date) -> str:
    by = action.owner or "nobody yet"
    late = " (overdue)" if action.due_on < on else ""
    return (
        f"{action.description.strip().rstrip('.')}: {by}, "
        f"by {long_date(action.due_on)}{late}."
    )


def cells_of(row: RiskRow, options: RiskOptions) -> Mapping[str, Cell]:
    """A cell for every column there is."""
    fact, scheme, prints = row.fact, row.scheme, options.prints
    return {
        "reference": reference_cell(fact, options),
        "risk": risk_cell(row, options),
        "register": Cell(row.where, note=carried_up(fact)),
        "owner": Cell(fact.owner or "No owner"),
        "category": Cell(fact.category),
        **_level_cells(scheme, fact.current, prints),
        "inherent": score_cell(scheme, fact.inherent, prints),
        "previous": score_cell(row.was_scheme, row.was, prints),
        "current": score_cell(scheme, fact.current, prints),
        "direction": direction_cell(row.travel),
        "target": score_cell(scheme, fact.target, prints),
        "response": Cell(_response(fact)),
        "controls": _lines_cell(control.description for control in fact.controls),
        "actions": _lines_cell(action_lines(row)),
        "review": Cell(fact.next_review_on, note="Overdue" if row.is_overdue else ""),
        "red": _red_cell(row),
    }


def risk_cell(row: RiskRow, options: RiskOptions) -> Cell:
    """Its title; under it, where wanted, where it stands and what is behind it."""
    fact = row.fact
    notes = [sentence(fact)] if options.whole else []
    if options.places:
        up = carried_up(fact)
        notes.append(f"{row.where}. {up}." if up else f"{row.where}.")
    return Cell(fact.title, note=" ".join(notes))


def direction_cell(found: Travel) -> Cell:
    """The direction, and the two scores that say so: 16 to 12."""
    cell = travel_cell(found.direction)
    if not found.before or found.direction == Direction.NO_CHANGE:
        return cell
    return replace(cell, note=f"{found.before} to {found.after}")


def _level_cells(
    scheme: Scheme, score: Score | None, prints: str
) -> Mapping[str, Cell]:
    if score is None:
        return {}
    likelihood, impact = scheme.levels(score)
    if in_words(scheme, prints):
        words = (likelihood.label, impact.label)
    else:
        words = (likelihood.mark, impact.mark)
    return {
        "likelihood": Cell(words[0], order=score.likelihood),
        "impact": Cell(words[1], order=score.impact),
    }


def _lines_cell(lines: Iterable[str]) -> Cell:
    """Several short sentences; that there are none is said."""
    told = tuple(lines)
    return Cell(lines=told) if told else Cell("None")


def _response(fact: RiskFact) -> str:
    return Response(fact.response).label if fact.response else "Not chosen"


def carried_up(fact: RiskFact) -> str:
    up = fact.escalation
    return f"Escalated to {RegisterLevel(up.level).label.lower()}" if up else ""


def _red_cell(row: RiskRow) -> Cell:
    days = row.days_at_red
    return Cell(count_of(days, "day"), order=days) if days else Cell()
