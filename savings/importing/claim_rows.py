"""Who claims a saving: rows of shares, or the place that the saving's own row names.

Shares are hundredths of a percent; those of one saving add up to all of it.
"""

from __future__ import annotations

from collections.abc import Sequence

from common.importing import numbers
from common.importing.cells import text_of
from common.importing.plan import Change
from common.importing.row_reading import RowReader
from common.importing.values import NotUnderstood
from programmes.standing import Place
from savings.claims import Claim, claim_problems, percent
from savings.importing.columns import place_of_claim
from savings.importing.fields import CLAIMED_BY
from savings.importing.known import Known, labels_of
from savings.importing.plan import SavingPlan


def plan_claims(plan: SavingPlan, rows: Sequence[RowReader], known: Known) -> None:
    """The rows of one saving: all the shares it has from now on."""
    claims = []
    for cells in rows:
        place = _place(cells, known)
        share = cells.read("share", numbers.share)
        if cells.is_blank("share"):
            cells.wrong("share", "Say which share, in percent.")
        if share is not None and not cells.failed:
            claims.append(Claim(place, share))
    if any(cells.failed for cells in rows):
        return
    if problems := claim_problems(claims):
        rows[-1].wrong("share", " ".join(problems))
        return
    _take(plan, tuple(claims), known)


def plan_claim_beside(plan: SavingPlan, cells: RowReader, known: Known) -> None:
    """One place for all of it, in the row of the saving itself; an empty one leaves
    what is claimed."""
    if all(cells.is_blank(name) for name in CLAIMED_BY):
        return
    place = _place(cells, known)
    if not cells.failed:
        _take(plan, (Claim(place),), known)


def _place(cells: RowReader, known: Known) -> Place | None:
    programme, strand, project = (
        " ".join(text_of(cells.value(name)).split()) for name in CLAIMED_BY
    )
    try:
        return known.place((programme, strand, project))
    except NotUnderstood as problem:
        written = [name for name in CLAIMED_BY if not cells.is_blank(name)]
        cells.wrong(written[-1], str(problem))
        return None


def _take(plan: SavingPlan, claims: tuple[Claim, ...], known: Known) -> None:
    if plan.saving is None:
        plan.claims = claims
        return
    stored = [
        Claim(place_of_claim(row), row.share) for row in plan.saving.attributions.all()
    ]
    if set(stored) != set(claims):
        plan.claims = claims
        before, after = _told(stored, known), _told(claims, known)
        plan.changes.append(Change("Who claims it", before, after))


def _told(claims: Sequence[Claim], known: Known) -> str:
    """Otp, Customer service 60 %; no programme 40 %."""
    return "; ".join(
        f"{labels_of(known.names_of.get(claim.place, ()))} {percent(claim.share)}"
        for claim in claims
    )
