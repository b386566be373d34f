"""What each column says of a risk, a control, an action: the one place that knows.

The export writes this, and the import compares with it: a cell that says the same is no
change, whatever it would be read as.
"""

from __future__ import annotations

from datetime import date

from common.importing.cells import Cells, CellValue
from common.wording import and_list
from risks.choices import Proximity, Response, RiskState
from risks.importing.known import WITHHELD, Known
from risks.importing.scores import written_level
from risks.models import Risk, RiskAction, RiskControl
from risks.models.risk import score_of
from risks.scoring import Scheme

_AS_STORED = (
    "reference", "title", "cause", "event", "consequence", "saving", "raised_on",
    "opened_on", "closed_on", "lesson", "inherent_reason", "current_reason",
    "target_reason", "review_days", "next_review_on", "exempt_reason",
    "exempt_review_on", "last_reviewed_on", "accepted_on", "accepted_by",
    "acceptance_reason", "escalated_on", "escalation_reason",
)  # fmt: skip


def risk_cells(risk: Risk, known: Known) -> Cells:
    """By the names of `fields.RISK_FIELDS`; not how a risk stood while that may not be
    told."""
    is_past_open = risk.pk not in known.veiled
    scheme = known.scheme_by_id[risk.scheme_id]
    return {
        **{name: _stored(risk, name) for name in _AS_STORED},
        **_scores(risk, scheme),
        "category": risk.category.name if risk.category else None,
        "owner": known.people.written(risk.owner) if risk.owner else None,
        "objective": risk.objective.name if risk.objective else None,
        "milestone": known.milestone_names.get(risk.milestone_id, WITHHELD)
        if risk.milestone_id
        else None,
        "state": RiskState(risk.state).label,
        "response": Response(risk.response).label if risk.response else None,
        "proximity": Proximity(risk.proximity).label if risk.proximity else None,
        "appetite": band_name(scheme, risk.appetite),
        "is_exempt": "Yes" if risk.is_exempt else "No",
        "exempt_paragraphs": and_list(risk.exempt_paragraphs) or None,
        "escalated_to": str(risk.escalated_to) if risk.escalated_to else None,
        "previous_score": _previous(risk, known) if is_past_open else None,
        "red_since": risk.red_since if is_past_open else None,
        "scheme": str(risk.scheme),
    }


def band_name(scheme: Scheme, code: str) -> str | None:
    """The label of a band; its code where the scheme has no such band, or where
    another band has the same label."""
    labels = {band.code: band.label for band in scheme.bands}
    label = labels.get(code)
    is_alone = list(labels.values()).count(str(label)) == 1
    return (label if is_alone else code) or None


def control_cells(control: RiskControl, reference: str) -> Cells:
    return {
        "number": control.pk,
        "risk": reference,
        "description": control.description,
        "effectiveness": control.get_effectiveness_display(),
    }


def action_cells(action: RiskAction, reference: str, known: Known) -> Cells:
    return {
        "number": action.pk,
        "risk": reference,
        "description": action.description,
        "owner": known.people.written(action.owner) if action.owner else None,
        "due_on": action.due_on,
        "progress": action.progress,
        "done_on": action.done_on,
    }


def _stored(risk: Risk, name: str) -> CellValue:
    value: str | int | date | None = getattr(risk, name)
    return value


def _scores(risk: Risk, scheme: Scheme) -> Cells:
    cells: Cells = {}
    for name in ("inherent", "current", "target"):
        score = score_of(risk, name)
        places = (score.likelihood, score.impact) if score else (None, None)
        for part, place in zip(("likelihood", "impact"), places, strict=True):
            levels = getattr(scheme, part)
            cells[f"{name}_{part}"] = written_level(levels, place) if place else None
    current = risk.current
    cells["worked_out"] = (
        f"{scheme.short(current)} {scheme.band(current).label}" if current else None
    )
    return cells


def _previous(risk: Risk, known: Known) -> CellValue:
    if risk.previous is None or risk.previous_scheme_id is None:
        return None
    return known.scheme_by_id[risk.previous_scheme_id].short(risk.previous)
