"""Two equal ways in: a code by email, or the code on a card. The code by email is allauth's, in our words."""

from typing import Any, TypeVar

from allauth.account.views import ConfirmLoginCodeView, RequestLoginCodeView
from allauth.core import ratelimit
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme, urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from evenground.notices import queries as notices
from evenground.people import actions, queries
from evenground.people.adapter import ASKED_SHARED, NotSent
from evenground.people.forms import CardForm, CodeForm, EmailForm

Response = TypeVar("Response", bound=HttpResponseBase)


@require_safe
def sign_in(request: HttpRequest) -> HttpResponse:
    """Two doors of the same size."""
    if request.user.is_authenticated:
        return redirect(where_next(request))
    return render(request, "people/sign_in.html", {"passed_on": passed_on(request), "mail": notices.mail_goes_out()})


class ByEmail(RequestLoginCodeView):
    """Asks for the address. Always leads to the same next page, whoever's address it is."""

    template_name = "people/by_email.html"
    form_class = EmailForm

    def _redirect_to_pending_stage(self, request: HttpRequest, stage: Any) -> None:
        """Whoever mistyped their address may come back here and type it once more."""

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not notices.mail_goes_out():
            return self.get(request, *args, **kwargs)
        return super().post(request, *args, **kwargs)

    def form_valid(self, form: EmailForm) -> HttpResponse:
        try:
            response = super().form_valid(form)
        except NotSent:
            form.add_error(None, _("We couldn't send the mail just now. Try again in a minute, or use your card."))
            return self.form_invalid(form)
        self.request.session[ASKED_SHARED] = form.cleaned_data["shared"]
        return response

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        more = {"mail": notices.mail_goes_out(), "passed_on": passed_on(self.request), "next": wished(self.request)}
        return super().get_context_data(**kwargs) | more


class ByCode(ConfirmLoginCodeView):
    """Asks for the code from the mail. Whoever comes with an old, used or lost one is led back to ask for a new one."""

    template_name = "people/by_code.html"
    form_class = CodeForm

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        signed_in_before = request.user.is_authenticated
        response: HttpResponseBase = super().dispatch(request, *args, **kwargs)
        if getattr(response, "url", "") == reverse("account_request_login_code"):
            messages.info(request, _("That code no longer works here. You can ask for a new one."))
        elif request.user.is_authenticated and not signed_in_before:
            in_own_language(request, response)
        return response

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {"passed_on": passed_on(self.request), "next": wished(self.request)}


by_email = ByEmail.as_view()
by_code = ByCode.as_view()


def by_card(request: HttpRequest) -> HttpResponse:
    """The code on a card, typed, or brought by its QR code behind the # of the address, where no log can see it."""
    if request.user.is_authenticated and request.method != "POST":
        return redirect(where_next(request))
    form = CardForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        if (refusal := _try_card(request, form)) is None:
            return in_own_language(request, redirect(where_next(request)))
        form.add_error("code", refusal)
    there = {"form": form, "passed_on": passed_on(request), "next": wished(request), "mail": notices.mail_goes_out()}
    return render(request, "people/by_card.html", there)


def _try_card(request: HttpRequest, form: CardForm) -> str | None:
    """Signs in, or gives the sentence that says why not. Only wrong codes are counted against the limits."""
    if not ratelimit.consume(request, action="card", dry_run=True):
        return _("Too many wrong codes came from here. Wait ten minutes, then try again.")
    person = queries.person_by_card(form.cleaned_data["code"])
    if person is None:
        ratelimit.consume(request, action="card")
        return _(
            "No card that works has this code. Look at it once more, sign by sign. A newer card ends an older one."
        )
    actions.sign_in(request, person, shared=form.cleaned_data["shared"])
    return None


@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    logout(request)
    messages.success(request, _("You are signed out on this device."))
    return redirect(settings.LOGOUT_REDIRECT_URL)


def wished(request: HttpRequest) -> str:
    """The page somebody was on their way to. "" for none, and for one that isn't ours, or no address from our root."""
    there = request.POST.get("next") or request.GET.get("next") or ""
    ours = url_has_allowed_host_and_scheme(there, {request.get_host()}, require_https=request.is_secure())
    return there if ours and there.startswith("/") else ""


def where_next(request: HttpRequest) -> str:
    return wished(request) or reverse(settings.LOGIN_REDIRECT_URL)


def passed_on(request: HttpRequest) -> str:
    """The same, as the end of an address."""
    there = wished(request)
    return f"?{urlencode({'next': there})}" if there else ""


def in_own_language(request: HttpRequest, response: Response) -> Response:
    """From now on pages come in the language this person chose."""
    return speak(response, getattr(request.user, "language", ""))


def speak(response: Response, language: str) -> Response:
    if language:
        response.set_cookie(
            settings.LANGUAGE_COOKIE_NAME,
            language,
            max_age=settings.SESSION_COOKIE_AGE,
            secure=settings.SESSION_COOKIE_SECURE,
            httponly=True,
            samesite="Lax",
        )
    return response
