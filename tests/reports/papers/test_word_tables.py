"""Tables in Word whose cells reach over rows and columns."""

import io

import docx

from reports.papers.word import word_file


def test_a_cell_that_reaches_down_keeps_the_cells_beside_it_in_their_columns():
    page = (
        "<main><table><thead>"
        '<tr><td rowspan="2">Likelihood</td><th colspan="2">Impact</th></tr>'
        "<tr><th>Minor</th><th>Major</th></tr></thead>"
        "<tbody><tr><th>Likely</th><td>8</td><td>16</td></tr></tbody></table></main>"
    )

    (table,) = docx.Document(io.BytesIO(word_file(page))).tables

    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["Likelihood", "Impact", "Impact"],
        ["Likelihood", "Minor", "Major"],
        ["Likely", "8", "16"],
    ]


def test_a_picture_is_told_in_word_by_its_finding_and_its_description():
    page = (
        "<main><figure><figcaption>Forecast ends short</figcaption>"
        "<svg><title>Forecast ends short</title><desc>Target: £2m.</desc>"
        "<g><text>£0</text><text>Apr</text></g></svg></figure></main>"
    )

    written = docx.Document(io.BytesIO(word_file(page)))

    assert [p.text for p in written.paragraphs] == [
        "Forecast ends short",
        "Target: £2m.",
    ]
