"""How a council scores risks: what a scheme is, what keeps one from being one, and how
it is drawn as a matrix."""

from risks.scoring.parts import Band, Draft, Level, Method, Prints, Score
from risks.scoring.scheme import Scheme, as_json, draft_of, from_json

__all__ = [
    "Band",
    "Draft",
    "Level",
    "Method",
    "Prints",
    "Scheme",
    "Score",
    "as_json",
    "draft_of",
    "from_json",
]
