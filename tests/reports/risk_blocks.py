"""Blocks of risks, built and shown of Positions made by hand."""

from reports.blocks import BLOCKS, read_options, render_block
from tests.reports.risk_positions import with_risks

RISK_BLOCKS = [code for code in BLOCKS if code.startswith("risk_")]
SIGNIFICANT, HIGH = (4, 4), (3, 4)


def built(code, *risks, before=None, **options):
    block = BLOCKS[code]
    position = with_risks(*risks, days_later=30).public()
    then = None if before is None else with_risks(*before).public()
    return block.build(position, then, read_options(block.options, options))


def shown(code, *risks, before=None, **options):
    position = with_risks(*risks, days_later=30).public()
    then = None if before is None else with_risks(*before).public()
    return render_block(code, position, then, options)


def rows_of(table):
    return [[cell.words for cell in row.cells] for row in table.rows]


def column_of(table, code):
    at = [column.code for column in table.columns].index(code)
    return [row.cells[at] for row in table.rows]
