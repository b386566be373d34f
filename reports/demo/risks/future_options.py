"""Harborough: three risks in words, on the TEN matrix, and what became of them.

Reviewed where the next step of the approach was due: December 2011, summer 2012, March
2013; since then by the quarter.
"""

from __future__ import annotations

from datetime import date, timedelta

from reports.demo.risks.shapes import InPlace, Look, RegisterStory, RiskStory, ToDo

# Places on TEN's axes.
VERY_LOW, LOW, SIGNIFICANT, HIGH = 2, 3, 4, 5
MARGINAL, CRITICAL = 2, 3

PLANNED = date(2011, 10, 10)
BUSINESS_CASE = date(2011, 12, 19)
SUMMER = date(2012, 6, 29)
MODELS_IN_PLACE = date(2013, 3, 28)

CHIEF = "Interim Chief Executive"
FINANCE = "Section 151 Officer"


def future_options_registers(today: date) -> tuple[RegisterStory, ...]:
    last_quarter = today - timedelta(days=96)
    this_quarter = today - timedelta(days=12)
    return (
        RegisterStory(
            programme="future-options",
            prefix="FO-R",
            scheme="ten",
            keeper="Programme Manager",
            opened=PLANNED,
            risks=(
                _targets(last_quarter, this_quarter),
                _focus(last_quarter, this_quarter),
                _gap(last_quarter, this_quarter),
                _capability(last_quarter, this_quarter),
                _trust(this_quarter),
            ),
        ),
    )


def _targets(last_quarter: date, this_quarter: date) -> RiskStory:
    return RiskStory(
        title="Efficiency targets are met too slowly for the money troubles ahead",
        because="savings need redesign first, and grants fall at once",
        event="efficiency targets are met later than the budget needs them",
        leads_to="cuts made in haste, in services nobody has looked at yet",
        category="Financial",
        owner=CHIEF,
        raised=PLANNED,
        inherent=(HIGH, CRITICAL),
        why_inherent="Without a plan each year's gap would be met as it comes.",
        current=(SIGNIFICANT, CRITICAL),
        why_current="There is an approach, but no business case behind it yet.",
        target=(LOW, CRITICAL),
        why_target="The harm stays as great; it can be made less likely.",
        proximity="year",
        objective="Value for money",
        in_place=(
            InPlace("A sound business case.", "partly"),
            InPlace("Strong management of the programme.", "partly"),
            InPlace("Firm leadership."),
            InPlace("Every service takes part.", "partly"),
        ),
        to_do=(
            ToDo(
                "Put a date and a figure on every quick win in the business case",
                "Project Manager, Business Case",
                date(2011, 12, 12),
                progress="Eleven quick wins are dated and priced.",
                done=date(2011, 12, 9),
            ),
            ToDo(
                "Finish the review of benefits administration",
                "Project Manager, Service Reviews",
                this_quarter + timedelta(days=40),
                agreed=last_quarter,
                progress="The figures are in; staff have yet to comment.",
            ),
        ),
        looks=(
            Look(
                BUSINESS_CASE,
                (SIGNIFICANT, CRITICAL),
                "The business case is with Council; nothing has been saved so far.",
            ),
            Look(
                SUMMER,
                (SIGNIFICANT, CRITICAL),
                "Reviews have begun; the first savings are due in the autumn.",
            ),
            Look(
                MODELS_IN_PLACE,
                (LOW, CRITICAL),
                "The first targets were met within the year.",
            ),
            Look(
                last_quarter,
                (LOW, CRITICAL),
                "Savings run with the plan but for one review.",
            ),
            Look(
                this_quarter,
                (SIGNIFICANT, CRITICAL),
                "The review of benefits administration is six weeks behind and its "
                "saving begins a quarter later.",
            ),
        ),
    )


def _focus(last_quarter: date, this_quarter: date) -> RiskStory:
    return RiskStory(
        title="Services lose their focus while so large a programme is under way",
        because="the same few people run services and redesign them",
        event="daily service slips while attention is on the programme",
        leads_to="complaints, and residents who no longer trust the change",
        category="Service delivery",
        owner=CHIEF,
        raised=PLANNED,
        inherent=(HIGH, CRITICAL),
        current=(SIGNIFICANT, CRITICAL),
        why_current="Reviews and year-end fall on the same teams.",
        target=(LOW, MARGINAL),
        why_target="Early warning keeps a slip small.",
        proximity="three_months",
        in_place=(
            InPlace("The performance group that is there already."),
            InPlace("Firm leadership."),
            InPlace(
                "Strong management of the programme, and a way up for what goes wrong.",
                "partly",
            ),
            InPlace("Every service takes part.", "partly"),
        ),
        to_do=(
            ToDo(
                "Bring three service measures to every meeting of the project team",
                "Programme Manager",
                date(2012, 1, 31),
                progress="Measures chosen with the performance group.",
                done=date(2012, 1, 27),
            ),
        ),
        looks=(
            Look(
                BUSINESS_CASE,
                (SIGNIFICANT, CRITICAL),
                "No measure has slipped; the heavy work is still to come.",
            ),
            Look(
                SUMMER,
                (LOW, CRITICAL),
                "Two reviews passed without harm to the service reviewed.",
            ),
            Look(
                MODELS_IN_PLACE,
                (LOW, CRITICAL),
                "Measures hold; the property move is still ahead.",
            ),
            Look(last_quarter, (LOW, MARGINAL), "Slips were caught within the month."),
            Look(this_quarter, (LOW, MARGINAL), "Nothing has changed."),
        ),
    )


def _gap(last_quarter: date, this_quarter: date) -> RiskStory:
    return RiskStory(
        title="The funding gap proves far larger than budget planning has shown",
        because="government settles grants late, and support for council tax is new",
        event="the gap turns out much larger than the one the plan was made for",
        leads_to="a longer payback period and a more difficult savings agenda",
        category="Financial",
        owner=FINANCE,
        raised=PLANNED,
        inherent=(SIGNIFICANT, CRITICAL),
        current=(LOW, CRITICAL),
        why_current="Forecasts were tested from several sides this summer.",
        target=(LOW, CRITICAL),
        why_target=(
            "Government decides how large the gap is. The council can only be ready "
            "for it."
        ),
        response="tolerate",
        proximity="year",
        in_place=(
            InPlace("A financial model with ranges, not one figure."),
            InPlace("Council accepts a longer payback period."),
        ),
        looks=(
            Look(
                BUSINESS_CASE,
                (LOW, CRITICAL),
                "The first draft budget lies within the range of the model.",
            ),
            Look(
                SUMMER,
                (SIGNIFICANT, CRITICAL),
                "Local support for council tax may cost more than the grant for it.",
            ),
            Look(
                MODELS_IN_PLACE,
                (LOW, CRITICAL),
                "The local scheme was adopted at the cost that was planned.",
            ),
            Look(last_quarter, (LOW, CRITICAL), "Forecast unchanged."),
            Look(this_quarter, (LOW, CRITICAL), "Forecast unchanged."),
        ),
    )


def _capability(last_quarter: date, this_quarter: date) -> RiskStory:
    return RiskStory(
        title="Too little experience of commissioning and managing contracts",
        because="the council has provided nearly everything itself",
        event="contracts with others are badly made or badly watched",
        leads_to="a poorer service at a higher price, and no way back",
        category="People",
        owner="Strand Lead, Collaboration",
        raised=BUSINESS_CASE,
        inherent=(HIGH, CRITICAL),
        current=(SIGNIFICANT, CRITICAL),
        why_current="Two officers have run a large contract before.",
        target=(LOW, MARGINAL),
        why_target="Experience comes with the first contracts, not before.",
        in_place=(
            InPlace("Legal and procurement advice shared with the county.", "partly"),
        ),
        to_do=(
            ToDo(
                "Train a contract manager in each service that will buy",
                "Strand Lead, Collaboration",
                this_quarter + timedelta(days=75),
                agreed=last_quarter,
                progress="Three of five are trained.",
            ),
        ),
        looks=(
            Look(SUMMER, (SIGNIFICANT, CRITICAL), "The market test taught us how."),
            Look(MODELS_IN_PLACE, (LOW, CRITICAL), "First contract made with help."),
            Look(last_quarter, (LOW, CRITICAL), "Training has begun."),
            Look(this_quarter, (VERY_LOW, CRITICAL), "Three managers are trained."),
        ),
    )


def _trust(this_quarter: date) -> RiskStory:
    return RiskStory(
        title="No partner trusts the council enough to share its leadership",
        because="earlier attempts to share ended in disagreement",
        event="no council of the right kind signs a statement of intent",
        leads_to="a management team that stays dearer than it need be",
        category="Partners and suppliers",
        owner="Project Manager, Shared Leadership",
        raised=SUMMER,
        inherent=(HIGH, MARGINAL),
        current=(SIGNIFICANT, MARGINAL),
        why_current="Talks are friendly; nothing is in writing.",
        target=(LOW, MARGINAL),
        proximity="later",
        in_place=(InPlace("Members meet members of likely partners twice a year."),),
        to_do=(
            ToDo(
                "Draft a statement of intent that binds nobody yet",
                "Project Manager, Shared Leadership",
                this_quarter + timedelta(days=60),
                agreed=this_quarter,
            ),
        ),
        looks=(
            Look(MODELS_IN_PLACE, (SIGNIFICANT, MARGINAL), "Talks go on."),
            Look(this_quarter, (SIGNIFICANT, MARGINAL), "One council asked for terms."),
        ),
    )
