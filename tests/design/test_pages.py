"""What the pages of every app begin with."""

from types import SimpleNamespace
from uuid import uuid4

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import OperationalError
from django.forms import Form
from django.http import Http404, HttpResponse

from evenground.design.pages import attempt, attempt_or, there, with_place, with_thing
from evenground.record.domain.verdict import Refused

MINE = uuid4()
GROUP = uuid4()


def place(person, group_id):
    return there(person.name if group_id == GROUP else None)


in_group = with_place(place)


@with_thing(in_group, "thing_id", lambda member, which: f"thing of {member}" if which == MINE else None)
def page(request, member, thing, **more):
    """What it says."""
    return HttpResponse(f"{member}: {thing} {more}")


def asked(rf, user):
    request = rf.get("/somewhere/")
    request.user = user
    return request


def test_a_page_gets_the_place_and_the_thing_or_is_not_there(rf):
    request = asked(rf, SimpleNamespace(is_authenticated=True, name="Ann"))
    assert page(request, group_id=GROUP, thing_id=MINE, number=2).content == b"Ann: thing of Ann {'number': 2}"
    assert page.__name__ == "page"
    for which in ({"group_id": uuid4(), "thing_id": MINE}, {"group_id": GROUP, "thing_id": uuid4()}):
        with pytest.raises(Http404):
            page(request, **which)


def test_who_is_not_signed_in_is_led_there(rf):
    answer = page(asked(rf, AnonymousUser()), group_id=GROUP, thing_id=MINE)
    assert answer["Location"] == "/sign-in/?next=/somewhere/"


def test_a_refusal_stands_in_the_form_and_other_errors_go_on():
    def refuse():
        raise Refused("Not now.")

    form = Form({})
    assert attempt(Form({}), lambda: None)
    assert not attempt(form, refuse)
    assert form.non_field_errors() == ["Not now."]
    with pytest.raises(ZeroDivisionError):
        attempt(form, lambda: 1 / 0)


@pytest.mark.parametrize(("error", "status"), [(Refused("Not now."), 403), (OperationalError(), 503)])
def test_the_same_page_comes_again_with_the_reason(error, status):
    def do():
        raise error

    answer = attempt_or(do, lambda reason, code: HttpResponse(reason, status=code))
    assert (answer.status_code, b"Not now." in answer.content) == (status, status == 403)
    assert attempt_or(lambda: HttpResponse("Done"), lambda _reason, _code: HttpResponse()).content == b"Done"
