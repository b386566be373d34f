"""What is typed into the pages on which risks are reviewed, and where they are."""

from django.urls import reverse

from risks.models import Register, Risk


def step_of(risk: Risk, which: str = "due", register: Register | None = None) -> str:
    where = register or risk.register
    address = reverse("risks:register_review_risk", args=[where.pk, risk.pk])
    return f"{address}?which={which}"


def overview(register: Register) -> str:
    return reverse("risks:register_review", args=[register.pk])


def typed(
    risk: Risk, score: tuple[int, int] | None = None, **more: str
) -> dict[str, str]:
    likelihood, impact = score or (risk.current_likelihood, risk.current_impact)
    return {
        "version": str(risk.version),
        "reason": "Bids are due in May.",
        "current_likelihood": str(likelihood),
        "current_impact": str(impact),
    } | more
