"""Savings by where they are booked and by what they are."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from common.money import split
from programmes.standing import Place
from savings.choices import COUNTED_STATES, DeliveryRating, SavingKind
from savings.cuts.pieces import (
    NOT_AGREED_STATES,
    Piece,
    pieces,
    split_figures,
)
from savings.cuts.shape import (
    NOT_IN_STRUCTURE,
    Asked,
    Cut,
    CutRow,
    Heading,
    Key,
    cut_of,
    tallied,
    tallied_by,
)
from savings.facts.values import SavingFact, SavingsFacts, StructureFact
from savings.figures import Figures
from savings.structures import Recut
from savings.told import CLAIMED, CLAIMED_BLUE, is_claimed_blue, told_figures

NOT_RATED = "Not rated"


def by_group(
    facts: SavingsFacts,
    structure: StructureFact,
    year: int | None,
    scope: Place | None = None,
) -> Cut:
    """Every group of the structure, in its order; those without savings have nothing.
    Groups have targets where the whole council is looked at."""
    recut = Recut(structure.id, facts)
    by_key = tallied_by(
        facts,
        Asked(year, scope),
        structure.id,
        lambda found: _placed(recut, found),
    )
    targets = _group_targets(facts, recut, year) if scope is None else {}
    headings = [
        Heading(group.id, group.name, targets.get(group.id))
        for group in sorted(structure.groups, key=lambda group: group.order)
    ]
    if None in by_key or None in targets:
        headings.append(Heading(None, NOT_IN_STRUCTURE, targets.get(None)))
    return cut_of(headings, by_key)


def by_saving_in_group(
    facts: SavingsFacts,
    structure: StructureFact,
    year: int | None,
    scope: Place | None = None,
) -> list[tuple[SavingFact, int | None, Figures]]:
    """What of each saving falls to which group of the structure."""
    placed = _placed(Recut(structure.id, facts), pieces(facts, year, scope))
    tallies = tallied(
        ((piece.saving.id, group_id), piece, figures)
        for group_id, piece, figures in placed
    )
    savings = {saving.id: saving for saving in facts.savings}
    return [
        (savings[saving_id], group_id, tally.figures)
        for (saving_id, group_id), tally in tallies.items()
    ]


def by_saving(
    facts: SavingsFacts, year: int | None, scope: Place | None = None
) -> dict[int, Figures]:
    """What each saving that counts comes to, by its id."""
    tallies = tallied(
        (piece.saving.id, piece, piece.figures) for piece in pieces(facts, year, scope)
    )
    return {saving_id: tally.figures for saving_id, tally in tallies.items()}


def by_kind(
    facts: SavingsFacts,
    year: int | None,
    scope: Place | None = None,
    states: tuple[str, ...] = COUNTED_STATES,
) -> Cut:
    """Cashable kinds first; a kind without savings has nothing."""
    headings = [Heading(kind.value, str(kind.label)) for kind in SavingKind]
    return _by(facts, Asked(year, scope, states), headings, _kind_of)


def _kind_of(piece: Piece) -> str:
    return piece.saving.kind


def by_delivery(
    facts: SavingsFacts, year: int | None, scope: Place | None = None
) -> Cut:
    """By how delivery is declared now."""
    blue, *others = (
        Heading(rating.value, str(rating.label)) for rating in DeliveryRating
    )
    claimed = Heading(CLAIMED.code, CLAIMED_BLUE, is_always=False)
    not_rated = Heading("", NOT_RATED, is_always=False)
    headings = [blue, claimed, *others, not_rated]
    return _by(facts, Asked(year, scope), headings, _delivery_told)


def _delivery_told(piece: Piece) -> str:
    """Blue is one thing as claimed, another once finance has validated it."""
    rating = piece.saving.delivery
    if rating != DeliveryRating.BLUE:
        return rating
    whole = told_figures(piece.saving.years, piece.year)
    return CLAIMED.code if is_claimed_blue(rating, whole) else rating


def by_year(
    facts: SavingsFacts, scope: Place | None = None, *, label: Callable[[int], str]
) -> Cut:
    """Each financial year that has figures, as the council labels it."""
    headings = [Heading(year, label(year)) for year in facts.years]
    return _by(facts, Asked(None, scope), headings, _year_of)


def _year_of(piece: Piece) -> int:
    return piece.year


def total(
    facts: SavingsFacts, year: int | None = None, scope: Place | None = None
) -> CutRow:
    """Everything that counts."""
    return _total_of(by_kind(facts, year, scope))


def not_yet_agreed(
    facts: SavingsFacts, year: int | None = None, scope: Place | None = None
) -> CutRow:
    """What is proposed and not agreed: told beside the totals, never in them."""
    return _total_of(by_kind(facts, year, scope, NOT_AGREED_STATES))


def _total_of(cut: Cut) -> CutRow:
    return CutRow(
        key=None,
        name="Total",
        figures=cut.total,
        savings=cut.savings,
        without_forecast=cut.without_forecast,
    )


def _placed(
    recut: Recut, found: Iterable[Piece]
) -> Iterator[tuple[int | None, Piece, Figures]]:
    """Each piece split again by the groups it falls to."""
    for piece in found:
        parts = recut.parts(piece.saving)
        shared = split_figures(piece.figures, tuple(share for _, share in parts))
        for (group_id, _), figures in zip(parts, shared, strict=True):
            yield group_id, piece, figures


def _group_targets(
    facts: SavingsFacts, recut: Recut, year: int | None
) -> dict[int | None, int]:
    """Cut anew like the savings, where they were set in another structure."""
    found: dict[int | None, int] = {}
    for target in facts.targets:
        if target.group_id is None or year not in (None, target.year):
            continue
        parts = recut.parts_of(target.group_id)
        shared = split(target.amount, tuple(share for _, share in parts))
        for (group_id, _), amount in zip(parts, shared, strict=True):
            found[group_id] = found.get(group_id, 0) + amount
    return found


def _by(
    facts: SavingsFacts,
    asked: Asked,
    headings: list[Heading],
    key_of: Callable[[Piece], Key],
) -> Cut:
    """Rows as headed."""
    by_key = tallied_by(
        facts,
        asked,
        key_of,
        lambda found: ((key_of(piece), piece, piece.figures) for piece in found),
    )
    shown = [each for each in headings if each.is_always or each.key in by_key]
    return cut_of(shown, by_key)
