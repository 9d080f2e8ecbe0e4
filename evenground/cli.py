"""The `evenground` command: one list of words, each handed to a management command of the same name."""

import atexit
import os
import shutil
import sys
import tempfile
from argparse import ArgumentParser

COMMANDS = {
    "demo": "try it: a made-up group in the middle of its work, on http://localhost:8000",
    "serve": "serve Evenground for real (the same process does the due jobs)",
    "work": "do the due jobs alone, beside one or more `serve --no-work`",
    "record": "write a group's record to a file:  record GROUP|--demo --out FILE",
    "verify": "check a record file:  verify FILE [--expect ENTRY:CHECK-WORD]",
    "import": "bring in a past event held elsewhere:  import event FILE (--group GROUP | --dry-run) [--json]",
    "replay": "play decisions held elsewhere through our rule:  replay FILE... [--json]",
    "order": "the fair order of questions:  order QUESTIONS.csv SUPPORTS.csv [--top N] [--json]",
    "new-card": "a new sign-in card for who lost theirs and has no email:  new-card GROUP NAME",
    "rider-keys": "a new key for what people need to take part, everything locked up anew:  rider-keys rotate",
    "migrate": "bring the database up to date (serve and demo do so themselves)",
}


def main() -> None:
    words = sys.argv[1:]
    if not words or words[0] in {"-h", "--help", "help"}:
        print(_help())
        return
    if words[0] not in COMMANDS:
        sys.exit(f"evenground has no command {words[0]!r}.\n\n{_help()}")
    if words[0] == "demo" or (words[0] == "record" and "--demo" in words):
        os.environ["EVENGROUND_DEMO"] = "1"
    if words[0] == "demo":
        _own_address(words)
    if words[0] == "replay":
        _throw_away()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "evenground.config.settings")
    from django.core.management import execute_from_command_line  # noqa: PLC0415  settings must be chosen first

    execute_from_command_line(["evenground", *_command(words)])


def _command(words: list[str]) -> list[str]:
    """The management command for these words: `import event` is import_event."""
    if words[0] == "import" and words[1:2] == ["event"]:
        return ["import_event", *words[2:]]
    return [words[0].replace("-", "_"), *words[1:]]


def _own_address(words: list[str]) -> None:
    """The links in the demo's mail and on its slips lead to the port it is served on."""
    parser = ArgumentParser(add_help=False, allow_abbrev=False)
    parser.add_argument("--port", default=os.environ.get("PORT", "8000"))
    port = parser.parse_known_args(words)[0].port
    os.environ.setdefault("EVENGROUND_SITE", f"http://localhost:{port}")


def _throw_away() -> None:
    """A data folder that goes when the command ends, whatever database is set."""
    os.environ.pop("DATABASE_URL", None)
    folder = tempfile.mkdtemp(prefix="evenground-replay-")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    os.environ["EVENGROUND_DATA"] = folder
    os.environ["EVENGROUND_THROW_AWAY"] = "1"


def _help() -> str:
    rows = "\n".join(f"  {name:10}{what}" for name, what in COMMANDS.items())
    head = "Evenground: plan it, decide it, do it. Together, as equals."
    return f"{head}\n\nusage: evenground COMMAND\n\n{rows}\n\nEach command explains itself with --help."
