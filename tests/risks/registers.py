"""What the tests of several pages about registers say of risks and of their day."""

from datetime import UTC, date, datetime

from django.urls import reverse

from risks import services
from risks.scoring import Score
from tests import factories

TODAY = date(2012, 7, 17)
NOW = datetime(2012, 7, 17, 12, tzinfo=UTC)


def at(year, month, day):
    return datetime(year, month, day, 10, tzinfo=UTC)


def make_risk(register, **fields):
    """On the register since January 2012, its review not due, unless said otherwise."""
    usual = {"at": at(2012, 1, 9), "next_review_on": date(2012, 10, 1)}
    return factories.make_risk(register, **usual | fields)


def review(risk, *score, on, reason="Looked at it again.", by=None):
    """As it is after somebody reviewed it on a day."""
    risk.refresh_from_db()
    return services.review_risk(
        risk, risk.version, score=Score(*score), by=by, reason=reason, at=on
    )


def page(name, register, **query):
    return reverse(f"risks:{name}", args=[register.pk], query=query)


def titles(response):
    """Of the risks in the table that is shown."""
    return {line.risk.title for line in response.context["lines"]}


def told(response):
    """The sentence on top."""
    return "".join(piece.words for piece in response.context["sentence"])
