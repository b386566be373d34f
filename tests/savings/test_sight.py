"""Who is told what: the same on values as by the querysets."""

from itertools import product

import pytest

from accounts.choices import CouncilRoleName
from programmes.choices import ScopedRole
from programmes.standing import NOTHING_EXEMPT, Entitlement, Place, standing_of
from savings import facts
from savings.models import Benefit, BusinessCase, Saving, SavingsTarget
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def strand():
    return factories.make_strand()


def test_values_and_querysets_hide_the_same_from_everybody(strand):
    """Every mixture of open and exempt, claimed by open and exempt places."""
    hidden = factories.make_project(strand, **factories.EXEMPT)
    shown = factories.make_project(strand)
    far = factories.make_project(**factories.EXEMPT)
    places = [hidden, shown, far, strand, strand.programme]
    for exempt, pair in product(
        ({}, factories.EXEMPT), ((a, b) for a in places for b in places)
    ):
        factories.make_saving(*dict.fromkeys(pair), year=None, **exempt)
    for place, exempt in product(places, ({}, factories.EXEMPT)):
        factories.make_benefit(place, **exempt)
        if place != strand:
            factories.make_business_case(place, **exempt)
    for place in places:
        factories.make_savings_target(place)
    everything = facts.load(with_council=True)

    for reader in readers(strand, hidden):
        seen, left_out = facts.open_to(everything, standing_of(reader).exempt)
        for told, all_told, model in (
            (seen.savings, everything.savings, Saving),
            (seen.benefits, everything.benefits, Benefit),
            (seen.cases, everything.cases, BusinessCase),
            (seen.targets, everything.targets, SavingsTarget),
        ):
            visible = model.objects.visible_to(reader).values_list("pk", flat=True)
            assert {fact.id for fact in told} == set(visible), model
            noun = str(model._meta.verbose_name)
            kind = {"savings target": "target"}.get(noun, noun)
            noted = [note for note in left_out if note[0] == kind]
            assert len(noted) == len(all_told) - len(told)
            assert all(paragraphs == (3,) for _, paragraphs in noted)


def readers(strand, hidden):
    finance = factories.make_user(CouncilRoleName.FINANCE)
    viewer = factories.make_user(CouncilRoleName.VIEWER)
    of_strand = factories.make_user()
    factories.make_role(ScopedRole.STRAND_LEAD, on=strand, user=of_strand)
    of_project = factories.make_user()
    factories.make_role(ScopedRole.PROJECT_MANAGER, on=hidden, user=of_project)
    of_programme = factories.make_user()
    factories.make_role(
        ScopedRole.PROGRAMME_MANAGER, on=strand.programme, user=of_programme
    )
    return [finance, viewer, of_strand, of_project, of_programme]


def test_nothing_that_stays_names_what_was_left_out(strand):
    hidden = factories.make_saving(strand, **factories.EXEMPT)
    factories.make_saving(strand, replaces=hidden)
    factories.make_benefit(strand, saving=hidden)
    everything = facts.load(programme_ids=[strand.programme_id])

    public, left_out = facts.open_to(everything, NOTHING_EXEMPT)

    assert hidden.reference not in str(public)
    assert left_out == (("saving", (3,)),)


def test_those_entitled_to_the_place_are_told_what_a_saving_replaces(strand):
    hidden = factories.make_saving(strand, **factories.EXEMPT)
    factories.make_saving(strand, replaces=hidden)
    everything = facts.load(programme_ids=[strand.programme_id])
    entitled = Entitlement(
        everything=False, places=frozenset({Place(strand.programme_id)})
    )

    seen, left_out = facts.open_to(everything, entitled)

    assert seen.savings[1].replaces == hidden.reference
    assert left_out == ()
