"""What a walk asks for → the request that asks for it."""

from urllib.parse import urlsplit

from scrapy import Request

from crawlers.gather.ask import Ask, Role

FORM = {"Content-Type": "application/x-www-form-urlencoded; charset=UTF-8", "X-Requested-With": "XMLHttpRequest"}


def request_of(ask: Ask) -> Request:
    """The request; by POST, what stands after ``?`` is sent too, and the address, which keeps it, still tells two pages apart."""
    meta = {"dont_obey_robotstxt": True} if ask.role is Role.ROBOTS else {}
    if ask.post:
        body = urlsplit(ask.url).query
        return Request(ask.url, method="POST", body=body, headers=FORM, meta=meta, dont_filter=True)
    return Request(ask.url, meta=meta, dont_filter=True)
