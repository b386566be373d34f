"""What of the facts somebody may know: the rule of `savings.querysets`, on values.

A saving is hidden by its own exemption, unless a place that claims it is covered, and
by an exempt project that claims it, unless that is; told of a past day, also by one
that has claimed it since. Only its budget owner's own sight of it is not told here:
facts are for dashboards and papers, not for one person.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TypeVar

from programmes.standing import Entitlement
from savings.facts.benefit_values import BenefitFact
from savings.facts.values import (
    CaseFact,
    ClaimFact,
    GapLineFact,
    SavingFact,
    SavingsFacts,
    TargetFact,
)

# What kind of thing was left out, and under which paragraphs of Schedule 12A. No more.
LeftOut = tuple[str, tuple[int, ...]]
Placed = TypeVar("Placed", TargetFact, BenefitFact, CaseFact)


def open_to(
    facts: SavingsFacts, entitlement: Entitlement
) -> tuple[SavingsFacts, tuple[LeftOut, ...]]:
    """The facts without what is exempt outside the entitlement, and a note of each
    item left out. Nothing that stays names what was left out."""
    if entitlement.everything:
        return facts, ()
    left_out: list[LeftOut] = []
    hidden: set[str] = set()
    savings = []
    for saving in facts.savings:
        paragraphs = _hidden_under(saving, entitlement)
        if paragraphs is None:
            savings.append(saving)
        else:
            hidden.add(saving.reference)
            left_out.append(("saving", paragraphs))
    targets = _open("target", facts.targets, entitlement, left_out)
    benefits = _open("benefit", facts.benefits, entitlement, left_out)
    cases = _open("business case", facts.cases, entitlement, left_out)
    open_targets = {target.id for target in targets}
    closed = [each for each in facts.targets if each.id not in open_targets]
    opened = replace(
        facts,
        savings=tuple(_without_names(saving, hidden) for saving in savings),
        gap_lines=tuple(_beside_targets(line, closed) for line in facts.gap_lines),
        targets=tuple(_beside_parts(each, targets, closed) for each in targets),
        benefits=tuple(
            replace(
                _with_readings(benefit, entitlement),
                saving="" if benefit.saving in hidden else benefit.saving,
            )
            for benefit in benefits
        ),
        cases=cases,
    )
    return opened, tuple(left_out)


def _hidden_under(
    saving: SavingFact, entitlement: Entitlement
) -> tuple[int, ...] | None:
    """The paragraphs under which a saving is hidden; None where it is not."""
    found = [
        claim.exempt
        for claim in saving.closing_claims
        if _is_closed(claim, entitlement)
    ]
    is_claimed_inside = any(map(entitlement.covers, saving.opening_places))
    if saving.exempt is not None and not is_claimed_inside:
        found.append(saving.exempt)
    if not found:
        return None
    return tuple(sorted({n for exempt in found if exempt for n in exempt.paragraphs}))


def _is_closed(claim: ClaimFact, entitlement: Entitlement) -> bool:
    """Of an exempt project that is not covered."""
    return claim.exempt is not None and not (
        claim.place is not None and entitlement.covers(claim.place)
    )


def _without_names(saving: SavingFact, hidden: set[str]) -> SavingFact:
    return replace(saving, replaces="") if saving.replaces in hidden else saving


def _with_readings(benefit: BenefitFact, entitlement: Entitlement) -> BenefitFact:
    """What was read while it was exempt stays withheld after it is opened."""
    if entitlement.covers(benefit.place):
        return benefit
    return replace(benefit, readings=benefit.open_readings)


def _beside_targets(line: GapLineFact, closed: list[TargetFact]) -> GapLineFact:
    is_counted = any(target.gap_line_id == line.id for target in closed)
    return replace(line, targets_withheld=line.targets_withheld or is_counted)


def _beside_parts(
    whole: TargetFact, targets: Iterable[TargetFact], closed: list[TargetFact]
) -> TargetFact:
    """Told apart where one of its own parts is closed, and not one of a part's."""
    is_next = any(
        _is_inside(part, whole)
        and not any(
            _is_inside(part, between) and _is_inside(between, whole)
            for between in targets
        )
        for part in closed
    )
    return replace(whole, parts_withheld=whole.parts_withheld or is_next)


def _is_inside(part: TargetFact, whole: TargetFact) -> bool:
    """Of the same year, in a narrower place."""
    if part.place is None or whole.place is None or part.year != whole.year:
        return False
    return part.place != whole.place and whole.place.covers(part.place)


def _open(
    kind: str,
    facts: Iterable[Placed],
    entitlement: Entitlement,
    left_out: list[LeftOut],
) -> tuple[Placed, ...]:
    """What is not exempt, or stands in a covered place."""
    stays = []
    for fact in facts:
        exempt = fact.exempt or fact.project_exempt
        covered = fact.place is not None and entitlement.covers(fact.place)
        if exempt is None or covered:
            stays.append(fact)
        else:
            left_out.append((kind, exempt.paragraphs))
    return tuple(stays)
