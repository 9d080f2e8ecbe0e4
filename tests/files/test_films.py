"""Films and voices, with the real ffmpeg: playable on old phones, nothing hidden, and what can't be read is said."""

import json
import shutil
import subprocess
import uuid
from io import BytesIO

import pytest

from evenground.config.work import make_workers
from evenground.files import actions, jobs, queries
from evenground.files.actions import making_ready
from evenground.files.models import Kind, State, Upload
from evenground.record.domain.verdict import Refused

pytestmark = pytest.mark.django_db
GROUP = uuid.UUID(int=7)
SECRETS = ["-metadata", "location=+53.2+001.5/", "-metadata", "comment=SECRETPHONE", "-metadata", "title=SECRETPHONE"]
SIGHT = ["-f", "lavfi", "-i", "testsrc=size=1280x960:rate=10:duration=1"]
SOUND = ["-f", "lavfi", "-i", "sine=duration=1"]


def made(place, *parts):
    subprocess.run(["ffmpeg", "-v", "error", *parts, *SECRETS, str(place)], check=True)
    return place.read_bytes()


@pytest.fixture(scope="module")
def film(tmp_path_factory):
    return made(tmp_path_factory.mktemp("film") / "film.mov", *SIGHT, *SOUND, "-c:v", "mpeg4", "-shortest")


@pytest.fixture(scope="module")
def voice(tmp_path_factory):
    return made(tmp_path_factory.mktemp("voice") / "voice.mp3", *SOUND)


def keep(content, now):
    return actions.keep(group_id=GROUP, came=BytesIO(content), size=len(content), day=now.date())


def made_ready(content, now):
    upload = keep(content, now)
    jobs.make_ready.call()
    upload.refresh_from_db()
    return upload


def looked_at(upload):
    asked = ["ffprobe", "-v", "error", "-show_streams", "-show_format", "-of", "json"]
    done = subprocess.run([*asked, str(queries.path_of(upload.key))], capture_output=True, check=True)
    found = json.loads(done.stdout)
    return {one["codec_type"]: one for one in found["streams"]}, found["format"]


def test_a_film_becomes_one_that_old_phones_play_and_tells_no_place_or_device(now, film):
    assert b"SECRETPHONE" in film
    upload = keep(film, now)
    assert (upload.state, upload.percent, queries.ready_file(upload)) == (State.WAITING, 0, None)
    jobs.make_ready.call()
    upload.refresh_from_db()
    assert (upload.kind, upload.state, upload.percent) == (Kind.FILM, State.READY, 100)
    streams, about = looked_at(upload)
    assert (streams["video"]["codec_name"], streams["audio"]["codec_name"]) == ("h264", "aac")
    assert (streams["video"]["width"], streams["video"]["height"]) == (960, 720)
    content = queries.ready_file(upload).read_bytes()
    assert b"SECRETPHONE" not in content
    assert b"+53.2" not in content
    assert not {"location", "comment", "title"} & set(about["tags"])
    assert not queries.came_of(upload.key).exists()  # what came is gone
    assert queries.path_of(upload.key).stat().st_mode & 0o777 == 0o600
    assert upload.size == len(content)


def test_a_voice_is_known_by_what_is_in_it(now, voice):
    upload = made_ready(voice, now)
    assert (upload.kind, upload.state, upload.media_type) == (Kind.VOICE, State.READY, "audio/mp4")
    assert set(looked_at(upload)[0]) == {"audio"}


PLAYLIST = b"#EXTM3U\n#EXT-X-TARGETDURATION:1\n#EXTINF:1,\nfile:///etc/hostname\n#EXT-X-ENDLIST\n"


@pytest.mark.parametrize(
    "content",
    [b"Just words, called film.mp4\n" * 50, b"<svg xmlns='http://www.w3.org/2000/svg'/>", PLAYLIST, bytes(4096)],
    ids=["words", "svg", "playlist", "nothing but zeros"],
)
def test_what_ffmpeg_cannot_read_is_said_and_not_kept(now, content):
    upload = made_ready(content, now)
    assert upload.state == State.UNREADABLE
    assert not list(queries.folder().glob("*/*"))
    jobs.make_ready.call()  # nothing is tried again


def test_a_film_cut_off_in_the_middle_is_said_too(now, film):
    assert made_ready(film[: len(film) // 2], now).state == State.UNREADABLE


def test_taken_back_while_it_is_made_ready_leaves_nothing(now, film, monkeypatch, django_capture_on_commit_callbacks):
    upload = keep(film, now)
    look = making_ready._look

    def taken_back_meanwhile(came):
        with django_capture_on_commit_callbacks(execute=False):
            actions.take_away(upload=upload)
        return look(came)

    monkeypatch.setattr(making_ready, "_look", taken_back_meanwhile)
    jobs.make_ready.call()
    assert not Upload.objects.exists()
    assert not list(queries.folder().glob("*/*"))


def test_progress_is_kept_while_it_goes_on(now, film, monkeypatch):
    seen = []
    save = making_ready._save
    monkeypatch.setattr(making_ready, "_save", lambda row, **new: (seen.append(new["percent"]), save(row, **new)))
    made_ready(film, now)
    assert seen == sorted(seen)
    assert seen[-1] == 100


def test_without_ffmpeg_a_film_is_refused_kindly(now, film, monkeypatch):
    monkeypatch.setattr(shutil, "which", lambda _name: None)
    with pytest.raises(Refused, match="link"):
        keep(film, now)


def test_too_large_or_empty_is_refused_and_nothing_is_kept(now, film, settings):
    settings.UPLOAD_LIMIT = 2**20
    with pytest.raises(Refused, match="room for 1 MB"):
        actions.keep(group_id=GROUP, came=BytesIO(film), size=2**20 + 1, day=now.date())
    with pytest.raises(Refused, match="nothing in this file"):
        keep(b"", now)
    assert not list(queries.folder().glob("*/*"))


def test_the_worker_makes_them_ready():
    everyday, films = make_workers()  # two, so that mail and decisions need not wait for a film
    assert [job.name for job in films.periodic] == ["files.make_ready"]
    assert jobs.make_ready.queue_name == films.queue != everyday.queue
