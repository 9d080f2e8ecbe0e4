"""Pages for requests that no page could take: each whole in itself, with no database, template or other file."""

from base64 import b64encode
from hashlib import sha256
from html import escape
from typing import Any

from django.conf import settings
from django.utils.translation import get_language, get_language_info, gettext, gettext_noop, override
from django.utils.translation.trans_real import get_supported_language_variant, parse_accept_lang_header

_LOOK_FROM_HOME = gettext_noop("Go to the first page and look from there.")

# title, what happened, what to do
_WORDS = {
    400: (
        gettext_noop("We can't read this address"),
        gettext_noop("There is something in it that no page of ours has."),
        _LOOK_FROM_HOME,
    ),
    408: (
        gettext_noop("Your words came too slowly"),
        gettext_noop("They did not reach us whole, so nothing was saved."),
        gettext_noop("Go back: your words should still be there. Then try again where the signal is better."),
    ),
    413: (
        gettext_noop("That is too big"),
        gettext_noop("This page can't take so much, so nothing was saved."),
        gettext_noop("Go back: your words should still be there. Make them shorter, then try again."),
    ),
    414: (
        gettext_noop("This address is too long"),
        gettext_noop("We can't read it to its end."),
        _LOOK_FROM_HOME,
    ),
    503: (
        gettext_noop("Many people are here right now"),
        gettext_noop("We could not take this in, so nothing was saved."),
        gettext_noop("Go back, wait a minute, and try again."),
    ),
}

# The same for a page that takes films.
_FILM_WORDS = {
    408: (
        gettext_noop("Your file came too slowly"),
        gettext_noop("It did not reach us whole, so nothing was saved."),
        gettext_noop("Go back and try again where the signal is better, or put in a link to it."),
    ),
    413: (
        gettext_noop("This file is too big"),
        gettext_noop("There is room for %(most)d MB, so nothing was saved."),
        gettext_noop("Go back: your words should still be there. Choose a shorter film, or put in a link to it."),
    ),
}

_STYLE = (
    ":root{color-scheme:light dark}body{font:1.25rem/1.5 sans-serif;max-width:34rem;margin:3rem auto;padding:0 1rem}"
    "a{display:inline-block;padding:.6rem 0}"
)
_POLICY = (
    f"default-src 'none'; style-src 'sha256-{b64encode(sha256(_STYLE.encode()).digest()).decode()}'; base-uri 'none'"
)


def plain_page(status: int, headers: list[tuple[bytes, bytes]], *, film: bool = False) -> list[dict[str, Any]]:
    """The two ASGI messages that answer a request with this status, in the language that the browser asks for.

    film: the request was for a page that takes films.
    """
    words = _FILM_WORDS.get(status, _WORDS[status]) if film else _WORDS[status]
    with override(_language(headers)):
        page = _page(words)
    start = [
        (b"content-type", b"text/html; charset=utf-8"),
        (b"content-length", b"%d" % len(page)),
        (b"content-security-policy", _POLICY.encode()),
        (b"cache-control", b"no-store"),
        (b"x-content-type-options", b"nosniff"),
        (b"referrer-policy", b"same-origin"),
        (b"connection", b"close"),
    ]
    return [
        {"type": "http.response.start", "status": status, "headers": start},
        {"type": "http.response.body", "body": page},
    ]


def _page(words: tuple[str, str, str]) -> bytes:
    most = {"most": settings.UPLOAD_LIMIT // 2**20}
    title, what, then = (escape(gettext(part) % most) for part in words)
    language = get_language() or settings.LANGUAGE_CODE
    side = "rtl" if get_language_info(language)["bidi"] else "ltr"
    home = escape(gettext("To the first page"))
    return (
        f'<!DOCTYPE html><html lang="{language}" dir="{side}"><head><meta charset="utf-8">'
        f'<meta name="viewport" content="width=device-width, initial-scale=1"><title>{title}</title>'
        f"<style>{_STYLE}</style></head><body><main><h1>{title}</h1><p>{what}</p><p>{then}</p>"
        f'<p><a href="/">{home}</a></p></main></body></html>'
    ).encode()


def _language(headers: list[tuple[bytes, bytes]]) -> str:
    wanted = next((value for name, value in headers if name == b"accept-language"), b"").decode("latin1")
    for code, _weight in parse_accept_lang_header(wanted.lower()):
        try:
            return get_supported_language_variant(code)
        except LookupError:
            continue
    return settings.LANGUAGE_CODE
