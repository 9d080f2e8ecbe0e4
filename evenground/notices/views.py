from datetime import datetime
from functools import partial

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from evenground.notices import actions, queries, send


class Request(HttpRequest):
    now: datetime  # set by config.middleware


@csrf_exempt  # mail programs press the button too (RFC 8058); whoever holds the signed address may
@require_http_methods(["GET", "POST"])
def stop_mail(request: Request, signed: str) -> HttpResponse:
    """One button that stops mail about a thing; it works without being signed in. Looking at it changes nothing."""
    wish = send.read_wish(signed)
    if wish is None:
        raise Http404
    whole_group = queries.group_about(wish.group_id)
    stop = partial(actions.stop, person_id=wish.person_id, hashed=wish.hashed, now=request.now)
    if request.method == "POST":
        match request.POST.get("what", "this"):
            case "allow":
                actions.allow_again(person_id=wish.person_id, hashed=wish.hashed, about=wish.about, now=request.now)
                messages.success(request, _("Mail about this may come again."))
            case "group" if whole_group:
                stop(about=whole_group)
            case "everything":
                stop(about=queries.EVERYTHING)
            case _:
                stop(about=wish.about)
        return redirect("stop_mail", signed)
    stopped = set(queries.wishes(wish.person_id, wish.hashed).values_list("about", flat=True))
    return render(
        request,
        "notices/stop_mail.html",
        {
            "stopped_this": bool(stopped & {wish.about, whole_group, queries.EVERYTHING}),
            "stopped_group": bool(stopped & {whole_group, queries.EVERYTHING}) or not whole_group,
            "stopped_everything": queries.EVERYTHING in stopped,
            "only_this": wish.about in stopped and not stopped & {whole_group, queries.EVERYTHING},
            "person": wish.person_id is not None,
        },
    )
