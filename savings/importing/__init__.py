"""Taking a savings plan over from a spreadsheet, undoing that, and handing it back.

What the columns are (fields, mapping) > what the rows say of each saving (saving_rows,
year_rows, claim_rows, checking) > do it (applying) or take it back (undoing). What
`exporting` writes reads back as no change. Reading itself is `common.importing`.
"""
