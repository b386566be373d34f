"""Plymouth's undertaking: the state of the risks, before every board. Drafts of the
last statement and of the next, which tells what has moved between the two."""

from __future__ import annotations

from datetime import date

from programmes.models import Programme
from reports.demo.prose import rich
from reports.demo.risks.cco import boards
from reports.papers.risk_statements import make_risk_statement
from reports.papers.services import save_section

BOARD = "Co-operative Scrutiny Board"
FOREWORD = (
    "Look first at the gap of £65m. It has been red since the register was opened, "
    "although savings for half of it have been found, and it now stands on the "
    "council's own register as well. Support on the part of managers is weaker than at "
    "the last meeting; support on the part of members no longer needs watching."
)


def tell_statements(today: date) -> None:
    cco = Programme.objects.get(reference="cco")
    last, coming = boards(today)[-2:]
    for meeting_on in (last, coming):
        paper = make_risk_statement(
            cco, body_name=BOARD, meeting_on=meeting_on, by=None
        )
    save_section(paper, "foreword", 0, {"html": rich(FOREWORD)}, by=None)
