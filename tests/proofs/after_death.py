"""What must be there after sudden death, held against what was acknowledged before."""

import json
from collections import Counter, defaultdict
from typing import Any

from tests.proofs.posters import Ledger, Post
from tests.support.mailbox import Mailbox

Kept = dict[str, Any]


def check(ledger: Ledger, kept: Kept, members: list[dict[str, str]]) -> None:
    """All that was acknowledged is there, nothing is there twice, nothing that was refused is there."""
    answers(ledger, kept)
    words = {
        "talk": Counter(kept["messages"]),
        "propose": Counter(row["what"] for row in kept["versions"] if row["number"] == 1),
        "change": Counter(row["what"] for row in kept["versions"] if row["number"] > 1),
    }
    objected = Counter(row["words"] for row in kept["objections"] if row["words"])
    for post in ledger.posts:
        if post.kind in words:
            once(post, words[post.kind][post.words])
        elif post.kind == "answer" and post.code == "object":
            once(post, objected[post.words])
    taken_back = {row["id"] for row in kept["proposals"] if row["state"] == "withdrawn"}
    assert {post.about[0] for post in ledger.posts if post.kind == "take_back" and post.acknowledged} <= taken_back
    entries(kept)
    outbox(kept, members)


def once(post: Post, found: int) -> None:
    """Acknowledged: it is there once. Refused: it is not. Neither: once or not at all, never in part or twice."""
    wanted = {1} if post.acknowledged else {0} if post.refused else {0, 1}
    assert found in wanted, f"{post} is there {found} times"


def answers(ledger: Ledger, kept: Kept) -> None:
    """One row for each person and version: what was acknowledged last, or what was sent after that."""
    stored: dict[tuple[str, ...], tuple[str, str]] = {}
    for row in kept["answers"]:
        place = (row["proposal_id"], str(row["number"]), row["member"])
        assert place not in stored, "an answer is counted twice"
        stored[place] = (row["code"], row["words"])
    sent: dict[tuple[str, ...], list[Post]] = defaultdict(list)
    for post in ledger.posts:
        if post.kind == "answer" and not post.refused:
            sent[post.about].append(post)
    assert set(stored) <= set(sent), "an answer that nobody gave"
    for place, posts in sent.items():
        last = max((at for at, post in enumerate(posts) if post.acknowledged), default=-1)
        possible = {said(post) for post in posts[max(last, 0) :]}
        if last >= 0:
            assert place in stored, f"an acknowledged answer is gone: {posts[last]}"
        assert stored.get(place) in possible | ({None} if last < 0 else set())


def said(post: Post) -> tuple[str, str]:
    """What an answer's own row says. The words of an objection stand in a row of their own."""
    return post.code, "" if post.code == "object" else post.words


def entries(kept: Kept) -> None:
    """Each thing stands in the record once, and the record names nothing that is not there."""
    rows = [(row["kind"], row["subject"], json.loads(row["facts"])) for row in kept["entries"]]
    proposed = Counter(subject for kind, subject, _facts in rows if kind == "decisions.proposed")
    assert proposed == Counter(f"decisions.proposal:{row['id']}" for row in kept["proposals"])
    changed = Counter(subject for kind, subject, _facts in rows if kind == "decisions.changed")
    later = [row for row in kept["versions"] if row["number"] > 1]
    assert changed == Counter(f"decisions.proposal:{row['proposal']}" for row in later)
    objected = Counter(facts["objection"] for kind, _subject, facts in rows if kind == "decisions.objected")
    assert objected == Counter(row["id"] for row in kept["objections"])
    closed = Counter(subject for kind, subject, _facts in rows if kind == "decisions.closed")
    assert closed == Counter(f"decisions.proposal:{row['id']}" for row in kept["proposals"] if row["state"] != "open")
    assert sum(kind == "talk.said" for kind, _subject, _facts in rows) == len(kept["messages"])


def outbox(kept: Kept, members: list[dict[str, str]]) -> None:
    """With each suggestion that is open, five messages were put in the outbox: in the same moment, or not at all."""
    emails = {row["id"]: row["email"] for row in members}
    told: dict[str, list[str]] = defaultdict(list)
    for row in kept["mail"]:
        if row["kind"] == "proposal_opened":
            told[row["about"]].append(row["email"])
    for row in kept["proposals"]:
        if row["state"] == "open" and row["by"]:
            wanted = sorted(set(emails.values()) - {emails[row["by"]]})
            assert sorted(told[f"decisions.proposal:{row['id']}"]) == wanted


def check_mail(ledger: Ledger, kept: Kept, members: list[dict[str, str]], mailbox: Mailbox) -> None:
    """Each message went at least once, and a second copy of it bears the same Message-ID (its words may be newer)."""
    outbox(kept, members)
    arrived: dict[tuple[str, str], list[str]] = defaultdict(list)
    for email in (row["email"] for row in members):
        for message in mailbox.to(email):
            arrived[email, bare(message["Message-ID"])].append(message["Subject"])
    twice = [same for same in arrived.values() if len(same) > 1]
    assert all(len(set(same)) == 1 for same in twice), "two messages under one Message-ID"
    for row in kept["mail"]:
        if row["email"]:
            assert row["sent_at"], f"{row} was never sent"
            assert (row["email"], row["id"]) in arrived, f"{row} never came"
    told = {row["about"] for row in kept["mail"] if row["kind"] == "proposal_opened"}
    open_now = {row["id"] for row in kept["proposals"] if row["state"] == "open" and row["by"]}
    assert {f"decisions.proposal:{one}" for one in open_now} <= told
    print(f"{len(ledger.posts)} posts, {len(arrived)} messages, {len(twice)} of them came twice")


def bare(message_id: str) -> str:
    return message_id.strip("<>").split("@")[0]
