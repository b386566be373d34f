from hypothesis import given

from common import rag
from common.rag import Direction
from reports.listings import asks
from reports.roll_up import (
    contradiction,
    programme_rating,
    project_rating,
    rag_counts,
    rated_projects,
    strand_rating,
)
from tests.reports.positions import (
    PARAGRAPH_3,
    SCHEME,
    SPRING,
    SUMMER,
    make_position,
    make_programme,
    make_project,
    make_report,
    make_strand,
)
from tests.reports.strategies import positions
from tests.reports.test_codec import quick


def rating_of(project, strand=None):
    strand = strand or make_strand(project)
    return project_rating(make_position(make_programme(strand)), strand, project)


def rating_of_strand(strand):
    return strand_rating(make_position(make_programme(strand)), strand)


def rating_of_programme(*strands):
    programme = make_programme(*strands)
    return programme_rating(make_position(programme), programme)


def test_a_project_is_what_its_approved_report_declares():
    report = make_report(
        "amber_green",
        previous="green",
        indicated="amber_red",
        comment="Plan awaits sign-off.",
    )

    rating = rating_of(make_project(reports=(report,)))

    assert rating.state.label == "Amber/Green"
    assert rating.previous.label == "Green"
    assert rating.indicated.label == "Amber/Red"
    assert rating.direction == Direction.WORSE
    assert rating.disagrees
    assert rating.why == "Plan awaits sign-off."


def test_a_project_whose_report_is_late_is_not_reported():
    project = make_project(reports=(make_report("green", period=SPRING),), due=SUMMER)

    rating = rating_of(project)

    assert rating.state == rag.NOT_REPORTED
    assert rating.previous.label == "Green"
    assert rating.direction == Direction.NOT_COMPARABLE


def test_a_project_that_never_reported_is_not_reported():
    rating = rating_of(make_project())

    assert rating.state == rag.NOT_REPORTED
    assert rating.previous is None


def test_a_report_made_early_counts():
    project = make_project(reports=(make_report("green", period=SUMMER),), due=SPRING)

    assert rating_of(project).state.code == "green"


def test_a_paused_project_is_not_green_whatever_it_last_reported():
    rating = rating_of(make_project(rated="green", state="paused"))

    assert rating.state == rag.PAUSED
    assert rating.previous.code == "green"


def test_a_project_of_a_closed_strand_is_closed():
    project = make_project(rated="green")

    rating = rating_of(project, make_strand(project, status="closed"))

    assert rating.state.code == rag.CLOSED.code


def test_a_rating_in_a_code_nobody_knows_is_not_reported():
    assert rating_of(make_project(rated="mauve")).state == rag.NOT_REPORTED


def test_a_strand_is_as_bad_as_its_worst_material_project():
    strand = make_strand(
        make_project(rated="green"),
        make_project(rated="amber_red"),
        make_project(rated="red", is_material=False),
    )

    assert rating_of_strand(strand).state.label == "Amber/Red"


def test_a_strand_that_reports_itself_is_what_it_declares():
    strand = make_strand(
        make_project(rated="red"), due=SUMMER, reports=(make_report("amber_green"),)
    )

    assert rating_of_strand(strand).state.label == "Amber/Green"


def test_a_strand_whose_own_report_is_missing_is_not_reported():
    strand = make_strand(make_project(rated="green", due=None), due=SUMMER)

    assert rating_of_strand(strand).state == rag.NOT_REPORTED


def test_a_strand_is_not_green_while_a_project_has_not_reported():
    strand = make_strand(make_project(rated="green"), make_project())

    assert rating_of_strand(strand).state == rag.NOT_REPORTED


def test_a_strand_is_at_least_as_bad_as_what_has_been_reported():
    strand = make_strand(make_project(rated="amber_green"), make_project())

    assert rating_of_strand(strand).state.label == "Amber/Green"


def test_closed_and_paused_projects_do_not_hold_a_strand_back():
    strand = make_strand(
        make_project(rated="green"),
        make_project(state="paused"),
        make_project(state="closed"),
    )

    assert rating_of_strand(strand).state.label == "Green"


def test_a_strand_of_closed_projects_only_is_closed():
    strand = make_strand(make_project(state="closed"), make_project(state="closed"))

    assert rating_of_strand(strand).state.code == rag.CLOSED.code


def test_a_programme_is_as_bad_as_its_worst_open_strand():
    rating = rating_of_programme(
        make_strand(make_project(rated="amber_green")),
        make_strand(make_project(rated="red"), status="replaced"),
    )

    assert rating.state.label == "Amber/Green"


def test_a_programme_says_how_it_stood_last_time():
    report = make_report("amber_red", previous="green")

    rating = rating_of_programme(make_strand(make_project(reports=(report,))))

    assert rating.previous.label == "Green"
    assert rating.direction == Direction.WORSE


def test_a_programme_without_strands_is_not_reported():
    assert rating_of_programme().state == rag.NOT_REPORTED


def test_projects_are_counted_state_by_state_and_zero_is_a_figure():
    programme = make_programme(
        make_strand(
            make_project(rated="green"), make_project(), make_project(state="paused")
        )
    )
    position = make_position(programme)

    states = [part.rating.state for part in rated_projects(position, [programme])]
    counts = {c.state.label: c.count for c in rag_counts(position, SCHEME.id, states)}

    assert counts == {
        "Green": 1,
        "Amber/Green": 0,
        "Amber/Red": 0,
        "Red": 0,
        "Not reported": 1,
        "Not started": 0,
        "Paused": 1,
        "Closed": 0,
    }


def test_a_strand_better_than_a_material_project_is_flagged_with_its_reason():
    report = make_report("green", parent_reason="The slip is outside our hands.")
    worse = make_project(rated="amber_red", name="Website")
    strand = make_strand(
        make_project(rated="green"), worse, due=SUMMER, reports=(report,)
    )
    position = make_position(make_programme(strand))

    flag = contradiction(position, strand)

    assert flag.declared.label == "Green"
    assert flag.worst.project == worse
    assert flag.reason == "The slip is outside our hands."


def test_a_strand_as_bad_as_its_projects_is_not_flagged():
    strand = make_strand(
        make_project(rated="amber_red"),
        due=SUMMER,
        reports=(make_report("amber_red"),),
    )

    assert contradiction(make_position(make_programme(strand)), strand) is None


@quick
@given(positions())
def test_nothing_unreported_ever_makes_a_whole_green(position):
    for programme in position.programmes:
        rating = programme_rating(position, programme)
        strands = [s for s in programme.strands if s.fact.status == "active"]
        parts = [strand_rating(position, strand).state for strand in strands]
        if rag.NOT_REPORTED in parts:
            assert rating.state.is_reserved or rating.state.is_worse_than_green


def test_a_project_whose_report_is_exempt_is_withheld_not_unreported():
    older = make_report("green", period=SPRING, ask="An old ask.")
    project = make_project(reports=(make_report("red", exempt=PARAGRAPH_3), older))
    position = make_position(make_programme(make_strand(project))).public()
    [strand] = position.programmes[0].strands

    rating = project_rating(position, strand, strand.projects[0])

    assert rating.state == rag.WITHHELD
    assert rating.report is None
    assert strand_rating(position, strand).state == rag.WITHHELD
    assert asks(position.programmes) == []


def test_a_withheld_project_hides_behind_no_green():
    hidden = make_project(reports=(make_report("red", exempt=PARAGRAPH_3),))
    strand = make_strand(hidden, make_project(rated="green"))
    position = make_position(make_programme(strand)).public()
    [strand] = position.programmes[0].strands

    assert strand_rating(position, strand).state == rag.WITHHELD
