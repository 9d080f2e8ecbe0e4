"""The gathering pages, as each kind of person meets them."""

import re

import pytest
from django.conf import settings
from django.urls import reverse

from evenground.decisions import actions as decisions
from evenground.decisions import queries
from evenground.decisions.domain.answers import Answer
from evenground.decisions.domain.rule import Size
from evenground.home.queries.easy import EASY
from tests import factories
from tests.proofs.verdicts import modules

GROUP_PAGES = ("group", "start_here", "can", "record", "record_file")
OPEN_PAGES = ("welcome", "counts_on", "easy_read", "help_with_this", "help_now")


def url(name, cast, **more):
    return reverse(name, kwargs={"group_id": cast.group.id, **more})


def text(response):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", response.content.decode()))


def propose(cast, now, what="Open with stories", by="rowan"):
    words = decisions.Text(what, "They touch us.")
    return decisions.propose(by=getattr(cast, by), group=cast.group, text=words, size=Size.MEDIUM, now=now)


@pytest.mark.parametrize("name", OPEN_PAGES)
def test_open_pages_are_there_for_everyone(name, cast, come):
    for person in (None, cast.rowan.person, cast.hollis.person, cast.nobody):
        answer = come(person).get(reverse(name))
        if name == "welcome" and person:
            assert answer.url == reverse("mine")
        else:
            assert answer.status_code == 200


@pytest.mark.parametrize("name", GROUP_PAGES)
def test_a_groups_pages_are_its_members(name, cast, come):
    assert come(cast.rowan.person).get(url(name, cast)).status_code == 200
    assert come(cast.nobody).get(url(name, cast)).status_code == 404
    signed_out = come().get(url(name, cast))
    assert signed_out.status_code == 302
    assert signed_out.url.startswith(reverse("sign_in"))


def test_who_is_no_member_is_led_to_the_page_that_is_theirs(cast, come):
    assert come(cast.hollis.person).get(url("group", cast)).url == url("host", cast)
    assert come(cast.hollis.person).get(url("record", cast)).status_code == 404
    assert come(cast.sade.person).get(url("group", cast)).url == url("who_helps", cast)


@pytest.mark.parametrize("name", ["group", "start_here", "can", "record"])
def test_titles_name_no_group_and_no_person(name, cast, come, now):
    propose(cast, now, "A secret plan")
    title = re.search(r"<title>(.*?)</title>", come(cast.rowan.person).get(url(name, cast)).content.decode())[1]
    assert not any(word in title for word in (cast.group.name, "Rowan", "secret"))


def test_mine_shows_what_is_open_in_all_my_groups(cast, come, now):
    page = text(come(cast.rowan.person).get(reverse("mine")))
    assert "Tuesday Table" in page
    assert page.count("Open for your say") >= 2
    assert "You act for the host here." in text(come(cast.hollis.person).get(reverse("mine")))
    assert "You are in no group yet" in text(come(cast.nobody).get(reverse("mine")))


def test_mine_says_that_i_had_my_say_and_only_to_me(cast, come, now):
    name = queries.first_decision(cast.rowan)
    decisions.answer(by=cast.rowan, proposal=name, version_number=1, code=Answer.HAPPY, now=now)
    assert "You have had your say. You can change it." in text(come(cast.rowan.person).get(reverse("mine")))
    assert "You have had your say. You can change it." not in text(come(cast.amina.person).get(reverse("mine")))


def test_a_groups_page_shows_what_is_open_decided_and_next(cast, come, now):
    propose(cast, now, "Open with stories")
    page = text(come(cast.ines.person).get(url("group", cast)))
    for words in ("Tuesday Table", "Open with stories", "Open for your say", "What we decided lately", "Who can help"):
        assert words in page
    assert not re.search(r"\b[67] (members|people|answers)", page)


def test_the_first_page_leads_to_hello_rights_help_and_one_decision(cast, come):
    answer = come(cast.ines.person).get(url("start_here", cast))
    first = queries.first_decision(cast.ines)
    assert answer.content.decode().count('class="govuk-button"') == 1
    for address in (url("proposal", cast, proposal_id=first.id), url("hello", cast), url("can", cast)):
        assert f'href="{address}"' in answer.content.decode()
    assert "starter rule" in text(answer)


def test_what_each_of_us_can_do_is_the_same_page_for_everyone(cast, come):
    pages = {come(one.person).get(url("can", cast)).content for one in cast.everyone}
    assert len({re.sub(rb'name="csrfmiddlewaretoken" value="[^"]*"', b"", page) for page in pages}) == 1


def test_what_each_of_us_can_do_leaves_nothing_out(cast, come):
    page = come(cast.rowan.person).get(url("can", cast)).context
    shown = [str(sentence) for acts in (*page["all"], *page["some"]) for sentence in acts.sentences]
    assert sorted(shown) == sorted(str(one.sentence) for module in modules() for one in module.ACTIONS)


def test_a_groups_page_asks_the_database_as_often_whatever_goes_on(cast, come, now, django_assert_max_num_queries):
    client = come(cast.rowan.person)
    client.get(url("group", cast))
    with django_assert_max_num_queries(14) as few:
        client.get(url("group", cast))
    for number in range(8):
        propose(cast, now, f"Plan {number}")
    with django_assert_max_num_queries(14) as many:
        client.get(url("group", cast))
    assert len(few) == len(many)
    with django_assert_max_num_queries(9):
        client.get(reverse("mine"))
    with django_assert_max_num_queries(8):
        client.get(url("start_here", cast))


@pytest.mark.parametrize("slug", EASY)
def test_easy_read_pages(slug, come):
    answer = come().get(reverse("easy", kwargs={"slug": slug}))
    assert answer.status_code == 200
    assert answer.content.decode().count("<svg") > len(EASY[slug].rows)
    assert "This is a draft." in text(answer)
    for _picture, lines in EASY[slug].rows:
        assert all(len(str(line).split()) <= 12 for line in lines)


def test_there_is_no_other_easy_read_page(come):
    assert come().get(reverse("easy", kwargs={"slug": "nothing"})).status_code == 404


def test_the_keeper_is_named_on_what_you_can_count_on(come, settings):
    settings.KEEPER = "Wren, who keeps the computers"
    assert "Wren, who keeps the computers looks after the server" in text(come().get(reverse("counts_on")))


def test_five_minutes_four_screens(cast, come, now):
    """Invitation, join, start here, first answer."""
    code = factories.invitation(cast.rowan, now).code
    client = come()
    one = client.get(reverse("invitation", kwargs={"code": code}))
    address = reverse("join", kwargs={"code": code[:5] + "-" + code[5:]})
    assert address in one.content.decode()
    two = client.get(address)
    assert two.status_code == 200
    three = client.post(address, {"name": "Fern", "reach_by": "here"}, follow=True)
    assert three.redirect_chain[-1][0] == url("start_here", cast)
    link = re.search(r'class="govuk-button" href="([^"]+)"', three.content.decode())[1]
    four = client.get(link)
    assert four.status_code == 200
    assert all(label in four.content.decode() for label in ("happy", "stand_aside"))


def test_faults_are_calm(cast, come, settings):
    missing = come().get("/no/such/page/")
    assert missing.status_code == 404
    assert "There is nothing here" in text(missing)
    from evenground.home.views.faults import broken

    page = broken(None)
    assert page.status_code == 500
    assert "It is nothing you did." in text(page)
    too_old = __import__("django.test", fromlist=["Client"]).Client(enforce_csrf_checks=True)
    kept = too_old.post(reverse("type_code"), {"words": "My long words"})
    assert kept.status_code == 403
    assert "My long words" in kept.content.decode()


def test_leaving_quickly(cast, come):
    answer = come(cast.rowan.person).get(reverse("leave_quickly"))
    assert (answer.status_code, answer.url) == (303, settings.LEAVE_TO)
    assert answer["Referrer-Policy"] == "no-referrer"
    assert answer.wsgi_request.user.is_authenticated


def test_leaving_quickly_signs_out_on_a_shared_device(cast, come, now):
    from datetime import timedelta

    from evenground.people.domain.ages import SHARED

    client = come(cast.rowan.person)
    session = client.session
    session[SHARED] = (now + timedelta(hours=5)).isoformat()
    session.save()
    assert client.get(reverse("leave_quickly")).status_code == 303
    assert client.get(reverse("mine")).status_code == 302
