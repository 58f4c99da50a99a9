"""Orders on standard input, one a line → their crawls, each in a process of its own, forked where all that is imported is shared."""

import os
import sys

from crawlers.crawl import crawl, spider_class
from crawlers.process.order import Order

AT_ONCE = 3


def main() -> int:
    """Obey every order; the status is how many went wrong."""
    orders = [Order.from_json(line) for line in sys.stdin]
    for order in orders:
        spider_class(order.source.spider)
    running, wrong = 0, 0
    for order in orders:
        if running == AT_ONCE:
            wrong += os.wait()[1] != 0
            running -= 1
        if os.fork() == 0:
            obey(order)
        running += 1
    return wrong + sum(os.wait()[1] != 0 for _ in range(running))


def obey(order: Order) -> None:
    """Crawl, and leave at once."""
    try:
        crawl(order)
        os._exit(0)
    except BaseException as error:  # noqa: BLE001 - a forked test process must never come back
        sys.stderr.write(f"{order.source.id}: {error!r}\n")
        os._exit(1)


if __name__ == "__main__":
    sys.exit(main())
