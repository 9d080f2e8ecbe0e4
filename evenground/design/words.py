"""What people wrote, as safe HTML or as plain text.

People may use simple marks: *slanted*, **strong**, lists, quotes and links. No pictures, no HTML, no headings (a page's
headings are the page's). Nobody's words can turn, hide or reach the page around them.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from unicodedata import bidirectional
from urllib.parse import urlsplit

import nh3
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from markdown_it import MarkdownIt
from markdown_it.token import Token

# Control characters, characters that turn the text around them, half characters, and characters that are none.
_UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202d\u202e\ufffe\uffff\ud800-\udfff\ufff9-\ufffb]")
_LINE_END = re.compile("\r\n?|[\u2028\u2029\x85]")
_ADDRESS = re.compile(r"https?://[^\s<>\"'`{}|\\^\[\]]+[^\s<>\"'`{}|\\^\[\].,;:!?()]")
_MARKS = re.compile(r"[*_\[\]<>\\]|https?://|^ {0,3}(?:[-+]|\d{1,9}[.)])(?:\s|$)", re.MULTILINE)
_GAP = re.compile(r"\n[ \t]*(?:\n[ \t]*)+")
_SHOWN = 70
_KEPT_LETTERS = 1000

_TAGS = {"p", "br", "strong", "em", "ul", "ol", "li", "blockquote", "a", "span"}
_markdown = MarkdownIt("zero", {"html": False, "breaks": True, "maxNesting": 12}).enable(
    ["list", "blockquote", "emphasis", "link", "autolink", "escape", "newline"]
)
_cleaner = nh3.Cleaner(
    tags=_TAGS,
    attributes={"a": {"href"}, "ol": {"start"}, "span": {"class"}},
    tag_attribute_values={"span": {"dir": {"ltr"}}},
    set_tag_attribute_values={tag: {"dir": "auto"} for tag in ("p", "li")},
    allowed_classes=None,
    url_schemes={"http", "https", "mailto"},
    url_relative="deny",
    link_rel="nofollow noreferrer",
)


def clean(text: str | None) -> str:
    """Words without characters that nobody can see or that turn the line; line ends made the same."""
    return _UNSEEN.sub("", _LINE_END.sub("\n", text or ""))


def words(text: str | None) -> SafeString:
    """What a person wrote, as HTML that is safe on any page; empty for no words."""
    return _rendered(text) if text and len(text) <= _KEPT_LETTERS else _render(text)


def _render(text: str | None) -> SafeString:
    ours = clean(text).strip()
    if not ours:
        return mark_safe("")
    inside = (_MARKS.search(ours) and _formatted(ours)) or _unmarked(ours)
    return mark_safe(f'<div class="words" dir="{_way(ours)}">{inside}</div>')  # noqa: S308  # cleaned by nh3, or escaped


def line(text: str | None) -> SafeString:
    """One line that someone typed (a name, a title), escaped and kept from turning what stands around it."""
    return _line(text) if text and len(text) <= _KEPT_LETTERS else _one_line(text)


def _one_line(text: str | None) -> SafeString:
    return mark_safe(f"<bdi>{escape(' '.join(clean(text).split()))}</bdi>")  # noqa: S308  # escaped


# The same words are read by everyone in a group, again and again: a few megabytes at most, in memory only.
_rendered = lru_cache(maxsize=1000)(_render)
_line = lru_cache(maxsize=1000)(_one_line)


def plain(text: str | None) -> str:
    """What a person wrote, for a mail in plain text or a file: as typed, unseen characters taken out."""
    return "\n".join(row.rstrip() for row in clean(text).strip().split("\n"))


def _way(text: str) -> str:
    """The direction of the whole, by its first letter that has one. Each paragraph then finds its own."""
    for sign in text:
        kind = bidirectional(sign)
        if kind in {"L", "R", "AL"}:
            return "ltr" if kind == "L" else "rtl"
    return "auto"


def _unmarked(text: str) -> str:
    """Words without any marks: paragraphs and line ends only. The same as the long way, and much quicker."""
    paragraphs = (
        "<br>\n".join(row.strip(" \t") for row in escape(part).split("\n")) for part in _GAP.split(text) if part.strip()
    )
    return "".join(f'<p dir="auto">{part}</p>\n' for part in paragraphs)


def _letters(text: str) -> int:
    return sum(map(str.isalpha, text))


def _formatted(text: str) -> str:
    """Words with marks; empty if reading the marks would lose any letter (lists in lists without end do)."""
    tokens = _markdown.parse(text)
    if sum(_letters(token.content) for token in tokens) < _letters(text):
        return ""
    for token in tokens:
        if token.type == "inline":
            token.children = list(_with_addresses(token.children or []))
    rendered: str = _markdown.renderer.render(tokens, _markdown.options, {})
    cleaned: str = _cleaner.clean(rendered)
    return cleaned


def _with_addresses(children: list[Token]) -> Iterator[Token]:
    """Make typed addresses into links, and say beside each link with other words where it leads."""
    href, said, ours = None, "", False
    for token in children:
        if token.type == "link_open":
            href, said = str(token.attrGet("href") or ""), ""
            ours = href.startswith(("http://", "https://", "mailto:"))
            if ours:
                yield token
        elif token.type == "link_close":
            if ours:
                yield token
            if href and not _same(said, href):
                yield _raw(f' <span class="address" dir="ltr">({escape(_short(href))})</span>')
            href = None
        elif href is None and token.type == "text":
            yield from _linked(token)
        else:
            said += token.content
            yield token


def _linked(token: Token) -> Iterator[Token]:
    at = 0
    for found in _ADDRESS.finditer(token.content):
        yield _text(token.content[at : found.start()])
        address = escape(found[0])
        yield _raw(f'<a href="{address}">{address}</a>')
        at = found.end()
    yield _text(token.content[at:])


def _text(content: str) -> Token:
    return Token("text", "", 0, content=content)


def _raw(html: str) -> Token:
    return Token("html_inline", "", 0, content=html)


def _same(said: str, href: str) -> bool:
    return said.strip().removeprefix("mailto:") == href.removeprefix("mailto:")


def _short(href: str) -> str:
    """An address as people read it; a very long one keeps its host, which says who one would visit."""
    href = clean(href).removeprefix("mailto:")
    if len(href) <= _SHOWN:
        return href
    parts = urlsplit(href)
    return f"{parts.scheme}://{parts.netloc}/…"[: _SHOWN * 3]
