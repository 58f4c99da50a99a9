"""A CSV or XLSX file that a member or the association keeps → the offers declared in it."""

from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any, ClassVar

from scrapy import Request
from scrapy.http import Response
from scrapy.settings.default_settings import DOWNLOAD_MAXSIZE

from crawlers.declared.place import file_in
from crawlers.items import RawPosting
from crawlers.walks.spider import SourceSpider
from vocabulary.faults_and_mends import Fault


class DeclaredSpider(SourceSpider):
    """Reads one file: ``file``, in the folder of the registry or of the data, or else the address of the source."""

    name = "declared"
    asks_own_pages: ClassVar[bool] = False

    async def start(self) -> AsyncIterator[Any]:
        """Open the file, or ask for it."""
        name = self.source.options.get("file", "")
        if not name:
            yield self.ask_listing(self.source.url.whole)
            return
        path = file_in(name, self.folders())
        limit = self.settings.getint("DOWNLOAD_MAXSIZE", DOWNLOAD_MAXSIZE)
        if path is None:
            self.note_no_file(
                Fault.GONE, f"le fichier « {name} » n’est ni dans le dossier du registre, ni dans celui des données"
            )
        elif path.stat().st_size > limit:
            self.note_no_file(Fault.TOO_LARGE, f"le fichier « {name} » dépasse {limit // 1024 // 1024} Mo")
        else:
            for posting in self.offers(Response(self.source.url.whole, body=path.read_bytes())):
                yield posting

    def folders(self) -> list[Path]:
        """Where such files may lie."""
        return [Path(folder) for folder in self.settings.getlist("FOLDERS") or [Path(__file__).parent.parent]]

    def parse_listing(self, response: Response) -> Iterator[Request | RawPosting | Fault]:
        """The offers of a file that was sent."""
        yield from self.offers(response)

    def offers(self, response: Response) -> Iterator[RawPosting]:
        """The offers of the file; its bad lines are troubles, each with its number, its column and the mend."""
        yield from self.read(response)
        for problem in self.reader.problems:
            self.report.note_trouble(Fault.BAD_ROW, response.url, str(problem), listing=True)
        if self.reader.understood:
            self.report.listings += 1
            self.report.plainly_empty = not self.report.found

    def note_no_file(self, fault: Fault, detail: str) -> None:
        """Note that there is no file to read."""
        self.report.note_trouble(fault, self.source.url, detail, listing=True)
