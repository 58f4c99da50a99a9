"""Tables of declared offers."""

import io
from collections.abc import Sequence

from openpyxl import Workbook

from crawlers.declared import Declared, read_declared
from tests.worlds.crawled_sources import page

HEADER = "Référence;Intitulé;Entreprise;Lieu;Valable jusqu’au"


GOOD = "R1;Régleur H/F;Moulerie Inventée;Eu;31/12/2026"


def read(text: str | bytes, **given: str) -> Declared:
    body = text if isinstance(text, bytes) else text.encode()
    return read_declared(
        page(url="https://vallee.example/offres", body=body, content_type="text/csv"), file="offres.csv"
    )


def workbook(*rows: Sequence[object]) -> bytes:
    book = Workbook()
    for row in rows:
        book.active.append(row)
    data = io.BytesIO()
    book.save(data)
    return data.getvalue()
