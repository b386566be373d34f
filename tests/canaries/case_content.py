"""A business case whose every text is a canary."""

from typing import Any

from savings.appraisal.content import (
    AssessorGroup,
    CaseContent,
    Criterion,
    Flow,
    FlowKind,
    FundingLine,
    Option,
    Score,
    Step,
    content_as_json,
)
from savings.choices import FundingSource, Horizon
from tests.canaries.secrets import OfASecret


def content_of(aviary: OfASecret) -> Any:
    said = aviary.canary
    flow = Flow(
        FlowKind.CAPITAL,
        said(),
        (77_702, 0),
        bias_basis=said(),
        budget_owner=said(),
    )
    options = (
        Option("nothing", said(), is_do_nothing=True),
        Option("do", said(), said(), said(), said(), said(), flows=(flow,)),
    )
    content = CaseContent(
        first_year=2012,
        years=2,
        strategic=said(),
        economic=said(),
        commercial=said(),
        financial=said(),
        management=said(),
        options=options,
        preferred="do",
        why_preferred=said(),
        criteria=(Criterion("fit", said(), said(), 10_000),),
        groups=(AssessorGroup("staff", said()),),
        scores=(Score("staff", "do", "fit", 4, said()),),
        funding=(FundingLine(FundingSource.GRANT, said(), (77_702, 0)),),
        steps=(Step(Horizon.SHORT, said(), said(), saving=77_703),),
        assurance_statement=said(),
    )
    return content_as_json(content)
