"""A picture made anew from its points alone: nothing else that its file told comes along."""

from dataclasses import dataclass
from io import BytesIO
from typing import IO

from django.utils.translation import gettext as _
from PIL import Image, ImageCms, ImageFile, ImageOps

from evenground.files.domain.uploads import LONGEST_SIDE, fits
from evenground.record.domain.verdict import Refused

_FORMATS = ("JPEG", "PNG", "WEBP", "GIF")
_BOMBS = (Image.DecompressionBombError, Image.DecompressionBombWarning)
# What Pillow raises for files that are broken, cut off, or no pictures at all.
_BROKEN = (OSError, SyntaxError, ValueError, EOFError, IndexError, TypeError, KeyError, OverflowError)


@dataclass(frozen=True)
class Clean:
    """A picture as it is kept."""

    content: bytes
    media_type: str
    width: int
    height: int


def clean_picture(came: IO[bytes]) -> Clean:
    """The picture turned the right way, shrunk, without place, device or any other hidden words.

    Raises Refused where it can't be read whole, or would be too large once opened.
    """
    ImageFile.LOAD_TRUNCATED_IMAGES = False  # WeasyPrint lets half a picture pass, for everyone in its process
    try:
        with Image.open(came, formats=_FORMATS) as opened:
            if not fits(*opened.size):
                raise Refused(_too_large())
            opened.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))
            return _made_anew(opened)
    except _BOMBS:
        raise Refused(_too_large()) from None
    except _BROKEN:
        raise Refused(
            _("We can't read this picture.") + " " + _("Try it as a JPEG or a PNG, or put in a link to it.")
        ) from None


def _made_anew(opened: Image.Image) -> Clean:
    turned = ImageOps.exif_transpose(opened)
    see_through = turned.has_transparency_data
    points = _in_plain_colours(turned).convert("RGBA" if see_through else "RGB")
    points.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    bare = Image.new(points.mode, points.size)
    bare.paste(points)
    out = BytesIO()
    if see_through:
        bare.save(out, "PNG", optimize=True)
    else:
        bare.save(out, "JPEG", quality=85, progressive=True)
    return Clean(out.getvalue(), "image/png" if see_through else "image/jpeg", *bare.size)


def _in_plain_colours(picture: Image.Image) -> Image.Image:
    """A camera's own colours as those of every screen: what describes them is left out and could name the device."""
    profile = picture.info.get("icc_profile")
    if not profile or picture.mode not in {"RGB", "RGBA", "CMYK"}:
        return picture
    mode = "RGBA" if picture.mode == "RGBA" else "RGB"
    try:
        theirs = ImageCms.ImageCmsProfile(BytesIO(profile))
        done = ImageCms.profileToProfile(picture, theirs, ImageCms.createProfile("sRGB"), outputMode=mode)
    except (ImageCms.PyCMSError, OSError):
        return picture
    return done or picture


def _too_large() -> str:
    return _("This picture is too large to open here.") + " " + _("Make it smaller, or put in a link to it.")
