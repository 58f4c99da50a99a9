"""Postings that are compared, and what is thought of them."""

import random
from dataclasses import replace

from benchmarks.similar_postings import sentence
from pipeline.deduplicate import deduplicate
from pipeline.model import JobPosting, Life, Occupation, Place, Provenance
from pipeline.normalize.titles.title import title, title_key
from tests.worlds.postings.strategies import ELSEWHERE, EMPLOYER


def verdict(*postings: JobPosting, lives: dict[str, Life] | None = None) -> str:
    """Of the first two."""
    found = deduplicate(postings, lives=lives or {})
    jobs = {posting: job for job in found.jobs for posting in job.postings}
    a, b = jobs[postings[0].id], jobs[postings[1].id]
    return "merge" if a is b else "probable" if b.id in a.probable else "distinct"


FORMING, SORTING = (Occupation(rome=code, label="", score=0.8) for code in ("H2801", "H3302"))


HOUSE = (
    "Fondée en 1911 au bord de la mer, notre maison emploie six cents personnes et forme chacun pendant trois mois. "
    "Nos flacons partent chez les parfumeurs du monde entier, et nos fours brûlent désormais moins de gaz qu’hier. "
    "Nous offrons une cantine, des vélos pour venir de la gare, une crèche et un comité qui organise des sorties. "
)


WORK = (
    "Vous montez les outillages, réglez le repérage, validez le premier flacon avec la qualité et dépannez l’équipe. "
    "Vous renseignez la fiche de suivi, tenez le poste propre et transmettez les consignes à la relève du soir. "
    "Une première expérience du réglage est un plus, la prime d’équipe et le treizième mois complètent le salaire. "
    "Le poste est physique : port de charges, station debout, chaleur l’été ; des gants et des bouchons sont fournis. "
    "Vous lisez un plan, vous comptez sans erreur et vous savez dire quand une série s’écarte de la teinte voulue. "
    "Nous vous apprenons le reste auprès d’un ancien de l’atelier, puis vous passez sur la ligne avec votre propre équipe. "
    "Le contrôle se fait à l’œil, à la loupe et au calibre, une pièce sur cent, toutes les vingt minutes de marche. "
)


SETTER = replace(
    EMPLOYER, title="Régleur de sérigraphie", title_key="regleur serigraphie", occupation=FORMING, description_text=HOUSE + WORK
)  # fmt: skip


RENAMED = replace(
    ELSEWHERE, title="Technicien d’impression", title_key="technicien impression", occupation=FORMING,
    description_text=WORK,
)  # fmt: skip


EU = Place(insee="76255", name="Eu", department="76", lat=50.05, lon=1.42)


WHOLE = f"{HOUSE}{WORK}"


def titled(one: JobPosting, raw: str) -> JobPosting:
    """With a title as a source writes it, cleaned as ours are."""
    clean = title(raw)
    return replace(one, title=clean, title_key=title_key(clean), provenance={"title": Provenance(raw=raw, rule="")})


def long_text(seed: int) -> str:
    chance = random.Random(seed)
    return " ".join(sentence(chance) for _ in range(24))
