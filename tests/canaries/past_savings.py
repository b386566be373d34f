"""Savings, benefits and cases that were not always as open, or as exempt, as now."""

from datetime import date
from typing import Any

from common.exempting import lift_exemption, mark_exempt
from common.history import save_with_reason
from savings.choices import EvidenceKind, SavingState
from savings.models import (
    Benefit,
    BusinessCase,
    EvidenceFile,
    ReportingStructure,
    Saving,
    SavingStep,
    ServiceGroup,
    Validation,
)
from savings.services.benefit_reading import add_reading
from savings.services.case_ceiling import set_ceiling
from tests import factories
from tests.access_matrix.world import World
from tests.canaries.secrets import OUTSIDERS, OfASecret, Secret, in_2012, write
from tests.factories.record import saved


def keep_since(world: World, secret: Secret) -> None:
    """Open in March 2012, when all of it could be read; exempt from August on. Nobody
    claims it, and it is booked in a structure there was then. Another one was claimed
    by the officer's own project then, and is by the exempt one as well since August."""
    march = in_2012(3)
    structure = ReportingStructure(name="Earlier", in_force_from=date(2009, 4, 1))
    group = ServiceGroup(structure=saved(structure, march), code="E", name="Early")
    saving = factories.make_saving(
        None, group=saved(group, march), at=march, **secret.aviary.texts(Saving)
    )
    mark_exempt(
        saving,
        saving.version,
        paragraphs=[3],
        exempt_reason=secret.aviary.canary(),
        by=None,
        at=in_2012(8),
    )
    saving.refresh_from_db()
    secret.hidden["savings:saving"] = saving
    texts = secret.aviary.texts(Saving)
    claimed = factories.make_saving(world.project, at=march, **texts)
    factories.make_claim(claimed, world.exempt.project, 1, at=in_2012(8))


def keep_past_savings(world: World) -> list[Secret]:
    """Exempt in spring, opened in summer."""
    saving = Secret("savings", OUTSIDERS, OfASecret("saved"))
    _saving_of_the_past(world.saving, saving.aviary)
    others = Secret("savings", (*OUTSIDERS, "budget_owner"), OfASecret("before"))
    _benefit_of_the_past(world.benefit, others.aviary)
    _case_of_the_past(world.case, others.aviary)
    return [saving, others]


def _saving_of_the_past(saving: Saving, aviary: OfASecret) -> None:
    saving.refresh_from_db()
    saving = mark_exempt(
        saving,
        saving.version,
        paragraphs=[3],
        exempt_reason=aviary.canary(),
        by=None,
        at=in_2012(4),
    )
    step = SavingStep(
        saving=saving,
        to_state=SavingState.IN_DELIVERY,
        on=date(2012, 5, 1),
        is_exempt=True,
        **aviary.texts(SavingStep),
    )
    save_with_reason(step, by=None, reason=aviary.canary(), at=in_2012(5))
    year = saving.years.get()
    save_with_reason(year, by=None, reason=aviary.canary(), at=in_2012(5))
    conclude(saving, aviary, on=date(2012, 5, 3))
    write(saving, {"mitigation": aviary.canary()}, aviary.canary(), in_2012(5))
    write(saving, {"mitigation": ""}, "Settled.", in_2012(5))
    lift_exemption(saving, saving.version, by=None, reason="Let.", at=in_2012(6))


def _benefit_of_the_past(benefit: Benefit, aviary: OfASecret) -> None:
    benefit.refresh_from_db()
    benefit = mark_exempt(
        benefit,
        benefit.version,
        paragraphs=[3],
        exempt_reason=aviary.canary(),
        by=None,
        at=in_2012(4),
    )
    write(benefit, {"activities": aviary.canary()}, aviary.canary(), in_2012(5))
    add_reading(
        benefit,
        on=date(2012, 5, 1),
        value=14,
        source=aviary.canary(),
        note=aviary.canary(),
        by=None,
        reason=aviary.canary(),
        at=in_2012(5),
    )
    write(benefit, {"activities": ""}, "Settled.", in_2012(5))
    lift_exemption(benefit, benefit.version, by=None, reason="Let.", at=in_2012(6))


def _case_of_the_past(case: BusinessCase, aviary: OfASecret) -> None:
    case.refresh_from_db()
    case = mark_exempt(
        case,
        case.version,
        paragraphs=[3],
        exempt_reason=aviary.canary(),
        by=None,
        at=in_2012(4),
    )
    set_ceiling(
        case,
        title="Scoping",
        amount=1,
        allowed_by="Cabinet",
        allowed_on=date(2012, 5, 1),
        by=None,
        reason=aviary.canary(),
        at=in_2012(5),
    )
    write(case, {}, aviary.canary(), in_2012(5))
    lift_exemption(case, case.version, by=None, reason="Let.", at=in_2012(6))


def conclude(saving: Saving, aviary: OfASecret, **fields: Any) -> Validation:
    """On a document whose name and words are canaries."""
    validation = factories.make_validation(
        saving.years.get(),
        evidence=EvidenceKind.DOCUMENT,
        is_exempt=True,
        **aviary.texts(Validation),
        **fields,
    )
    EvidenceFile(
        validation=validation,
        name=f"{aviary.canary()}.csv",
        content_type="text/csv",
        content=aviary.canary().encode(),
    ).save()
    return validation
