"""Who gets what from the pages that take a register over from a spreadsheet.

A register is imported by those who may change it; what was uploaded is seen only by
whoever uploaded it.
"""

from io import BytesIO
from typing import Any

from django.utils import timezone

from common.importing.reading import read_upload
from risks.importing.applying import plan_of
from risks.importing.keeping import keep_upload
from risks.models import Register, RiskImport
from tests.access_matrix.rows import Row, everyone, only
from tests.access_matrix.world import World
from tests.factories.record import saved

CSV = b"Reference,Title,Current likelihood,Current impact\nNEW1,A new risk,Likely,4\n"
EDITS = "officer strand_lead programme_manager programme_office"
EDITS_EXEMPT = "strand_lead programme_manager programme_office"
SEES_EXEMPT = f"{EDITS_EXEMPT} finance clerk legal auditor"
HIDDEN = "stranger member administrator board_member officer other_officer"


class SameFile(BytesIO):
    """Read from its beginning each time, for one form sent by many."""

    name = "register.csv"

    def read(self, *args: Any) -> bytes:
        self.seek(0)
        return super().read(*args)


def upload(_: World) -> dict[str, Any]:
    return {"file": SameFile(CSV)}


def waiting(world: World) -> RiskImport:
    """The officer's own, its columns named."""
    return kept("waiting.csv", "officer", world.register, world)


def imported(world: World) -> RiskImport:
    """An import that did nothing, so that undoing it is no more."""
    done = kept("imported.csv", "officer", world.register, world)
    if not done.imported_at:
        done.did, done.imported_at, done.sheets = {"rows": []}, timezone.now(), {}
        saved(done)
    return done


def strangers(world: World) -> RiskImport:
    """Of somebody who may no longer change the register."""
    return kept("stranger.csv", "stranger", world.register, world)


def kept(name: str, who: str, register: Register, world: World) -> RiskImport:
    there = RiskImport.objects.filter(file_name=name).first()
    return there or keep_upload(
        register, name, read_upload(name, CSV), by=world.people[who]
    )


def go(world: World) -> dict[str, Any]:
    plan = plan_of(waiting(world), world.register, world.people["officer"])
    return {"version": 1, "seen": plan.mark()}


MINE = {"get": only("officer", 200, otherwise=404)}
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
    "column_3": "current_likelihood",
    "column_4": "current_impact",
}

ROWS = {
    "risks:import_create": [
        Row(
            args=lambda world: [world.register.pk],
            get=only(EDITS, 200),
            post=only(EDITS, 302),
            data=upload,
        ),
        Row(
            "exempt",
            args=lambda world: [world.exempt.register.pk],
            get=only(EDITS_EXEMPT, 200, hidden_from=HIDDEN),
            post=only(EDITS_EXEMPT, 302, hidden_from=HIDDEN),
            data=upload,
        ),
    ],
    "risks:import_map": [
        Row(
            args=lambda world: [waiting(world).pk],
            **MINE,
            post=only("officer", 302, otherwise=404),
            data=lambda _: COLUMNS,
        ),
        NOT_ANY_MORE,
    ],
    "risks:import_detail": [
        Row(
            args=lambda world: [waiting(world).pk],
            **MINE,
            post=only("officer", 302, otherwise=404),
            data=go,
        ),
        NOT_ANY_MORE,
    ],
    "risks:import_undo": [
        Row(
            args=lambda world: [imported(world).pk],
            **MINE,
            post=only("officer", 302, otherwise=404),
            data=lambda _: {"version": 1},
        ),
        NOT_ANY_MORE,
    ],
    "risks:import_problems_export": Row(
        args=lambda world: [waiting(world).pk],
        **MINE,
        post=only("officer", 405, otherwise=405),
    ),
    "risks:register_workbook_export": [
        Row(args=lambda world: [world.register.pk], get=everyone(200)),
        Row(
            "exempt",
            args=lambda world: [world.exempt.register.pk],
            get=only(SEES_EXEMPT, 200, hidden_from=HIDDEN),
        ),
    ],
}
