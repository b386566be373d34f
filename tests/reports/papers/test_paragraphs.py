"""Paragraphs numbered after their section."""

from reports.papers.paragraphs import numbered


def test_each_paragraph_has_the_number_of_its_section_and_its_own():
    told = numbered("<p>One.</p><ul><li>a</li></ul><p>Two.</p>", "4.")

    assert told == "<p>4.1\u2002One.</p><ul><li>a</li></ul><p>4.2\u2002Two.</p>"


def test_under_a_heading_there_is_a_third_level():
    told = numbered(
        "<p>In short.</p><h3>History (Appendix C)</h3><p>One.</p><h4>Aside</h4>"
        "<p>Two.</p><h3>Community</h3><p>Three.</p>",
        "4.",
    )

    for number in ("4.1", "4.2", "4.2.1", "4.2.2", "4.3", "4.3.1"):
        assert f">{number}\u2002" in told
    assert "<h4>Aside</h4>" in told


def test_what_stands_in_a_list_or_a_quotation_is_not_numbered():
    told = numbered("<blockquote><p>Said.</p></blockquote><ol><li>x</li></ol>", "7")

    assert "7." not in told


def test_a_section_without_a_number_numbers_nothing():
    assert numbered("<p>One.</p>", "") == "<p>One.</p>"


def test_what_was_typed_stays_as_typed():
    told = numbered("<p><strong>Big</strong> &lt;b&gt; &amp; caf\u00e9</p>", "2")

    assert told == "<p>2.1\u2002<strong>Big</strong> &lt;b&gt; &amp; caf\u00e9</p>"
