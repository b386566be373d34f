"""What happens to the savings of a small council, at given instants.

Nothing here is of a project: what has become exempt since is withheld from the past as
well, so there the past is not told as it was live.
"""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from common.history import delete_with_reason
from common.money import WHOLE_SHARE
from programmes.models import CorporatePriority
from savings.appraisal.content import content_as_json
from savings.choices import (
    BenefitKind,
    CaseStage,
    CaseStatus,
    DeliveryRating,
    SavingKind,
    SavingState,
)
from savings.models import (
    Benefit,
    BenefitPriority,
    BenefitReading,
    BenefitValue,
    BusinessCase,
    CaseVersion,
    CorporateValue,
    GapLine,
    GroupBudget,
    GroupExplanation,
    GroupSuccession,
    ReportingStructure,
    Saving,
    SavingAttribution,
    SavingPlacement,
    SavingsTarget,
    SavingYear,
    ServiceGroup,
    SpendCeiling,
    SpendEntry,
)
from tests.factories.benefits import CONTENT

YEAR = 2012


def group_of(story):
    """The first service group; made when first asked for."""
    found = ServiceGroup.objects.order_by("pk").first()
    if found:
        return found
    structure = story.save(
        ReportingStructure(name="Directorates", in_force_from=date(2010, 4, 1))
    )
    return story.save(ServiceGroup(structure=structure, code="R", name="Resources"))


def _some(rows, pick):
    found = list(rows.order_by("pk"))
    return found[pick % len(found)] if found else None


def add_saving(story, pick):
    saving = story.save(
        Saving(
            reference=story.name("S"),
            title=story.name("Saving"),
            group=group_of(story),
            budget_owner=story.people[pick % len(story.people)],
            kind=SavingKind.BUDGET_REDUCTION,
            state=SavingState.APPROVED,
            state_since=story.now.date(),
            replaces=_some(Saving.objects.all(), pick) if pick % 3 == 0 else None,
        )
    )
    story.save(
        SavingAttribution(saving=saving, strand=story.strands[pick % 2], share=4_000)
    )
    story.save(
        SavingAttribution(
            saving=saving,
            programme=story.programme if pick % 2 else None,
            share=WHOLE_SHARE - 4_000,
        )
    )
    story.save(SavingYear(saving=saving, year=YEAR, target=10_000_00))


def step(story, pick):
    saving = _some(Saving.objects.all(), pick)
    if saving is not None:
        saving.state = SavingState.values[pick % len(SavingState.values)]
        saving.state_since = story.now.date()
        saving.delivery = DeliveryRating.values[pick % len(DeliveryRating.values)]
        story.save(saving)


def return_figures(story, pick):
    row = _some(SavingYear.objects.all(), pick)
    if row is not None:
        row.forecast = pick * 1_000_00 if pick % 4 else None
        row.achieved = pick * 500_00
        row.achieved_by_month = [row.achieved, *[None] * 11]
        row.pressure = -pick
        story.save(row)


def give_up_a_claim(story, pick):
    """Taken away, and claimed by no programme from now on."""
    claim = _some(SavingAttribution.objects.filter(strand__isnull=False), pick)
    if claim is not None:
        delete_with_reason(claim, by=None, reason="It happened.", at=story.now)
        story.save(SavingAttribution(saving_id=claim.saving_id, share=claim.share))


def restructure(story, pick):
    old = group_of(story)
    begins = story.now.date() + timedelta(days=pick)
    if ReportingStructure.objects.filter(in_force_from=begins).exists():
        return
    structure = story.save(
        ReportingStructure(name=story.name("Structure"), in_force_from=begins)
    )
    new = story.save(
        ServiceGroup(structure=structure, code="P", name=story.name("Place"))
    )
    story.save(GroupSuccession(predecessor=old, successor=new, share=WHOLE_SHARE))
    if saving := _some(Saving.objects.all(), pick):
        story.save(SavingPlacement(saving=saving, group=new))


def plan(story, pick):
    group, year = group_of(story), 2012 + pick
    line = story.save(
        GapLine(title=story.name("Gap"), first_year=year, last_year=year, amount=pick)
    )
    if not SavingsTarget.objects.filter(year=year).exists():
        story.save(
            SavingsTarget(
                strand=story.strands[0], year=year, amount=pick, gap_line=line
            )
        )
        story.save(GroupBudget(group=group, year=year, net_budget=pick))
        story.save(GroupExplanation(group=group, year=year, explanation="Late."))


def promise_benefit(story, pick):
    benefit = story.save(
        Benefit(
            strand=story.strands[pick % 2],
            reference=story.name("B"),
            title=story.name("Benefit"),
            kind=BenefitKind.QUANTITATIVE,
            owner=story.people[pick % len(story.people)],
            target=Decimal(10),
            saving=_some(Saving.objects.all(), pick),
        )
    )
    priority = story.save(CorporatePriority(name=story.name("Priority")))
    story.save(BenefitPriority(benefit=benefit, priority=priority))
    value = story.save(CorporateValue(name=story.name("Value")))
    story.save(BenefitValue(benefit=benefit, value=value))


def take_reading(story, pick):
    benefit = _some(Benefit.objects.all(), pick)
    if benefit is None:
        return
    row = BenefitReading.objects.filter(benefit=benefit, on=story.now.date()).first()
    row = row or BenefitReading(benefit=benefit, on=story.now.date())
    row.value = Decimal(pick)
    story.save(row)


def open_case(story, pick):
    case = story.save(
        BusinessCase(
            programme=story.programme,
            reference=story.name("BC"),
            title=story.name("Business case"),
        )
    )
    story.save(
        CaseVersion(
            case=case,
            number=1,
            stage=CaseStage.OUTLINE,
            content=content_as_json(replace(CONTENT, first_year=2000 + pick)),
        )
    )
    ceiling = story.save(
        SpendCeiling(
            case=case,
            title="Scoping",
            amount=pick,
            allowed_by="Cabinet",
            allowed_on=story.now.date(),
        )
    )
    story.save(SpendEntry(ceiling=ceiling, on=story.now.date(), amount=pick))


def decide_case(story, pick):
    version = _some(CaseVersion.objects.all(), pick)
    if version is not None:
        version.status = [CaseStatus.APPROVED, CaseStatus.REJECTED][pick % 2]
        version.decided_on = story.now.date()
        story.save(version)


EVERYTHING = (
    add_saving,
    step,
    return_figures,
    give_up_a_claim,
    restructure,
    plan,
    promise_benefit,
    take_reading,
    open_case,
    decide_case,
)
