"""Blocks of savings and benefits, built and shown of Positions made by hand."""

from common.money import WHOLE_SHARE
from programmes.standing import Place
from reports.blocks import BLOCKS, read_options, render_block
from tests.reports.savings_positions import PROJECT, STRAND, with_savings
from tests.savings.saving_facts import a_saving, a_year

PROGRAMME = Place(1)
SAVINGS_BLOCKS = [code for code in BLOCKS if code.startswith("savings_")]
BENEFIT_BLOCKS = [code for code in BLOCKS if code.startswith("benefits_")]


def ours(place=PROJECT, share=WHOLE_SHARE, *, claims=None, **fields):
    """A saving of 2012-13 that a project of the programme claims; figures in pence."""
    figures = {
        name: fields.pop(name)
        for name in (
            *("target", "forecast", "achieved", "validated", "pressures", "year"),
            *("achieved_by_month", "forecast_by_month", "planned"),
        )
        if name in fields
    }
    return a_saving(a_year(**figures), claims=claims or ((place, share),), **fields)


def built(code, *savings, options=None, **more):
    block = BLOCKS[code]
    position = with_savings(*savings, **more).public()
    return block.build(position, None, read_options(block.options, options or {}))


def shown(code, *savings, options=None, **more):
    position = with_savings(*savings, **more).public()
    return render_block(code, position, None, options or {})


def rows_of(table):
    return [[cell.words for cell in row.cells] for row in table.rows]


__all__ = ["PROJECT", "STRAND"]
