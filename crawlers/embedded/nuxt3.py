"""Nuxt 3 and 4: ``<script id="__NUXT_DATA__" type="application/json">[["ShallowReactive",1],{"data":2},…]</script>``."""

import re
from typing import Any

from crawlers.embedded.flat_list import looks_flat, unflattened
from crawlers.extract.objects.tolerant_json import read

ID = re.compile(r"__NUXT_DATA__|data-nuxt-data")


def decoded(attributes: str, text: str) -> list[Any] | None:
    """The payload, its references resolved; ``None`` when the script is another.

    >>> decoded('id="__NUXT_DATA__"', '[["Reactive",1],{"jobs":2},[3],{"title":4},"Régleur"]')
    [{'jobs': [{'title': 'Régleur'}]}]
    """
    if not ID.search(attributes):
        return None
    data = read(text)
    return [unflattened(data) if looks_flat(data) else data]
