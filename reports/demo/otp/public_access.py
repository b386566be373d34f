"""Strand 1: how residents reach the council. Its projects."""

from datetime import date

from reports.demo.otp.quarters import (
    APR_JUN_2011,
    APR_JUN_2012,
    JAN_MAR_2012,
    JUL_SEP_2011,
    OCT_DEC_2011,
)
from reports.demo.shapes import Due, ProjectStory, Said, Step

STRATEGY = ProjectStory(
    name="Public Access Strategy",
    purpose=(
        "Settle how residents will reach the council over the next three years: online "
        "where they prefer it, in person where they need it."
    ),
    sponsor="Assistant Director, Customer Services",
    manager="Project Manager, Public Access Strategy",
    begins=date(2011, 6, 1),
    stage="Start-up",
    steps=(
        Step(
            date(2011, 8, 1),
            "START document signed by the strand lead.",
            stage="Delivery",
        ),
        Step(
            date(2012, 4, 5),
            (
                "Finish Report accepted: the strategy has been approved and its "
                "implementation plan handed to the two delivery projects."
            ),
            stage="Finish",
            state="closed",
        ),
    ),
    milestones=(
        Due(
            "Survey of how residents reach the council",
            "July 2011",
            done=date(2011, 7, 22),
        ),
        Due(
            "Cabinet decides on the Public Access Strategy",
            "December 2011",
            forecasts=((date(2011, 11, 28), "January 2012"),),
            done=date(2012, 1, 18),
        ),
        Due("Implementation plan in place", "March 2012", done=date(2012, 3, 28)),
    ),
    reports=(
        Said(
            APR_JUN_2011,
            "Scope agreed; the residents' survey is in the field.",
            (
                "The scope was agreed with service groups and a survey of callers, "
                "visitors and web users was sent out."
            ),
            "Analyse the survey and write the first draft of the strategy.",
        ),
        Said(
            JUL_SEP_2011,
            "First draft written and tested with service groups.",
            (
                "Survey results showed a clear wish to do more online. The first draft "
                "was discussed with every service group."
            ),
            "Consult councillors and take the strategy to Cabinet before Christmas.",
        ),
        Said(
            OCT_DEC_2011,
            (
                "Cabinet date moved from December to January so that members' comments "
                "could be worked in."
            ),
            (
                "Two member briefings were held. Their comments on face-to-face "
                "service led to a further draft."
            ),
            "Cabinet decision on 18 January, then the implementation plan.",
            outside={"time": "The Cabinet decision comes a month later than agreed."},
            why=(
                "One month late, by choice: members asked for more on face-to-face "
                "service."
            ),
        ),
        Said(
            JAN_MAR_2012,
            (
                "Approved by Cabinet in January 2012; implementation plan in place; "
                "project closed."
            ),
            (
                "Cabinet approved the strategy in January. The implementation plan "
                "followed in March and the Finish Report was accepted."
            ),
            (
                "Nothing further: delivery now lies with the other projects of this "
                "strand."
            ),
            state="closed",
            why="The strategy is approved and its plan is in place.",
        ),
    ),
)

WEBSITE = ProjectStory(
    name="Website and online services",
    purpose=(
        "Raise the share of enquiries and payments made online by rebuilding the "
        "website and linking it to the service systems behind it."
    ),
    sponsor="Assistant Director, Customer Services",
    manager="Project Manager, Website",
    begins=date(2011, 6, 1),
    milestones=(
        Due(
            "Busiest customer journeys mapped", "October 2011", done=date(2011, 10, 27)
        ),
        Due(
            "ICT support for online services confirmed",
            "February 2012",
            forecasts=((date(2012, 1, 6), "March 2012"),),
            done=date(2012, 4, 2),
        ),
        Due(
            "Business cases for online services complete",
            "31 July 2012",
            forecasts=((date(2012, 6, 29), "10 September 2012"),),
            done=date(2012, 9, 14),
        ),
        Due(
            "First new online services open to residents",
            "winter 2012",
            done=date(2013, 2, 4),
        ),
    ),
    reports=(
        Said(
            APR_JUN_2011,
            "Team in place; mapping of customer journeys has begun.",
            (
                "A small team was formed from ICT and customer services and began to "
                "map the journeys residents take most often."
            ),
            "Complete the maps and list what can move online first.",
        ),
        Said(
            JUL_SEP_2011,
            "Mapping on course to finish in October.",
            "Most of the journeys were mapped with the staff who handle them.",
            "Finish mapping and agree with ICT what support the new services need.",
        ),
        Said(
            OCT_DEC_2011,
            "ICT confirmation slips to March while two systems are assessed.",
            (
                "Mapping ended in October. Two older service systems turned out to "
                "need more work before they can take requests from the website."
            ),
            "Agree the ICT support needed and start the business cases.",
            outside={"time": "ICT support will be confirmed a month late."},
            why="Two older systems need assessment before ICT can commit.",
        ),
        Said(
            JAN_MAR_2012,
            "ICT support confirmed; business cases under way.",
            (
                "ICT confirmed the support it will give. Work on the business cases "
                "began with the services that residents use most."
            ),
            "Complete the business cases by the end of July.",
            why="ICT has committed its support, and no milestone is late now.",
        ),
        Said(
            APR_JUN_2012,
            "Business cases will be six weeks late and hosting costs are not settled.",
            (
                "Four business cases were drafted. Finance asked for firmer figures on "
                "hosting, and the completion date moved from 31 July to 10 September."
            ),
            "Settle hosting costs and complete the business cases.",
            outside={
                "time": "Business cases move from 31 July to 10 September, 41 days.",
                "cost": "Quotations for hosting came in above the sum allowed.",
            },
            why="Late and dearer than planned until the hosting contract is settled.",
            issues=(
                "The sum set aside for hosting does not cover any of the quotations "
                "received."
            ),
            ask=(
                "Agree that hosting may be procured together with the intranet, so "
                "that both share one contract."
            ),
            ask_by=date(2012, 9, 5),
        ),
    ),
)

FIRST_CONTACT = ProjectStory(
    name="Customer service at first contact",
    purpose=(
        "Answer more enquiries the first time, cut calls and complaints that need "
        "never have arisen, and shape a face-to-face service that partners may join."
    ),
    sponsor="Assistant Director, Customer Services",
    manager="Project Manager, Customer Service",
    begins=date(2011, 6, 1),
    milestones=(
        Due(
            "Level of repeat contact measured",
            "September 2011",
            forecasts=((date(2011, 8, 30), "November 2011"),),
            done=date(2011, 11, 25),
        ),
        Due(
            "Partners' views on a shared counter gathered",
            "May 2012",
            done=date(2012, 5, 31),
        ),
        Due(
            "Face-to-face service model agreed by the board",
            "autumn 2012",
            done=date(2012, 11, 14),
        ),
    ),
    reports=(
        Said(
            APR_JUN_2011,
            "Started; nobody yet measures how much contact could be avoided.",
            (
                "Interviews with service groups showed that follow-up calls are "
                "counted in few places."
            ),
            "Choose a measure of repeat contact and take a baseline.",
            outside={"benefits": "Without a baseline no benefit can be claimed."},
            why="Benefits cannot be shown until repeat contact is measured.",
        ),
        Said(
            JUL_SEP_2011,
            "Baseline of repeat contact slips two months.",
            (
                "The telephone system could not report repeat calls, so a manual count "
                "was set up in three services."
            ),
            "Complete the count and publish the baseline in November.",
            outside={
                "time": "The baseline moves from September to November.",
                "benefits": "There is still no baseline.",
            },
            why="The telephone system cannot count repeat calls by itself.",
        ),
        Said(
            OCT_DEC_2011,
            "Baseline taken in November; targets still to be agreed.",
            (
                "The count was finished and shows where follow-up calls and complaints "
                "arise."
            ),
            "Agree targets with the three services.",
            outside={"benefits": "Targets against the new baseline are not agreed."},
            why="The baseline is there; the targets are not.",
        ),
        Said(
            JAN_MAR_2012,
            "Targets agreed with the three busiest services.",
            (
                "Targets were agreed, and training in resolving enquiries at once was "
                "given to contact-centre staff."
            ),
            "Ask partners whether they would share a counter with the council.",
            why="Targets are agreed, so all four dimensions are within tolerance.",
        ),
        Said(
            APR_JUN_2012,
            "Partners interested in a shared counter; culture change work spreads.",
            (
                "Police, health and voluntary partners were asked about a shared "
                "counter and most are interested. Work on customer culture began in "
                "two more service groups."
            ),
            "Draw up options for the face-to-face service and their effect on offices.",
        ),
    ),
)
