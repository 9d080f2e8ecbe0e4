"""The real settings, and one page more: the empty one that others are compared with."""

import os

from evenground.config.settings import *  # noqa: F403  all of them, whatever they are
from evenground.config.settings import PACKAGE, TEMPLATES

ROOT_URLCONF = "benchmarks.urls"
PAGE_THREADS = int(os.environ.get("BENCH_THREADS", "8"))
TEMPLATES = [{**TEMPLATES[0], "DIRS": [PACKAGE.parent / "benchmarks/templates"]}]
