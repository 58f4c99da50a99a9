"""A source → the searches that France Travail is asked for, and what its answers say of themselves. Pure."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from crawlers.registry.registry import Member, name_key

PER_PAGE = 150
LAST_START = 3000
"""The API gives no page that starts later."""
COMMUNES = "76101 76217 80001 60233"
"""Blangy-sur-Bresle, Dieppe, Abbeville, Feuquières (Oise)."""
RADIUS_KM = "30"
NAF = "23.13Z 23.19Z 25.73A"
"""Hollow glass, other glass, moulds: every offer of theirs in the zone is the valley's."""
ROME = "H2801 H2805 B1602"
"""Trades of glass, whoever employs."""
WIDE_ROME = (
    "H3302 H3303 B1302 B1303 E1301 H3404 H3402 H3401 H3403 H2901 H2903 H2908 H2910 H2907 H1203 H2912 H3201 H3202 H3301 "
    "H2504 H1206 H2502 H1404 H1303 H1503 H1502 I1304 I1309 I1310 I1302 N1101 N1103 N1105 N4101"
)
"""Trades of the valley that the whole region has too: only a member's offers are taken."""
MOST_COMMUNES = 5
ORIGINS = ("1", "2")
"""France Travail's own offers, and its partners': a search that names neither was seen to bring only the first."""
RANGE = re.compile(r"(\d+)-(\d+)/(\d+)")
LEGAL_FORMS = re.compile(r"\b(?:sas|sasu|sarl|eurl|sa|sci|snc|scop|groupe|societe|ste|ets|etablissements?|france)\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class ApiSearch:
    """One search that the API is asked for."""

    parameters: Mapping[str, str]
    members_only: bool = False
    """Whether only offers of members are taken from its answer."""

    def url(self, base: str, start: int = 0) -> str:
        """Its address, from the first offer wanted."""
        values = {**self.parameters, "range": f"{start}-{start + PER_PAGE - 1}", "sort": "1"}
        return f"{base}?{urlencode(values, safe=',')}"


def searches(options: Mapping[str, str]) -> Iterator[ApiSearch]:
    """By sector, by trade of glass, and by other trades, each of France Travail's own offers and then of its partners'.

    ``communes``, ``radius``, ``naf``, ``rome`` and ``wide_rome`` may differ.
    """
    for search in questions(options):
        for origin in ORIGINS:
            yield replace(search, parameters={**search.parameters, "origineOffre": origin})


def questions(options: Mapping[str, str]) -> Iterator[ApiSearch]:
    """The searches, of whatever origin."""
    towns = options.get("communes", COMMUNES).split()
    for at in range(0, len(towns), MOST_COMMUNES):
        zone = {"commune": ",".join(towns[at : at + MOST_COMMUNES]), "distance": options.get("radius", RADIUS_KM)}
        if naf := options.get("naf", NAF).split():
            yield ApiSearch(parameters=zone | {"codeNAF": ",".join(naf)})
        if rome := options.get("rome", ROME).split():
            yield ApiSearch(parameters=zone | {"codeROME": ",".join(rome)})
        if wide := options.get("wide_rome", WIDE_ROME).split():
            yield ApiSearch(parameters=zone | {"codeROME": ",".join(wide)}, members_only=True)


def total_of(content_range: str) -> int | None:
    """How many offers there are, as ``Content-Range`` says.

    >>> total_of("offres 0-149/321"), total_of("")
    (321, None)
    """
    span = RANGE.search(content_range)
    return int(span[3]) if span else None


class Employers:
    """The names of members, as an employer may write them."""

    def __init__(self, members: Iterable[Member]) -> None:
        self.member_by_name = {bare(name): member.id for member in members for name in (member.name, *member.aliases)}
        self.member_by_name.pop("", None)

    def member(self, name: str) -> str:
        """The id of the member that an employer is; empty when it is none."""
        words = bare(name).split()
        starts = (" ".join(words[:n]) for n in range(len(words), 0, -1))
        return next((self.member_by_name[start] for start in starts if start in self.member_by_name), "")

    def has(self, name: str) -> bool:
        """Whether an employer is a member: the same words, or a member's words and more (« Verescence Mers »).

        >>> members = Employers([Member(id="a", name="Verrerie de l’Aubépine", kind="verrier", status="active")])
        >>> [members.has(name) for name in ("SAS VERRERIE DE L'AUBEPINE", "Verrerie de l’Aubépine Eu", "Verrerie", "")]
        [True, True, False, False]
        """
        return bool(self.member(name))


def bare(name: str) -> str:
    """A name without legal form, accents, case nor punctuation."""
    return " ".join(LEGAL_FORMS.sub(" ", name_key(name)).split())
