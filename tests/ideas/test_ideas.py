"""Ideas: floated, liked, built on, taken back, and what they become."""

import pytest
from django.urls import reverse

from evenground.decisions import actions as decisions
from evenground.ideas import actions, permissions, queries
from evenground.ideas.models import Idea, IdeaProposal, IdeaTask, KindWord
from evenground.record.domain.verdict import Refused
from evenground.record.models import Entry
from evenground.talk import queries as talk
from tests import factories

WORDS = "A short film to open with https://example.org/film"


@pytest.fixture
def idea(cast, now):
    return actions.float_idea(by=cast.rowan, words=WORDS, signed=True, now=now)


def url(name, idea, **more):
    return reverse(name, kwargs={"group_id": idea.group_id, "idea_id": idea.id, **more})


def entries(cast):
    return Entry.objects.filter(group_id=cast.group.id)


def kinds(member, idea):
    return {kind.what: kind for kind in queries.shown(member, idea).kinds}


def test_an_idea_needs_one_box_and_is_there_for_every_member(cast, come, now):
    client = come(cast.rowan.person)
    all_of_them = reverse("ideas", kwargs={"group_id": cast.group.id})
    answer = client.post(all_of_them, {"words": WORDS, "signed": "on"}, follow=True)
    assert "Its way so far" in answer.content.decode()
    shown = come(cast.joy.person).get(all_of_them).content.decode()
    assert "A short film to open with" in shown
    assert 'href="https://example.org/film"' in shown
    assert "Rowan" in shown
    idea = Idea.objects.get()
    assert queries.idea_in(factories.own_group(now, starter="Faraway"), idea.id) is None


def test_an_unnamed_idea_names_nobody_on_pages_or_in_the_record(cast, come, now):
    idea = actions.float_idea(by=cast.rowan, words="A quiet idea", signed=False, now=now)
    page = come(cast.joy.person).get(url("idea", idea)).content.decode()
    assert "Rowan" not in page
    entry = entries(cast).get(kind="ideas.floated")
    assert entry.actor == "its owner"
    assert "A quiet idea" not in entry.facts + entry.digests


@pytest.mark.parametrize("words", ["", "   ", "\x00", "a" * 2_001])
def test_nothing_and_too_much_are_refused_with_the_words_kept(cast, come, now, words):
    with pytest.raises(Refused):
        actions.float_idea(by=cast.rowan, words=words, signed=True, now=now)
    answer = come(cast.rowan.person).post(reverse("ideas", kwargs={"group_id": cast.group.id}), {"words": words})
    assert answer.status_code == 400
    assert words.replace("\x00", "").strip() in answer.content.decode()
    assert not Idea.objects.exists()


def test_ideas_stand_newest_first_whatever_people_like(cast, now, idea):
    from datetime import timedelta

    later = actions.float_idea(by=cast.dev, words="Another", signed=True, now=now + timedelta(days=2))
    for member in cast.everyone:
        actions.say_kind_word(by=member, idea=idea, what="like", signed=True)
    assert [one.idea.id for one in queries.ideas_of(cast.amina)] == [later.id, idea.id]


def test_a_kind_word_shows_a_name_only_as_its_owner_wishes(cast, now, idea):
    actions.say_kind_word(by=cast.amina, idea=idea, what="like", signed=True)
    actions.say_kind_word(by=cast.dev, idea=idea, what="like", signed=False)
    actions.say_kind_word(by=cast.dev, idea=idea, what="help", signed=True)
    like, help_ = kinds(cast.rowan, idea)["like"], kinds(cast.rowan, idea)["help"]
    assert (like.names, like.unnamed, like.mine) == (["Amina"], True, False)
    assert (help_.names, help_.unnamed) == (["Dev"], False)
    actions.say_kind_word(by=cast.amina, idea=idea, what="like", signed=False)
    assert kinds(cast.amina, idea)["like"].names == []


@pytest.mark.parametrize("what", KindWord.What.values)
def test_a_kind_word_taken_back_leaves_no_trace(cast, come, idea, what):
    reader = come(cast.joy.person)
    before, written = reader.get(url("idea", idea)).content, entries(cast).count()
    client = come(cast.amina.person)
    client.post(url("kind_word", idea), {"what": what, "signed": "on"})
    during = reader.get(url("idea", idea)).content
    assert b"Amina" in during
    assert b"Take it back" not in during
    client.post(url("kind_word_back", idea), {"what": what})
    after = reader.get(url("idea", idea)).content
    without = [line for line in after.splitlines() if b"csrfmiddlewaretoken" not in line]
    assert without == [line for line in before.splitlines() if b"csrfmiddlewaretoken" not in line]
    assert entries(cast).count() == written
    assert not KindWord.objects.exists()


def test_a_made_up_kind_word_is_refused(cast, idea):
    with pytest.raises(Refused):
        actions.say_kind_word(by=cast.amina, idea=idea, what="vote", signed=True)


def test_who_left_is_not_among_those_who_would_help(cast, now, idea):
    actions.say_kind_word(by=cast.tomasz, idea=idea, what="help", signed=True)
    decisions.leave_group(by=cast.tomasz, carriers={}, now=now)
    assert kinds(cast.rowan, idea)["help"].names == []


def test_a_further_idea_stays_linked(cast, come, now, idea):
    come(cast.dev.person).post(url("build_on", idea), {"words": "With subtitles", "signed": "on"})
    further = Idea.objects.get(builds_on=idea)
    assert [one.idea.id for one in queries.built_on(cast.rowan, idea)] == [further.id]
    assert "With subtitles" in come(cast.rowan.person).get(url("idea", idea)).content.decode()
    assert url("idea", idea) in come(cast.rowan.person).get(url("idea", further)).content.decode()


def test_talk_stands_below_an_idea(cast, come, idea):
    come(cast.ines.person).post(url("idea_talk", idea), {"words": "What music?"})
    assert [one.message.words for one in talk.messages_about(cast.rowan, queries.about(idea))] == ["What music?"]
    answer = come(cast.ines.person).post(url("idea_talk", idea), {"words": ""})
    assert answer.status_code == 400


def test_one_press_makes_it_a_proposal_with_its_words_and_its_link(cast, come, idea):
    client = come(cast.dev.person)
    form = client.get(url("propose_idea", idea)).content.decode()
    assert WORDS in form
    answer = client.post(url("propose_idea", idea), {"what": "We open with a film", "why": "Fun", "size": "small"})
    link = IdeaProposal.objects.get()
    assert link.idea_id == idea.id
    assert str(link.proposal_id) in answer["Location"]
    page = client.get(url("idea", idea)).content.decode()
    assert "We open with a film" in page
    assert answer["Location"] in page
    assert entries(cast).filter(kind="ideas.became").count() == 1


def test_a_proposal_that_could_not_be_made_leaves_no_link(cast, come, idea):
    answer = come(cast.dev.person).post(url("propose_idea", idea), {"what": "", "size": "small"})
    assert answer.status_code == 400
    assert not IdeaProposal.objects.exists()


def test_only_its_owner_takes_it_back_and_what_was_built_stays(cast, come, now, idea):
    actions.say_kind_word(by=cast.dev, idea=idea, what="like", signed=True)
    further = actions.float_idea(by=cast.dev, words="With subtitles", signed=True, builds_on=idea, now=now)
    assert come(cast.dev.person).post(url("take_back_idea", idea)).status_code == 403
    come(cast.rowan.person).post(url("take_back_idea", idea))
    idea.refresh_from_db()
    assert (idea.words, idea.salt) == ("", "")
    assert not KindWord.objects.exists()
    assert "A short film" not in come(cast.dev.person).get(url("idea", idea)).content.decode()
    assert [one.idea.id for one in queries.ideas_of(cast.dev)] == [further.id]
    with pytest.raises(Refused, match="taken back"):
        actions.float_idea(by=cast.joy, words="More", signed=True, builds_on=idea, now=now)
    for act in ("kind_word", "idea_talk", "propose_idea"):
        sent = {"what": "like", "words": "Hello", "size": "small"}
        assert come(cast.dev.person).post(url(act, idea), sent).status_code == 403


def test_nothing_depends_on_how_somebody_takes_part(cast, now, idea):
    said = {
        (bool(permissions.may_float(one, now)), bool(permissions.may_build_on(one, idea, now)),
         bool(permissions.may_say_kind_word(one, idea)))
        for one in cast.everyone
    }  # fmt: skip
    assert said == {(True, True, True)}


def test_the_list_asks_as_often_whatever_its_length(cast, now, django_assert_max_num_queries):
    for number in range(12):
        one = actions.float_idea(by=cast.everyone[number % 7], words=f"Idea {number}", signed=True, now=now)
        actions.say_kind_word(by=cast.amina, idea=one, what="like", signed=True)
    with django_assert_max_num_queries(2):
        assert all(one.name for one in queries.ideas_of(cast.amina))


def test_an_idea_becomes_a_task_that_stands_open_for_anyone(cast, come, idea):
    client = come(cast.amina.person)
    where = url("task_of_idea", idea)
    assert client.post(where, {"title": "", "involves": "Two evenings"}).content.decode().count("Two evenings") == 1
    page = client.post(where, {"title": "Cut the film", "involves": "Two evenings"}, follow=True).content.decode()
    assert "Cut the film" in page
    assert "Two evenings" in page
    assert IdeaTask.objects.get(idea=idea).card.holdings.count() == 0
    assert "It became a task:" in come(cast.joy.person).get(url("idea", idea)).content.decode()
    assert entries(cast).filter(kind="ideas.became_task").count() == 1


def test_of_an_idea_that_was_taken_back_comes_no_task_and_the_words_stay(cast, come, idea, now):
    actions.take_back(by=cast.rowan, idea=idea, now=now)
    answer = come(cast.amina.person).post(url("task_of_idea", idea), {"title": "Cut the film"})
    assert answer.status_code == 403
    assert "Cut the film" in answer.content.decode()
