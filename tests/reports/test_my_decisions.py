"""My work about what is proposed and promised: savings to approve, business cases to
decide, ceilings to take back, benefits to read."""

from datetime import UTC, date, datetime

import pytest

from accounts.choices import CouncilRoleName
from programmes.choices import ProjectState, ScopedRole
from savings.choices import BenefitState, CaseStatus, SavingState
from savings.services.saving import update_saving
from tests import factories
from tests.factories.savings import in_pounds
from tests.queries import assert_queries_stay_flat

HOME = "/"
JULY = datetime(2012, 7, 17, 9, 0, tzinfo=UTC)
SPENT_ON = date(2012, 7, 2)
READ_LATELY = date(2012, 6, 30)


@pytest.fixture(autouse=True)
def _july(time_machine, db):
    time_machine.move_to(JULY, tick=False)
    factories.make_council()


@pytest.fixture
def project():
    return factories.make_project()


@pytest.fixture
def sponsor(project):
    return factories.make_role(ScopedRole.SPONSOR, on=project).user


def tasks(client, user):
    client.force_login(user)
    work = client.get(HOME).context["work"]
    return [*work.overdue, *work.this_week, *work.later]


def what(client, user):
    return [(task.what, task.place) for task in tasks(client, user)]


def make_proposed(*places):
    return factories.make_saving(
        *places, state=SavingState.PROPOSED, state_since=date(2012, 7, 9)
    )


def make_submitted(place):
    return factories.make_case_version(
        factories.make_business_case(place),
        status=CaseStatus.SUBMITTED,
        submitted_at=JULY,
    )


def make_overspent(place, **fields):
    case = factories.make_business_case(place)
    ceiling = factories.make_spend_ceiling(case, **fields)
    factories.make_spend_entry(ceiling, on=SPENT_ON, amount=in_pounds(412_000))
    return ceiling


def test_a_proposed_saving_waits_for_whoever_may_approve_it(client, project, sponsor):
    saving = make_proposed(project, factories.make_programme())
    make_proposed(factories.make_project())
    factories.make_saving(project)

    assert what(client, sponsor) == [("Decide on a proposed saving", str(saving))]
    manager = factories.make_role(ScopedRole.PROJECT_MANAGER, on=project).user
    assert what(client, manager) == []
    for _ in range(2):
        make_proposed()
    finance = factories.make_user(CouncilRoleName.FINANCE)
    assert what(client, finance) == [("Decide on 4 proposed savings", "Savings")]


def test_nobody_is_asked_to_approve_a_saving_of_their_own(client, project, sponsor):
    saving = make_proposed(project)
    update_saving(saving, 1, budget_owner=sponsor, by=None, reason="Theirs to make.")

    assert what(client, sponsor) == []
    page = client.get(saving.get_absolute_url())
    assert "Approve it" not in [action.words for action in page.context["actions"]]
    assert page.context["waits_for"].startswith("You answer for this budget")


def test_what_a_programme_claims_waits_for_who_runs_it(client, project):
    programme = project.strand.programme
    saving, version = make_proposed(programme), make_submitted(programme)
    runs = factories.make_role(ScopedRole.PROGRAMME_MANAGER, on=programme).user
    strand = make_proposed(project.strand)

    assert {place for _, place in what(client, runs)} == {
        str(saving),
        str(strand),
        str(version),
    }
    sponsor = factories.make_role(ScopedRole.SPONSOR, on=programme).user
    assert {place for _, place in what(client, sponsor)} == {str(strand)}


def test_a_submitted_case_waits_for_whoever_may_record_the_decision(
    client, project, sponsor
):
    version = make_submitted(project)
    factories.make_case_version(factories.make_business_case(project))

    asked = [("Record what was decided on a business case", str(version))]
    for person in (sponsor, factories.make_user(CouncilRoleName.CLERK)):
        assert what(client, person) == asked
    assert what(client, factories.make_user(CouncilRoleName.FINANCE)) == []


def test_a_ceiling_asks_until_it_came_back(client, project, sponsor):
    over = make_overspent(project)
    late = factories.make_spend_ceiling(
        over.case, returns_to="Council", returns_on=date(2012, 7, 16)
    )
    factories.make_spend_ceiling(over.case, returns_on=date(2012, 7, 17))
    make_overspent(project, returned_on=SPENT_ON)
    again = make_overspent(project, returned_on=date(2012, 6, 30), returns_to="Board")

    found = {task.what: task for task in tasks(client, sponsor)}

    assert set(found) == {
        f"Take a spend ceiling back to {body}"
        for body in ("Cabinet", "Council", "Board")
    }
    told = found["Take a spend ceiling back to Cabinet"]
    assert told.why.endswith("£400,000 allowed by Cabinet; £12,000 more is spent")
    assert told.due_on == SPENT_ON
    assert found["Take a spend ceiling back to Council"].due_on == late.returns_on
    assert str(again.pk) in found["Take a spend ceiling back to Board"].action


def test_a_benefit_is_read_by_its_owner_and_after_closure_by_who_follows(client):
    first, later = factories.make_user(), factories.make_user()
    owners = {"owner": first, "later_owner": later}
    running = factories.make_benefit(**owners)
    of_a_strand = factories.make_benefit(running.project.strand, **owners)
    over = factories.make_project(state=ProjectState.CLOSED)
    inherited = factories.make_benefit(over, **owners)
    left = factories.make_benefit(over, owner=first)
    factories.make_benefit(owner=first, state=BenefitState.CLOSED)
    factories.make_benefit(owner=first, measure="")
    read = factories.make_benefit(owner=first, target_on=None)
    factories.make_benefit_reading(read, on=READ_LATELY)

    own = {str(running), str(of_a_strand), str(left)}
    assert {task.place for task in tasks(client, first)} == own
    [task] = tasks(client, later)
    assert (task.place, task.why) == (
        str(inherited),
        "you own it after its project closed",
    )


def test_an_exempt_benefit_is_not_named_to_an_owner_who_may_not_know_of_it(client):
    owner = factories.make_user()
    factories.make_benefit(title="Canary", owner=owner, **factories.EXEMPT)

    assert tasks(client, owner) == []
    assert "Canary" not in client.get(HOME).content.decode()


def test_every_button_leads_where_its_reader_may_go(client, project, sponsor):
    make_proposed(project)
    make_submitted(project)
    make_overspent(project)
    factories.make_benefit(project, owner=sponsor)

    found = tasks(client, sponsor)

    assert len(found) == 4
    for task in found:
        assert client.get(task.action).status_code == 200


@pytest.mark.parametrize("role", ["", CouncilRoleName.PROGRAMME_OFFICE])
def test_my_work_asks_no_more_for_more_of_them(client, project, sponsor, role):
    if role:
        factories.make_council_role(user=sponsor, role=role)
    client.force_login(sponsor)

    def add():
        make_proposed(project)
        make_submitted(project)
        make_overspent(project)
        factories.make_benefit(project, owner=sponsor)

    assert_queries_stay_flat(client, HOME, add)
