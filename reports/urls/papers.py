"""Papers, and the public side."""

from django.urls import URLPattern, path

from reports.views import (
    paper,
    paper_case,
    paper_exempt,
    paper_preview,
    paper_publish,
    paper_risk_statement,
    paper_section,
    published,
)

PAPER = "papers/<slug:reference>/"
PREVIEW = f"{PAPER}preview/"
PUBLICATION = f"{PAPER}publications/<int:number>/"
SECTION = f"{PAPER}sections/<slug:key>/"
PUBLISHED = "published/<slug:reference>/"

urlpatterns: list[URLPattern] = [
    path("papers/", paper.paper_list, name="paper_list"),
    path("papers/new/", paper.paper_create, name="paper_create"),
    path(
        "programmes/<slug:reference>/risk-position-statement/",
        paper_risk_statement.risk_statement_create,
        name="risk_statement_create",
    ),
    path(
        "business-cases/<int:pk>/paper/",
        paper_case.case_paper_create,
        name="case_paper_create",
    ),
    path(PAPER, paper.paper_detail, name="paper_detail"),
    path(f"{PAPER}details/", paper.paper_update, name="paper_update"),
    path(SECTION, paper_section.paper_section, name="paper_section"),
    path(
        f"{SECTION}autosave/",
        paper_section.paper_section_autosave,
        name="paper_section_autosave",
    ),
    path(
        f"{PAPER}withhold/<slug:key>/",
        paper_exempt.paper_withhold,
        name="paper_withhold",
    ),
    path(
        f"{PAPER}release/<slug:key>/", paper_exempt.paper_release, name="paper_release"
    ),
    path(PREVIEW, paper_preview.paper_preview, name="paper_preview"),
    path(f"{PREVIEW}pdf/", paper_preview.paper_preview_pdf, name="paper_preview_pdf"),
    path(
        f"{PREVIEW}<int:pk>/",
        paper_preview.paper_preview_made,
        name="paper_preview_made",
    ),
    path(
        f"{PREVIEW}<int:pk>/draft.pdf",
        paper_preview.paper_preview_file,
        name="paper_preview_file",
    ),
    path(f"{PAPER}publish/", paper_publish.paper_publish, name="paper_publish"),
    path(PUBLICATION, paper_publish.paper_publication, name="paper_publication"),
    path(
        f"{PUBLICATION}<slug:audience>.<slug:file_format>",
        paper_publish.paper_publication_file,
        name="paper_publication_file",
    ),
    path("published/", published.published_list, name="published_list"),
    path(PUBLISHED, published.published_paper, name="published_paper"),
    path(
        f"{PUBLISHED}<int:number>/",
        published.published_version,
        name="published_version",
    ),
    path(
        f"{PUBLISHED}<int:number>/paper.<slug:file_format>",
        published.published_file,
        name="published_file",
    ),
]
