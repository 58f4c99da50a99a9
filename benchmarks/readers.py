"""Readers of the board who ask for page after page, and count what fails."""

import re
import threading
from collections import Counter
from typing import Self

import httpx

PATHS = ("/", "/?q=cariste", "/offres.json?q=trieur", "/etat", "/entreprises", "/?contrat=CDI&q=verre", "/carte")
READERS = 2
PAUSE_SECONDS = 0.03
"""Seconds between two pages of one reader: the sites of the benchmark share this machine."""


class Readers:
    """Several readers, each a thread, who ask for as long as the block lasts."""

    def __init__(self, address: str) -> None:
        self.address = address
        self.asked = 0
        self.statuses: Counter[str] = Counter()
        self.stop = threading.Event()
        self.threads = [threading.Thread(target=self.read, args=(number,)) for number in range(READERS)]

    @property
    def failed(self) -> int:
        """Pages that did not come."""
        return sum(self.statuses.values())

    @property
    def why(self) -> str:
        """Which pages failed, and how."""
        return "; ".join(f"{what}: {count}" for what, count in self.statuses.most_common(5))

    def read(self, number: int) -> None:
        """Ask without end; a job's page is one of those that a list leads to."""
        job = ""
        with httpx.Client(base_url=self.address, timeout=30, follow_redirects=True) as client:
            while not self.stop.wait(PAUSE_SECONDS):
                number += 1
                path = job if job and number % 3 == 0 else PATHS[number % len(PATHS)]
                text = self.page(client, path)
                link = re.search(r'href="(?:https?://[^/"]+)?(/offres/[0-9a-f]{16}[^"?#]*)"', text)
                job = link[1] if link else job

    def page(self, client: httpx.Client, path: str) -> str:
        """The text of one page; what fails is counted."""
        self.asked += 1
        try:
            answer = client.get(path)
        except httpx.HTTPError as error:
            self.statuses[f"{path} {type(error).__name__}"] += 1
            return ""
        if answer.status_code >= 400:
            self.statuses[f"{path} {answer.status_code}"] += 1
        return answer.text

    def __enter__(self) -> Self:
        for thread in self.threads:
            thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.stop.set()
        for thread in self.threads:
            thread.join()
