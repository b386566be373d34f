"""Who gets what from the pages that take a savings plan over from a spreadsheet.

The plan is kept by finance and the programme office; what was uploaded is seen only by
whoever uploaded it. Everybody takes home what he or she may see.
"""

from io import BytesIO
from typing import Any

from django.utils import timezone

from common.importing.reading import read_upload
from savings.importing.applying import plan_of
from savings.importing.keeping import keep_upload
from savings.models import SavingsImport
from tests.access_matrix.rows import Row, everyone, only
from tests.access_matrix.world import World
from tests.factories.record import saved

KEEPS = "finance programme_office"


class SameFile(BytesIO):
    """Read from its beginning each time, for one form sent by many."""

    name = "plan.csv"

    def read(self, *args: Any) -> bytes:
        self.seek(0)
        return super().read(*args)


def csv(world: World) -> bytes:
    code = world.service_group.code
    return (
        "Reference,Title,Service group,Type\n"
        f"NEW1,A new saving,{code},Cashable: income\n"
    ).encode()


def waiting(world: World) -> SavingsImport:
    """Finance's own, its columns named."""
    return kept("waiting.csv", "finance", world)


def imported(world: World) -> SavingsImport:
    """An import that did nothing, so that undoing it is no more."""
    done = kept("imported.csv", "finance", world)
    if not done.imported_at:
        done.did, done.imported_at, done.sheets = {"rows": []}, timezone.now(), {}
        saved(done)
    return done


def strangers(world: World) -> SavingsImport:
    """Of somebody who may no longer keep the plan."""
    return kept("stranger.csv", "stranger", world)


def kept(name: str, who: str, world: World) -> SavingsImport:
    there = SavingsImport.objects.filter(file_name=name).first()
    return there or keep_upload(
        name, read_upload(name, csv(world)), by=world.people[who]
    )


def go(world: World) -> dict[str, Any]:
    plan = plan_of(waiting(world), world.people["finance"])
    return {"version": 1, "seen": plan.mark()}


MINE = {"get": only("finance", 200, otherwise=404)}
NOT_ANY_MORE = Row(
    "of somebody who may no longer",
    args=lambda world: [strangers(world).pk],
    get=only("", 0, otherwise=404) | {"stranger": 403},
    post=only("", 0, otherwise=404) | {"stranger": 403},
)
COLUMNS = {
    "version": 1,
    "column_1": "reference",
    "column_2": "title",
    "column_3": "group",
    "column_4": "kind",
}

ROWS = {
    "savings:import_create": Row(
        get=only(KEEPS, 200),
        post=only(KEEPS, 302),
        data=lambda world: {"file": SameFile(csv(world))},
    ),
    "savings:import_map": [
        Row(
            args=lambda world: [waiting(world).pk],
            **MINE,
            post=only("finance", 302, otherwise=404),
            data=lambda _: COLUMNS,
        ),
        NOT_ANY_MORE,
    ],
    "savings:import_detail": [
        Row(
            args=lambda world: [waiting(world).pk],
            **MINE,
            post=only("finance", 302, otherwise=404),
            data=go,
        ),
        NOT_ANY_MORE,
    ],
    "savings:import_undo": [
        Row(
            args=lambda world: [imported(world).pk],
            **MINE,
            post=only("finance", 302, otherwise=404),
            data=lambda _: {"version": 1},
        ),
        NOT_ANY_MORE,
    ],
    "savings:import_problems_export": Row(
        args=lambda world: [waiting(world).pk],
        **MINE,
        post=only("finance", 405, otherwise=405),
    ),
    "savings:workbook_export": Row(get=everyone(200)),
}
