"""The scoring schemes that come with the product, definitions in our own words.

Sources, law-and-conventions 5.4, named scheme by scheme.
"""

from common import rag
from common.rag import RatingState, Shape, Tone
from risks.scoring import Band, Level, Method, Scheme

BURY_5X5 = Scheme(
    code="five-by-five",
    name="5 by 5",
    version=1,
    likelihood=(
        Level("1", "Rare"),
        Level("2", "Unlikely"),
        Level("3", "Possible"),
        Level("4", "Likely"),
        Level("5", "Almost certain"),
    ),
    impact=(
        Level("1", "Negligible"),
        Level("2", "Minor"),
        Level("3", "Moderate"),
        Level("4", "Major"),
        Level("5", "Catastrophic"),
    ),
    method=Method.PRODUCT,
    bands=(
        Band(
            RatingState(
                "low", "Low", Shape.CIRCLE, Tone.GREEN, rag.GREEN, "Keep an eye on it."
            ),
            1,
            3,
            review_days=182,
        ),
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

SHIPPED_SCHEMES: tuple[Scheme, ...] = (BURY_5X5,)
