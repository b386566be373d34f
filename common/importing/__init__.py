"""Spreadsheets read cell by cell, whatever they are about: no tables, no pages.

read (unpacking, parts, reading) > which row names the columns, and what they hold
(headings, fields, mapping) > wait for an answer (kept, keeping) > what the cells of a
row say (sheets, row_reading, values, exempt_cells) > what would come of it (plan), and
did (outcome). Risks and savings say what their columns are, and have the tables; what
their pages share is `accounts.import_pages`.
"""
