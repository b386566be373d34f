"""Makes a council of many times the demo's size, by copying the demo's own rows.

Every copy is a whole council's worth of programmes with its own people, reports and
histories, so that each page has the same work to do among ever more strangers' rows.
Plain SQL, because this fills a scratch database with a million rows and nobody's
history is at stake.
"""

from __future__ import annotations

from django.apps import apps
from django.db import connection, models, transaction

from risks.models import Register
from savings.models import SavingsTarget

# Rows of these tables are shared by all copies: the council's own lists.
SHARED = {
    "programmes.council",
    "programmes.stage",
    "programmes.corporatepriority",
    "highlights.ratingscheme",
    "reports.papertemplate",
    "risks.scoringscheme",
    "risks.riskcategory",
    "risks.columnmapping",
    "savings.reportingstructure",
    "savings.servicegroup",
    "savings.groupsuccession",
    "savings.groupbudget",
    "savings.groupexplanation",
    "savings.gapline",
    "savings.corporatevalue",
    "savings.returncalendar",
    "savings.returnperiod",
    "savings.columnmapping",
}
ROOMS = ("accounts", "programmes", "risks", "savings", "highlights", "reports")

# The council has one register however often its programmes are copied: it and what
# stands on it stay single, and what was escalated to it is escalated to it.
OF_COUNCIL = (
    "(SELECT id FROM risks_register WHERE programme_id IS NULL"
    " AND strand_id IS NULL AND project_id IS NULL)"
)
ITS_RISKS = f"(SELECT id FROM risks_risk WHERE register_id IN {OF_COUNCIL})"  # noqa: S608  # names of our own tables

# Far above every key of the demo, so that copies never meet.
STEP = 1_000_000


def multiply(times: int, *, since: int = 1) -> None:
    """Grow the loaded demo, now at `since` its size, to `times` its size."""
    tables = list(_tables())
    with transaction.atomic(), connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET session_replication_role = replica")
        else:
            cursor.execute("PRAGMA defer_foreign_keys = ON")
        for copy in range(since, times):
            for model in tables:
                cursor.execute(_copy_sql(model, copy))
        if connection.vendor == "postgresql":
            cursor.execute("SET session_replication_role = DEFAULT")
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def rows() -> int:
    """How many rows the measured tables hold."""
    return sum(model._base_manager.count() for model in _tables())


def _tables() -> list[type[models.Model]]:
    """The tables that grow with the council, histories included."""
    return [
        model
        for room in ROOMS
        for model in apps.get_app_config(room).get_models(include_auto_created=True)
        if not _is_shared(model)
    ]


def _is_shared(model: type[models.Model]) -> bool:
    tracked = getattr(model, "instance_type", model)  # a history table's own model
    return tracked._meta.label_lower in SHARED


def _copy_sql(model: type[models.Model], copy: int) -> str:
    quote = connection.ops.quote_name
    fields = [field for field in model._meta.concrete_fields if field.column]
    columns = ", ".join(_column(field) for field in fields)
    values = ", ".join(_value_sql(field, copy) for field in fields)
    table = quote(model._meta.db_table)
    key = _column(model._meta.pk)
    return (
        f"INSERT INTO {table} ({columns}) SELECT {values} FROM {table}"  # noqa: S608  # names of our own tables
        f" WHERE {key} < {STEP}{_but_the_councils_own(model)}"
    )


def _but_the_councils_own(model: type[models.Model]) -> str:
    """A condition that leaves out the council's register and all that hangs on it, and
    the targets of its service groups."""
    tracked = getattr(model, "instance_type", model)
    if tracked is SavingsTarget:
        return " AND group_id IS NULL"
    if tracked is Register:
        return f" AND id NOT IN {OF_COUNCIL}"
    names = {field.name for field in tracked._meta.concrete_fields}
    if tracked._meta.app_label != "risks" or not names & {"register", "risk"}:
        return ""
    if "register" in names:
        return f" AND register_id NOT IN {OF_COUNCIL}"
    return f" AND risk_id NOT IN {ITS_RISKS}"


def _column(field: models.Field) -> str:
    return str(connection.ops.quote_name(str(field.column)))


def _value_sql(field: models.Field, copy: int) -> str:
    """The column itself, moved out of the original's way where it must be unique."""
    column = _column(field)
    if isinstance(field, models.ForeignKey):
        if _is_shared(field.remote_field.model):
            return column
        moved = f"{column} + {copy * STEP}"
        if field.remote_field.model is not Register:
            return moved
        return f"CASE WHEN {column} IN {OF_COUNCIL} THEN {column} ELSE {moved} END"
    if field.primary_key or _is_tracked_key(field):
        return f"{column} + {copy * STEP}"
    if field.name in {"email", "reference"}:
        return f"{copy} || '-' || {column}"
    return column


def _is_tracked_key(field: models.Field) -> bool:
    """The `id` column of a history table: the key of the row it tells of."""
    return field.name == "id" and hasattr(field.model, "instance_type")
