"""Who gets what from the pages about the site itself."""

from tests.access_matrix.rows import Row, the_public

ROWS = {"reports:accessibility": Row(get=the_public(200), post=the_public(405))}
