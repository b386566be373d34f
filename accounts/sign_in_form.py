"""The sign-in form, in the portal's own words."""

from typing import Any

from allauth.account.forms import LoginForm


class SignInForm(LoginForm):
    """Two questions; what they ask for stands above them and stays there."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"].label = "E-mail address"
        # The way to a forgotten password stands after the button, not between the two.
        self.fields["password"].help_text = ""
        self.fields["password"].help_text = ""  # the page has the link already
        for field in self.fields.values():
            field.widget.attrs.pop("placeholder", None)
