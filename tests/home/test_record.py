"""The record as members read it."""

import json
import re
from datetime import timedelta

from django.urls import reverse

from evenground.decisions import actions as decisions
from evenground.decisions.domain.answers import Answer
from evenground.decisions.entries import ANSWERED
from evenground.groups import actions as groups
from evenground.home.queries.record import KINDS
from evenground.people import actions as people
from evenground.record import actions as record
from evenground.record import queries
from evenground.record.domain.kinds import Kind
from evenground.record.domain.verifying import verify
from tests.home.test_pages import propose, text


def read(cast, come, query="", who=None):
    return come((who or cast.rowan).person).get(reverse("record", kwargs={"group_id": cast.group.id}) + query)


def test_entries_are_sentences_with_names_and_links(cast, come, now):
    proposal = propose(cast, now, "Open with stories")
    answer = read(cast, come)
    page = text(answer)
    assert re.search(r"Rowan\s+suggested something to decide:\s+Open with stories", page)
    assert re.search(r"Dev\s+joined the group", page)
    assert str(proposal.id) in answer.content.decode()
    assert not re.search(r"\{\w+\}", page)
    seq, word = queries.witness(cast.group.id)
    assert f"It ends with entry {seq}, check word {word}" in page


def test_names_are_as_people_give_them_now_and_who_left_is_not_named(cast, come, now):
    person = cast.dev.person
    people.change_person(by=person, name="Devi", pronouns="", reach_by="here", reach_detail="", email="", now=now)
    assert re.search(r"Devi\s+joined the group", text(read(cast, come)))
    decisions.leave_group(by=cast.dev, carriers={}, now=now)
    page = text(read(cast, come))
    assert "Dev" not in page
    assert "Somebody left the group" in page
    assert "Somebody who left since joined the group" in page


def test_typed_words_are_harmless(cast, come, now):
    propose(cast, now, "<script>alert(1)</script> {who} %(x)s")
    page = read(cast, come).content.decode()
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt; {who} %(x)s" in page


def test_it_can_be_filtered_without_script(cast, come, now):
    proposal = propose(cast, now)
    later = now + timedelta(days=40)
    groups.pause(by=cast.ines, now=later) if hasattr(groups, "pause") else None
    propose(cast, later, "A later plan", by="amina")
    about = read(cast, come, f"?about=decisions.proposal:{proposal.id}")
    assert {entry.about for entry in about.context["entries"]} == {f"decisions.proposal:{proposal.id}"}
    people_only = read(cast, come, "?family=groups").context["entries"]
    assert all("suggested" not in entry.words for entry in people_only)
    may = read(cast, come, f"?month={later:%Y-%m}").context["entries"]
    assert may
    assert {f"{entry.day:%Y-%m}" for entry in may} == {f"{later:%Y-%m}"}
    both = read(cast, come, f"?family=decisions&month={now:%Y-%m}&about=").context["entries"]
    assert both
    assert all(entry.day.month == now.month for entry in both)


def test_strange_filters_are_no_filters(cast, come):
    for query in ("?month=2026-99", "?month=x", "?family=%00", "?about='%20or%201=1", "?page=9999", "?page=x"):
        answer = read(cast, come, query)
        assert answer.status_code == 200
        assert answer.context["entries"]


def test_pages_of_fifty_and_few_questions(cast, come, now, django_assert_max_num_queries):
    chain = record.lock(cast.group.id)
    kind = Kind("groups.paid", "", ())
    for _number in range(120):
        record.write(chain, kind, actor="host", day=now.date())
    last = chain.seq
    client = come(cast.rowan.person)
    address = reverse("record", kwargs={"group_id": cast.group.id})
    with django_assert_max_num_queries(12):
        first = client.get(address)
    assert [entry.seq for entry in first.context["entries"]] == list(range(last, last - 50, -1))
    with django_assert_max_num_queries(12):
        second = client.get(address + "?page=2&family=groups")
    assert len(second.context["entries"]) == 50
    assert "family=groups&amp;page=3" in second.content.decode()


def test_the_answers_of_one_close_are_one_line_with_each_entry_in_it(cast, come, now):
    proposal, other = propose(cast, now, "Open with stories"), propose(cast, now, "A quiet room")
    chain = record.lock(cast.group.id)
    for number in range(11):
        subject = f"decisions.proposal:{proposal.id if number < 8 else other.id}"
        facts = {"key": f"key{number}"}
        record.write(chain, ANSWERED, actor="program", subject=subject, day=now.date(), facts=facts)
    answer = read(cast, come)
    assert "8 answers to Open with stories" in text(answer)
    assert "3 answers to A quiet room" in text(answer)
    page = answer.content.decode()
    for entry in answer.context["entries"]:
        assert page.count(f'id="entry-{entry.seq}"') == 1
        assert page.count(entry.check_word) >= 1
    assert all(f"under the key key{number}" in text(answer) for number in range(11))


def test_one_answer_alone_is_a_line_of_its_own(cast, come, now):
    proposal = propose(cast, now, "Open with stories")
    chain = record.lock(cast.group.id)
    subject = f"decisions.proposal:{proposal.id}"
    record.write(chain, ANSWERED, actor="program", subject=subject, day=now.date(), facts={"key": "one"})
    assert "One answer to Open with stories, under the key one" in re.sub(r"\s+,", ",", text(read(cast, come)))


def test_a_kind_nobody_knows_any_more_is_still_read(cast, come, now):
    chain = record.lock(cast.group.id)
    record.write(chain, Kind("roles.gone", "", ("x",)), actor="program", day=now.date(), facts={"x": "<b>"})
    assert "Something of an older kind: roles.gone" in text(read(cast, come))


def test_every_kind_has_a_sentence_that_can_be_filled(cast, come, now):
    chain = record.lock(cast.group.id)
    proposal = propose(cast, now)
    chain.refresh_from_db()
    for kind in KINDS.values():
        facts = {fact: "2026-05-01" if fact.endswith("_on") or fact == "reply_by" else "x" for fact in kind.facts}
        record.write(
            chain,
            kind,
            actor=str(cast.rowan.record_key),
            subject=f"decisions.proposal:{proposal.id}",
            day=now.date(),
            facts=facts,
        )
    pages = [read(cast, come, f"?page={number}") for number in (1, 2)]
    assert all(page.status_code == 200 for page in pages)
    assert not any(re.search(r"\{\w+\}", text(page)) for page in pages)


def test_it_can_be_taken_out_and_checked(cast, come, now):
    name = decisions_of(cast)
    decisions.answer(by=cast.rowan, proposal=name, version_number=1, code=Answer.HAPPY, now=now)
    answer = come(cast.rowan.person).get(reverse("record_file", kwargs={"group_id": cast.group.id}))
    lines = b"".join(answer.streaming_content).decode().splitlines()
    seq, word = queries.witness(cast.group.id)
    assert answer["Content-Disposition"] == f'attachment; filename="record-entry-{seq}-{word}.jsonl"'
    assert cast.group.name not in answer["Content-Disposition"]
    assert verify(lines, expect=(seq, word)).fits
    assert json.loads(lines[0])["to"] == seq


def test_a_record_up_to_an_entry_fits_too(cast):
    for to in (0, 1, 5):
        report = verify(queries.lines(cast.group.id, to))
        assert (report.fits, report.last) == (True, to)


def decisions_of(cast):
    from evenground.decisions.queries import first_decision

    return first_decision(cast.rowan)
