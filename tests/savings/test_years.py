"""Which financial year pages about savings open with."""

import pytest

from savings.years import usual_year


@pytest.mark.parametrize(
    ("planned", "shown"),
    [
        ([2010, 2011, 2012, 2013], 2012),
        ([2009, 2010, 2014], 2010),
        ([2014, 2013], 2013),
        ([], 2012),
    ],
    ids=["this one", "the last with anything", "the first to come", "nothing planned"],
)
def test_a_page_opens_with_this_year_or_the_nearest_in_which_there_is_anything(
    planned, shown
):
    assert usual_year(planned, this_year=2012) == shown
