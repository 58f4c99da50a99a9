"""Next.js, pages router: ``<script id="__NEXT_DATA__" type="application/json">{"props":{"pageProps":{…}}}</script>``."""

import re
from typing import Any

from crawlers.extract.objects.tolerant_json import read

ID = re.compile(r"id\s*=\s*[\"']?__NEXT_DATA__")


def decoded(attributes: str, text: str) -> list[Any] | None:
    """The properties of the page; ``None`` when the script is another.

    >>> decoded('id="__NEXT_DATA__"', '{"props":{"pageProps":{"jobs":[]}},"buildId":"x"}')
    [{'pageProps': {'jobs': []}}]
    """
    if not ID.search(attributes):
        return None
    data = read(text)
    props = data.get("props") if isinstance(data, dict) else None
    return [props if isinstance(props, dict) else data]
