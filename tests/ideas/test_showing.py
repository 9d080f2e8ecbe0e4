"""Where things are shown: with every yes, and gone at once without."""

import uuid
from datetime import date, timedelta
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image

from evenground.events import actions as events
from evenground.files import queries as files
from evenground.files.models import Upload
from evenground.ideas import actions, jobs, queries
from evenground.ideas.models import Made, Showing
from evenground.notices.models import Outgoing
from evenground.record import actions as record
from evenground.record.domain.verdict import Refused
from evenground.record.models import Entry
from evenground.roles import actions as roles
from evenground.roles import queries as sheets

EVENT, PUBLIC = Showing.Where.EVENT, Showing.Where.PUBLIC
TITLE = "The bench by the pond"


@pytest.fixture(autouse=True)
def own_folder(settings, tmp_path):
    settings.DATA = tmp_path


@pytest.fixture
def fair(cast, now):
    words = events.Description(name="The fair", days=[date(2026, 9, 12)])
    row = events.plan_event(by=cast.rowan, description=words, series="Fairs", now=now)
    events.publish(chain=record.lock(cast.group.id), event=row, now=now)
    return row


def picture(colour="red"):
    out = BytesIO()
    Image.new("RGB", (30, 20), colour).save(out, "PNG")
    return out.getvalue()


def bring(cast, now):
    content = picture()
    return actions.bring(by=cast.rowan, came=BytesIO(content), size=len(content), now=now)


def put_up(cast, now, idea=None, **more):
    told = actions.Told(title=TITLE, kind="photo", upload=bring(cast, now), described="A bench", **more)
    return actions.make(by=cast.rowan, told=told, idea=idea, now=now)


def agree(cast, made, fair, now, *, where=EVENT, yes=True):
    actions.say_showing(by=cast.rowan, made=made, event=fair, where=where, yes=yes, now=now)


def at(made, name, **more):
    return reverse(name, kwargs={"group_id": made.group_id, "made_id": made.id, **more})


def waiting(kind):
    return list(Outgoing.objects.filter(kind=kind).values_list("person__name", flat=True))


def test_it_is_shown_at_an_event_only_with_its_maker_s_yes(cast, fair, now):
    made = put_up(cast, now)
    actions.ask_showing(by=cast.joy, made=made, event=fair, where=EVENT, now=now)
    assert waiting("asked_to_show") == ["Rowan"]
    assert queries.shown_at(fair) == []
    agree(cast, made, fair, now)
    assert [one.made.title for one in queries.shown_at(fair)] == [TITLE]
    assert queries.shown_to_all(fair) == []  # that is a yes of its own
    agree(cast, made, fair, now, yes=False)
    assert queries.shown_at(fair) == []


def test_asked_once_more_nothing_is_written_and_no_and_no_answer_look_the_same(cast, come, fair, now):
    made = put_up(cast, now)
    pages = []
    for answer in (None, False):
        if answer is False:
            agree(cast, made, fair, now, yes=False)
        actions.ask_showing(by=cast.joy, made=made, event=fair, where=EVENT, now=now)
        browser = come(cast.joy.person)
        addresses = [at(made, "thing"), reverse("event", args=(cast.group.id, fair.id))]
        pages.append([line for to in addresses for line in browser.get(to).content.splitlines() if b"csrf" not in line])
    assert pages[0] == pages[1]
    assert waiting("asked_to_show") == ["Rowan"]


def test_whoever_is_in_it_says_yes_first_to_each_place(cast, fair, now):
    made = put_up(cast, now, people=[cast.dev.id])
    assert waiting("asked_in_it") == ["Dev"]
    actions.say_in_it(by=cast.dev, place=queries.in_it(cast.dev, made.id), yes=True)
    agree(cast, made, fair, now)
    agree(cast, made, fair, now, where=PUBLIC)
    assert queries.shown_at(fair) == queries.shown_to_all(fair) == []
    here, all_ = (showing for showing, _said in queries.asked_of(cast.dev, made))
    actions.say_in_showing(by=cast.dev, showing=here, yes=True)
    assert len(queries.shown_at(fair)) == 1
    assert queries.shown_to_all(fair) == []
    actions.say_in_showing(by=cast.dev, showing=all_, yes=True)
    assert len(queries.shown_to_all(fair)) == 1
    with pytest.raises(Refused):
        actions.say_in_showing(by=cast.joy, showing=all_, yes=True)
    # Something new in it: everyone is asked anew.
    new = actions.Told(title=TITLE, kind="photo", upload=bring(cast, now), described="A bench")
    actions.change(by=cast.rowan, made=made, told=new, now=now)
    assert queries.shown_at(fair) == queries.shown_to_all(fair) == []


def test_the_run_sheet_leads_to_it_without_naming_it(cast, come, fair, now):
    made = put_up(cast, now)
    with pytest.raises(Refused):
        actions.put_on_run_sheet(by=cast.joy, made=made, event=fair, now=now)
    agree(cast, made, fair, now)
    actions.put_on_run_sheet(by=cast.joy, made=made, event=fair, now=now)
    sheet = reverse("run_sheet", args=(cast.group.id, fair.id))
    page = come(cast.dev.person).get(sheet).content.decode()
    assert at(made, "thing") in page
    assert TITLE not in page
    agree(cast, made, fair, now, yes=False)
    assert at(made, "thing") not in come(cast.dev.person).get(sheet).content.decode()


def test_the_record_says_nothing_of_where_it_is_shown(cast, fair, now):
    made = put_up(cast, now)
    before = Entry.objects.filter(group_id=cast.group.id).count()
    actions.ask_showing(by=cast.joy, made=made, event=fair, where=EVENT, now=now)
    agree(cast, made, fair, now)
    agree(cast, made, fair, now, yes=False)
    assert Entry.objects.filter(group_id=cast.group.id).count() == before


def everywhere(made, fair, group_id, showing):
    """Every page, print, feed and file where it could be met, by somebody else of the group or by anyone."""
    event = {"group_id": group_id, "event_id": fair.id}
    mine = [
        reverse("made", args=(group_id,)),
        at(made, "thing"),
        reverse("idea", args=(group_id, made.idea_id)),
        reverse("event", kwargs=event),
        reverse("run_sheet", kwargs=event),
        reverse("run_sheet", kwargs=event) + "?print=sheet",
        reverse("event_calendar", kwargs=event),
        reverse("record", args=(group_id,)),
        reverse("record_file", args=(group_id,)),
        at(made, "made_file", number=1),
        at(made, "made_file", number=2),
        at(made, "made_captions", number=2),
    ]
    open_ = [
        reverse("public_event", args=(fair.id,)),
        reverse("shown_file", args=(fair.id, showing)),
        reverse("shown_captions", args=(fair.id, showing)),
    ]
    return mine, open_


@pytest.fixture
def out_there(cast, fair, now):
    """Something of two versions that is shown wherever it can be."""
    idea = actions.float_idea(by=cast.rowan, words="A photo", signed=True, now=now)
    made = put_up(cast, now, idea=idea)
    new = actions.Told(title=TITLE, kind="photo", upload=bring(cast, now), described="A bench", captions="0:01 Hello")
    actions.change(by=cast.rowan, made=made, told=new, now=now)
    agree(cast, made, fair, now)
    agree(cast, made, fair, now, where=PUBLIC)
    actions.put_on_run_sheet(by=cast.joy, made=made, event=fair, now=now)
    return made


@pytest.fixture
def later(django_capture_on_commit_callbacks):
    return django_capture_on_commit_callbacks


def test_taken_back_it_is_gone_everywhere_at_once(cast, come, now, out_there, later):
    made = out_there
    fair = made.group.events.get()
    feed = roles.new_feed(by=cast.joy)
    [(showing, _one)] = queries.shown_to_all(fair)
    mine, open_ = everywhere(made, fair, cast.group.id, showing)
    mine.append(reverse("feed", args=(feed.pk, sheets.feed_key(feed))))
    paper = roles.ask_paper(by=cast.joy, event=fair, kind="run_sheet", language="en-gb", now=now)
    member, anyone, maker = come(cast.joy.person), come(None), come(cast.rowan.person)
    assert maker.get(at(made, "made_file", number=1)).status_code == 200  # an older one, for its maker
    assert member.get(at(made, "made_file", number=1)).status_code == 404
    for browser, addresses in ((member, mine[:4] + mine[10:]), (anyone, open_)):
        for address in addresses:
            found = browser.get(address)
            assert found.status_code == 200
            assert "no-store" in found["Cache-Control"]
            assert not {"ETag", "Last-Modified"} & set(found.headers)
    places = [files.path_of(row.key) for row in Upload.objects.all()]
    assert len(places) == 2
    assert all(place.exists() for place in places)

    with later(execute=True):
        actions.take_made_back(by=cast.rowan, made=made, now=now)
    for browser, addresses in ((member, mine), (anyone, open_), (maker, mine)):
        for address in addresses:
            content = b"".join(browser.get(address))  # some come in pieces
            assert TITLE.encode() not in content
            named = str(made.id).encode() in content  # by its key, which the record keeps, and its own address repeats
            assert not named or str(made.id) in address or "/record/" in address
    for browser, address in ((member, mine[1]), (maker, mine[9]), (maker, mine[11]), (anyone, open_[1])):
        assert browser.get(address).status_code == 404
    assert not any(place.exists() for place in places)
    assert not Upload.objects.exists()
    assert TITLE not in sheets.paper_page(paper)
    assert str(made.id) not in sheets.paper_page(paper)


def test_a_letter_that_waits_is_not_sent_for_what_was_taken_back(cast, fair, now):
    made, other = put_up(cast, now), put_up(cast, now, people=[cast.dev.id])
    actions.ask_showing(by=cast.joy, made=made, event=fair, where=EVENT, now=now)
    assert queries.asked_maker(cast.rowan.person, made.id) == made
    assert queries.waits_for(cast.dev.person, other.id) == other
    for row in (made, other):
        actions.take_made_back(by=cast.rowan, made=row, now=now)
    assert queries.asked_maker(cast.rowan.person, made.id) is None
    assert queries.waits_for(cast.dev.person, other.id) is None


def form(**more):
    return {"title": TITLE, "kind": "photo", "credit": "name", "shown": "on", **more}


def came(content=None, name="bench.png"):
    return SimpleUploadedFile(name, content or picture(), "image/png")


def test_a_file_is_put_up_by_the_form_and_comes_only_once(cast, come):
    browser, address = come(cast.rowan.person), reverse("make", args=(cast.group.id,))
    again = browser.post(address, form(title="", file=came()))  # the title is missing: the file is not lost
    assert again.status_code == 400
    assert b"is here already" in again.content
    key = again.context["form"]["brought"].value()
    assert browser.post(address, form(brought=key)).status_code == 302
    [made] = Made.objects.all()
    found = browser.get(at(made, "made_file", number=1))
    assert found["Content-Type"] == "image/jpeg"
    part = browser.get(at(made, "made_file", number=1), headers={"Range": "bytes=0-9"})
    assert (part.status_code, len(part.content)) == (206, 10)
    assert browser.post(address, form(brought=key)).status_code == 403  # not a second time, and not by another
    assert Made.objects.count() == 1


def test_a_picture_we_can_t_read_is_said_beside_its_box_and_the_words_stay(cast, come):
    address = reverse("make", args=(cast.group.id,))
    again = come(cast.rowan.person).post(address, form(file=came(picture()[:60])))
    assert again.status_code == 400
    assert again.context["form"].errors.keys() == {"file"}
    assert TITLE in again.content.decode()
    assert not Upload.objects.exists()


def test_captions_that_can_t_be_read_name_their_line(cast, come):
    address = reverse("make", args=(cast.group.id,))
    again = come(cast.rowan.person).post(address, form(link="https://example.org/film", captions="0:05 a\n\n0:99 b\n"))
    assert again.status_code == 403
    assert "line 3 of the captions" in again.content.decode()


def test_what_is_never_put_up_is_let_go(cast, now):
    upload = bring(cast, now)
    kept = put_up(cast, now)
    jobs.forget_loose_uploads.call(now=now + timedelta(days=1))
    assert Upload.objects.count() == 2
    jobs.forget_loose_uploads.call(now=now + timedelta(days=4))
    assert list(Upload.objects.all()) == [kept.versions.get().upload]
    assert upload not in Upload.objects.all()


def test_a_file_of_another_group_is_not_taken(cast, now):
    other = Upload.objects.create(
        group_id=uuid.UUID(int=7), key="f" * 32, kind="picture", state="ready", size=1, kept_on=now.date()
    )
    with pytest.raises(Refused):
        actions.make(by=cast.rowan, told=actions.Told(title=TITLE, kind="photo", upload=other), now=now)
