"""Two people write on the same thing: the later one is told before anything of the other's goes."""

from hashlib import sha256
from typing import Any

from django import forms
from django.utils.translation import gettext as _


def read_field() -> forms.CharField:
    """Goes along hidden with a form: which state of the thing was read."""
    return forms.CharField(widget=forms.HiddenInput, required=False, max_length=64)


def state_of(row: Any) -> str:
    """Tells how a row stands from how it stood, without telling its salt, which is new with each change."""
    return sha256(row.salt.encode()).hexdigest()


def changed_meanwhile(form: forms.Form, row: Any) -> bool:
    """Whether the row changed since the form was shown. Says so once, with the words kept; the next press counts."""
    read, now = form.cleaned_data.get("read", ""), state_of(row)
    if not read or read == now:
        return False
    form.data = {**{name: form.data.get(name) for name in form.data}, "read": now}
    form.add_error(
        None,
        _("Somebody changed this while you wrote. Your words are here.")
        + " "
        + _("Open this page in a new window to read theirs. Press once more, and yours stand instead."),
    )
    return True
