"""Which values savings, returns, benefits and business cases may take."""

from django.db.models import TextChoices


class SavingKind(TextChoices):
    """What a saving is made of. Only the first two reduce what a budget needs: quality
    gains and avoided spend are not cashable (Cabinet Office technical note 2022/23)."""

    BUDGET_REDUCTION = "budget_reduction", "Cashable: budget reduction"
    INCOME = "income", "Cashable: income"
    COST_AVOIDANCE = "cost_avoidance", "Cost avoidance"
    NON_CASHABLE = "non_cashable", "Non-cashable"


CASHABLE_KINDS = (SavingKind.BUDGET_REDUCTION, SavingKind.INCOME)


class Recurrence(TextChoices):
    """Whether a saving is made every year from the first on."""

    RECURRENT = "recurrent", "Recurrent"
    ONE_OFF = "one_off", "One-off"


class SavingState(TextChoices):
    """Where a saving is in its life."""

    PROPOSED = "proposed", "Proposed"
    APPROVED = "approved", "Approved"
    IN_BUDGET = "in_budget", "In budget"
    IN_DELIVERY = "in_delivery", "In delivery"
    DELIVERED = "delivered", "Delivered"
    PART_DELIVERED = "part_delivered", "Part delivered"
    UNDELIVERABLE = "undeliverable", "Undeliverable"
    WITHDRAWN = "withdrawn", "Withdrawn"


# What has not been agreed, or was given up, is in no total.
COUNTED_STATES = (
    SavingState.APPROVED,
    SavingState.IN_BUDGET,
    SavingState.IN_DELIVERY,
    SavingState.DELIVERED,
    SavingState.PART_DELIVERED,
    SavingState.UNDELIVERABLE,
)
# What a budget owner is asked to return figures for.
RETURNED_STATES = (
    SavingState.IN_BUDGET,
    SavingState.IN_DELIVERY,
    SavingState.DELIVERED,
    SavingState.PART_DELIVERED,
    SavingState.UNDELIVERABLE,
)


class DeliveryRating(TextChoices):
    """How delivery stands now, as declared (BRAG, see `savings.delivery`)."""

    BLUE = "blue", "Blue: delivered"
    GREEN = "green", "Green: on track"
    AMBER = "amber", "Amber: at risk, mitigation in hand"
    RED = "red", "Red: high risk or undeliverable"


class Difficulty(TextChoices):
    """How hard delivery was thought to be when the budget was set. Enfield compares it
    with the delivery rating now."""

    LOW = "low", "Low"
    MEDIUM = "medium", "Medium"
    HIGH = "high", "High"


class Confidence(TextChoices):
    """How ripe the figures are (data maturity of the 2004 Spending Review)."""

    PRELIMINARY = "preliminary", "Preliminary"
    INTERIM = "interim", "Interim"
    FINAL = "final", "Final"


class FundingSource(TextChoices):
    """What pays for delivery."""

    EXISTING_BUDGET = "existing_budget", "Existing budget"
    RESERVES = "reserves", "Reserves"
    CAPITAL_RECEIPTS = (
        "capital_receipts",
        "Flexible use of capital receipts",
    )
    BORROWING = "borrowing", "Borrowing"
    GRANT = "grant", "Grant"
    PARTNERS = "partners", "Partners"
    INVEST_TO_SAVE = "invest_to_save", "Invest to save fund"


class EqualityAssessment(TextChoices):
    """How far the equality impact assessment is (Equality Act 2010, section 149)."""

    TO_DO = "to_do", "Not begun"
    SCREENED = "screened", "Screened: none needed"
    UNDER_WAY = "under_way", "Under way"
    DONE = "done", "Done"


class ValidationOutcome(TextChoices):
    """What finance concludes about an amount claimed."""

    VALIDATED = "validated", "Validated"
    REFUSED = "refused", "Refused"


class EvidenceKind(TextChoices):
    """What finance has seen."""

    LEDGER = "ledger", "Budget line reduced in the ledger"
    INCOME_RECEIVED = "income_received", "Income received"
    DOCUMENT = "document", "Document"


class ReturnCadence(TextChoices):
    """How often budget owners return their figures."""

    MONTHLY = "monthly", "Monthly"
    QUARTERLY = "quarterly", "Quarterly"


class ReturnStatus(TextChoices):
    """The life of a savings return."""

    DRAFT = "draft", "Draft"
    SUBMITTED = "submitted", "Submitted"
    RETURNED = "returned", "Returned with a comment"
    ACCEPTED = "accepted", "Accepted by finance"


# In the budget owner's hands: may be changed.
EDITABLE_RETURNS = (ReturnStatus.DRAFT, ReturnStatus.RETURNED)
# With finance: their figures are the live claims.
HANDED_IN = (ReturnStatus.SUBMITTED, ReturnStatus.ACCEPTED)


class BenefitClass(TextChoices):
    """Whose benefit it is (Green Book, benefits register)."""

    DIRECT = "direct", "Public sector, direct"
    INDIRECT = "indirect", "Public sector, indirect"
    SOCIAL = "social", "Wider social"


class BenefitKind(TextChoices):
    """What it is counted in (Green Book, benefits register)."""

    CASH_RELEASING = "cash_releasing", "Cash-releasing"
    NON_CASH_RELEASING = "non_cash_releasing", "Not cash-releasing, counted in money"
    QUANTITATIVE = "quantitative", "Counted, not in money"
    QUALITATIVE = "qualitative", "Described"


class BenefitDirection(TextChoices):
    """Which way the measure should move."""

    INCREASE = "increase", "Increase"
    DECREASE = "decrease", "Decrease"


class BenefitState(TextChoices):
    """Whether a benefit is still followed. It outlives its project."""

    OPEN = "open", "Open"
    CLOSED = "closed", "No longer followed"


class BenefitStanding(TextChoices):
    """How a benefit stands: computed from its readings, and declared beside that."""

    REALISED = "realised", "Realised"
    ON_TRACK = "on_track", "On track"
    OFF_TRACK = "off_track", "Off track"
    NO_READING = "no_reading", "No reading yet"


class BenefitGrouping(TextChoices):
    """Under what headings a list of benefits may stand."""

    WORKSTREAM = "workstream", "Workstream"
    PRIORITY = "priority", "Corporate priority"
    VALUE = "value", "Corporate value"
    OWNER = "owner", "Owner"


class CaseStage(TextChoices):
    """How ripe a business case is."""

    STRATEGIC = "strategic", "Strategic outline case"
    OUTLINE = "outline", "Outline business case"
    FULL = "full", "Full business case"


class CaseStatus(TextChoices):
    """The life of one version of a business case."""

    DRAFT = "draft", "Draft"
    SUBMITTED = "submitted", "Submitted for approval"
    APPROVED = "approved", "Approved"
    REJECTED = "rejected", "Not approved"


class Horizon(TextChoices):
    """When something is to be done (Harborough's four, October 2011)."""

    IMMEDIATE = "immediate", "Immediate"
    SHORT = "short", "Short term"
    MEDIUM = "medium", "Medium term"
    LONG = "long", "Long term"
