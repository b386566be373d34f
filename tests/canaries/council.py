"""A council with exempt records whose every text is a canary: nowhere else is it
said."""

from tests.access_matrix.world import build_world
from tests.canaries.hunt import pages
from tests.canaries.otherwise import make_saving_otherwise
from tests.canaries.risks import keep_risks, make_risk_otherwise
from tests.canaries.savings import keep_savings
from tests.canaries.secrets import CanaryCouncil


def make_canary_council() -> CanaryCouncil:
    council = CanaryCouncil(build_world())
    keep_risks(council)
    keep_savings(council)
    # Once, before anybody reads any of them: some rows of the matrix make their record.
    council.pages = [*pages(council.world), *council.pages]
    return council


def make_all_otherwise(council: CanaryCouncil) -> None:
    """As exempt as before, and different in everything else."""
    for secret in council.kept:
        if risk := secret.hidden.get("risks:risk"):
            make_risk_otherwise(risk, council.world)
        make_saving_otherwise(secret, council.world)
