"""Invented postings whose truth is known: jobs, their copies, and others that only look alike."""

import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from pipeline.model import Contract, JobPosting, Place

SEEN_AT = datetime(2026, 11, 24, 5, 30, tzinfo=UTC)
TRADES = (
    "conducteur machine IS,trieur choisisseur,régleur bout froid,fondeur four,mouliste,sérigraphe,laqueur,cariste,"
    "technicien maintenance,électromécanicien,contrôleur qualité,chef équipe décor,agent conditionnement,usineur,"
    "polisseur moules,automaticien,magasinier,opérateur parachèvement,dessinateur flacons,acheteur emballages,"
    "comptable fournisseurs,assistant ressources,préparateur couleurs,ajusteur,fraiseur,tourneur,soudeur"
).split(",")
WORDS = """
    flacon ligne four moule goutte poste équipe arche cadence rebut palette réglage défaut contrôle parfum laque encre
    décor outil plan cote jauge pince feeder canal verre calcin feuillard carton étui sonde vanne vérin automate pièce
    relevé fiche écart série atelier matière mesure sécurité bruit chaleur gants palan pont chariot quai stock lot
    assurer conduire régler changer surveiller relever trier vérifier ranger nettoyer graisser démonter monter former
    suivre noter alerter préparer charger livrer usiner polir ajuster souder câbler mesurer peindre cuire sécher
    rigoureux autonome soigneux attentif ponctuel polyvalent minutieux patient débutant expérimenté habile organisé
    chaque selon avec pendant avant après ensuite toujours parfois souvent rapidement calmement ensemble seul chez dans
    quotidien hebdomadaire mensuel neuf ancien fin lourd creux clair teinté opaque brillant satiné gravé dépoli chaud
""".split()
NAMES = "Aubépine Quatrevaux Maubrune Rosebrune Falquière Sylvandre Ombeline Valcourbe Hautefeuille Clairmont".split()
KINDS = ("Verrerie", "Moulerie", "Fonderie", "Cartonnages", "Transports", "Gravure", "Laquage", "Ateliers")
AGENCIES = tuple(f"Intérim {name}" for name in NAMES)
CONTRACTS = (Contract.CDI, Contract.CDI, Contract.CDD, Contract.INTERIM)
SHIFTS = ("", "", "2x8", "3x8", "5x8", "journee")


def postings(size: int) -> Iterator[tuple[int, JobPosting]]:
    """Postings with the number of the job that each tells of; always the same ones."""
    chance = random.Random(1806)
    made = job = 0
    while made < size:
        job += 1
        base = opening(chance, f"{made:012x}", employers=max(20, size // 50))
        family = [(job, base)]
        if chance.random() < 0.35:
            family += [(job, copy(chance, base, made + n)) for n in range(1, chance.choice((2, 2, 3, 4)))]
        if chance.random() < 0.12:
            job += 1
            family.append((job, other_opening(chance, base, made + len(family))))
        yield from family[: size - made]
        made += len(family)


def opening(chance: random.Random, id: str, *, employers: int) -> JobPosting:
    """A job on its employer's own site."""
    number = chance.randrange(employers)
    employer = f"{KINDS[number % len(KINDS)]} {NAMES[number // 8 % len(NAMES)]} {number // 80 or ''}".strip()
    habits = random.Random(number)
    text = [sentence(habits) for _ in range(3)] + [sentence(chance) for _ in range(16)] + [sentence(habits)] * 1
    trade = chance.choice(TRADES)
    return JobPosting(
        id=id,
        source=f"site-{number}",
        key=id,
        url=f"https://site-{number}.example/offres/{id}",
        seen_at=SEEN_AT,
        title=trade.capitalize(),
        title_key=trade,
        hiring_organization=employer,
        publisher=employer,
        publisher_kind="employer",
        places=(commune(chance.randrange(300)),),
        contract=(chance.choice(CONTRACTS[:3]),),
        shift=tuple(filter(None, (chance.choice(SHIFTS),))),
        date_posted=date(2026, 10, 1) + timedelta(days=chance.randrange(50)),
        description_text=" ".join(text),
    )


def commune(number: int) -> Place:
    """One of as many communes, three departments, each 15 km from the next."""
    department = ("76", "80", "60")[number % 3]
    return Place(
        insee=f"{department}{number:03}",
        name=f"Bourg-{number}",
        department=department,
        lat=49.0 + 0.14 * (number // 20),
        lon=0.5 + 0.21 * (number % 20),
    )


def sentence(chance: random.Random) -> str:
    """A sentence of some fourteen words."""
    words = chance.choices(WORDS, k=chance.randrange(9, 20))
    return f"{' '.join(words).capitalize()}."


def copy(chance: random.Random, base: JobPosting, number: int) -> JobPosting:
    """The same job elsewhere: cut, renamed, without employer, through an agency, again some weeks later."""
    sentences = base.description_text.split(". ")
    new = replace(base, id=f"{number:012x}", key=f"{number:012x}", source="ft", url="", publisher_kind="public_service")
    new = replace(new, publisher="France Travail")
    match chance.randrange(6):
        case 0:
            return replace(new, description_text=base.description_text[: len(base.description_text) // 4] + "…")
        case 1:
            return replace(new, title=f"{base.title} bresle", title_key=f"{base.title_key} bresle")
        case 2:
            return replace(new, hiring_organization=None)
        case 3:
            return replace(new, date_posted=(base.date_posted or date.min) + timedelta(days=chance.randrange(30, 90)))
        case 4:
            return through_agency(chance, new, sentences, Contract.INTERIM)
        case _:
            return through_agency(chance, new, sentences, base.contract[0])


def through_agency(chance: random.Random, new: JobPosting, sentences: list[str], contract: Contract) -> JobPosting:
    """The same job without its employer, some sentences dropped, others added."""
    agency = chance.choice(AGENCIES)
    habits = random.Random(agency)
    kept = [words for words in sentences if chance.random() > 0.2]
    text = ". ".join([sentence(habits), *kept, sentence(habits), sentence(habits)])
    return replace(
        new,
        source=agency,
        hiring_organization=None,
        publisher=agency,
        publisher_kind="agency",
        contract=(contract,),
        description_text=text,
    )


def other_opening(chance: random.Random, base: JobPosting, number: int) -> JobPosting:
    """Another job that looks the same: elsewhere, at other hours, under another title with half the text."""
    new = replace(base, id=f"{number:012x}", key=f"{number:012x}", source="ft", publisher_kind="public_service", url="")
    match chance.randrange(3):
        case 0:
            return replace(new, places=(commune(int((base.places[0].insee or "0")[2:]) + 37),))
        case 1:
            return replace(new, shift=("nuit",), contract=(Contract.STAGE,))
        case _:
            trade = chance.choice([trade for trade in TRADES if trade != base.title_key])
            half = base.description_text[: len(base.description_text) // 2]
            text = " ".join([half, *(sentence(chance) for _ in range(10))])
            return replace(new, title=trade.capitalize(), title_key=trade, description_text=text)
