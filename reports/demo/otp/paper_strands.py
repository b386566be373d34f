"""What the July 2012 update tells members of each strand, by the strand's number.

A clerk's rewriting of the strands' own reports, which a section begins with.
"""

STRAND_TEXTS = {
    1: (
        "Residents should have their enquiry settled the first time they get in "
        "touch. This strand works towards that over three years, by better online "
        "services and telephone systems, and by a change in how the whole council "
        "deals with its customers. More people will do their business online, which "
        "they ask for and which costs less; those who need to talk to somebody will "
        "find one counter for several services, perhaps shared with partners. Where "
        "staff work, and how, will change with it.\n"
        "Cabinet agreed the Public Access Strategy in January 2012. The plan to carry "
        "it out is ready. The work now is to settle its business cases and the "
        "business and ICT support they call for; they will be six weeks late."
    ),
    2: (
        "The council means to be a strong champion of children and families while "
        "national reform changes what it does itself. The restructuring is all but "
        "finished: one integrated practice will help children who are vulnerable or "
        "held back. In school improvement the council steps in only where schools "
        "cannot help one another, and keeps its attention on narrowing the gap "
        "between pupils. Services without evidence of a good return have been stopped "
        "or changed.\n"
        "Through the summer the practices open; after that the strand is ordinary "
        "business of the service."
    ),
    3: (
        "Health reform gives the council new duties, and residents new services. "
        "Social care reform is complete: personal budgets and choice are how the "
        "service now works. A shadow Health and Wellbeing Board meets, and a draft "
        "strategy, resting on a new assessment of local need, is out for "
        "consultation. The move of public health to the council goes to plan.\n"
        "Who will manage community health services is still open. The primary care "
        "trust and the clinical commissioning group have asked for more time, and the "
        "decision moves to the autumn. The OTP Board is asked what the council would "
        "accept."
    ),
    4: (
        "The strand asked of one service after another whether somebody else, or the "
        "council in another way, could provide it better and for less. It proposes "
        "to renew the highways contract, in a report elsewhere on this agenda, "
        "rather than to outsource the whole function. A strategy for open space, "
        "drawn up with the parks trust, follows for decision. A revised toolkit for "
        "passing community assets to parish and town councils and to other local "
        "bodies goes to the Cabinet member, with recommendations on five pilots. "
        "The way voluntary bodies are commissioned has been refreshed with "
        "the organisations concerned. No neighbouring council was found with which "
        "to share a large service.\n"
        "The Improvement and Service Development Board now takes all of this on."
    ),
    5: (
        "A smaller, more strategic leadership team and service groups that answer "
        "for their own budgets and results are in place, with a stronger corporate "
        "core behind both. Corporate processes were reviewed and duplicate steps "
        "taken out; main policies have been rewritten. Fewer layers of management "
        "and wider spans of control save about £500,000 a year in senior pay, with "
        "more to come. Voluntary redundancy and restructuring have made the workforce "
        "14 per cent smaller than in February 2010.\n"
        "Two projects have slipped. Late cabling delays moves between offices to "
        "the end of August, and poor staff records delay self-service for employees "
        "and managers."
    ),
    6: (
        "Begun as Business Opportunities, the strand looks for income that does not "
        "come from grants and council tax. Its forecast of business rates, once part "
        "of them is kept locally, feeds the medium term plan. A charge on "
        "development, the Community Infrastructure Levy, is being prepared. The "
        "competition for a casino licence has closed. Checks on the land that comes "
        "from the Homes and Communities Agency are complete."
    ),
}
