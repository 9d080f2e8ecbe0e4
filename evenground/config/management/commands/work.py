"""`evenground work`: the due jobs alone."""

import signal
import threading
from typing import Any

from django.core.management.base import BaseCommand

from evenground.config.work import make_workers


class Command(BaseCommand):
    help = "Do the due jobs, beside one or more `evenground serve --no-work`. Ctrl-C stops it."

    def handle(self, *args: Any, **options: Any) -> None:
        told = threading.Event()
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, lambda *_: told.set())
        workers = make_workers()
        for worker in workers:
            worker.start()
        self.stdout.write("Doing the due jobs.   (Ctrl-C stops it)")
        self.stdout.flush()
        told.wait()
        for worker in workers:
            worker.stop(30)
