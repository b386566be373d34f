"""The pages of what is hidden, asked for by its number."""

from collections.abc import Iterator

from savings.models import ReportingStructure
from tests.canaries.secrets import Secret
from tests.every_url import every_url

ROOMS = ("risks", "savings")
_WORDS_OF = {
    "<slug:kind>": "issue",
    "<place:kind>": "project",
    "<int:year>": "2012",
    "<slug:to_state>": "delivered",
    "<slug:section>": "options",
}
_OF_A_VERSION = (
    "version texts options money criteria scores funding steps submit decide compare "
    "part_autosave"
)
# Pages whose number is not that of what their name begins with.
_NUMBER_OF = {
    "risks:register_open": "project",
    "risks:risk_create": "register",
    "risks:control_create": "risk",
    "risks:action_create": "risk",
    "risks:log_list": "register",
    "risks:log_create": "register",
    "risks:log_export": "register",
    "risks:import_create": "register",
    "savings:validation_create": "saving",
    "savings:validation_refuse": "saving",
    "savings:evidence_file": "validation",
    "savings:reading_create": "benefit",
    "savings:ceiling_create": "case",
    "savings:spend_create": "ceiling",
    "savings:return_open": "owner",
    "savings:return_chase": "period",
} | {f"savings:case_{name}": "version" for name in _OF_A_VERSION.split()}


def pages_of(secret: Secret) -> Iterator[str]:
    """Every page that takes a number, asked for what is hidden."""
    for url in every_url():
        room, _, page = url.name.partition(":")
        if room not in ROOMS or "<int:" not in url.route:
            continue
        of = _NUMBER_OF.get(url.name, page.partition("_")[0])
        row = secret.hidden.get(f"{room}:{of}")
        if row is not None:
            route = url.route.replace("<int:pk>", str(row.pk))
            for part, word in _words_of(secret).items():
                route = route.replace(part, word)
            assert "<" not in route, f"Say in _WORDS_OF what to ask {route} for."
            yield f"/{route}"


def _words_of(secret: Secret) -> dict[str, str]:
    risk = secret.hidden.get("risks:risk")
    latest = ReportingStructure.objects.latest("pk")
    return _WORDS_OF | {
        "<int:risk_pk>": str(risk.pk) if risk else "",
        "<int:structure_pk>": str(latest.pk),
    }
