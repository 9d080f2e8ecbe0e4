"""One's own page: what I say about myself, my card, my devices, my mail."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import require_http_methods, require_POST

from evenground.design.codes import qr
from evenground.notices import actions as notices_actions
from evenground.notices import queries as notices
from evenground.people import actions, permissions, queries
from evenground.people.forms import MeForm
from evenground.people.queries import Request
from evenground.people.views.signing_in import speak, wished
from evenground.record.domain.verdict import Refused


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def me(request: Request) -> HttpResponse:
    """What I say about myself, in a form; and all the rest that is mine, below it."""
    form = MeForm(request.POST or None, person=request.user)
    if request.method == "POST" and form.is_valid():
        try:
            person = actions.change_person(by=request.user, now=request.now, **form.cleaned_data)
        except Refused as refused:
            form.add_error(None, refused.reason)
        else:
            with override(person.language or settings.LANGUAGE_CODE):
                messages.success(request, _("Saved."))
            return speak(redirect("me"), person.language)
    return render(request, "people/me.html", {"form": form, **_about(request)})


def _about(request: Request) -> dict[str, object]:
    person = request.user
    waiting = queries.waiting_address(person)
    return {
        "address": queries.verified_address(person),
        "waiting": waiting.email if waiting else "",
        "card": queries.working_card(person),
        "stopped": len(notices.stopped_by(person.pk)),
        "no_mail": notices.EVERYTHING in notices.stopped_by(person.pk),
        "mail": notices.mail_goes_out(),
    }


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def my_card(request: Request) -> HttpResponse:
    """My sign-in card. A new one is shown as the answer to the button itself, since its code is kept nowhere."""
    code = ""
    if request.method == "POST":
        if request.POST.get("what") == "take_back":
            actions.take_back_card(by=request.user, now=request.now)
            messages.success(request, _("Your card no longer works."))
            return redirect("my_card")
        _card, code = actions.make_card(by=request.user, now=request.now)
    there = f"{settings.SITE}{reverse('sign_in_card')}"
    shown = {
        "card": queries.working_card(request.user),
        "code": code,
        "address": there,
        "qr": qr(f"{there}#{code}") if code else "",
        "may_take_back": permissions.may_take_back_card(request.user),
    }
    return render(request, "people/my_card.html", shown)


@login_required
@require_POST
def sign_out_all(request: Request) -> HttpResponse:
    actions.sign_out_everywhere(by=request.user, now=request.now)
    logout(request)
    messages.success(request, _("You are signed out everywhere. Your card and your email still let you in."))
    return redirect("sign_in")


@login_required
@require_POST
def confirm_again(request: Request) -> HttpResponse:
    actions.send_confirming_again(by=request.user, now=request.now)
    messages.success(request, _("The mail is on its way. Press the link in it."))
    return redirect("me")


@login_required
@require_POST
def no_mail(request: Request) -> HttpResponse:
    notices_actions.stop(person_id=request.user.pk, about=notices.EVERYTHING, now=request.now)
    messages.success(request, _("We won't write to you. Everything is on your pages."))
    return redirect("me")


@login_required
@require_POST
def mail_again(request: Request) -> HttpResponse:
    notices_actions.allow_again(person_id=request.user.pk, now=request.now)
    messages.success(request, _("Mail may come again."))
    return redirect("me")


@require_http_methods(["GET", "HEAD", "POST"])
def confirm_email(request: Request, key: str) -> HttpResponse:
    """Is this address yours? A button, since programs that look through mail open links but press nothing."""
    if request.method == "POST":
        try:
            actions.confirm_email(key=key, now=request.now)
        except Refused as refused:
            return render(request, "people/confirm_email.html", {"refused": refused.reason}, status=410)
        return redirect("confirm_email", key)
    address = queries.address_by_key(key, request.now)
    if address is None:
        gone = {"refused": _("This link no longer works. Sign in and ask for a new one on your own page.")}
        return render(request, "people/confirm_email.html", gone, status=410)
    return render(request, "people/confirm_email.html", {"done": address.verified})


@require_POST
def language(request: Request) -> HttpResponse:
    """Pages in another language, from now on; mail too for somebody with a place here."""
    code = request.POST.get("language", "")
    response = redirect(wished(request) or reverse("welcome"))
    if code not in dict(settings.LANGUAGES):
        return response
    if request.user.is_authenticated:
        actions.change_language(by=request.user, language=code, now=request.now)
    return speak(response, code)
