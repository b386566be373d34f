"""What a column of a register may hold: our headings, and what councils call the same.

Our own headings are those of the export, so what was exported needs no mapping.
"""

from __future__ import annotations

from common.importing.fields import EXEMPT_FIELDS, Field, Kind, known_headings

_WHAT, _WHERE, _DONE = "What it is", "Where it stands", "What is done about it"
_DATES, _KNOWN = "Dates", "Only compared"

_SCORE_HINT = "The score in one cell: 4x3 (likelihood first), D4, Likely / Major."


def _position(name: str, heading: str, *also: str) -> tuple[Field, ...]:
    """Likelihood, impact, both in one, and why, of one of the three scores."""
    words = (name, *also)

    def called(*endings: str) -> tuple[str, ...]:
        before = [f"{word} {ending}" for word in words for ending in endings]
        after = [f"{ending} {word}" for word in words for ending in endings]
        return (*before, *after)

    likelihood = called(
        "likelihood", "probability", "l", "likelihood score", "score likelihood",
        "risk likelihood", "rating likelihood", "risk score likelihood",
        "score probability",
    )  # fmt: skip
    impact = called(
        "impact", "severity", "i", "impact score", "consequence score", "score impact",
        "risk impact", "rating impact", "risk score impact", "score severity",
    )  # fmt: skip
    score = called("score", "risk score", "rating", "risk rating", "risk", "rag")
    bare = heading == "Current"
    return (
        Field(
            f"{name}_likelihood",
            f"{heading} likelihood",
            Kind.LEVEL,
            _WHERE,
            (*likelihood, *(("likelihood", "probability", "l") if bare else ())),
        ),
        Field(
            f"{name}_impact",
            f"{heading} impact",
            Kind.LEVEL,
            _WHERE,
            (*impact, *(("impact", "severity", "i") if bare else ())),
        ),
        Field(
            f"{name}_score",
            f"{heading} score",
            Kind.SCORE,
            _WHERE,
            (*score, *(("score", "risk score", "rating") if bare else ())),
            hint=_SCORE_HINT,
        ),
        Field(
            f"{name}_reason",
            f"{heading} score: why",
            Kind.TEXT,
            _WHERE,
            called("reason", "rationale", "score reason", "comment", "commentary"),
        ),
    )


RISK_FIELDS: tuple[Field, ...] = (
    Field("reference", "Reference", Kind.LINE, _WHAT,
          ("ref", "risk ref", "risk reference", "risk id", "id", "no", "number",
           "risk no", "risk number", "ref no"), 30,
          "Rows whose reference is on the register change that risk; without one a new "
          "risk gets the next number."),
    Field("title", "Title", Kind.LINE, _WHAT,
          ("risk title", "risk name", "risk", "name", "short name", "headline"), 200),
    Field("cause", "Because of", Kind.TEXT, _WHAT,
          ("cause", "causes", "risk cause", "root cause", "trigger", "triggers")),
    Field("event", "There is a risk that", Kind.TEXT, _WHAT,
          ("event", "risk event", "description", "risk description", "details",
           "description of risk", "risk detail"),
          hint="Also gives the title, cut to 200 characters, where no column is one."),
    Field("consequence", "Which would lead to", Kind.TEXT, _WHAT,
          ("consequence", "consequences", "effect", "effects", "risk consequence",
           "impact description", "potential impact", "result", "resulting in")),
    Field("category", "Category", Kind.CHOICE, _WHAT,
          ("risk category", "type", "risk type", "theme")),
    Field("owner", "Owner", Kind.PERSON, _WHAT,
          ("risk owner", "owned by", "responsible officer", "lead officer",
           "responsible", "owner name", "owner email"),
          hint="An e-mail address or a name."),
    Field("state", "State", Kind.CHOICE, _WHAT,
          ("status", "risk status", "risk state", "open closed")),
    Field("objective", "Objective it threatens", Kind.CHOICE, _WHAT,
          ("objective", "corporate objective", "priority", "corporate priority",
           "linked objective", "council priority")),
    Field("milestone", "Milestone it threatens", Kind.CHOICE, _WHAT,
          ("milestone", "linked milestone")),
    Field("saving", "Saving it threatens", Kind.LINE, _WHAT,
          ("saving", "savings ref", "saving reference", "linked saving"), 60),
    *_position("inherent", "Inherent", "gross", "initial", "raw", "uncontrolled"),
    *_position("current", "Current", "residual", "net", "now", "present", "controlled"),
    *_position("target", "Target", "tolerated", "desired"),
    Field("appetite", "Risk appetite", Kind.CHOICE, _WHERE,
          ("appetite", "tolerance", "risk tolerance")),
    Field("response", "Response", Kind.CHOICE, _DONE,
          ("risk response", "treatment", "strategy", "approach", "4ts", "four ts",
           "response type")),
    Field("proximity", "Proximity", Kind.CHOICE, _DONE,
          ("risk proximity", "when", "timescale", "timing")),
    Field("controls", "Controls in place", Kind.TEXT, _DONE,
          ("control", "controls", "existing controls", "current controls",
           "mitigation in place", "controls already in place", "internal controls"),
          hint="One control a line."),
    Field("action", "Action", Kind.TEXT, _DONE,
          ("actions", "mitigation", "mitigating actions", "mitigating action",
           "mitigations", "further action", "further actions", "action plan",
           "planned actions", "actions required", "further action required")),
    Field("action_owner", "Action owner", Kind.PERSON, _DONE,
          ("action owners", "mitigation owner", "action lead"),
          hint="An e-mail address or a name."),
    Field("action_due_on", "Action due on", Kind.DAY, _DONE,
          ("action due", "action due date", "due", "due date", "target date",
           "completion date", "by when", "mitigation due date", "action date")),
    Field("raised_on", "Raised on", Kind.DAY, _DATES,
          ("raised", "date raised", "date identified", "identified on", "date added",
           "date logged", "created", "date")),
    Field("opened_on", "On the register since", Kind.DAY, _DATES,
          ("opened", "opened on", "date opened", "open date")),
    Field("review_days", "Review every (days)", Kind.NUMBER, _DATES,
          ("review frequency days", "review days", "review frequency")),
    Field("next_review_on", "Next review", Kind.DAY, _DATES,
          ("next review date", "review date", "review due", "review by",
           "date of next review")),
    *EXEMPT_FIELDS,
    Field("closed_on", "Ended on", Kind.INFORMATION, _KNOWN,
          ("closed", "closed on", "date closed", "closure date")),
    Field("lesson", "Lesson", Kind.INFORMATION, _KNOWN, ("lessons", "lesson learnt")),
    Field("last_reviewed_on", "Last reviewed on", Kind.INFORMATION, _KNOWN,
          ("last review", "last reviewed", "last review date", "date reviewed")),
    Field("previous_score", "Previous score", Kind.INFORMATION, _KNOWN,
          ("previous rating", "last score", "previous risk score")),
    Field("red_since", "Red since", Kind.INFORMATION, _KNOWN),
    Field("accepted_on", "Accepted above appetite on", Kind.INFORMATION, _KNOWN),
    Field("accepted_by", "Accepted above appetite by", Kind.INFORMATION, _KNOWN),
    Field("acceptance_reason", "Why it was accepted", Kind.INFORMATION, _KNOWN),
    Field("escalated_to", "Escalated to", Kind.INFORMATION, _KNOWN),
    Field("escalated_on", "Escalated on", Kind.INFORMATION, _KNOWN,
          ("date escalated",)),
    Field("escalation_reason", "Why it was escalated", Kind.INFORMATION, _KNOWN),
    Field("scheme", "Scoring scheme", Kind.INFORMATION, _KNOWN),
    Field("worked_out", "Current score and band", Kind.WORKED_OUT, _KNOWN),
)  # fmt: skip

_CONTROL, _ACTION = "A control in place", "An action to come"
_RISK = ("risk reference", "risk ref", "reference")

CONTROL_FIELDS: tuple[Field, ...] = (
    Field("number", "Control number", Kind.NUMBER, _CONTROL),
    Field("risk", "Risk", Kind.LINE, _CONTROL, _RISK),
    Field("description", "Control", Kind.TEXT, _CONTROL),
    Field("effectiveness", "Effectiveness", Kind.CHOICE, _CONTROL),
)
ACTION_FIELDS: tuple[Field, ...] = (
    Field("number", "Action number", Kind.NUMBER, _ACTION),
    Field("risk", "Risk", Kind.LINE, _ACTION, _RISK),
    Field("description", "Action", Kind.TEXT, _ACTION),
    Field("owner", "Owner", Kind.PERSON, _ACTION),
    Field("due_on", "Due on", Kind.DAY, _ACTION),
    Field("progress", "Progress", Kind.TEXT, _ACTION),
    Field("done_on", "Done on", Kind.DAY, _ACTION),
)

RISKS, CONTROLS, ACTIONS = "Risks", "Controls", "Actions"
ABOUT = "About this workbook"
# In one cell each in a council's own workbook; on sheets of their own in our export.
BESIDE = ("controls", "action", "action_owner", "action_due_on")
# Only read, never written: two columns say the same already.
READ_ONLY = (
    *BESIDE,
    *(f"{name}_score" for name in ("inherent", "current", "target")),
)
EXPORTED: tuple[Field, ...] = tuple(f for f in RISK_FIELDS if f.name not in READ_ONLY)
BY_NAME = {each.name: each for each in RISK_FIELDS}


KNOWN_HEADINGS = known_headings(RISK_FIELDS)
