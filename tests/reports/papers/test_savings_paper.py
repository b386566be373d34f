"""The savings monitoring report: chosen like any template, made of what is stored."""

from datetime import UTC, datetime

import pytest
import time_machine

from programmes.standing import NOTHING_EXEMPT
from reports.papers.compose import compose
from reports.papers.data_behind import data_behind
from reports.papers.document import Stamp
from reports.papers.facts import load_material
from reports.papers.render import page_html
from reports.papers.templates import newest_template, templates_on_offer
from savings.choices import SavingState
from tests.factories import (
    EXEMPT,
    make_benefit,
    make_paper,
    make_programme,
    make_project,
    make_saving,
    make_strand,
)
from tests.factories.savings import in_pounds

pytestmark = pytest.mark.django_db


@time_machine.travel(datetime(2012, 7, 17, 12, tzinfo=UTC), tick=False)
def test_a_report_to_cabinet_tells_the_savings_and_keeps_what_is_exempt():
    programme = make_programme()
    project = make_project(make_strand(programme, name="Public Access"))
    make_saving(
        project,
        title="Fewer avoidable calls",
        target=in_pounds(1_600_000),
        forecast=in_pounds(1_200_000),
        achieved=in_pounds(500_000),
        validated=in_pounds(300_000),
    )
    make_saving(project, title="Canary", **EXEMPT)
    make_saving(project, title="Not agreed", state=SavingState.PROPOSED)
    make_benefit(project, title="Answers come sooner")
    paper = make_paper(programme, template=newest_template("savings_monitoring"))

    layout, material = paper.template.layout, load_material(paper)
    document = compose(layout, material, stamp=Stamp(is_draft=True))
    page = page_html(document)
    behind = data_behind(
        document, layout, material.positions.visible_to(NOTHING_EXEMPT)
    )

    assert paper.template in templates_on_offer()
    assert "£300k is validated by finance and another £200k is claimed" in page
    assert "Forecast ends £400k short of target" in page
    assert "Answers come sooner" in page
    assert "1 saving is withheld: exempt under paragraph" in page
    assert "Canary" not in page
    told = [saving.title for saving in behind.now.savings.facts.savings]
    assert told == ["Fewer avoidable calls"]
