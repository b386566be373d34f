"""Addresses of the pages where programmes are changed; `reports` shows them."""

from django.urls import path, register_converter

from programmes.views import (
    board,
    council,
    exemption,
    history,
    milestone,
    programme,
    project,
    role,
    strand,
    strand_life,
)


class OneOf:
    """Part of an address that may be one of a few words."""

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


class PlaceKind(OneOf):
    regex = "programme|strand|project"


class RecordKind(OneOf):
    regex = "programme|strand|project|milestone"


class ExemptKind(OneOf):
    regex = "project|milestone"


register_converter(PlaceKind, "place")
register_converter(RecordKind, "record")
register_converter(ExemptKind, "withheld")

of_programmes = [
    path("programmes/new/", programme.programme_create, name="programme_create"),
    path(
        "programmes/<slug:reference>/edit/",
        programme.programme_update,
        name="programme_update",
    ),
    path(
        "programmes/<slug:reference>/priorities/",
        programme.programme_priorities,
        name="programme_priorities",
    ),
    path(
        "programmes/<slug:reference>/close/",
        programme.programme_close,
        name="programme_close",
    ),
    path(
        "programmes/<slug:reference>/reopen/",
        programme.programme_reopen,
        name="programme_reopen",
    ),
    path("programmes/<slug:reference>/boards/", board.board_list, name="board_list"),
    path(
        "programmes/<slug:reference>/boards/new/",
        board.board_create,
        name="board_create",
    ),
    path("boards/<int:pk>/edit/", board.board_update, name="board_update"),
    path("boards/<int:pk>/remove/", board.board_remove, name="board_remove"),
]

of_strands = [
    path(
        "programmes/<slug:reference>/strands/new/",
        strand.strand_create,
        name="strand_create",
    ),
    path("strands/<int:pk>/edit/", strand.strand_update, name="strand_update"),
    path("strands/<int:pk>/life/", strand_life.strand_life, name="strand_life"),
    path(
        "strands/<int:pk>/continue/",
        strand_life.strand_continue,
        name="strand_continue",
    ),
    path(
        "strands/<int:pk>/refocus/", strand_life.strand_refocus, name="strand_refocus"
    ),
    path("strands/<int:pk>/rename/", strand_life.strand_rename, name="strand_rename"),
    path("strands/<int:pk>/close/", strand_life.strand_close, name="strand_close"),
    path(
        "strands/<int:pk>/replace/", strand_life.strand_replace, name="strand_replace"
    ),
    path("strands/<int:pk>/reopen/", strand_life.strand_reopen, name="strand_reopen"),
]

of_projects = [
    path(
        "strands/<int:pk>/projects/new/", project.project_create, name="project_create"
    ),
    path("projects/<int:pk>/edit/", project.project_update, name="project_update"),
    path("projects/<int:pk>/state/", project.project_state, name="project_state"),
    path("projects/<int:pk>/move/", project.project_move, name="project_move"),
    path(
        "projects/<int:pk>/milestones/new/",
        milestone.milestone_create,
        name="milestone_create",
    ),
    path(
        "milestones/<int:pk>/edit/", milestone.milestone_update, name="milestone_update"
    ),
    path(
        "milestones/<int:pk>/rebaseline/",
        milestone.milestone_rebaseline,
        name="milestone_rebaseline",
    ),
    path(
        "exempt/<withheld:kind>/<int:pk>/",
        exemption.exemption_mark,
        name="exemption_mark",
    ),
    path(
        "exempt/<withheld:kind>/<int:pk>/lift/",
        exemption.exemption_lift,
        name="exemption_lift",
    ),
]

of_roles_and_history = [
    path("roles/<place:kind>/<int:pk>/", role.role_list, name="role_list"),
    path("roles/<place:kind>/<int:pk>/new/", role.role_create, name="role_create"),
    path("roles/<int:pk>/end/", role.role_end, name="role_end"),
    path(
        "history/<record:kind>/<int:pk>/", history.record_history, name="record_history"
    ),
]

of_the_council = [
    path("brand.css", council.brand_css, name="brand_css"),
    path("council/", council.council_update, name="council_update"),
    path("council/priorities/", council.priority_list, name="priority_list"),
    path("council/priorities/new/", council.priority_create, name="priority_create"),
    path(
        "council/priorities/<int:pk>/edit/",
        council.priority_update,
        name="priority_update",
    ),
    path("council/stages/", council.stage_list, name="stage_list"),
    path("council/stages/new/", council.stage_create, name="stage_create"),
    path("council/stages/<int:pk>/edit/", council.stage_update, name="stage_update"),
]

app_name = "programmes"
urlpatterns = [
    *of_programmes,
    *of_strands,
    *of_projects,
    *of_roles_and_history,
    *of_the_council,
]
