"""Hypothesis: any business case at all, and the small values it is made of."""

from datetime import date

from hypothesis import strategies as st

from programmes.facts import Exempt
from programmes.standing import Place
from savings.appraisal.content import (
    CaseContent,
    Flow,
    FlowKind,
    FundingLine,
    Option,
)
from savings.choices import CaseStage, CaseStatus, FundingSource
from savings.facts import CaseFact, CeilingFact, WaitingFact

YEARS = (2011, 2012, 2013)

texts = st.text(max_size=8)
names = st.sampled_from(["Share the depot", "Übergang", "=1+1"])
days = st.dates(date(1990, 1, 1), date(2100, 12, 31))
pence = st.integers(0, 10**9)
exemptions = st.none() | st.builds(
    Exempt, st.lists(st.integers(1, 7), min_size=1, max_size=2).map(tuple)
)
places = st.builds(Place, st.integers(1, 2)) | st.builds(
    Place, st.integers(1, 2), st.integers(1, 3), st.none() | st.integers(1, 3)
)


def few(items, most=1):
    return st.lists(items, max_size=most).map(tuple)


contents = st.none() | st.builds(
    CaseContent,
    first_year=st.sampled_from(YEARS),
    strategic=texts,
    options=few(
        st.builds(
            Option,
            code=st.just("share"),
            name=names,
            flows=few(
                st.builds(
                    Flow,
                    st.sampled_from(FlowKind),
                    names,
                    st.lists(pence, max_size=2).map(tuple),
                )
            ),
        )
    ),
    preferred=st.sampled_from(["", "share"]),
    funding=few(
        st.builds(
            FundingLine,
            st.sampled_from(FundingSource),
            names,
            st.lists(pence, max_size=2).map(tuple),
        )
    ),
)
ceilings = st.builds(
    CeilingFact,
    id=st.integers(1, 9),
    title=names,
    amount=pence,
    spent=pence,
    allowed_by=texts,
    allowed_on=days,
    decision=texts,
    returns_to=texts,
    returns_on=st.none() | days,
    returned_on=st.none() | days,
)


def cases(case_id):
    return st.builds(
        CaseFact,
        id=st.just(case_id),
        reference=st.just(f"BC{case_id}"),
        title=names,
        place=places,
        number=st.integers(0, 3),
        stage=st.sampled_from(CaseStage.values),
        status=st.sampled_from(CaseStatus.values),
        decided_on=st.none() | days,
        decided_by=texts,
        decision=texts,
        conditions=texts,
        content=contents,
        ceilings=few(ceilings),
        exempt=exemptions,
        waiting=st.none()
        | st.builds(
            WaitingFact,
            number=st.integers(1, 4),
            stage=st.sampled_from(CaseStage.values),
            content=contents,
        ),
    )
