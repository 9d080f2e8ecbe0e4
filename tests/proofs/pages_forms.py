"""The forms that a page really holds, read from its HTML as a browser would."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import urljoin, urlsplit

KEPT_OUT = {"csrfmiddlewaretoken"}


@dataclass
class Field:
    """A name, what the page would send for it, and what a person could choose or type there."""

    name: str
    kind: str  # text, textarea, hidden, number, radio, checkbox, select, button, ...
    values: list[str] = field(default_factory=list)
    chosen: list[str] = field(default_factory=list)


@dataclass
class PageForm:
    """Where a form posts to, and its fields by name."""

    to: str
    method: str
    enctype: str = ""
    fields: dict[str, Field] = field(default_factory=dict)

    @property
    def shape(self) -> tuple[str, tuple[str, ...]]:
        return self.to, tuple(sorted(self.fields))

    def as_it_stands(self) -> dict[str, list[str]]:
        """What a browser would send if the first button were pressed at once."""
        sent = {}
        for name, one in self.fields.items():
            if one.kind == "button":
                sent[name] = one.values[:1]
            elif one.chosen:
                sent[name] = one.chosen
        return sent


class _Reader(HTMLParser):
    def __init__(self, page: str) -> None:
        super().__init__()
        self.page, self.forms = page, list[PageForm]()
        self.now: PageForm | None = None
        self.choosing: Field | None = None
        self.typing: Field | None = None

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attributes}
        if tag == "form":
            to = urlsplit(urljoin(self.page, given.get("action", ""))).path
            self.now = PageForm(to, given.get("method", "get").upper(), given.get("enctype", ""))
            self.forms.append(self.now)
        elif self.now is None:
            return
        elif tag in {"input", "button"} and given.get("name", "") not in {"", *KEPT_OUT}:
            self._box(tag, given)
        elif tag in {"select", "textarea"} and given.get("name"):
            one = self.now.fields.setdefault(given["name"], Field(given["name"], tag))
            self.choosing, self.typing = (one, None) if tag == "select" else (None, one)
        elif tag == "option" and self.choosing:
            self.choosing.values.append(given.get("value", ""))
            if "selected" in given:
                self.choosing.chosen = [given.get("value", "")]

    def _box(self, tag: str, given: dict[str, str]) -> None:
        assert self.now
        kind = "button" if tag == "button" else given.get("type", "text")
        one = self.now.fields.setdefault(given["name"], Field(given["name"], kind))
        one.values.append(given.get("value", ""))
        if kind not in {"radio", "checkbox", "button"} or "checked" in given:
            one.chosen.append(given.get("value", ""))

    def handle_data(self, data: str) -> None:
        if self.typing:
            self.typing.chosen = ["".join(self.typing.chosen) + data]

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self.now = None
        elif tag == "select":
            self.choosing = None
        elif tag == "textarea":
            self.typing = None


def forms_of(page: str, html: str) -> Iterator[PageForm]:
    """The forms of the page at this address that post something to us."""
    reader = _Reader(page)
    reader.feed(html)
    yield from (one for one in reader.forms if one.method == "POST")
