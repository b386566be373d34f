"""Taking a register over from a spreadsheet, undoing that, and handing it back.

read (unpacking, reading) > what the columns are (headings, fields, mapping) > what the
rows say (values, scores, checking) > do it (applying) or take it back (undoing). What
`exporting` writes reads back as no change.
"""
