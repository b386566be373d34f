"""The rules of the house that no linter knows. Each failure says how to mend it.

Exceptions, each with its reason, are named in `house_exceptions.py`.
"""

import ast
import re
import subprocess
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import pytest
from django.apps import apps
from django.db.models import Model
from django.template import TemplateDoesNotExist
from django.template.loader import get_template

from tests.every_url import EveryUrl, every_url
from tests.house_exceptions import (
    ANSWERS_NO_PAGE,
    LIBRARIES_OWN,
    MAY_BE_LONG,
    MAY_MARK_SAFE,
    MAY_WRITE_WITHOUT_HISTORY,
    NEEDS_NO_HISTORY,
    SHOWS_NO_TEMPLATE,
)

ROOT = Path(__file__).resolve().parent.parent
APPS = [
    "accounts", "common", "highlights", "programmes", "reports", "risks", "savings"
]  # fmt: skip
LONGEST_FILE = 300
LONGEST_TEMPLATE = 80

WRITES_WITHOUT_HISTORY = re.compile(
    r"\b(objects|filter\(.*\)|all\(\)|exclude\(.*\)|queryset|_set)\.update\("
    r"|\.bulk_create\(|\.bulk_update\(|\._raw_delete\("
)
MARKS_SAFE = re.compile(r"\bmark_safe\b|\bSafeString\(|\|\s*safe\b|autoescape off")


def files_of(*patterns: str) -> list[Path]:
    """Every file that is committed or about to be, and fits one of the patterns."""
    listed = subprocess.run(  # noqa: S603  # a fixed command
        ["git", "ls-files", "-co", "--exclude-standard", "--", *patterns],  # noqa: S607
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout.splitlines()
    return [ROOT / name for name in listed if (ROOT / name).is_file()]


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def app_code() -> list[Path]:
    return [
        path
        for path in files_of("*.py")
        if path.relative_to(ROOT).parts[0] in APPS and "migrations" not in path.parts
    ]


def templates() -> list[Path]:
    return files_of("templates/*.html", "templates/**/*.html")


def matches(paths: list[Path], pattern: re.Pattern[str]) -> Iterator[tuple[str, str]]:
    """File name and "file:line: text" of each line that fits."""
    for path in paths:
        for number, line in enumerate(path.read_text().splitlines(), start=1):
            if pattern.search(line):
                yield name_of(path), f"{name_of(path)}:{number}: {line.strip()}"


def ours() -> list[type[Model]]:
    models = (apps.get_app_config(label).get_models() for label in APPS)
    return [
        model
        for of_app in models
        for model in of_app
        if not model.__name__.startswith("Historical")
    ]


def told(found: list[str], advice: str) -> str:
    return f"{advice}\n" + "\n".join(found)


# --- Files ----------------------------------------------------------------------------


def test_no_file_is_longer_than_a_reader_can_hold():
    code = [
        path
        for path in files_of("*.py")
        if "migrations" not in path.parts
        and not name_of(path).startswith(tuple(MAY_BE_LONG))
    ]

    found = [
        f"{name_of(path)}: {length} lines"
        for path in code
        if (length := len(path.read_text().splitlines())) > LONGEST_FILE
    ]

    assert not found, told(
        found, f"Split these by noun into a package; {LONGEST_FILE} lines is the most."
    )


def test_no_template_is_longer_than_a_screen():
    found = [
        f"{name_of(path)}: {length} lines"
        for path in templates()
        if (length := len(path.read_text().splitlines())) > LONGEST_TEMPLATE
    ]

    assert not found, told(
        found, f"Move parts into _parts; {LONGEST_TEMPLATE} lines is the most."
    )


def test_nothing_names_the_machine_it_was_written_on():
    machine = re.compile(r"/(work|root|home/\w+)/|/tmp/\w|file:///(?!etc|dev)")
    here = name_of(Path(__file__))

    text = files_of(
        "*.py", "*.html", "*.md", "*.toml", "*.txt", "*.in", "*.json", "*.sh", "*.mjs",
        "*.js", "*.scss", "*.yaml", "*.cfg", "Makefile", "scripts/*", ".ci/*",
    )  # fmt: skip
    found = [line for name, line in matches(text, machine) if name != here]

    assert not found, told(found, "Take these paths out, or ask for a temporary one.")


def test_no_lock_file_holds_an_index_address():
    locks = files_of("requirements*", "frontend/package-lock.json")
    address = re.compile(r"--(extra-)?index-url|--find-links|\"resolved\": \"http")

    found = [line for _, line in matches(locks, address)]

    assert not found, told(found, "Run `make lock`, or npm with frontend/.npmrc.")


# --- Python ---------------------------------------------------------------------------


def test_nothing_is_written_past_the_history():
    found = [
        line
        for name, line in matches(app_code(), WRITES_WITHOUT_HISTORY)
        if name not in MAY_WRITE_WITHOUT_HISTORY
    ]

    assert not found, told(
        found,
        "These leave no history row. Save each row with save_with_reason, or name the "
        "file in house_exceptions.MAY_WRITE_WITHOUT_HISTORY with its reason.",
    )


def test_nothing_is_marked_safe_without_a_reason():
    found = [
        line
        for name, line in matches(app_code() + templates(), MARKS_SAFE)
        if name not in MAY_MARK_SAFE
    ]

    assert not found, told(
        found,
        "Use format_html, or the filter that cleans rich text; else name the file in "
        "MAY_MARK_SAFE with its reason.",
    )


def test_views_read_only_what_their_reader_may_see():
    views = [
        path
        for path in app_code()
        if path.name == "views.py" or path.parent.name == "views"
    ]
    unscoped = re.compile(r"\b[A-Z]\w+\.(objects|history)\b(?!\.visible_to\()")

    found = [line for _, line in matches(views, unscoped)]

    assert not found, told(
        found,
        "A view fetches through Model.objects.visible_to(request.user), so that what "
        "is not the reader's to see is 404.",
    )


def test_no_import_is_relative_or_hidden_in_a_function():
    found = []
    for path in app_code():
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.ImportFrom) and node.level:
                found.append(f"{name_of(path)}:{node.lineno}: relative import")
            if isinstance(node, ast.FunctionDef) and name_of(path) != "reports/pdf.py":
                found += [
                    f"{name_of(path)}:{inner.lineno}: import in {node.name}"
                    for inner in ast.walk(node)
                    if isinstance(inner, ast.Import | ast.ImportFrom)
                ]

    assert not found, told(
        found, "Import whole names at the top; if that makes a circle, move the code."
    )


def test_the_mandated_database_driver_is_the_only_one():
    assert find_spec("psycopg2")
    assert not find_spec("psycopg"), (
        "Django would silently use psycopg 3: find what pulled it into requirements."
    )


# --- Models ---------------------------------------------------------------------------


@pytest.mark.parametrize("model", ours(), ids=lambda model: model._meta.label)
def test_a_model_introduces_itself(model: type[Model]):
    says = model.__doc__ or f"{model.__name__}("

    assert not says.startswith(f"{model.__name__}("), (
        f"{model._meta.label} needs a docstring: what a row is, in council words."
    )
    assert model.__str__ is not Model.__str__, f"{model._meta.label} needs __str__."
    assert model._meta.ordering, f"{model._meta.label} needs Meta.ordering."


@pytest.mark.parametrize("model", ours(), ids=lambda model: model._meta.label)
def test_a_model_remembers_its_past(model: type[Model]):
    label = model._meta.label

    assert hasattr(model, "history") or label in NEEDS_NO_HISTORY, (
        f"{label} needs history = HistoricalRecords(), or a reason in NEEDS_NO_HISTORY."
    )


# --- Pages and templates --------------------------------------------------------------


@pytest.mark.parametrize("url", every_url(), ids=lambda url: url.name)
def test_a_page_has_one_name_everywhere(url: EveryUrl):
    if url.name.startswith(LIBRARIES_OWN):
        return
    app, _, page = url.name.rpartition(":")

    if app:
        assert url.view.__name__ == page, (
            f"{url.name} runs {url.view.__name__}: give the view the URL's name."
        )
    if url.name in SHOWS_NO_TEMPLATE or page.endswith(ANSWERS_NO_PAGE):
        return
    try:
        get_template(f"{app}/{page}.html")
    except TemplateDoesNotExist:
        pytest.fail(
            f"{url.name} needs templates/{app}/{page}.html; if it shows none of its "
            f"own, name it in SHOWS_NO_TEMPLATE with the reason."
        )


def test_templates_keep_to_the_content_security_policy():
    inline = re.compile(r"<style\b|\sstyle=|\son[a-z]+=[\"']|javascript:", re.I)
    script = re.compile(r"<script\b(?![^>]*\bsrc=)(?![^>]*application/json)", re.I)

    found = [line for _, line in matches(templates(), inline)]
    found += [line for _, line in matches(templates(), script)]

    assert not found, told(
        found, "Put styles into frontend/scss and scripts into frontend/js."
    )


def test_templates_ask_nothing_of_the_database():
    asking = re.compile(
        r"\.(all|exists|latest|earliest)\b\s*[|%}]|\w_set\b|\.objects\b"
    )

    found = [line for _, line in matches(templates(), asking)]

    assert not found, told(found, "Fetch or count it in the view, and pass it in.")


def test_a_part_of_a_template_names_what_it_needs():
    found = [
        name_of(path)
        for path in templates()
        if path.name.startswith("_")
        and not re.match(r"\{#|\{% (comment|load)", path.read_text().lstrip())
    ]

    assert not found, told(found, "Start these with a comment that names their inputs.")
