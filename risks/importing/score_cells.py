"""The cells of a row that hold scores: in two, likelihood and impact, or in one."""

from __future__ import annotations

import re
from functools import partial

from common.importing.cells import Cells, CellValue, same, text_of
from common.importing.plan import Change
from common.importing.row_reading import RowReader
from risks import rules
from risks.choices import RiskState
from risks.importing.fields import BY_NAME
from risks.importing.known import Known
from risks.importing.plan import RowPlan
from risks.importing.scores import contradicts, place_on, score_in_one
from risks.models import Risk
from risks.models.risk import score_of
from risks.scoring import Scheme, Score

AXES = ("likelihood", "impact")
# The current score first: a review of it brings the risk into the register's scheme.
WHICH = ("current", "inherent", "target")
_NOTE = re.compile(r"\s*\(Imported from [^\n]{1,220}\)$")


def with_note(reason: str, file_name: str) -> str:
    """Why a score is as it is, and that an import said so."""
    note = f"Imported from {file_name}"
    return f"{reason}\n({note})" if reason else f"{note}."


def without_note(reason: str) -> str:
    return _NOTE.sub("", reason)


def read_score(cells: RowReader, which: str, scheme: Scheme) -> Score | None:
    """What the cells say; None where they are empty, or wrong and now a problem."""
    together = f"{which}_score"
    halves = {axis: f"{which}_{axis}" for axis in AXES}
    empty = [name for name in halves.values() if cells.is_blank(name)]
    if len(empty) == len(AXES):
        return cells.read(together, lambda v: score_in_one(scheme, text_of(v)))
    if empty:
        cells.wrong(empty[0], "Give both the likelihood and the impact, or neither.")
    places = [
        cells.read(name, partial(_place, scheme, axis)) for axis, name in halves.items()
    ]
    likelihood, impact = places
    if likelihood is None or impact is None:
        return None
    score = Score(likelihood, impact)
    written = cells.text(together)
    if written and (says := contradicts(scheme, score, written)):
        cells.wrong(together, says)
    return score


def _place(scheme: Scheme, axis: str, value: CellValue) -> int:
    return place_on(getattr(scheme, axis), text_of(value), axis, scheme.name)


def score_fields(which: str, score: Score | None) -> dict[str, int | None]:
    return {
        f"{which}_likelihood": score.likelihood if score else None,
        f"{which}_impact": score.impact if score else None,
    }


def change_scores(
    plan: RowPlan, cells: RowReader, risk: Risk, ours: Cells, known: Known
) -> None:
    """Add to the plan what the row says differently of the three scores."""
    own = known.scheme_by_id[risk.scheme_id]
    for which in WHICH:
        if not _is_mapped(cells, which) or _says_the_same(cells, which, ours):
            continue
        is_reviewed = plan.review is not None or which == "current"
        scheme = known.scheme if is_reviewed and _is_open(risk) else own
        before, problems = score_of(risk, which), len(cells.problems)
        score = read_score(cells, which, scheme)
        if len(cells.problems) > problems or (score is None and which == "current"):
            continue
        if score == before and scheme.compares_with(own):
            continue
        plan.changes.append(
            Change(
                f"{which.capitalize()} score",
                own.words(before) if before else "",
                scheme.words(score) if score else "",
            )
        )
        if which == "current" and _is_open(risk):
            plan.review = score
        else:
            plan.fields |= score_fields(which, score)
    _change_reason(plan, cells, risk)


def _change_reason(plan: RowPlan, cells: RowReader, risk: Risk) -> None:
    """Why it stands where it stands is said by a review; of a proposed risk, freely."""
    said, stored = cells.text("current_reason"), risk.current_reason
    is_new = bool(said) and not (
        same(said, stored)
        or same(said, without_note(stored))
        or rules.repeats_reason(said, without_note(stored))
    )
    if _is_open(risk) and (is_new or plan.review):
        plan.review = plan.review or risk.current
        plan.review_reason = said if is_new else without_note(said)
    elif is_new:
        plan.fields["current_reason"] = said
    if is_new:
        heading = BY_NAME["current_reason"].heading
        plan.changes.append(Change(heading, stored, said))


def _is_mapped(cells: RowReader, which: str) -> bool:
    return any(cells.has(f"{which}_{part}") for part in (*AXES, "score"))


def _says_the_same(cells: RowReader, which: str, ours: Cells) -> bool:
    return cells.is_blank(f"{which}_score") and all(
        cells.has(name) and same(cells.value(name), ours[name])
        for name in (f"{which}_{axis}" for axis in AXES)
    )


def _is_open(risk: Risk) -> bool:
    return risk.state == RiskState.OPEN
