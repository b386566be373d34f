"""What a view may rely on once its reader has signed in."""

from django.http import HttpRequest

from accounts.models import User


class OfficerRequest(HttpRequest):
    """A request of somebody who has signed in: every page that does not opt out."""

    user: User
