"""Hypothesis: any Position at all. Few ids and few names, so that two of them meet."""

from datetime import UTC, date, datetime
from itertools import chain

from hypothesis import strategies as st

from common.fuzzy_date import FuzzyDate, Precision
from highlights.facts import DimensionFact, PeriodFact, ReportFact
from highlights.rating_rules import SHIPPED_SCHEMES
from programmes.choices import (
    ProgrammeStatus,
    ProjectState,
    ScopedRole,
    StrandEventKind,
    StrandStatus,
)
from programmes.facts import (
    BoardFact,
    Exempt,
    MilestoneFact,
    ProgrammeFact,
    ProjectFact,
    RoleFact,
    StrandEventFact,
    StrandFact,
)
from reports.position import (
    CouncilFact,
    Position,
    ProgrammePosition,
    ProjectPosition,
    SchemeFact,
    StrandPosition,
    Withheld,
)
from tests.reports.risk_strategies import SCORING_SCHEMES, registers
from tests.reports.savings_strategies import savings_positions

SCHEMES = tuple(SchemeFact(n, s) for n, s in enumerate(SHIPPED_SCHEMES, start=1))
STATES = [
    "",
    "green",
    "amber_green",
    "amber_red",
    "red",
    "closed",
    "blue",
    "unheard of",
]

texts = st.text(max_size=12)
names = st.sampled_from(["Public Access", "Housing", "Über alles", "=1+1"])
days = st.dates(date(1990, 1, 1), date(2100, 12, 31))
instants = st.datetimes(
    datetime(1990, 1, 1),
    datetime(2100, 1, 1),
    timezones=st.just(UTC),
)
states = st.sampled_from(STATES)
scheme_ids = st.sampled_from([scheme.id for scheme in SCHEMES])
exemptions = st.none() | st.builds(
    Exempt, st.lists(st.integers(1, 7), min_size=1, max_size=2).map(tuple)
)
fuzzy_dates = st.builds(
    FuzzyDate.covering, st.sampled_from(Precision), days, onwards=st.booleans()
)
periods = st.builds(PeriodFact, names, days, days, days)
dues = st.none() | periods


def few(items, most=2):
    return st.lists(items, max_size=most).map(tuple)


roles = st.builds(
    RoleFact,
    role=st.sampled_from(ScopedRole.values),
    person=names,
    programme_id=st.none() | st.integers(1, 9),
    strand_id=st.none(),
    project_id=st.none(),
)
dimensions = st.builds(DimensionFact, names, states, states, texts, states, texts)
reports = st.builds(
    ReportFact,
    id=st.integers(1, 99),
    project_id=st.none() | st.integers(1, 9),
    strand_id=st.none(),
    scheme_id=scheme_ids,
    edition=st.integers(1, 3),
    period=periods,
    overall=states,
    overall_reason=texts,
    parent_reason=texts,
    indicated=states,
    previous=states,
    unchanged_for=st.integers(0, 9),
    comment=texts,
    this_period=texts,
    next_period=texts,
    issues=texts,
    ask=st.sampled_from(["", "Approve the plan"]),
    ask_by=st.none() | days,
    approved_at=instants,
    dimensions=few(dimensions, 1),
    exempt=exemptions,
)
withheld = few(
    st.builds(
        Withheld,
        st.sampled_from(["project", "report", "milestone"]),
        st.just((3,)),
    ),
    1,
)


def milestones(milestone_id, project_id):
    return st.builds(
        MilestoneFact,
        id=st.just(milestone_id),
        project_id=st.just(project_id),
        title=names,
        first_baseline=fuzzy_dates,
        baseline=fuzzy_dates,
        forecast=st.none() | fuzzy_dates,
        actual_on=st.none() | days,
        times_rebaselined=st.integers(0, 2),
        exempt=exemptions,
    )


@st.composite
def projects(draw, project_id, strand_id, milestone_ids):
    fact = st.builds(
        ProjectFact,
        id=st.just(project_id),
        strand_id=st.just(strand_id),
        order=st.integers(1, 9),
        name=names,
        purpose=texts,
        stage=names,
        state=st.sampled_from(ProjectState.values),
        is_material=st.booleans(),
        exempt=exemptions,
    )
    return ProjectPosition(
        fact=draw(fact),
        people=draw(few(roles)),
        due=draw(dues),
        reports=draw(few(reports)),
        milestones=tuple(draw(milestones(m, project_id)) for m in milestone_ids),
        withheld=draw(withheld),
        latest_is_withheld=draw(st.booleans()),
        register=draw(registers("project", project_id)),
    )


@st.composite
def strands(draw, strand_id, programme_id, parts):
    fact = st.builds(
        StrandFact,
        id=st.just(strand_id),
        programme_id=st.just(programme_id),
        order=st.integers(1, 9),
        name=names,
        status=st.sampled_from(StrandStatus.values),
        aims=texts,
    )
    events = st.builds(
        StrandEventFact,
        id=st.integers(1, 9),
        strand_id=st.just(strand_id),
        kind=st.sampled_from(StrandEventKind.values),
        on=days,
        reason=texts,
        old_name=texts,
        new_name=texts,
        replaced_by=texts,
    )
    return StrandPosition(
        fact=draw(fact),
        people=draw(few(roles)),
        events=draw(few(events)),
        due=draw(dues),
        reports=draw(few(reports, 1)),
        projects=tuple(parts),
        withheld=draw(withheld),
        latest_is_withheld=draw(st.booleans()),
        register=draw(registers("strand", strand_id)),
    )


@st.composite
def programmes(draw, programme_id, parts):
    fact = st.builds(
        ProgrammeFact,
        id=st.just(programme_id),
        reference=st.sampled_from(["otp", "future-options"]),
        name=names,
        status=st.sampled_from(ProgrammeStatus.values),
        starts_on=st.none() | days,
        ends_on=st.none() | days,
        vision=texts,
        problems_addressed=texts,
        aims=texts,
        out_of_scope=texts,
    )
    return ProgrammePosition(
        fact=draw(fact),
        boards=draw(few(st.builds(BoardFact, names, texts, texts), 1)),
        priorities=draw(few(names)),
        people=draw(few(roles)),
        scheme_id=draw(st.none() | scheme_ids),
        strands=tuple(parts),
        register=draw(registers("programme", programme_id)),
    )


def scattered(draw, items, homes):
    """Each item, if it is there at all, in one of the homes."""
    chosen = draw(st.lists(st.sampled_from(items), unique=True)) if homes else []
    found = {home: [] for home in homes}
    for item in chosen:
        found[draw(st.sampled_from(homes))].append(item)
    return found


def joined(found):
    return list(chain.from_iterable(found.values()))


@st.composite
def positions(draw):
    """Two programmes at most; strands, projects and milestones wander between them."""
    at_home = scattered(draw, [1, 2], ["council"])["council"]
    strand_ids = scattered(draw, [1, 2, 3], at_home)
    project_ids = scattered(draw, [1, 2, 3], joined(strand_ids))
    milestone_ids = scattered(draw, [1, 2, 3], joined(project_ids))
    return Position(
        as_at=draw(instants),
        on=draw(days),
        council=CouncilFact(draw(texts), 14, 4),
        schemes=SCHEMES,
        programmes=tuple(
            draw(
                programmes(
                    programme_id,
                    [
                        draw(
                            strands(
                                strand_id,
                                programme_id,
                                [
                                    draw(projects(p, strand_id, milestone_ids[p]))
                                    for p in project_ids[strand_id]
                                ],
                            )
                        )
                        for strand_id in strand_ids[programme_id]
                    ],
                )
            )
            for programme_id in at_home
        ),
        scoring_schemes=SCORING_SCHEMES,
        register=draw(registers("council", 0)),
        savings=draw(savings_positions()),
    )
