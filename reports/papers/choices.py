"""Which values a paper and its parts may take."""

from django.db.models import TextChoices


class PaperStatus(TextChoices):
    """How far a paper has come."""

    DRAFT = "draft", "Draft"
    PUBLISHING = "publishing", "Being published"
    PUBLISHED = "published", "Published"


class PublicationStatus(TextChoices):
    """How far one publication of a paper has come."""

    RENDERING = "rendering", "Being made"
    PUBLISHED = "published", "Published"
    FAILED = "failed", "Failed"


class PreviewStatus(TextChoices):
    """How far the PDF of a draft has come."""

    RENDERING = "rendering", "Being made"
    READY = "ready", "Ready"
    FAILED = "failed", "Failed"


class Audience(TextChoices):
    """Whom a file is for. The second holds what is exempt as well."""

    PUBLIC = "public", "The public"
    EXEMPT = "exempt", "Those entitled to exempt information"


class FileFormat(TextChoices):
    """In which forms a paper is published."""

    HTML = "html", "Web page"
    PDF = "pdf", "PDF"
    JSON = "json", "Data (JSON)"

    @property
    def content_type(self) -> str:
        return {
            FileFormat.HTML: "text/html; charset=utf-8",
            FileFormat.PDF: "application/pdf",
            FileFormat.JSON: "application/json",
        }[self]


class PartKind(TextChoices):
    """What may stand in a section of a paper."""

    NARRATIVE = "narrative", "Text"
    OUTLOOK = "outlook", "What becomes of each strand"
    GRID = "grid", "Implications, marked"
    BLOCK = "block", "Live data"


class Source(TextChoices):
    """Where the text of a section comes from until somebody writes it."""

    NOWHERE = "", "Nowhere"
    STRAND_REPORT = "strand_report", "The strand's latest approved report"


class NumberMode(TextChoices):
    """Where the number of a section comes from."""

    AUTO = "auto", "Counted"
    MANUAL = "manual", "Written in the template"
    NONE = "none", "Without a number"


class HeaderLook(TextChoices):
    """How the labelled lines on top of a paper look."""

    BOX = "box", "In a box above the title"
    RULES = "rules", "Between two rules below the title"


class Window(TextChoices):
    """How far back a live block looks."""

    NOW = "", "As it stands"
    LAST_QUARTER = "last_quarter", "Since the last update"
    LAST_TWELVE_MONTHS = "last_twelve_months", "The twelve months up to it"
