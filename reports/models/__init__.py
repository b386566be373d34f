"""Papers: their templates, their text, and what was published."""

from reports.models.paper import Paper, PaperSection
from reports.models.publication import PaperPreview, Publication, PublicationFile
from reports.models.template import PaperTemplate

__all__ = [
    "Paper",
    "PaperPreview",
    "PaperSection",
    "PaperTemplate",
    "Publication",
    "PublicationFile",
]
