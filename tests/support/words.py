"""Every built-in text of the house: what stands in templates and in code to be translated."""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.template.base import Lexer, TokenType
from django.utils.text import smart_split

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "evenground"
MARKERS = {"_", "gettext", "gettext_lazy", "gettext_noop", "ngettext", "ngettext_lazy", "pgettext", "pgettext_lazy"}
IN_TAG = re.compile(r"""_\(\s*("[^"]*"|'[^']*')\s*\)""")
HOLE = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\{.*?\}\}|\{\w*\}")
TAG = re.compile(r"<[^>]*>")


@dataclass(frozen=True)
class Text:
    place: str
    words: str

    @property
    def plain(self) -> str:
        """As a person reads it: no marks of the page, and a short name in each hole."""
        return " ".join(TAG.sub(" ", HOLE.sub("Ada", self.words)).replace("&nbsp;", " ").split())


def templates() -> list[Path]:
    return sorted(path for path in PACKAGE.glob("*/templates/**/*") if path.is_file())


@cache
def texts() -> tuple[Text, ...]:
    found = [text for path in templates() for text in in_template(path)]
    for path in sorted(PACKAGE.rglob("*.py")):
        if not {"migrations", "demo"} & set(path.parts):
            found += in_python(path)
    return tuple(text for text in found if text.plain)


def in_template(path: Path) -> Iterator[Text]:
    place = str(path.relative_to(ROOT))
    block: list[str] | None = None
    for token in Lexer(path.read_text(encoding="utf-8")).tokenize():
        name = token.contents.split(" ", 1)[0] if token.token_type == TokenType.BLOCK else ""
        if name in {"blocktranslate", "blocktrans"}:
            block = []
        elif block is not None and name in {"plural", "endblocktranslate", "endblocktrans"}:
            yield Text(f"{place}:{token.lineno}", "".join(block))
            block = [] if name == "plural" else None
        elif block is not None:
            block.append("%(x)s" if token.token_type == TokenType.VAR else token.contents)
        elif name in {"translate", "trans"}:
            first = next(iter(list(smart_split(token.contents))[1:]), "")
            if first[:1] in {'"', "'"}:
                yield Text(f"{place}:{token.lineno}", first[1:-1])
        if token.token_type in {TokenType.BLOCK, TokenType.VAR}:
            for found in IN_TAG.findall(token.contents):
                yield Text(f"{place}:{token.lineno}", found[1:-1])


def in_python(path: Path) -> Iterator[Text]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if not isinstance(node, ast.Call):
            continue
        name = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
        if name in MARKERS:
            strings = [a.value for a in node.args if isinstance(a, ast.Constant) and isinstance(a.value, str)]
            for words in strings[1:] if name.startswith("pgettext") else strings:
                yield Text(f"{path.relative_to(ROOT)}:{node.lineno}", words)


def bare_words(path: Path) -> list[str]:
    """Words of a template that a person would read and that are not given to be translated."""
    text, block = [], False
    for token in Lexer(path.read_text(encoding="utf-8")).tokenize():
        name = token.contents.split(" ", 1)[0] if token.token_type == TokenType.BLOCK else ""
        if name in {"blocktranslate", "blocktrans", "comment"}:
            block = True
        elif name in {"endblocktranslate", "endblocktrans", "endcomment"}:
            block = False
        elif not block:
            text.append(token.contents if token.token_type == TokenType.TEXT else "\0")
    visible = TAG.sub(" ", re.sub(r"(?s)<(script|style|!--).*?(</\1>|-->)", " ", "".join(text)))
    return re.findall(r"[^\W\d_]{2,}", re.sub(r"&\w+;", " ", visible))


def sentences(plain: str) -> list[str]:
    """Whole sentences; a label or heading, which has no end, is none."""
    return [piece.strip() for piece in re.findall(r"[^.?!:]+[.?!:]+(?=\s|$|[”’\"')])", plain)]


def pieces(plain: str) -> list[str]:
    """Sentences, and what stands without an end."""
    return [piece for piece in re.split(r"(?<=[.?!:])\s+", plain) if piece]


def words_of(text: str) -> list[str]:
    return re.findall(r"[^\W\d_]+(?:['’-][^\W\d_]+)*", text)


def syllables(word: str) -> int:
    """A usable guess for English: groups of vowels, without a silent e."""
    plain = re.sub(r"[^a-z]", "", word.lower())
    plain = re.sub(r"(?<=[^aeiouyl])e$|(?<=[^td])ed$|(?<=[^sxzh])es$", "", plain)
    return max(1, len(re.findall(r"[aeiouy]+", plain)))


def grade(found: list[str]) -> float:
    """The school grade of these sentences, after Flesch and Kincaid. Grade 4 to 6 is reading age 9 to 11."""
    words = [word for sentence in found for word in words_of(sentence)]
    return 0.39 * len(words) / len(found) + 11.8 * sum(map(syllables, words)) / len(words) - 15.59
