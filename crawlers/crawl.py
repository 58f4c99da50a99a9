"""One source, one process → a run file. ``python -m crawlers.crawl``, with an order in JSON on standard input."""

import gc
import resource
import sys
from collections.abc import Mapping
from datetime import UTC, datetime
from importlib import import_module
from typing import Any

from scrapy.crawler import AsyncCrawlerProcess
from scrapy.settings import Settings

from crawlers.items import Crawl
from crawlers.manners import javascript
from crawlers.platforms.table import PLATFORMS
from crawlers.process.memory import peak_bytes
from crawlers.process.order import Order
from crawlers.process.report import Report, read_with
from crawlers.process.run_file import RunFileWriter
from crawlers.registry.intervals import BUDGETS
from crawlers.registry.registry import Source
from crawlers.walks import scrapy_errors, selectors
from crawlers.walks.spider import SourceSpider
from vocabulary.crawl_notes import READ_WITH
from vocabulary.faults_and_mends import Fault

ADDRESS_SPACE_BYTES = 1536 * 1024 * 1024
"""How much address space a crawl may take.

Scrapy's own limit ends a crawl that grows slowly; this one, above it, is for a hostile page that would take everything at once.
"""
SELECTOR_OPTIONS = {"links", "next", "container"}
"""Options of a source whose value is a selector (``crawlers/walks/selectors.py``)."""


def crawl(order: Order, extra: Mapping[str, Any] | None = None) -> Crawl:
    """Crawl, and write the run file; ``extra`` settings are for measuring."""
    with RunFileWriter(order.run_file, order.source, order.started_at) as run_file:
        report, stats, reason = run_spider(order, run_file, extra or {})
        if wrong := scrapy_errors.of_reason(reason):
            report.note_trouble(wrong[0], order.source.url, wrong[1], listing=True)
        if unchanged := stats.get("conditional/not_modified"):
            report.notes["not_modified"] = str(unchanged)
        if told_falsely := stats.get("conditional/false"):
            report.notes["false_304"] = str(told_falsely)  # how many, and no address: it may bear a key
        report.notes[READ_WITH] = read_with(order.source)
        report.notes["memory_mb"] = str(peak_bytes() // 1024**2)
        done = report.crawl(
            finished_at=datetime.now(UTC),
            requests=stats.get("downloader/request_count", 0),
            bytes_received=stats.get("downloader/response_bytes", 0),
        )
        run_file.finish(done)
    return done


def run_spider(order: Order, run_file: RunFileWriter, extra: Mapping[str, Any]) -> tuple[Report, dict[str, Any], str]:
    """Run the spider; gives its report, Scrapy's statistics and why it ended."""
    if javascript.is_drawn(order.source) and not order.saved_pages and (lacks := javascript.missing_for_drawing()):
        report = Report(order.source, order.started_at)
        report.note_trouble(Fault.NOT_CONFIGURED, order.source.url, lacks, listing=True)
        return report, {}, "finished"
    wrong = wrong_options(order.source)
    if wrong:
        report = Report(order.source, order.started_at)
        report.note_trouble(Fault.EXCEPTION, order.source.url, wrong, listing=True)
        return report, {}, "finished"
    process = AsyncCrawlerProcess(settings(order, extra))
    crawler = process.create_crawler(spider_class(order.source.spider))
    process.crawl(crawler, source=order.source, seen_at=order.started_at, run_file=run_file)
    process.start()
    stats: dict[str, Any] = crawler.stats.get_stats() if crawler.stats else {}
    spider = crawler.spider
    report = spider.report if isinstance(spider, SourceSpider) else Report(order.source, order.started_at)
    if errors := sum(count for name, count in stats.items() if name.startswith("spider_exceptions/")):
        report.note_trouble(
            Fault.EXCEPTION, order.source.url, f"{errors} page(s) ont fait échouer la lecture", listing=True
        )
    return report, stats, stats.get("finish_reason", "start_error")


def settings(order: Order, extra: Mapping[str, Any]) -> Settings:
    """Our manners; saved pages need no pause and ask no robots.txt."""
    pages = order.saved_pages
    ours = Settings()
    ours.setmodule("crawlers.settings", priority="project")
    if pages:
        handler = "crawlers.process.replay.SavedPagesHandler"
        replay = {
            "SAVED_PAGES": str(pages),
            "ROBOTSTXT_OBEY": False,
            "DOWNLOAD_DELAY": 0,
            "AUTOTHROTTLE_ENABLED": False,
        }
        ours.setdict(replay, priority="cmdline")
        ours.set("DOWNLOAD_HANDLERS", {"http": handler, "https": handler}, priority="cmdline")
    ours.set("FOLDERS", [str(folder) for folder in order.folders], priority="cmdline")
    # The class is known: looking for it would import every spider, and one that is broken would stop all the others.
    ours.set("SPIDER_MODULES", [], priority="cmdline")
    for option, name, times in (("most_pages", "CLOSESPIDER_PAGECOUNT", 1), ("most_mb", "MOST_VISIT_BYTES", 1_000_000)):
        if option in order.source.options:
            ours.set(name, BUDGETS[option](order.source.options[option]) * times, priority="cmdline")
    ours.set("KNOWN_PAGES", str(order.known_pages or ""), priority="cmdline")
    ours.set("LIVE_OFFERS", list(order.live_offers), priority="cmdline")
    if javascript.is_drawn(order.source) and not pages:
        drawn = javascript.settings(ours.getint("DOWNLOAD_MAXSIZE"))
        middlewares = ours.getdict("DOWNLOADER_MIDDLEWARES") | drawn["DOWNLOADER_MIDDLEWARES"]
        ours.setdict(drawn | {"DOWNLOADER_MIDDLEWARES": middlewares}, priority="cmdline")
    ours.setdict(dict(extra), priority="cmdline")
    return ours


def spider_module(name: str) -> str:
    """The module of a spider: the one of its name, or for a platform the one that makes them all from the table."""
    platform = PLATFORMS.get(name)
    return "crawlers.spiders.platforms" if platform and platform.walk else f"crawlers.spiders.{name}"


def spider_class(name: str) -> type[SourceSpider]:
    """The spider of a platform: the one class with that name in its module."""
    module = import_module(spider_module(name))
    return next(
        value
        for value in vars(module).values()
        if isinstance(value, type) and issubclass(value, SourceSpider) and vars(value).get("name") == name
    )


def wrong_options(source: Source) -> str:
    """What is wrong with the options of a source; empty when nothing is."""
    for name, option in source.options.items():
        try:
            if name in SELECTOR_OPTIONS and option and source.spider != "json_api":
                selectors.check(option)
        except ValueError as error:
            return f"option {name} : {error}"
    return ""


def make_light() -> None:
    """Bound the memory of this process, and spare it a tenth of its work: the garbage collector leaves alone what was imported."""
    resource.setrlimit(resource.RLIMIT_AS, (ADDRESS_SPACE_BYTES, ADDRESS_SPACE_BYTES))
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)


def obey(text: str) -> int:
    """Make the crawl of an order in JSON."""
    order = Order.from_json(text)
    if not javascript.is_drawn(order.source):
        make_light()  # a browser reserves far more address space than it uses
    crawl(order)
    return 0


def main() -> int:
    """Make the crawl of the order that stands on standard input."""
    return obey(sys.stdin.read())


if __name__ == "__main__":
    sys.exit(main())
