"""CPU seconds a page costs the server, as a multiple of the empty page on the same server in the same run."""

import time
from dataclasses import dataclass
from statistics import median

import httpx

from benchmarks.processes import Server

ROUNDS = 7
WARM = 40
SECONDS = 0.9  # CPU of a page in one round: the kernel counts in hundredths
MOST = 600


@dataclass(frozen=True)
class Cost:
    """Of one page: CPU milliseconds a request in each round, and how many requests a round had."""

    milliseconds: list[float]
    ratios: list[float]
    requests: int
    size: int

    @property
    def middle(self) -> float:
        return median(self.milliseconds)

    @property
    def ratio(self) -> float:
        return median(self.ratios)


def of_pages(server: Server, cookie: str, pages: dict[str, str]) -> dict[str, Cost]:
    """Each page's cost, the pages by turns in every round. The page "empty" must be among them."""
    with httpx.Client(base_url=server.url, cookies={"sessionid": cookie}, timeout=60, trust_env=False) as client:
        pages = {name: path for name, path in pages.items() if client.get(path).status_code == 200}
        sizes = {name: len(client.get(path).content) for name, path in pages.items()}
        for path in pages.values():
            _ask(client, path, WARM)
        server.rest()
        counts = {name: _count(server, client, path) for name, path in pages.items()}
        rounds = []
        for number in range(ROUNDS):
            names = list(pages)[:: 1 if number % 2 else -1]
            rounds.append({name: _cost(server, client, pages[name], counts[name]) for name in names})
    return {
        name: Cost(
            [one[name] * 1000 for one in rounds],
            [one[name] / one["empty"] for one in rounds],
            counts[name],
            sizes[name],
        )
        for name in pages
    }


def _ask(client: httpx.Client, path: str, times: int) -> None:
    for _time in range(times):
        client.get(path).raise_for_status()


def _count(server: Server, client: httpx.Client, path: str) -> int:
    """How many requests make enough CPU for one round to be measured well."""
    return min(MOST, max(10, round(SECONDS / max(_cost(server, client, path, WARM), 0.001))))


def _cost(server: Server, client: httpx.Client, path: str, times: int) -> float:
    """CPU seconds a request."""
    time.sleep(0.05)  # what the round before left over
    before = server.cpu()
    _ask(client, path, times)
    return (server.cpu() - before) / times
