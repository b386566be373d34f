"""Future Options before Council on 31 October 2011: a draft, ready to publish, whose
risks are printed in words."""

from __future__ import annotations

from datetime import date

from reports.demo.shapes import PaperStory

PREFERRED_APPROACH = PaperStory(
    reference="future-options-october-2011",
    title="Future Options: preferred approach",
    programme="future-options",
    template="harborough_council_report",
    body_name="Council",
    meeting_on=date(2011, 10, 31),
    author_role="Interim Chief Executive",
    last_update_on=date(2011, 7, 25),
    year_from=date(2011, 4, 27),
    as_at_on=date(2011, 10, 24),
    texts={
        "where-from": "Full Council, 25 July 2011: Future Options for the Authority",
        "where-to": "Implementation of the next phase",
        "purpose": (
            "In April 2011 Council appointed an interim chief executive to find out "
            "with whom, and how, services might be shared. In July it agreed a brief "
            "for that work.\n"
            "This report says what was found and recommends an approach. Whatever is "
            "chosen has to serve five objectives:\n"
            "- an organisation that looks to its customers;\n"
            "- services of high quality at the least cost;\n"
            "- partners who understand each other and stay together;\n"
            "- answers that work here and fit the county and the country;\n"
            "- budgets that last, with significant savings."
        ),
        "recommendations": (
            "That Council acknowledges that the approach builds on what works, goes "
            "step by step, and manages its risks as it goes.\n"
            "That Council approves the detailed approach set out below, up to a "
            "decision in December 2011.\n"
            "That the council becomes smarter and leaner, and first reviews every "
            "service with the help of its community.\n"
            "That the council goes on working with others, service by service, "
            "wherever a sound business case can be made.\n"
            "That the council in time shares a chief executive and management team, "
            "with the right partner and on a business case.\n"
            "That a business case and an implementation plan come to Council before "
            "anything is put into effect.\n"
            "That Council sets up a Transformation Board of seven councillors, "
            "politically balanced, as a sub-committee of Full Council, to oversee the "
            "business case, delivery and efficiency."
        ),
        "reasons": (
            "The approach recommended\n"
            "- uses what this council and others have learnt;\n"
            "- builds on a mixture of models that has grown here and does well;\n"
            "- makes the council fit before it joins with anybody;\n"
            "- counts satisfaction as well as money among its aims;\n"
            "- lets Council decide again at each milestone."
        ),
        "facts": (
            "Research into other councils (Appendix B) shows that those who share in "
            "order to save, and for nothing else, tend to fail. Those who first put "
            "their own house in order have more to offer a partner.\n"
            "The council shares nine services or more (Appendix C). They save about "
            "£200,000 a year. They began one by one, each for its own reason, and "
            "where systems and terms of employment differ they are hard to run.\n"
            "The district (Appendix F) is rural, grows, and grows older. The council "
            "has only begun to learn what its different communities need."
        ),
        "consultation": (
            "Two workshops were held for all councillors: 23 of 37 came to the first "
            "and 26 to the second. They saw no single right way and asked that the "
            "council be open about risk.\n"
            "Partners want to work with us; several would first need more trust than "
            "there is. The residents' panel doubted that the council has the skills "
            "to manage contracts. Staff and their union assessed the options on "
            "their own."
        ),
        "options": (
            "Five approaches were assessed against twelve criteria by staff, by the "
            "union and by councillors, each separately: doing nothing, "
            "transformation in house, outsourcing, shared services, and a shared "
            "chief executive and management team.\n"
            "Doing nothing was kept as a yardstick; nobody thought it viable. "
            "Transformation in house was found the least risky. No approach did best "
            "on all criteria, which is why a sequence of steps is recommended."
        ),
        "challenge": (
            "The regional association of councils reviewed the work. It found it "
            "structured and thorough, given the time there was, and advised that the "
            "business case be tested from outside as well."
        ),
        "approach": (
            "At once, until December 2011: the Transformation Board and a project "
            "team are set up, and the business case is written.\n"
            "In the short term, until summer 2012: all services are reviewed for "
            "efficiency first and for their best model second; the market is tested; "
            "improvements of ICT go on.\n"
            "In the medium term, until March 2013: offices and the first year of ICT "
            "are delivered; Council decides whether to seek a partner for a shared "
            "management team.\n"
            "In the long term, from March 2013: a shared team, if Council agrees; new "
            "models of service go on being brought in."
        ),
        "resources": (
            "The work needs people from inside and support from outside, and "
            "programme management above all. The chief executive answers for it to "
            "the Transformation Board and to Full Council."
        ),
        "equality": (
            "An assessment of the approach as a whole was made (Appendix J). Each "
            "change of a service will have one of its own."
        ),
        "organisation": (
            "The business case and the budget come together in December: the first "
            "draft budget goes to the Executive on 19 December."
        ),
        "previous-reports": (
            "Full Council, 27 April 2011: appointment of an interim chief executive\n"
            "Full Council, 25 July 2011: Future Options for the Authority"
        ),
        "appendices": (
            "A. Project brief\n"
            "B. What other councils have learnt\n"
            "C. What we share, and since when\n"
            "D. Which partners suit us\n"
            "E. What the council wants to achieve\n"
            "F. Understanding the community\n"
            "G. Workshops for councillors\n"
            "H. Assessment of the approaches\n"
            "I. Review from outside\n"
            "J. Equality impact assessment\n"
            "K. First assessment of ICT"
        ),
        "background-papers": (
            "Appendix C: notes of interviews. Exempt under paragraphs 1 and 2 of "
            "Schedule 12A.\n"
            "Appendix H: tables 1 and 2."
        ),
    },
    strand_texts={},
    marks={},
)
