"""Addresses as squares to hold a phone over."""

import segno
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _


def qr(address: str) -> SafeString:
    """An address as a QR code: inline SVG without styles or scripts, with words beside it that say the same."""
    drawn = segno.make(address, micro=False, error="m").svg_inline(
        omitsize=True, border=2, svgclass=None, lineclass=None, title=_("The same address as a QR code")
    )
    return mark_safe(drawn)  # noqa: S308  drawn by segno from our own address and code
