"""The programme as a whole: why it exists, who steers it, when it reports."""

from datetime import date

from reports.demo.otp.strands import HEALTH, SERVICES
from reports.demo.otp.strands_first import CHILDREN, PUBLIC_ACCESS
from reports.demo.otp.strands_later import FUNDING, HOUSING, STRUCTURES
from reports.demo.shapes import BoardStory, CycleStory, Held, ProgrammeStory

OTP = ProgrammeStory(
    reference="otp",
    name="Organisational Transformation Programme",
    begins=date(2011, 4, 4),
    vision=(
        "An organisation able to do what elected members want for the borough, on "
        "sound money, with services whose results and cost residents can respect."
    ),
    problems_addressed=(
        "Change comes from many sides at once, and some of it is not of our "
        "choosing:\n"
        "- residents expect more, and other things than before;\n"
        "- the population is growing older and larger;\n"
        "- government is reducing its deficit and its grants;\n"
        "- law on localism, health, housing finance and the Homes and Communities "
        "Agency is being rewritten.\n"
        "Budget, risk, project and performance management improved over two years; "
        "other weaknesses remain."
    ),
    aims=(
        "- Give one frame to changes that would otherwise run side by side.\n"
        "- Put managers' effort where the organisation itself must change.\n"
        "- Make services better and cheaper: £600,000 was saved in 2011-12 and the "
        "budget for 2012-13 counts on £1.6m.\n"
        "- Keep the council able to balance its budget in later years."
    ),
    out_of_scope=(
        "The council's objectives themselves, which members set in the Corporate "
        "Plan 2012-16 and other policies. The programme helps to reach them; it does "
        "not replace them."
    ),
    priorities=("Value for money", "Economic growth", "Caring"),
    boards=(
        BoardStory(
            "OTP Board",
            "Directs the programme and keeps its risk register.",
            (
                "The whole Corporate Leadership Team and the Assistant Director, "
                "Strategic Human Resources; the Chief Executive chairs."
            ),
        ),
        BoardStory(
            "OTP Operations Board",
            (
                "Assures the strands; every other meeting goes through the programme's "
                "risks."
            ),
            (
                "Officers from ICT, Legal, Finance and Human Resources; others, such "
                "as Accommodation, when needed."
            ),
        ),
    ),
    roles=(
        Held("senior_responsible_owner", "Chief Executive", date(2011, 4, 4)),
        Held(
            "programme_manager",
            "Corporate Director, Resources",
            date(2011, 4, 4),
            date(2012, 3, 4),
        ),
        Held(
            "programme_manager",
            "Corporate Director, Children and Families",
            date(2012, 3, 5),
        ),
        Held(
            "board_member",
            "Assistant Director, Strategic Human Resources",
            date(2011, 4, 4),
            may_see_exempt=True,
        ),
        Held("board_member", "Board Member", date(2011, 4, 4)),
    ),
    cycles=(
        CycleStory(
            "projects", "quarterly", date(2011, 4, 1), 5, 12, "milton-keynes-2012"
        ),
        CycleStory(
            "strands", "quarterly", date(2011, 4, 1), 5, 12, "milton-keynes-2012"
        ),
    ),
    strands=(
        PUBLIC_ACCESS,
        CHILDREN,
        HEALTH,
        SERVICES,
        STRUCTURES,
        FUNDING,
        HOUSING,
    ),
)
