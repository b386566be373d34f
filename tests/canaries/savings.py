"""Exempt savings, benefits and business cases whose every text is a canary.

Six secrets: what is exempt itself in the officer's own project; all that an exempt
project has; a saving that the open project and the exempt one claim together; a saving
that was open in spring and is exempt now; and what was said of a saving, and of a
benefit and a case, while they were exempt.
"""

from datetime import date
from typing import Any

from django.urls import reverse

from common.history import save_with_reason
from savings.choices import ReturnStatus
from savings.models import (
    Benefit,
    BenefitReading,
    BusinessCase,
    CaseVersion,
    ReturnLine,
    Saving,
    SavingsImport,
    SavingsTarget,
    SavingStep,
    SpendCeiling,
    SpendEntry,
)
from tests import factories
from tests.access_matrix.world import World
from tests.canaries.case_content import content_of
from tests.canaries.past_savings import conclude, keep_past_savings, keep_since
from tests.canaries.secrets import (
    KEPT_OUT_OF_THE_PROJECT,
    OUTSIDERS,
    CanaryCouncil,
    OfASecret,
    Secret,
    write,
)
from tests.factories.record import saved

# Whoever answers for a saving reads all of it.
BUT_ITS_OWNER = tuple(who for who in KEPT_OUT_OF_THE_PROJECT if who != "budget_owner")


def keep_savings(council: CanaryCouncil) -> None:
    world = council.world
    own = Secret("savings", OUTSIDERS, OfASecret("money"))
    _keep_saving(world, world.exempt_saving, own)
    own.hidden["savings:return"] = world.savings_return
    promised = Secret("savings", (*OUTSIDERS, "budget_owner"), OfASecret("promised"))
    case = factories.make_case_version(
        factories.make_business_case(world.project, **factories.EXEMPT)
    )
    _keep_benefit(world.exempt_benefit, promised)
    _keep_case(case, promised)
    corner = Secret("savings", KEPT_OUT_OF_THE_PROJECT, OfASecret("cornered"))
    _keep_saving(world, world.exempt.saving, corner)
    _keep_benefit(world.exempt.benefit, corner)
    _keep_case(world.exempt.case_version, corner)
    corner.hidden["savings:target"] = saved(
        SavingsTarget(
            project=world.exempt.project,
            year=2012,
            amount=77_700,
            **corner.aviary.texts(SavingsTarget),
        )
    )
    shared = Secret("savings", BUT_ITS_OWNER, OfASecret("shared"))
    both = factories.make_saving(
        world.project, world.exempt.project, budget_owner=world.people["budget_owner"]
    )
    _keep_saving(world, both, shared)
    since = Secret("savings", KEPT_OUT_OF_THE_PROJECT, OfASecret("since"))
    keep_since(world, since)
    council.secrets += [own, promised, corner, shared, since, *keep_past_savings(world)]
    _refer(world, own, promised)
    council.pages += _pages(world)
    council.own_pages["other_officer"] = [_returned_once(council, own)]


def _keep_saving(world: World, saving: Saving, secret: Secret) -> None:
    """With figures, a step, finance's conclusion and a line in a return."""
    aviary, year = secret.aviary, saving.years.get()
    step = SavingStep(
        saving=saving,
        to_state=saving.state,
        on=date(2012, 5, 1),
        is_exempt=saving.is_exempt,
        **aviary.texts(SavingStep),
    )
    save_with_reason(step, by=None, reason=aviary.canary())
    year.refresh_from_db()
    write(year, {"achieved": 77_701, "forecast": 88_801}, aviary.canary())
    validation = conclude(saving, aviary)
    if world.people["budget_owner"] == saving.budget_owner:
        factories.make_return_line(
            world.savings_return, saving, **aviary.texts(ReturnLine)
        )
    saving.refresh_from_db()
    write(saving, aviary.texts(Saving), aviary.canary())
    secret.hidden |= {
        "savings:saving": saving,
        "savings:validation": validation,
        "savings:import": _import(world, aviary),
    }


def _import(world: World, aviary: OfASecret) -> SavingsImport:
    """Uploaded by finance; the cells hold what the saving says."""
    imported = SavingsImport(
        asked_by=world.people["finance"],
        file_name=aviary.canary(),
        sheets={aviary.canary(): [[aviary.canary()]]},
        mapping={aviary.canary(): aviary.canary()},
        did={"made": [aviary.canary()]},
    )
    save_with_reason(imported, by=world.people["finance"], reason=aviary.canary())
    return imported


def _keep_benefit(benefit: Benefit, secret: Secret) -> None:
    aviary = secret.aviary
    reading = factories.make_benefit_reading(benefit, **aviary.texts(BenefitReading))
    benefit.refresh_from_db()
    write(benefit, aviary.texts(Benefit), aviary.canary())
    secret.hidden |= {"savings:benefit": benefit, "savings:reading": reading}


def _keep_case(version: CaseVersion, secret: Secret) -> None:
    aviary = secret.aviary
    ceiling = factories.make_spend_ceiling(version.case, **aviary.texts(SpendCeiling))
    spent = factories.make_spend_entry(ceiling, **aviary.texts(SpendEntry))
    words = aviary.texts(CaseVersion) | {"content": content_of(aviary)}
    write(version, words, aviary.canary())
    write(version.case, aviary.texts(BusinessCase), aviary.canary())
    secret.hidden |= {
        "savings:case": version.case,
        "savings:version": version,
        "savings:ceiling": ceiling,
        "savings:spend": spent,
    }


def _refer(world: World, saving: Secret, promised: Secret) -> None:
    """Open records that name exempt ones."""
    hidden = saving.hidden["savings:saving"]
    other: Any = Saving.objects.get(pk=world.proposed_saving.pk)
    write(other, {"replaces": hidden}, "It stands in for another.")
    benefit: Any = Benefit.objects.get(pk=world.benefit.pk)
    write(benefit, {"saving": hidden}, "Its money is counted there.")


def _pages(world: World) -> list[str]:
    """Past days, and what moved since."""
    past = "?as_at=2012-07-17&since=2012-04-25"
    programme = reverse("reports:programme_detail", args=[world.programme.reference])
    return [
        reverse("savings:dashboard") + "?since=2012-04-25",
        reverse("savings:dashboard_export") + past,
        reverse("savings:dashboard") + "?year=all",
        reverse("savings:monitoring") + "?as_at=2012-07-17",
        reverse("savings:reconciliation") + "?as_at=2012-07-17",
        f"{programme}?since=2012-04-25",
    ]


def _returned_once(council: CanaryCouncil, secret: Secret) -> str:
    """Handed in by somebody who answered for the saving once, and does no more."""
    once: Any = council.world.people["other_officer"]
    handed_in = factories.make_savings_return(once, status=ReturnStatus.SUBMITTED)
    saving: Any = secret.hidden["savings:saving"]
    texts = secret.aviary.texts(ReturnLine)
    factories.make_return_line(handed_in, saving, achieved=77_704, **texts)
    return reverse("savings:return_detail", args=[handed_in.pk])
