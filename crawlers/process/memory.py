"""How much memory this process took, and the end of a crawl that takes too much.

Scrapy asks ``getrusage``, whose answer begins with what the *starting* process took: a crawl started by a large one would
end before it began. The kernel's ``VmHWM`` is this program's own.
"""

import re
from pathlib import Path

from scrapy.extensions.memusage import MemoryUsage

STATUS = Path("/proc/self/status")
PEAK = re.compile(r"^VmHWM:\s+(\d+) kB$", re.MULTILINE)


def peak_bytes() -> int:
    """The most bytes that this process held at once; 0 where the kernel does not say."""
    line = PEAK.search(STATUS.read_text(encoding="ascii")) if STATUS.exists() else None
    return int(line[1]) * 1024 if line else 0


class OwnMemoryUsage(MemoryUsage):
    """Scrapy's watch, on this process's own memory."""

    def get_virtual_size(self) -> int:
        """The bytes that this process took at most: Scrapy ends a crawl by them."""
        return peak_bytes() or int(super().get_virtual_size())
