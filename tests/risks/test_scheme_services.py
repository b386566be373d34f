"""New versions of schemes; what was scored in the old ones keeps its meaning."""

from dataclasses import replace
from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, transaction

from risks import defaults, services
from risks.models import RiskCategory, ScoringScheme
from risks.scoring import Score, draft_of
from risks.shipped_schemes import BURY_5X5, SHIPPED_SCHEMES
from tests import factories
from tests.risks.schemes import stricter

pytestmark = pytest.mark.django_db

BOARD = "The audit committee agreed it."
RESCORED = Score(4, 3)  # 12: High in Bury's bands, red in the stricter ones


def new_version(row: ScoringScheme, **said: object) -> ScoringScheme:
    return services.new_scheme_version(
        row, **{"definition": stricter(), "by": None, "reason": BOARD} | said
    )


@pytest.fixture
def register():
    return factories.make_register()


@pytest.fixture
def version_2(register) -> ScoringScheme:
    return new_version(register.scheme)


# --- What comes with the product ------------------------------------------------------


def test_five_schemes_and_a_list_of_categories_come_with_the_product_once():
    defaults.load()
    defaults.load()

    codes = set(ScoringScheme.objects.values_list("code", flat=True))
    assert codes == {scheme.code for scheme in SHIPPED_SCHEMES}
    assert ScoringScheme.objects.count() == len(SHIPPED_SCHEMES)
    assert RiskCategory.objects.count() == len(defaults.CATEGORIES)


def test_what_a_council_made_of_its_lists_stays():
    factories.make_risk_category(name="Climate")
    factories.make_scoring_scheme(BURY_5X5)
    new_version(ScoringScheme.objects.get(code=BURY_5X5.code))

    defaults.load()

    assert RiskCategory.objects.get().name == "Climate"
    assert ScoringScheme.objects.filter(code=BURY_5X5.code).count() == 2


# --- New versions ---------------------------------------------------------------------


def test_a_change_is_a_new_version_and_the_old_one_stays(register, version_2):
    old = ScoringScheme.objects.get(pk=register.scheme_id)

    assert version_2.version == 2
    assert version_2.scheme.band(RESCORED).label == "Significant"
    assert old.scheme.band(RESCORED).label == "High"
    assert version_2.history.get().history_change_reason == BOARD


def test_registers_go_on_with_the_version_they_have(register, version_2):
    register.refresh_from_db()

    assert register.scheme.version == 1


def test_a_version_never_changes_whatever_the_path(register):
    """Even one that no risk stands in any more: history still reads it."""
    with pytest.raises(ValidationError, match="never changes"):
        register.scheme.save()
    with pytest.raises(DatabaseError, match="never changes"), transaction.atomic():
        ScoringScheme.objects.filter(pk=register.scheme_id).update(name="Another")


def test_of_two_who_change_a_scheme_the_second_is_told(register, version_2):
    with pytest.raises(ValidationError, match="Version 2 of this scheme exists"):
        new_version(register.scheme)


def test_a_version_that_says_nothing_new_is_not_saved(register):
    with pytest.raises(ValidationError, match="Nothing was changed"):
        new_version(register.scheme, definition=BURY_5X5)


def test_a_draft_with_a_gap_is_never_saved(register):
    low, *rest = BURY_5X5.bands
    gap = draft_of(BURY_5X5, bands=(replace(low, highest=2), *rest))

    with pytest.raises(ValidationError, match="a score of 3 is in no band"):
        new_version(register.scheme, definition=gap)


@pytest.mark.parametrize("reason", ["", "  "])
def test_a_new_version_needs_a_reason(register, reason):
    with pytest.raises(ValidationError, match="Say why"):
        new_version(register.scheme, reason=reason)


def test_a_further_scheme_has_a_name_and_code_of_its_own():
    factories.make_scoring_scheme()
    said = {"by": None, "reason": BOARD}

    made = services.create_scheme(
        definition=draft_of(BURY_5X5, name="5 by 5 of the fire service"), **said
    )

    assert (made.code, made.version) == ("5-by-5-of-the-fire-service", 1)
    assert made.scheme.band(RESCORED).label == "High"
    with pytest.raises(ValidationError, match="Another scheme has this name"):
        services.create_scheme(definition=draft_of(BURY_5X5, name="5 BY 5"), **said)


def test_a_name_that_gives_no_code_still_makes_a_scheme():
    made = services.create_scheme(
        definition=draft_of(BURY_5X5, name="\N{CJK UNIFIED IDEOGRAPH-98A8}"),
        by=None,
        reason=BOARD,
    )

    assert made.code == "scheme"


def test_the_version_in_force_is_the_last_whose_day_has_come(register):
    later = new_version(register.scheme, in_force_from=date(2027, 4, 1))
    schemes = ScoringScheme.objects.filter(code=later.code)

    assert schemes.in_force(on=date(2027, 3, 31)).get() == register.scheme
    assert schemes.in_force(on=date(2027, 4, 1)).get() == later
