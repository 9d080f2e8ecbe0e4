"""Ideas as a voice or a picture."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from evenground.files.models import Upload
from evenground.ideas import actions, jobs
from evenground.ideas.models import Idea
from evenground.record.domain.verdict import Refused
from tests.factories import PICTURE


@pytest.fixture(autouse=True)
def own_folder(settings, tmp_path):
    settings.DATA = tmp_path


def drawing():
    return SimpleUploadedFile("my drawing.png", PICTURE, "image/png")


def test_a_drawing_is_an_idea_without_a_word_and_goes_when_it_is_taken_back(cast, come, now):
    browser = come(cast.rowan.person)
    address = reverse("bring_idea", args=(cast.group.id,))
    assert browser.post(address, {"file": drawing(), "signed": "on"}).status_code == 302
    idea = Idea.objects.get()
    file = reverse("idea_file", args=(cast.group.id, idea.id))
    other = come(cast.joy.person)
    for page in (reverse("ideas", args=(cast.group.id,)), reverse("idea", args=(cast.group.id, idea.id))):
        assert file in other.get(page).content.decode()
    assert other.get(file).status_code == 200
    assert come(cast.nobody).get(file).status_code == 404
    jobs.forget_loose_uploads.call(now=now.replace(year=now.year + 1))
    assert other.get(file).status_code == 200
    actions.take_back(by=cast.rowan, idea=idea, now=now)
    assert other.get(file).status_code == 404
    assert not Upload.objects.exists()


def test_nothing_at_all_is_no_idea_and_what_was_typed_stays(cast, come):
    browser, address = come(cast.rowan.person), reverse("bring_idea", args=(cast.group.id,))
    assert browser.post(address, {}).status_code == 403
    broken = SimpleUploadedFile("x.png", PICTURE[:20], "image/png")
    again = browser.post(address, {"file": broken, "words": "A bench"})
    assert again.status_code == 400
    assert "A bench" in again.content.decode()
    assert not Idea.objects.exists()


def test_a_file_that_something_else_shows_is_not_taken_twice(cast, come, now):
    browser, address = come(cast.rowan.person), reverse("bring_idea", args=(cast.group.id,))
    browser.post(address, {"file": drawing()})
    upload = Upload.objects.get()
    with pytest.raises(Refused):
        actions.float_idea(by=cast.joy, words="", signed=True, upload=upload, now=now)
