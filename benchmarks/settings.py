"""The real settings, and one page more: the empty one that others are compared with."""

import os

from evenground.config.settings import *  # noqa: F403  all of them, whatever they are
from evenground.config.settings import PACKAGE, TEMPLATES

ROOT_URLCONF = "benchmarks.urls"
PAGE_THREADS = int(os.environ.get("BENCH_THREADS", "8"))
TEMPLATES = [{**TEMPLATES[0], "DIRS": [PACKAGE.parent / "benchmarks/templates"]}]

# For `supports`: each commit slowed as on a slow disk, and none shared.
if slow := os.environ.get("BENCH_COMMIT_MS"):
    import time

    from django.db.backends.base.base import BaseDatabaseWrapper

    def slowly(wrapper, commit=BaseDatabaseWrapper._commit):  # noqa: SLF001  stands in its place
        time.sleep(int(slow) / 1000)
        return commit(wrapper)

    BaseDatabaseWrapper._commit = slowly  # noqa: SLF001  the same
if os.environ.get("BENCH_ALONE"):
    from evenground.live import together

    together.MOST_AT_ONCE = 1
