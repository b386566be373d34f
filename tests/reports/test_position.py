from hypothesis import given

from programmes.standing import Entitlement, Place
from reports.codec import position_to_json
from reports.position import Withheld
from reports.roll_up import rated_projects
from tests.reports.positions import (
    PARAGRAPH_3,
    make_milestone,
    make_position,
    make_programme,
    make_project,
    make_report,
    make_strand,
)
from tests.reports.strategies import positions
from tests.reports.test_codec import quick


def only_strand(position):
    return position.programmes[0].strands[0]


def test_the_public_learns_only_that_a_project_is_withheld_and_why():
    secret = make_project(name="Canary", exempt=PARAGRAPH_3)
    position = make_position(make_programme(make_strand(secret, make_project())))

    public = position.public()

    assert "Canary" not in position_to_json(public)
    assert only_strand(public).withheld == (Withheld("project", (3,)),)
    assert len(only_strand(public).projects) == 1


def test_an_exempt_report_and_milestone_leave_their_project_standing():
    project = make_project(
        make_milestone(title="Canary", exempt=PARAGRAPH_3),
        reports=(make_report("red", comment="Canary", exempt=PARAGRAPH_3),),
    )

    public = make_position(make_programme(make_strand(project))).public()

    [left] = only_strand(public).projects
    assert (left.milestones, left.reports) == ((), ())
    assert left.withheld == (
        Withheld("milestone", (3,)),
        Withheld("report", (3,)),
    )


def test_an_exempt_report_of_a_strand_is_withheld():
    strand = make_strand(reports=(make_report(exempt=PARAGRAPH_3),))

    public = make_position(make_programme(strand)).public()

    assert only_strand(public).reports == ()
    assert only_strand(public).withheld == (Withheld("report", (3,)),)


def test_who_is_entitled_to_a_place_sees_what_is_exempt_there_and_only_there():
    mine = make_project(id=5, name="Mine", exempt=PARAGRAPH_3)
    other = make_project(id=6, name="Other", exempt=PARAGRAPH_3)
    position = make_position(make_programme(make_strand(mine, other, id=2), id=1))
    entitled = Entitlement(everything=False, places=frozenset({Place(1, 2, 5)}))

    seen = position.visible_to(entitled)

    assert only_strand(seen).projects == (mine,)


def test_who_may_see_everything_sees_the_position_itself():
    position = make_position(
        make_programme(make_strand(make_project(exempt=PARAGRAPH_3)))
    )

    assert position.visible_to(Entitlement(everything=True)) is position


@quick
@given(positions())
def test_nothing_exempt_is_left_in_public_and_its_note_stays(position):
    public = position.public()

    assert public.public() == public
    for part in rated_projects(public, public.programmes):
        assert part.project.fact.exempt is None
        assert all(report.exempt is None for report in part.project.reports)
        assert all(m.exempt is None for m in part.project.milestones)
    for register in public.registers():
        assert all(item.exempt is None for item in (*register.risks, *register.log))
        assert not any(r.follows_exempt and r.previous for r in register.risks)
