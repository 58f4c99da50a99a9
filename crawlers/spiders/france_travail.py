"""France Travail's API « Offres d’emploi v2 » → the offers of the valley."""

import asyncio
import json
import os
from collections.abc import AsyncIterator, Collection, Iterable, Mapping
from pathlib import Path
from time import monotonic
from typing import Any, ClassVar
from urllib.parse import quote, urlsplit

from scrapy import FormRequest, Request
from scrapy.http import Response

from crawlers.extract.formats import france_travail as payload
from crawlers.extract.page.stumbles import Stumbles
from crawlers.france_travail_searches import LAST_START, PER_PAGE, ApiSearch, Employers, searches, total_of
from crawlers.recruiting_tools import recruiting_tool
from crawlers.registry.registry import read_registry
from crawlers.walks import scrapy_errors
from crawlers.walks.spider import SourceSpider, header
from vocabulary.faults_and_mends import Fault

ID, SECRET = "GLASSVALLEE_FRANCE_TRAVAIL_ID", "GLASSVALLEE_FRANCE_TRAVAIL_SECRET"
TOKEN_URL = "https://entreprise.francetravail.fr/connexion/oauth2/access_token?realm=%2Fpartenaire"  # noqa: S105 - an address
SCOPE = "api_offresdemploiv2 o2dsoffre"
MOST_WAIT_SECONDS = 60
"""How long the API is waited for at a time when it asks for patience (429), …"""
MOST_WAITS = 3
"""… and how often in answer to one question."""
EARLY_SECONDS = 60
"""How long before its end a token is renewed."""
OFF = "clés France Travail non configurées ; docs/sources.md dit comment les demander et où les donner"
READABLE = {200, 204, 206}
GONE = {204, 404, 410}
META = {"dont_redirect": True, "dont_obey_robotstxt": True}
"""An API that one has a key for is not what robots.txt is about."""


class FranceTravailSpider(SourceSpider):
    """Asks search after search, page after page; offers of other trades than glass are read only when a member employs."""

    name = "france_travail"
    asks_own_pages: ClassVar[bool] = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.token, self.token_ends = "", 0.0
        self.token_url = os.environ.get("GLASSVALLEE_FRANCE_TRAVAIL_TOKEN_URL", TOKEN_URL)
        self.allowed_domains.append(urlsplit(self.token_url).hostname or "")
        self.base = self.source.url.whole.partition("?")[0]

    async def start(self) -> AsyncIterator[Any]:
        """Ask everything, in order; without keys, nothing."""
        if not (os.environ.get(ID) and os.environ.get(SECRET)):
            self.report.note_trouble(Fault.NOT_CONFIGURED, self.source.url, OFF, listing=True)
            return
        folders = self.settings.getlist("FOLDERS") or [Path(__file__).parent.parent]
        self.employers = Employers(read_registry(Path(folders[0])).members.values())
        for search in searches(self.source.options):
            async for posting in self.walk(search):
                yield posting
            if not self.token:
                return  # refused once: the next search would only be refused again
        self.report.plainly_empty = not self.report.found

    async def walk(self, search: ApiSearch) -> AsyncIterator[Any]:
        """Every page of one search; stops at the first that fails. One that brings fewer offers than were announced is doubted."""
        brought: set[str] = set()
        announced = 0
        for start in range(0, LAST_START + 1, PER_PAGE):
            response = await self.ask(search.url(self.base, start), listing=True)
            if response is None:
                return
            self.report.listings += 1
            for posting in await self.offers(response, search, brought):
                yield posting
            total = total_of(header(response, "Content-Range") or "")
            # the greatest: an offer that goes meanwhile moves those behind it up, and one of them is never shown
            announced = max(announced, total or 0)
            if response.status != 206 or total is None or start + PER_PAGE >= total:
                self.doubt(search, brought, announced, said=response.status != 206 or total is not None)
                return
        detail = f"{total} offres : l’API n’en donne que {LAST_START + PER_PAGE}. Réduisez le rayon ou les listes de la source"
        self.report.note_trouble(Fault.CAP_REACHED, self.source.url, detail, listing=True)

    def doubt(self, search: ApiSearch, brought: Collection[str], announced: int, *, said: bool) -> None:
        """Note that a search did not bring all that it has: what it did not show is not gone. ``said``: whether it told how many."""
        if not said:
            words = "l’API donne une partie des offres sans dire combien il y en a"
        elif len(brought) < announced:
            words = f"{announced} offres annoncées, {len(brought)} dans la liste"
        else:
            return
        self.report.note_trouble(Fault.CAP_REACHED, search.url(self.base), words, listing=True)

    async def offers(self, response: Response, search: ApiSearch, brought: set[str]) -> list[Any]:
        """The offers of an answer, all of whose ids go to ``brought``; of a wide search, the members' only, each by its own page."""
        if response.status == 204:
            return []
        stumbles = Stumbles(response.url)
        try:
            answer = json.loads(response.body)
            postings = payload.postings(answer, stumbles)
            brought |= payload.ids(answer)
        except (ValueError, RecursionError):
            self.report.note_trouble(Fault.UNREADABLE, response.url, "", listing=True)
            return []
        self.note_tools(fields for _, _, fields in postings)
        if not search.members_only:
            return list(self.read(response))
        self.keep(response, listing=True)
        self.note_unread(stumbles, response.url, listing=True)
        ours = [(id, url) for id, url, fields in postings if self.employers.has(payload.employer(fields))]
        return [posting for id, url in ours if id not in self.reader.keys for posting in await self.detail(id, url)]

    def note_tools(self, offers: Iterable[Mapping[str, Any]]) -> None:
        """Note the recruiting tools that offers of members lead to: the association is told of those that nobody reads."""
        for fields in offers:
            member = self.employers.member(payload.employer(dict(fields)))
            tool = fields.get("urlPostulation", "")
            if member and tool:
                self.report.notes |= recruiting_tool(member, tool)

    async def detail(self, id: str, shown: str) -> list[Any]:
        """One offer by its own address; 204, 404 or 410 say that it is gone."""
        response = await self.ask(f"{self.base.removesuffix('/search')}/{quote(id, safe='')}", listing=False)
        if response is None:
            return []
        if response.status in GONE:
            self.report.note_gone(shown)
            return []
        return list(self.read(response, listing=False))

    async def ask(self, url: str, *, listing: bool) -> Response | None:
        """The answer to one question, with patience (429) and one new token (401); a failure is noted, and is nothing."""
        renewed, waits = False, 0
        while True:
            if not await self.has_token():
                return None
            headers = {"Authorization": f"Bearer {self.token}", "Accept": "application/json"}
            response = await self.fetch(
                Request(url, headers=headers, meta=dict(META), dont_filter=True), listing=listing
            )
            if response is None or response.status in READABLE or (response.status in GONE and not listing):
                return response
            if response.status == 401 and not renewed:
                renewed, self.token = True, ""
            elif response.status == 429 and waits < MOST_WAITS:
                waits += 1
                await asyncio.sleep(wait_of(response))
            else:
                fault = scrapy_errors.of_status(response.status)
                self.report.note_trouble(fault, response.url, f"HTTP {response.status}", listing=listing)
                return None

    async def has_token(self) -> bool:
        """Whether there is a token that still lasts; asks for one when there is none."""
        if self.token and monotonic() < self.token_ends:
            return True
        form = {
            "grant_type": "client_credentials",
            "client_id": os.environ[ID],
            "client_secret": os.environ[SECRET],
            "scope": SCOPE,
        }
        response = await self.fetch(
            FormRequest(self.token_url, formdata=form, meta=dict(META), dont_filter=True), listing=True
        )
        if response is None:
            return False
        try:
            answer = json.loads(response.body) if response.status == 200 else {}
            self.token, lasts = str(answer["access_token"]), float(answer.get("expires_in", 600))
        except (ValueError, KeyError, TypeError):
            detail = f"France Travail refuse les clés (HTTP {response.status}). Vérifiez {ID} et {SECRET}"
            self.report.note_trouble(Fault.FORBIDDEN, self.token_url, detail, listing=True)
            return False
        self.token_ends = monotonic() + max(lasts - EARLY_SECONDS, lasts / 2)
        return True

    async def fetch(self, request: Request, *, listing: bool) -> Response | None:
        """One answer, whatever its status; nothing when none came, which is noted."""
        if self.crawler.engine is None:
            return None
        try:
            return await self.crawler.engine.download_async(request)
        except scrapy_errors.NO_ANSWER as error:
            self.report.note_trouble(
                scrapy_errors.of_error(error), request.url, scrapy_errors.in_words(error), listing=listing
            )
            return None


def wait_of(response: Response) -> float:
    """Seconds to wait, as ``Retry-After`` says, within reason."""
    seconds = header(response, "Retry-After") or ""
    return min(float(seconds), MOST_WAIT_SECONDS) if seconds.replace(".", "", 1).isdecimal() else 1.0
