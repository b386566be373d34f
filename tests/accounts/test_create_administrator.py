from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from accounts.choices import CouncilRoleName
from accounts.models import User

pytestmark = pytest.mark.django_db


def create_administrator(email="admin@example.gov.uk"):
    said = StringIO()
    call_command("create_administrator", email, "Head of Programmes", stdout=said)
    return said.getvalue()


def test_a_new_installation_gets_an_administrator_who_chooses_a_password(client):
    path = create_administrator().splitlines()[-1]
    form = client.get(path, follow=True)

    client.post(
        form.request["PATH_INFO"],
        {"password1": "a long and quiet river", "password2": "a long and quiet river"},
    )

    head = User.objects.get(email="admin@example.gov.uk")
    assert head.council_roles.get().role == CouncilRoleName.ADMINISTRATOR
    assert head.check_password("a long and quiet river")


def test_nobody_is_added_twice():
    create_administrator()

    with pytest.raises(CommandError, match="already"):
        create_administrator()

    assert User.objects.count() == 1
