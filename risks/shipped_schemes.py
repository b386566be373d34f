"""The scoring schemes that come with the product, definitions in our own words.

Sources: law-and-conventions 5.4, named scheme by scheme. Where a source gives only some
of the labels or bands, the rest is general practice; how often a band is reviewed is
always house default. A council copies the one nearest its own and changes it.
"""

from common import rag
from common.rag import RatingState, Shape, Tone
from risks.scoring import Band, Level, Method, Prints, Scheme


def _levels(*said: tuple[str, str] | tuple[str, str, str]) -> tuple[Level, ...]:
    return tuple(Level(*each) for each in said)


def _low(lowest: int, highest: int) -> Band:
    meaning = "Keep an eye on it where it is."
    state = RatingState("low", "Low", Shape.CIRCLE, Tone.GREEN, rag.GREEN, meaning)
    return Band(state, lowest, highest, review_days=182)


def _medium(lowest: int, highest: int) -> Band:
    meaning = "Needs a plan, an owner and a date."
    state = RatingState(
        "medium", "Medium", Shape.TRIANGLE, Tone.AMBER, rag.AMBER, meaning
    )
    return Band(state, lowest, highest, review_days=91)


def _high(lowest: int, highest: int) -> Band:
    meaning = "Needs the attention of those who lead the programme, and of members."
    state = RatingState("high", "High", Shape.SQUARE, Tone.RED, rag.RED, meaning)
    return Band(state, lowest, highest, review_days=30)


FIVE_LIKELIHOODS = _levels(
    ("1", "Rare", "Only in exceptional circumstances."),
    ("2", "Unlikely", "Could happen, but nobody expects it."),
    ("3", "Possible", "As likely to happen as not."),
    ("4", "Likely", "Will probably happen."),
    ("5", "Almost certain", "Expected to happen unless something changes."),
)
FIVE_IMPACTS = _levels(
    ("1", "Negligible", "Hardly noticed outside the team."),
    ("2", "Minor", "Put right within the project's own time and money."),
    ("3", "Moderate", "Delay or cost that its board must agree."),
    ("4", "Major", "Puts a main objective or saving in doubt."),
    ("5", "Catastrophic", "The programme, or a service people rely on, would fail."),
)

BURY_5X5 = Scheme(
    code="five-by-five",
    name="5 by 5",
    version=1,
    likelihood=FIVE_LIKELIHOODS,
    impact=FIVE_IMPACTS,
    method=Method.PRODUCT,
    bands=(
        _low(1, 3),
        Band(
            RatingState(
                "moderate",
                "Moderate",
                Shape.DIAMOND,
                Tone.AMBER_GREEN,
                rag.AMBER_GREEN,
                "Manage it where it is.",
            ),
            4,
            6,
            review_days=182,
        ),
        Band(
            RatingState(
                "high",
                "High",
                Shape.TRIANGLE,
                Tone.AMBER_RED,
                rag.AMBER_RED,
                "Needs a plan and a date.",
            ),
            8,
            12,
            review_days=91,
        ),
        Band(
            RatingState(
                "significant",
                "Significant",
                Shape.SQUARE,
                Tone.RED,
                rag.RED,
                "Needs the attention of those who lead the programme.",
            ),
            15,
            25,
            review_days=30,
        ),
    ),
    source="Bands Significant and High after Bury Council; the others, and the labels, "
    "are general practice.",
)

# Lancashire's members see every entry whose residual score is 12 or more; here that is
# the highest band. The sums of money are those of a published council matrix.
MEMBERS_5X5 = Scheme(
    code="five-by-five-members",
    name="5 by 5, three bands",
    version=1,
    likelihood=FIVE_LIKELIHOODS,
    impact=_levels(
        ("1", "Negligible", "Under £50,000."),
        ("2", "Minor", "£50,000 to £250,000."),
        ("3", "Moderate", "£250,000 to £500,000."),
        ("4", "Major", "£500,000 to £750,000."),
        ("5", "Catastrophic", "Above £750,000."),
    ),
    method=Method.PRODUCT,
    bands=(_low(1, 5), _medium(6, 10), _high(12, 25)),
    source="The highest band is what Lancashire's members are shown, 12 and above; the "
    "impact in pounds is that of a published council matrix. The lower bands, and the "
    "labels, are general practice.",
)

FOUR_BY_FOUR = Scheme(
    code="four-by-four",
    name="4 by 4",
    version=1,
    likelihood=_levels(
        ("1", "Unlikely", "Nobody expects it."),
        ("2", "Possible", "Could happen."),
        ("3", "Likely", "Will probably happen."),
        ("4", "Very likely", "Expected unless something changes."),
    ),
    impact=_levels(
        ("1", "Minor", "Put right within the project's own time and money."),
        ("2", "Moderate", "Delay or cost that its board must agree."),
        ("3", "Serious", "Puts a main objective or saving in doubt."),
        ("4", "Major", "The programme, or a service people rely on, would fail."),
    ),
    method=Method.PRODUCT,
    bands=(_low(1, 3), _medium(4, 8), _high(9, 16)),
    source="General practice: four by four, with bands 1 to 3, 4 to 8 and 9 to 16.",
)

LETTER_BY_NUMBER = Scheme(
    code="letter-by-number",
    name="Letter by number",
    version=1,
    likelihood=_levels(
        ("A", "Very low", "Would surprise everybody."),
        ("B", "Low", "Could happen, but nobody expects it."),
        ("C", "Medium", "As likely to happen as not."),
        ("D", "High", "Will probably happen."),
        ("E", "Almost certain", "Expected unless something changes."),
    ),
    impact=_levels(
        ("1", "Low"), ("2", "Minor"), ("3", "Medium"), ("4", "Major"), ("5", "Disaster")
    ),
    method=Method.MARKS,
    bands=(_low(0, 0), _medium(0, 0), _high(0, 0)),
    table=(
        ("low", "low", "low", "medium", "medium"),
        ("low", "low", "medium", "medium", "high"),
        ("low", "medium", "medium", "high", "high"),
        ("medium", "medium", "high", "high", "high"),
        ("medium", "medium", "high", "high", "high"),
    ),
    source="Marks A to E by 1 to 5, impacts, and the ends of the likelihood, after "
    "Scarborough Council; the likelihoods between, and the bands, are house default.",
)

TEN = Scheme(
    code="ten",
    name="TEN",
    version=1,
    likelihood=_levels(
        ("1", "Almost impossible"),
        ("2", "Very low"),
        ("3", "Low"),
        ("4", "Significant"),
        ("5", "High"),
        ("6", "Very high"),
    ),
    impact=_levels(
        ("1", "Negligible"),
        ("2", "Marginal"),
        ("3", "Critical"),
        ("4", "Catastrophic"),
    ),
    method=Method.PRODUCT,
    bands=(_low(1, 4), _medium(5, 10), _high(12, 24)),
    prints=Prints.WORDS,
    source="Words after Harborough District Council, which prints likelihood and "
    "impact and no number; the bands are house default.",
)

SHIPPED_SCHEMES: tuple[Scheme, ...] = (
    BURY_5X5,
    MEMBERS_5X5,
    FOUR_BY_FOUR,
    LETTER_BY_NUMBER,
    TEN,
)
