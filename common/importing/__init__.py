"""Spreadsheets read cell by cell, whatever they are about: no tables, no pages.

read (unpacking, parts, reading) > which row names the columns, and what they hold
(headings, fields, mapping) > what a row's cells say (row_reading, values, exempt_cells)
> what would come of it (plan). Risks and savings say what their columns are.
"""
