"""The fourth quarterly update to Cabinet, 25 July 2012: a draft, ready to publish."""

from __future__ import annotations

from datetime import date

from reports.demo.otp.paper_strands import STRAND_TEXTS
from reports.demo.shapes import PaperStory

APPLIES = "Y"
DOES_NOT = "X"

JULY_2012 = PaperStory(
    reference="otp-update-july-2012",
    title="Organisational Transformation Programme: fourth quarterly update",
    programme="otp",
    template="milton_keynes_quarterly",
    meeting_on=date(2012, 7, 25),
    author_role="Corporate Director, Children and Families",
    last_update_on=date(2012, 4, 25),
    year_from=date(2011, 4, 25),
    as_at_on=date(2012, 7, 17),
    texts={
        "summary": (
            "The programme began in 2011, when the Corporate Leadership Team wanted "
            "one frame for the changes that would make services better and cheaper "
            "and help members reach the aims of the Corporate Plan.\n"
            "Cabinet first heard of it in June 2011 and asked to be told each "
            "quarter. This is the fourth update; it tells of April to July 2012.\n"
            "A year of work has made the workforce smaller, work more productive and "
            "the budget lighter. Many projects are complete and others are becoming "
            "ordinary business. Some need a new direction, and new subjects have "
            "come up.\n"
            "Managers were consulted and the programme has been revised for the next "
            "twelve to eighteen months. It goes on reporting to Cabinet each "
            "quarter, and to the new scrutiny committee on corporate affairs and "
            "performance."
        ),
        "recommendations": (
            "That Cabinet notes the fourth quarterly update, the progress made from "
            "April to July 2012 and the subjects on which the revised programme will "
            "concentrate."
        ),
        "background": (
            "Some change came whether the council wished for it or not, because law "
            "and government policy changed. Other change was needed so that the "
            "council would work better. The Corporate Leadership Team set up the "
            "programme in 2011 to hold both together.\n"
            "It looked at what residents now expect, at a changing population and at "
            "the government's plans to reduce its deficit, but also at what might be "
            "gained from localism, from reform of the NHS, from a new role for the "
            "Homes and Communities Agency and from council housing that finances "
            "itself.\n"
            "Budgets, risks, projects and performance had been managed better in "
            "each of the two years before. The programme takes up what was still "
            "weak.\n"
            "It serves the objectives that members set and does not replace them: it "
            "strengthens the council's ability to reach them and to stand on sound "
            "money."
        ),
        "progress": (
            "For a year the programme has had six strands, each led by a member of "
            "the Corporate Leadership Team under the OTP Board, which the Chief "
            "Executive chairs. All of them have moved forward; a seventh, on "
            "housing, began in May."
        ),
        "governance": (
            "Since March 2012 the Corporate Director, Children and Families, has "
            "managed the programme. Content, governance and processes were then "
            "reviewed. Scrutiny passed to the new committee on corporate affairs and "
            "performance when it first met on 17 July 2012.\n"
            "Meanwhile the OTP Board has made sure that:\n"
            "- the council's project method is used with rigour and for results;\n"
            "- the link between savings and changing how the council works is clear;\n"
            "- the OTP Operations Board plays a greater part in assuring that "
            "strands are on course.\n"
            "The Operations Board in its turn is looking at:\n"
            "- its own terms of reference, with quality and benefits in view;\n"
            "- how and when the effect of each strand is reviewed;\n"
            "- risk assessments of the whole and of each strand;\n"
            "- whether START documents, Highlight Reports and Finish Reports do "
            "their job;\n"
            "- how much depends on ICT."
        ),
        "finance": (
            "The programme saved £600,000 in 2011-12. The budget for 2012-13 counts "
            "on £1.6m from it, and this is on track. Savings in senior management "
            "alone come to about £500,000 a year.\n"
            "What the revised strands will save is still being worked out; it will "
            "be a large part of closing the gap of later years, through lower cost "
            "and through income.\n"
            "Each saving is booked in the budget of the service group that makes it, "
            "so that its manager answers for it, and is watched with the rest of "
            "that budget."
        ),
        "risk": (
            "Change on this scale carries risk. The OTP Board meets often enough to "
            "keep changes in a sensible order and services unharmed.\n"
            "It keeps a risk register for the programme, which every second "
            "Operations Board goes through. Each project has a register of its own, "
            "kept at the level of its strand and open to inspection.\n"
            "Workshops on risk were held in August and December 2011 and go on, "
            "subject by subject, until September 2012. Strands compare notes there "
            "and find out where they depend on each other.\n"
            "Staff are consulted on every change that touches them, as council "
            "policy demands. ICT, Legal, Finance and Human Resources sit on the "
            "Operations Board; Accommodation and others come when they are needed."
        ),
        "legal": (
            "Functions, powers, contracts, employment and property are all touched "
            "by one strand or another. Strand leads have said where they will need "
            "advice, and lawyers sit on the Operations Board.\n"
            "Legal and audit officers have written down how bids for services are "
            "handled and who may do what in them, so that conflicts of interest are "
            "avoided and challenges are unlikely."
        ),
        "other": "",
        "communications": (
            "Members, some staff and the peer challenge by the Local Government "
            "Association all said that the programme should explain better what it "
            "wants and what it has achieved. The OTP Board adopted a communications "
            "plan in May 2012, and a message to all staff on the new strands follows "
            "shortly."
        ),
        "equality": (
            "An assessment was made. It advises to go on, with an eye on equality "
            "wherever services are redesigned. Public Access and Health and "
            "Wellbeing affect people most. Older, younger and disabled people are to "
            "be consulted more on a small number of subjects."
        ),
    },
    strand_texts=STRAND_TEXTS,
    marks={
        "risk": {
            "Capital": APPLIES,
            "Revenue": APPLIES,
            "Accommodation": APPLIES,
            "IT": APPLIES,
            "Medium Term Plan": APPLIES,
            "Asset Management": APPLIES,
        },
        "other": {
            "E-Government": APPLIES,
            "Stakeholders": APPLIES,
            "Equalities / Diversity": APPLIES,
            "Sustainability": APPLIES,
            "Human Rights": DOES_NOT,
            "Crime and Disorder": DOES_NOT,
        },
    },
)
