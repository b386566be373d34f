"""Which values a risk, its controls, its actions and its logs may take."""

from django.db.models import TextChoices


class RegisterLevel(TextChoices):
    """Where a register stands; each hands up to the one above it."""

    PROJECT = "project", "Project"
    STRAND = "strand", "Strand"
    PROGRAMME = "programme", "Programme"
    COUNCIL = "council", "Council"


class RiskState(TextChoices):
    """Where a risk is in its life."""

    PROPOSED = "proposed", "Proposed"
    DECLINED = "declined", "Declined"
    OPEN = "open", "Open"
    CLOSED = "closed", "Closed"
    ISSUE = "issue", "Became an issue"


class Response(TextChoices):
    """What is done about it. Reading's committees ask every risk to say so."""

    TREAT = "treat", "Treat"
    TOLERATE = "tolerate", "Tolerate"
    TRANSFER = "transfer", "Transfer"
    TERMINATE = "terminate", "Terminate"


class Proximity(TextChoices):
    """When it could happen."""

    NOW = "now", "Now"
    THREE_MONTHS = "three_months", "Within 3 months"
    YEAR = "year", "Within a year"
    LATER = "later", "Later than a year"


class Effectiveness(TextChoices):
    """How well a control holds the risk down."""

    EFFECTIVE = "effective", "Effective"
    PARTLY = "partly", "Partly effective"
    NOT_EFFECTIVE = "not_effective", "Not effective"
    NOT_TESTED = "not_tested", "Not tested"


class LogKind(TextChoices):
    """The logs kept beside the risks of a register."""

    ISSUE = "issue", "Issue"
    ASSUMPTION = "assumption", "Assumption"
    DECISION = "decision", "Decision"


class LogState(TextChoices):
    """Whether an entry of a log still matters."""

    OPEN = "open", "Open"
    CLOSED = "closed", "Closed"


UNDECIDED = RiskState.PROPOSED
ENDED_STATES = (RiskState.DECLINED, RiskState.CLOSED, RiskState.ISSUE)
