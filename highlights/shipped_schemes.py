"""The rating schemes that come with the system, with their written definitions.

The definitions are in our own words. Sources, law-and-conventions 5.1:
Milton Keynes 2012, from its progress tables (checked); three-state RAG, from Wiltshire
(checked), the overall rating being the worst of its parts (a common rule, checked in a
template that is no council's); BRAG, general knowledge; five-state delivery confidence,
from the Office of Government Commerce as New Zealand's Treasury prints it (checked).
"""

from common import rag
from common.rag import RatingState, Shape, Tone
from highlights.rating_scheme import OUTSIDE, WITHIN, Dimension, Rule, Scheme, Step


def _green(meaning: str) -> RatingState:
    return RatingState("green", "Green", Shape.CIRCLE, Tone.GREEN, rag.GREEN, meaning)


def _amber_green(meaning: str) -> RatingState:
    return RatingState(
        "amber_green",
        "Amber/Green",
        Shape.DIAMOND,
        Tone.AMBER_GREEN,
        rag.AMBER_GREEN,
        meaning,
    )


def _amber(meaning: str) -> RatingState:
    return RatingState(
        "amber", "Amber", Shape.DOWN_TRIANGLE, Tone.AMBER, rag.AMBER, meaning
    )


def _amber_red(meaning: str) -> RatingState:
    return RatingState(
        "amber_red",
        "Amber/Red",
        Shape.TRIANGLE,
        Tone.AMBER_RED,
        rag.AMBER_RED,
        meaning,
    )


def _red(meaning: str) -> RatingState:
    return RatingState("red", "Red", Shape.SQUARE, Tone.RED, rag.RED, meaning)


def _closed(meaning: str) -> RatingState:
    closed = rag.CLOSED
    return RatingState(
        closed.code, closed.label, closed.shape, closed.tone, closed.severity, meaning
    )


TIME = Dimension("time", "Time", "Milestones and the end date.")
COST = Dimension("cost", "Cost", "Spend and forecast against budget.")
SCOPE = Dimension("scope", "Scope", "What is to be delivered, and how well.")
BENEFITS = Dimension("benefits", "Benefits", "Savings and other benefits expected.")
RISKS = Dimension("risks", "Risks", "Whether the risks on the register are managed.")

MILTON_KEYNES_2012 = Scheme(
    code="milton-keynes-2012",
    name="Milton Keynes 2012",
    version=1,
    dimensions=(TIME, COST, SCOPE, BENEFITS),
    dimension_states=(
        RatingState(
            WITHIN,
            "Within tolerance",
            Shape.CIRCLE,
            Tone.GREEN,
            rag.GREEN,
            "Inside what the board has agreed may vary.",
        ),
        RatingState(
            OUTSIDE,
            "Outside tolerance",
            Shape.SQUARE,
            Tone.RED,
            rag.RED,
            "Beyond what the board has agreed may vary.",
        ),
    ),
    states=(
        _green(
            "Time, cost, scope and benefits are all within tolerance and the risks "
            "are managed."
        ),
        _amber_green(
            "One of time, cost, scope and benefits is outside tolerance; the risks "
            "are managed."
        ),
        _amber_red(
            "Two or three of time, cost, scope and benefits are outside tolerance; "
            "the risks are to be escalated."
        ),
        _red(
            "Time, cost, scope and benefits are all outside tolerance and will stay "
            "so without significant intervention: escalate, and consider stopping."
        ),
        _closed("The project is finished or has been stopped."),
    ),
    rule=Rule.COUNT_OUTSIDE,
    steps=(
        Step(0, "green"),
        Step(1, "amber_green"),
        Step(2, "amber_red"),
        Step(4, "red"),
    ),
    source="Milton Keynes Council, progress tables of 2012.",
)

_RAG_STATES = (
    _green("On time, within budget and to the quality agreed."),
    _amber("A major issue threatens time, cost or quality; a plan to mend it exists."),
    _red("A major issue that the project cannot mend by itself: to be escalated."),
)
THREE_STATE_RAG = Scheme(
    code="rag",
    name="Red, Amber, Green",
    version=1,
    dimensions=(TIME, COST, SCOPE, BENEFITS),
    dimension_states=_RAG_STATES,
    states=_RAG_STATES,
    rule=Rule.WORST_OF,
    source="Definitions after Wiltshire Council; overall is the worst dimension.",
)

RAG_WITH_RISKS = Scheme(
    code="rag-with-risks",
    name="Red, Amber, Green with risks",
    version=1,
    dimensions=(TIME, COST, SCOPE, BENEFITS, RISKS),
    dimension_states=_RAG_STATES,
    states=_RAG_STATES,
    rule=Rule.WORST_OF,
    source="Definitions after Wiltshire Council; overall is the worst dimension. Risks "
    "beside the other dimensions, as council project reports commonly rate them: house "
    "default.",
)

_BRAG_STATES = (
    RatingState(
        "blue",
        "Blue",
        Shape.TICK,
        Tone.BLUE,
        rag.COMPLETE,
        "Complete: delivered, and accepted by whoever asked for it.",
    ),
    _green("On track."),
    _amber("At risk; what will bring it back is in hand."),
    _red("Cannot be delivered as agreed, or very unlikely to be."),
)
BRAG = Scheme(
    code="brag",
    name="Blue, Red, Amber, Green",
    version=1,
    dimensions=(TIME, COST, SCOPE, BENEFITS),
    dimension_states=_BRAG_STATES,
    states=_BRAG_STATES,
    rule=Rule.WORST_OF,
    source="Common local government practice; overall is the worst dimension.",
)

DELIVERY_CONFIDENCE = Scheme(
    code="delivery-confidence",
    name="Delivery confidence",
    version=1,
    dimensions=(),
    dimension_states=(),
    states=(
        _green("Successful delivery is highly likely and nothing stands against it."),
        _amber_green(
            "Successful delivery is probable; it needs constant attention so that "
            "risks do not become major issues."
        ),
        _amber(
            "Successful delivery is feasible; there are significant issues, which can "
            "be resolved if they are dealt with promptly."
        ),
        _amber_red(
            "Successful delivery is in doubt: major risks or issues in several areas "
            "need urgent action."
        ),
        _red(
            "Successful delivery appears unachievable; the project may need a new "
            "baseline or a new decision whether to go on."
        ),
    ),
    rule=Rule.DECLARED,
    source="Office of Government Commerce, delivery confidence assessment.",
)

SHIPPED_SCHEMES = (
    MILTON_KEYNES_2012,
    THREE_STATE_RAG,
    RAG_WITH_RISKS,
    BRAG,
    DELIVERY_CONFIDENCE,
)
