"""How the money and the options of a business case are appraised. Pure: no database.

`content` says what a case holds; the rest works out what follows from it.
"""
