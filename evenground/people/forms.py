from typing import Any

from allauth.account.adapter import get_adapter
from allauth.account.forms import ConfirmLoginCodeForm, RequestLoginCodeForm
from allauth.core import context, ratelimit
from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from evenground.design.forms import Form, Lines, PlainWords
from evenground.people import queries
from evenground.people.models import Person, Reach


def shared_field() -> forms.BooleanField:
    """On every way of signing in alike."""
    return forms.BooleanField(
        required=False,
        label=_("Other people use this device too"),
        help_text=_("Then you are signed out when you close the browser, and after 12 hours at the latest."),
    )


class EmailForm(PlainWords, RequestLoginCodeForm):
    """Asks for a code. Says the same whether or not the address has a place here."""

    shared = shared_field()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["email"]
        field.label, field.help_text = _("Your email address"), _("We send a code there. It works for 15 minutes.")
        field.widget.attrs.pop("placeholder", None)

    def clean_email(self) -> str:
        """allauth's own look, but never led to a place by an address that somebody else may have typed."""
        email: str = self.cleaned_data["email"]
        if not ratelimit.consume(context.request, action="request_login_code", key=email):
            raise get_adapter().validation_error("too_many_login_attempts")
        self._user = queries.person_to_write_to(email)
        return email


class CodeForm(PlainWords, ConfirmLoginCodeForm):
    """The code from the mail."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["code"]
        field.label, field.help_text = _("The code from the mail"), _("Spaces and dashes don't matter.")
        field.widget.attrs.pop("placeholder", None)
        field.widget.attrs |= {"inputmode": "numeric", "class": "govuk-input--width-10"}


class CardForm(Form):
    """The code on the card."""

    code = forms.CharField(
        label=_("The code on your card"),
        help_text=_("16 letters and digits. Spaces, dashes and capital letters don't matter."),
        max_length=100,
        widget=forms.TextInput({"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}),
    )
    shared = shared_field()


class MeForm(Form):
    """What I say about myself. Nothing else is asked."""

    name = forms.CharField(
        label=_("Name"),
        help_text=_("What we call you. Any name you like."),
        max_length=200,
        widget=forms.TextInput({"autocomplete": "nickname"}),
    )
    pronouns = forms.CharField(
        label=_("Pronouns"),
        help_text=_("As you say them. You can leave this blank."),
        max_length=60,
        required=False,
    )
    reach_by = forms.ChoiceField(label=_("How I like to be reached"), choices=Reach.choices, widget=Lines)
    reach_detail = forms.CharField(
        label=_("Number, address or whatever is needed for that"),
        help_text=_("Only those who help your group can see this. You can leave this blank."),
        max_length=300,
        required=False,
    )
    email = forms.EmailField(
        label=_("Email address"),
        help_text=_("For mail and for signing in. Nobody in your group sees it. You can leave this blank."),
        max_length=254,
        required=False,
        widget=forms.EmailInput({"autocomplete": "email"}),
    )
    language = forms.ChoiceField(label=_("Language of pages and mail"))

    def __init__(self, *args: Any, person: Person, **kwargs: Any) -> None:
        waiting = queries.waiting_address(person)
        kwargs["initial"] = {
            "name": person.name,
            "pronouns": person.pronouns,
            "reach_by": person.reach_by,
            "reach_detail": person.reach_detail,
            "email": waiting.email if waiting else queries.verified_address(person),
            "language": person.language or settings.LANGUAGE_CODE,
        }
        super().__init__(*args, **kwargs)
        field = self.fields["language"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = settings.LANGUAGES
