"""Sending a file to whoever may see it: the page that calls this has asked that already."""

from typing import Any

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

from evenground.files import queries
from evenground.files.domain.ranges import OutsideError, part_of
from evenground.files.domain.uploads import MEGABYTE

_PIECE = 2 * MEGABYTE
# Opened by itself it can show and play, and nothing else. Nothing of it is kept: taken back, it is gone at once.
_HEADERS = {
    "Accept-Ranges": "bytes",
    "Cache-Control": "no-store, private",
    "Content-Disposition": "inline",
    "Content-Security-Policy": "default-src 'none'; img-src 'self'; media-src 'self'; style-src 'unsafe-inline';"
    " sandbox",
    "X-Content-Type-Options": "nosniff",
}


def send(request: HttpRequest, upload: Any) -> HttpResponseBase:
    """The file of this upload, or the part of it that is asked for. Raises Http404 where it is gone or not ready."""
    place = queries.ready_file(upload) if upload is not None else None
    if place is None:
        raise Http404
    try:
        file = place.open("rb")
    except FileNotFoundError:  # taken back just now
        raise Http404 from None
    size = place.stat().st_size
    asked = "" if "If-Range" in request.headers else request.headers.get("Range", "")
    try:
        part = part_of(asked, size, _PIECE)
    except OutsideError:
        file.close()
        return HttpResponse(status=416, headers={**_HEADERS, "Content-Range": f"bytes */{size}"})
    if part is None and size > _PIECE:
        return FileResponse(file, headers=_HEADERS, content_type=upload.media_type)
    first, last = part or (0, size - 1)
    with file:
        file.seek(first)
        answer = HttpResponse(file.read(last - first + 1), headers=_HEADERS, content_type=upload.media_type)
    if part is not None:
        answer.status_code, answer["Content-Range"] = 206, f"bytes {first}-{last}/{size}"
    return answer
