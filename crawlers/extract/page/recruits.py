"""« L’atelier recrute un régleur de nuit en CDI » → what is sought, and who seeks it."""

import re
from collections.abc import Iterable

from crawlers.extract.page.labels import words

SEEKS = re.compile(
    r"^(?P<who>[^.!?:]{0,100}?)(?<!\bde )(?<!\ben )(?<!\bet )\b(?:recrute(?:nt)?|recherche(?:nt)?|recrutons|recherchons|"
    r"embauche(?:nt)?|"
    r"embauchons|cherche(?:nt)?|cherchons)\b"
    r"[^.!?:]{0,40}?\s*[:!–-]?\s*(?<!\w)(?P<how_many>une?\s?[·⋅•(/.-]\s?e\)?|une?\s?/\s?une?|un\(e\)|une?|deux|trois|quatre|cinq|"
    r"plusieurs|des|son|sa|ses|leurs?|nos?|notre|\d{1,2})\s+(?P<what>[^.!?:;\n]{3,200})",
    re.IGNORECASE,
)
ENDS = re.compile(
    r"\s*(?:,|\(?\ben (?:CDI|CDD|contrat|alternance|apprentissage|int[ée]rim|stage)\b|\ben vue\b|\bpour\b|"
    r"\bafin\b|\bdans (?:le|la|les|un|une)\b|"
    r"\bdans l[’']|\bqui\b|\bdont\b|\bbas[ée]|"
    r"\bà temps\b|\b(?:à|sur|au sein)\s+(?=[A-ZÀ-Ý]|d)|\bà (?:compter|partir)\b|\bdès\b|\bau sein\b|"
    r"\ben (?:remplacement|renfort)\b|\(\s*(?:plus|minimum|\d)|\s[-–—]\s(?=(?:CDI|CDD)\b)|\b(?:CDI|CDD)\b).*$",
    re.IGNORECASE | re.DOTALL,
)
NOBODY = re.compile(
    r"\W*(?:nous|on|je|il|elle|qui|vous|actuellement|urgent|recrutement|offre d emploi)?\W*", re.IGNORECASE
)
ARTICLE = re.compile(r"^(?:la |le |les |l[’'])(?=[A-ZÀ-Ý])", re.IGNORECASE)
ARTICLES = re.compile(
    r"\A(?:un\(e\)|une?\s?[·⋅•/.-]\s?e\)?|une?\s?/\s?une?|une?)\s+(?=\w)",
    re.IGNORECASE,
)
LOOKED_AT = 25
"""So many lines of a text are looked at: who recruits says so at its beginning."""


def sought(text: str) -> tuple[str, str]:
    """What a sentence seeks, as a title, and who does; two empty texts when it seeks nobody.

    >>> sought("La Moulerie du Val recrute un·e régleur·se de nuit (H/F) en CDI à Eu.")
    ('Régleur·se de nuit (H/F)', 'Moulerie du Val')
    >>> sought("On recrute !"), sought("Nous recherchons une solution"), sought("Nous recherchons 2 caristes pour juin")
    (('', ''), ('', ''), ('Caristes', ''))
    """
    from crawlers.judge.trades import is_marked, trade_in

    found = SEEKS.match(text[:400])
    if found is None:
        return "", ""
    what = ENDS.sub("", found["what"]).strip(" -–,’'")
    if not 2 < len(what) <= 120 or (trade_in(what) < 1 and not is_marked(what)):
        return "", ""
    who = found["who"].strip(" -–,:!")
    who = "" if NOBODY.fullmatch(words(who)) or len(who) > 80 else ARTICLE.sub("", who, count=1)
    return what[0].upper() + what[1:], who


def without_article(title: str) -> str:
    """A title without the article before it.

    >>> without_article("Un(e) comptable (H/F)"), without_article("Une nouvelle"), without_article("Unité")
    ('Comptable (H/F)', 'Nouvelle', 'Unité')
    """
    bare = ARTICLES.sub("", title, count=1)
    return bare[0].upper() + bare[1:] if bare and bare != title else title


def announced(lines: Iterable[str]) -> tuple[str, str]:
    """The first of the first lines that seeks somebody: what it seeks, and who does."""
    for _, line in zip(range(LOOKED_AT), lines, strict=False):
        for sentence in re.split(r"(?<=[.!?])\s+", line[:1500]):
            what, who = sought(sentence)
            if what:
                return what, who
    return "", ""
