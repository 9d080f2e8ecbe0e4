"""Compile every template of ours, so that a broken tag is found before a person finds it."""

import os
import sys
from pathlib import Path

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "evenground.config.settings")
os.environ.setdefault("EVENGROUND_DEMO", "1")

import django

django.setup()

from django.template import TemplateSyntaxError  # noqa: E402  after setup
from django.template.loader import get_template  # noqa: E402  after setup


def main() -> None:
    package = Path(__file__).resolve().parent.parent / "evenground"
    faults, count = [], 0
    for folder in sorted(package.glob("*/templates")):
        for path in sorted(folder.rglob("*")):
            if path.is_file():
                count += 1
                try:
                    get_template(str(path.relative_to(folder)))
                except TemplateSyntaxError as fault:
                    faults.append(f"{path.relative_to(package)}: {fault}")
    print(f"{count} templates")
    sys.exit("\n".join(faults) or None)


main()
