"""Our manners towards the sites that we read, on one screen. (Scrapy's own defaults that bite: see docs/crawling.md.)"""

import os
from typing import Any

from scrapy.settings import default_settings as theirs

BOT_NAME = "glassvallee"
SPIDER_MODULES = ["crawlers.spiders"]
NEWSPIDER_MODULE = "crawlers.spiders"

# Who we are: a person who finds us in a log finds out what we do, and how to make us stop.
CONTACT_URL = os.environ.get("GLASSVALLEE_CONTACT_URL", "https://la-glass-vallee.com")
USER_AGENT = f"GlassValleeBot/0.1 (+{CONTACT_URL})"
ROBOTSTXT_OBEY = True
ROBOTSTXT_USER_AGENT = "GlassValleeBot"
DEFAULT_REQUEST_HEADERS = {
    "Accept": "text/html,application/xhtml+xml,application/xml,*/*;q=0.8",
    "Accept-Language": "fr",
}

# How fast: one request at a time and a host, a second apart, slower when the site is slow.
DOWNLOAD_DELAY = float(os.environ.get("GLASSVALLEE_DELAY", "1"))
DOWNLOAD_DELAY_JITTER = 0.0  # Scrapy's own would ask half a second apart as often as one and a half
CONCURRENT_REQUESTS_PER_DOMAIN = 1
CONCURRENT_REQUESTS = 2
AUTOTHROTTLE_ENABLED = DOWNLOAD_DELAY > 0
AUTOTHROTTLE_START_DELAY = DOWNLOAD_DELAY
AUTOTHROTTLE_MAX_DELAY = 30.0
EXTENSIONS = {
    "crawlers.manners.robots.Pace": 0,
    "crawlers.manners.visit_budget.VisitBudget": 0,
    "crawlers.process.memory.OwnMemoryUsage": 0,
    "crawlers.walks.second_look.SecondLook": 0,
}
RETRY_TIMES = 1
RETRY_HTTP_CODES = [500, 502, 503, 504, 522, 524, 408]

# Scrapy starts this many tasks for every page that was read; ours write their postings themselves.
CONCURRENT_ITEMS = 1

# How much: whatever a site sends, a crawl ends, and stays small.
DOWNLOAD_TIMEOUT = float(os.environ.get("GLASSVALLEE_TIMEOUT", "20"))
DOWNLOAD_MAXSIZE = 8 * 1024 * 1024
DOWNLOAD_WARNSIZE = 0
REDIRECT_MAX_TIMES = 5
METAREFRESH_MAXDELAY = 10
CLOSESPIDER_TIMEOUT = 20 * 60
CLOSESPIDER_PAGECOUNT = 5000  # another number: the option most_pages of a source
MOST_VISIT_BYTES = 300_000_000  # unpacked, of all pages that changed; another number: the option most_mb of a source
CLOSESPIDER_ERRORCOUNT = 20
MEMUSAGE_LIMIT_MB = 300

# What is let in: certificates that are valid, http and https, addresses of the public internet.
DOWNLOAD_VERIFY_CERTIFICATES = True
DOWNLOAD_HANDLERS: dict[str, Any] = dict.fromkeys(("data", "file", "ftp", "s3"))
TWISTED_DNS_RESOLVER = "crawlers.manners.address_guard.GuardedResolver"
DNS_TIMEOUT = 10
ALLOW_LOOPBACK = os.environ.get("GLASSVALLEE_ALLOW_LOOPBACK") == "1"
DOWNLOADER_MIDDLEWARES = {
    "crawlers.manners.address_guard.AddressGuard": 40,
    "crawlers.manners.robots.PoliteRobotsTxt": 100,
    "crawlers.manners.refresh.Refresh": 580,
    "crawlers.manners.conditional.FalseNotModified": 585,
    "crawlers.manners.conditional.ConditionalRequests": 595,
}
# Our spiders bound lists, pages and addresses themselves; each of these would wrap every page once more.
SPIDER_MIDDLEWARES = dict.fromkeys(
    (
        "scrapy.spidermiddlewares.depth.DepthMiddleware",
        "scrapy.spidermiddlewares.referer.RefererMiddleware",
        "scrapy.spidermiddlewares.urllength.UrlLengthMiddleware",
    )
)

# What of Scrapy's we do not use. To switch a part off is to import it, with aiohttp, requests and telnet behind it:
# a third of the cost of a short crawl. So these are not in the lists at all.
unused = {
    "scrapy.downloadermiddlewares.cookies.CookiesMiddleware",
    "scrapy.downloadermiddlewares.httpauth.HttpAuthMiddleware",
    "scrapy.downloadermiddlewares.httpcache.HttpCacheMiddleware",
    "scrapy.downloadermiddlewares.httpproxy.HttpProxyMiddleware",
    "scrapy.downloadermiddlewares.offsite.OffsiteMiddleware",
    "scrapy.downloadermiddlewares.redirect.MetaRefreshMiddleware",
    "scrapy.downloadermiddlewares.robotstxt.RobotsTxtMiddleware",
    "scrapy.extensions.memdebug.MemoryDebugger",
    "scrapy.extensions.memusage.MemoryUsage",
    "scrapy.extensions.remote_control.RemoteControl",
    "scrapy.extensions.spiderstate.SpiderState",
    "scrapy.extensions.telnet.TelnetConsole",
}
EXTENSIONS_BASE = {name: at for name, at in theirs.EXTENSIONS_BASE.items() if name not in unused}
DOWNLOADER_MIDDLEWARES_BASE = {
    name: at for name, at in theirs.DOWNLOADER_MIDDLEWARES_BASE.items() if name not in unused
}

# What is closed: nobody steers a crawl from outside, and nothing is kept between two.
TELNETCONSOLE_ENABLED = False
REMOTE_CONTROL_ENABLED = False
COOKIES_ENABLED = False
HTTPCACHE_ENABLED = False
KNOWN_PAGES = ""
LOG_LEVEL = "ERROR"
# To warn who writes a spider, it would read the source of our spiders anew in every crawl.
WARN_ON_GENERATOR_RETURN_VALUE = False
LOGSTATS_INTERVAL = 0
