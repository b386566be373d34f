"""Benefits and their readings, brought in by the same workbook as savings.

What the columns are (fields) > what the portal knows and would write (known, columns) >
what the rows say (parsing, benefit_rows, reading_rows, checking) > do it (applying) or
take it back (undoing).
"""
