"""Stock Datasette on the file of a board, in a process of its own: hooks of the board are there for all that one process makes.

``python -m benchmarks.board_stock board.db`` prints its figures as JSON.
"""

import asyncio
import json
import sys
from itertools import cycle, islice
from pathlib import Path
from statistics import median

from datasette.app import Datasette

from benchmarks.board_in_process import WORDS, addresses, client, milliseconds_of, together
from board.published.site import CONFIG

SEARCHES, PAGES = 12, 300


async def measure(path: Path) -> dict[str, float | None]:
    """Milliseconds: ``search``, for words, a filter and four facets; ``job``, of work, for the page of a row.

    ``None`` for what it does not answer within its own limits.
    """
    config = json.loads(CONFIG.read_text(encoding="utf-8"))["databases"]["board"]["tables"]["jobs"]
    tables = {"jobs": {name: config[name] for name in ("fts_table", "fts_pk")}}
    metadata = {"databases": {"board": {"tables": tables}}}
    fetch = client(
        Datasette([str(path)], metadata=metadata, settings={"suggest_facets": False, "default_page_size": 20})
    )
    facets = "&".join(f"_facet={name}" for name in ("contract_label", "zone", "commune", "organization"))
    asked = [f"/board/jobs?_search={word}&contract_label=CDI&{facets}" for word in islice(cycle(WORDS), SEARCHES)]
    pages = [f"/board/jobs/{address.split('/')[2].partition('-')[0]}" for address in addresses(path, PAGES)]
    try:
        await fetch(asked[0].replace("CDI", "CDD"))
        search = round(median([await milliseconds_of(fetch, address) for address in asked]), 1)
    except RuntimeError:
        search = None
    try:
        _, _, cpu = await together(fetch, pages)
        job = round(cpu * 1000 / len(pages), 2)
    except RuntimeError:
        job = None
    return {"search": search, "job": job}


if __name__ == "__main__":
    print(json.dumps(asyncio.run(measure(Path(sys.argv[1])))))
