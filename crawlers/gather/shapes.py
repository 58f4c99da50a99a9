"""Address → how it is written: what addresses of one kind have in common."""

from urllib.parse import urlsplit

from crawlers.addresses import host


def shape(url: str) -> str:
    """An address without its last step and the values of its arguments.

    >>> shape("https://a.example/offres/regleur-12"), shape("https://a.example/Offre.aspx?ref=26-0418")
    ('a.example/offres/*', 'a.example/Offre.aspx?ref')
    """
    parts = urlsplit(url)
    if parts.query:
        return f"{host(url)}{parts.path}?{'&'.join(sorted(pair.partition('=')[0] for pair in parts.query.split('&')))}"
    folder, _, last = parts.path.rstrip("/").rpartition("/")
    ending = last.rpartition(".")[2] if "." in last else ""
    return f"{host(url)}{folder}/*{'.' + ending if ending else ''}"
