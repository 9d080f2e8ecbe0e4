"""Pictures: what is kept of them, what is not, and that they can be taken away."""

import uuid
from datetime import UTC, datetime, timedelta
from io import BytesIO

import pytest
from PIL import Image

from evenground.config.work import PERIODIC
from evenground.files import actions, queries
from evenground.files.domain import uploads
from evenground.files.models import Upload
from evenground.record.domain.verdict import Refused

pytestmark = pytest.mark.django_db
GROUP = uuid.UUID(int=7)
TURNED, MAKER, PLACE = 0x0112, 0x010F, 0x8825


def picture(size=(40, 20), kind="JPEG", mode="RGB", colour="red", **more):
    out = BytesIO()
    Image.new(mode, size, colour).save(out, kind, **more)
    return out.getvalue()


def told(**more):
    exif = Image.Exif()
    exif[TURNED], exif[MAKER] = 6, "SECRETPHONE"
    exif.get_ifd(PLACE)[2] = (53.0, 23.0, 1.0)
    return picture(exif=exif, **more)


def content(upload):
    place = queries.ready_file(upload)
    return place.read_bytes() if place else None


def keep(content, now):
    return actions.keep(group_id=GROUP, came=BytesIO(content), size=len(content), day=now.date())


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_place_and_device_are_gone_and_it_stands_upright(now, kind):
    came = told(kind=kind)
    assert b"SECRETPHONE" in came
    kept = content(keep(came, now))
    with Image.open(BytesIO(kept)) as seen:
        assert not dict(seen.getexif())
        assert seen.size == (20, 40)
        assert not {"icc_profile", "exif", "comment", "xmp"} & set(seen.info)
    assert b"SECRETPHONE" not in kept


def test_words_hidden_behind_or_inside_a_picture_are_gone(now):
    came = picture(comment=b"HIDDEN WORDS") + b"<script>HIDDEN WORDS</script>"
    assert b"HIDDEN WORDS" not in content(keep(came, now))


def test_what_can_be_seen_through_stays_so(now):
    upload = keep(picture(kind="PNG", mode="RGBA", colour=(255, 0, 0, 10)), now)
    assert upload.media_type == "image/png"
    with Image.open(BytesIO(content(upload))) as seen:
        assert seen.mode == "RGBA"


def test_a_large_one_is_shrunk_and_keeps_its_shape(now):
    upload = keep(picture(size=(5000, 2500)), now)
    with Image.open(BytesIO(content(upload))) as seen:
        assert seen.size == (1600, 800)
    assert upload.size == queries.path_of(upload.key).stat().st_size


@pytest.mark.parametrize("size", [(9000, 9000), (20000, 20000)])
def test_a_small_file_that_would_fill_the_memory_is_refused_unopened(now, size):
    bomb = picture(size=size, kind="PNG", mode="1", colour=0)
    assert len(bomb) < 2**20
    with pytest.raises(Refused, match="too large"):
        keep(bomb, now)


@pytest.mark.parametrize(
    "content",
    [picture()[:-300], picture(kind="PNG")[:60], picture(kind="BMP"),
     b"\0\0\0\x18ftypheic" + b"\0" * 99],
    ids=["cut off", "cut off png", "another kind", "a phone's own kind"],
)  # fmt: skip
def test_what_cannot_be_read_is_refused_calmly_and_nothing_is_kept(now, content):
    with pytest.raises(Refused, match="can't read"):
        keep(content, now)
    assert not Upload.objects.exists()
    assert not list(queries.folder().glob("*/*"))


def test_more_than_there_is_room_for_is_refused_before_it_is_read(now):
    with pytest.raises(Refused, match="20 MB"):
        actions.keep(group_id=GROUP, came=BytesIO(picture()), size=uploads.MOST_BYTES + 1, day=now.date())


def test_the_same_picture_twice_lies_under_two_names_that_tell_nothing(now):
    one, two = keep(picture(), now), keep(picture(), now)
    assert one.key != two.key
    assert queries.path_of(one.key).stat().st_mode & 0o777 == 0o600
    assert queries.upload_of(GROUP, one.id) == one
    assert queries.upload_of(uuid.UUID(int=8), one.id) is None


def test_taken_away_it_is_gone_at_once(now, django_capture_on_commit_callbacks):
    upload = keep(picture(), now)
    with django_capture_on_commit_callbacks(execute=True):
        actions.take_away(upload=upload)
        assert content(upload) is None  # also before the file itself is gone
        actions.take_away(upload=upload)
    assert not queries.path_of(upload.key).exists()


def test_a_row_that_could_not_be_saved_leaves_no_file(now, monkeypatch):
    monkeypatch.setattr(Upload, "save", lambda *_row, **_how: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        keep(picture(), now)
    assert not list(queries.folder().glob("*/*"))


def test_what_a_power_cut_left_is_swept_and_what_is_young_or_known_stays(now):
    upload = keep(picture(), now)
    stray = queries.path_of("f" * 32)
    stray.parent.mkdir(exist_ok=True)
    stray.write_bytes(b"left behind")
    written = datetime.fromtimestamp(stray.stat().st_mtime, UTC)
    assert actions.sweep(now=written + timedelta(minutes=30)) == 0
    assert actions.sweep(now=written + timedelta(hours=2)) == 1
    assert not stray.exists()
    assert content(upload)
    assert "files.sweep" in {job.name for job in PERIODIC}
