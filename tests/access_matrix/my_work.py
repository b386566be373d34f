"""Everybody has work of their own, and sees nobody else's."""

from tests.access_matrix.rows import Row

ROWS = {"reports:my_work": Row()}
