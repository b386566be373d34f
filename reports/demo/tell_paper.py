"""Opens a paper of the demo and writes its sections."""

from __future__ import annotations

from programmes.models import Programme
from reports.demo.prose import rich
from reports.demo.shapes import PaperStory
from reports.models import Paper
from reports.papers.services import create_paper, save_section
from reports.papers.templates import install_paper_templates


def tell_paper(story: PaperStory) -> Paper:
    """A draft: publishing it is for the clerk who looks at the demo."""
    templates = {template.code: template for template in install_paper_templates()}
    paper = create_paper(
        Paper(
            reference=story.reference,
            title=story.title,
            programme=Programme.objects.get(reference=story.programme),
            template=templates[story.template],
            body_name=story.body_name,
            meeting_on=story.meeting_on,
            author_role=story.author_role,
            last_update_on=story.last_update_on,
            year_from=story.year_from,
            as_at_on=story.as_at_on,
        ),
        by=None,
    )
    numbers = dict(paper.programme.strands.values_list("order", "pk"))
    on_strands = {
        f"strand-{numbers[number]}": text for number, text in story.strand_texts.items()
    }
    for key, text in {**story.texts, **on_strands}.items():
        changes = {"html": rich(text), "marks": dict(story.marks.get(key, {}))}
        save_section(paper, key, 0, changes, by=None)
    return paper
