"""What we made: whose it is, who sees it, who is asked, and that taking back works at once."""

import pytest
from django.urls import reverse

from evenground.ideas import actions, queries
from evenground.ideas.models import InIt, Made, MadeVersion
from evenground.record.domain.verdict import Refused
from evenground.record.models import Entry
from tests import factories

LINK = "https://example.org/film"


def told(**more):
    return actions.Told(**{"title": "The bench", "kind": "film", "link": LINK, **more})


@pytest.fixture
def idea(cast, now):
    return actions.float_idea(by=cast.rowan, words="A film about the bench", signed=True, now=now)


@pytest.fixture
def film(cast, now, idea):
    return actions.make(by=cast.rowan, told=told(), idea=idea, now=now)


@pytest.fixture
def with_dev(cast, now, idea):
    return actions.make(by=cast.rowan, told=told(people=[cast.dev.id, cast.ines.id]), idea=idea, now=now)


def url(name, made):
    return reverse(name, kwargs={"group_id": made.group_id, "made_id": made.id})


def say(member, made, yes):
    actions.say_in_it(by=member, place=queries.in_it(member, made.id), yes=yes)


def kinds(cast):
    rows = Entry.objects.filter(group_id=cast.group.id, kind__contains="made").order_by("seq")
    return list(rows.values_list("kind", flat=True))


def page(client, address):
    """Without the tokens, which differ each time."""
    return [line for line in client.get(address).content.splitlines() if b"csrfmiddlewaretoken" not in line]


def test_a_film_of_an_idea_is_put_up_and_its_way_is_told(cast, come, idea):
    new = reverse("make", kwargs={"group_id": cast.group.id})
    client = come(cast.rowan.person)
    assert "A film about the bench" in client.get(f"{new}?idea={idea.id}").content.decode()
    sent = {"title": "The bench", "kind": "film", "link": LINK, "credit": "other", "other_name": "R.", "shown": "on"}
    client.post(f"{new}?idea={idea.id}", sent)
    film = Made.objects.get()
    seen = come(cast.joy.person).get(url("thing", film)).content.decode()
    assert LINK in seen
    assert "R." in seen
    assert "Rowan" not in seen
    way = come(cast.joy.person).get(reverse("idea", kwargs={"group_id": cast.group.id, "idea_id": idea.id}))
    assert url("thing", film) in way.content.decode()
    assert kinds(cast) == ["ideas.made_shown"]


@pytest.mark.parametrize(("credit", "name"), [("name", "Rowan"), ("other", "R."), ("nobody", "")])
def test_it_is_credited_as_its_maker_wishes(cast, now, credit, name):
    film = actions.make(by=cast.rowan, told=told(credit=credit, other_name="R."), now=now)
    assert queries.made_in(cast.joy, film.id).credit == name


@pytest.mark.parametrize(
    "wrong",
    [{"title": " "}, {"link": ""}, {"link": "javascript:alert(1)"}, {"link": "https://"}, {"kind": "order"},
     {"credit": "other", "other_name": ""}, {"words": "a" * 20_001}, {"title": "a" * 201}],
)  # fmt: skip
def test_what_cannot_be_put_up_is_refused_and_nothing_is_kept(cast, now, wrong):
    with pytest.raises(Refused):
        actions.make(by=cast.rowan, told=told(**wrong), now=now)
    assert not Made.objects.exists()


def test_a_refusal_keeps_the_words(cast, come):
    new = reverse("make", kwargs={"group_id": cast.group.id})
    sent = {"title": "My poem", "kind": "poem", "link": "poem.example", "words": "Kept", "credit": "name"}
    answer = come(cast.rowan.person).post(new, sent)
    assert answer.status_code == 403
    assert "My poem" in answer.content.decode()
    assert "poem.example" in answer.content.decode()


def test_a_draft_is_seen_by_its_maker_alone(cast, come, now):
    film = actions.make(by=cast.rowan, told=told(shown=False, people=[cast.dev.id]), now=now)
    assert queries.made_in(cast.rowan, film.id)
    for other in (cast.dev, cast.joy):
        assert come(other.person).get(url("thing", film)).status_code == 404
    assert kinds(cast) == []


def test_who_is_in_it_says_yes_first(cast, with_dev):
    def who_sees():
        return {one.person.name for one in cast.everyone if queries.made_in(one, with_dev.id)}

    assert who_sees() == {"Rowan", "Dev", "Ines"}
    say(cast.dev, with_dev, True)
    assert who_sees() == {"Rowan", "Dev", "Ines"}
    say(cast.ines, with_dev, True)
    assert who_sees() == {one.person.name for one in cast.everyone}
    say(cast.ines, with_dev, False)  # a yes taken back works at once
    assert who_sees() == {"Rowan", "Dev", "Ines"}


def test_a_no_can_be_told_from_no_answer_by_nobody(cast, come, with_dev):
    places = [url("thing", with_dev), reverse("made", kwargs={"group_id": cast.group.id})]
    others = [come(one.person) for one in (cast.rowan, cast.ines, cast.joy)]
    before = [page(client, place) for client in others for place in places]
    written = Entry.objects.count()
    assert come(cast.dev.person).post(url("in_it", with_dev), {"say": "no"}).status_code == 302
    assert [page(client, place) for client in others for place in places] == before
    assert Entry.objects.count() == written
    assert b"You said no." in come(cast.dev.person).get(places[0]).content


def test_only_who_is_asked_answers_and_each_for_themselves(cast, come, with_dev):
    for other in (cast.rowan, cast.joy):
        assert come(other.person).post(url("in_it", with_dev), {"say": "yes"}).status_code == 404
    with pytest.raises(Refused, match="themselves"):
        actions.say_in_it(by=cast.rowan, place=InIt.objects.get(member=cast.dev), yes=True)


def test_other_content_asks_again_and_a_name_once_given_stays(cast, now, with_dev):
    for one in (cast.dev, cast.ines):
        say(one, with_dev, True)
    actions.change(by=cast.rowan, made=with_dev, told=told(described="Two of us on a bench"), now=now)
    assert queries.made_in(cast.joy, with_dev.id)  # a description is no other film
    actions.change(by=cast.rowan, made=with_dev, told=told(link=f"{LINK}2"), now=now)
    assert queries.made_in(cast.joy, with_dev.id) is None
    assert with_dev.people.count() == 2


def test_only_its_maker_changes_it_and_older_versions_are_theirs(cast, come, now, film):
    assert come(cast.joy.person).get(url("change_made", film)).status_code == 403
    with pytest.raises(Refused, match="whoever made"):
        actions.change(by=cast.joy, made=film, told=told(link=f"{LINK}2"), now=now)
    sent = {"title": "The bench", "kind": "film", "words": "Second cut", "credit": "name", "shown": "on"}
    come(cast.rowan.person).post(url("change_made", film), sent)
    assert [one.number for one in queries.versions_of(film)] == [2, 1]
    assert LINK in come(cast.rowan.person).get(url("thing", film)).content.decode()
    seen = come(cast.joy.person).get(url("thing", film)).content.decode()
    assert "Second cut" in seen
    assert LINK not in seen
    come(cast.rowan.person).post(url("change_made", film), sent)  # the same again is no new version
    assert film.versions.count() == 2


def test_taken_back_it_is_gone_from_every_page_at_once(cast, come, film, idea):
    assert come(cast.joy.person).post(url("take_back_made", film)).status_code == 403
    answer = come(cast.rowan.person).post(url("take_back_made", film), follow=True)
    assert "be called back" in answer.content.decode()
    assert not MadeVersion.objects.exists()
    reader = come(cast.joy.person)
    assert reader.get(url("thing", film)).status_code == 404
    for place in (
        reverse("made", kwargs={"group_id": cast.group.id}),
        reverse("idea", kwargs={"group_id": cast.group.id, "idea_id": idea.id}),
    ):
        assert "The bench" not in reader.get(place).content.decode()
    film.refresh_from_db()
    assert film.title == ""
    assert kinds(cast) == ["ideas.made_shown", "ideas.made_back"]


def test_another_group_finds_nothing(cast, now, film):
    assert queries.made_in(factories.own_group(now, starter="Faraway"), film.id) is None


def test_the_list_asks_as_often_whatever_its_length(cast, now, django_assert_max_num_queries):
    for number in range(8):
        actions.make(by=cast.everyone[number % 7], told=told(title=f"Film {number}"), now=now)
    with django_assert_max_num_queries(2):
        assert len(queries.made_here(cast.amina)) == 8
