"""What each word list promises to whoever adds a line to it."""

from tests.worlds.word_lists.judge import JUDGE
from tests.worlds.word_lists.promise import Promise

ROME = """
from pipeline.normalize.occupations.occupation import occupation
found = getattr((occupation({!r}) or [None])[0], "rome", None)
"""
FOREIGN = "from pipeline.normalize.places.address_hints import is_foreign; found = is_foreign({!r})"
REGION = "from pipeline.normalize.places.departments import region_names; found = region_names().get({!r})"
EMPLOYER = """
from pipeline.normalize.organization import NO_MEMBERS, Publisher, organization
found = organization({!r}, Publisher("Verrerie du Val", {!r}, None), NO_MEMBERS, None).name
"""
FORBIDDEN = "from pipeline.normalize.warnings import discriminating; found = discriminating('vendeur', 'vendeur', {!r})"
RECOUNTED = """
from pipeline.deduplicate.comparison.numbers_and_dates import put_off, recounted
found = {}
"""
TELLS = """
from pipeline.deduplicate.comparison.harmless_differences import content, mean_two_openings
found = {}
"""
NAMED = """
from pipeline.deduplicate.facts.employer import employer_named, employer_words, same_employer
found = {}
"""
TITLES = """
from pipeline.deduplicate.facts.title_words import likeness, read_title, title_words
found = {}
"""


def likeness(one: str, other: str) -> str:
    """Code that compares two titles."""
    return TITLES.format(f"likeness(read_title({one!r}, {one!r}), read_title({other!r}, {other!r})).name")


BOARD = [
    Promise(
        "board/search/synonyms.txt", "", "palettiste : cariste",
        "from board.search.synonyms import units; found = list(units(['palettiste']))[0][1]", [["cariste"]],
    ),
    Promise(
        "board/search/idle_words.txt", "", "boîte",
        "from board.search.full_text import kept; found = kept('boîte cariste')", ["cariste"],
    ),
]  # fmt: skip
OCCUPATIONS = [
    Promise(f"pipeline/normalize/occupations/{file}.txt", part, line, ROME.format(title), rome)
    for file, part, line, title, rome in (
        ("valley_trades", "", "H2901 : pareur moule", "Pareuse de moules", "H2901"),
        ("common_trades", "", "N1103 : rangeur colis", "Rangeuse de colis", "N1103"),
        ("whole_titles", "partout", "D1102 : galetier", "Galetier", "D1102"),
        ("plain_words", "", "bilingue", "Agent de production bilingue", "H3302"),
    )
]
PLACES = [
    Promise("pipeline/normalize/places/countries.txt", part, line, FOREIGN.format(place), foreign)
    for part, line, place, foreign in (
        ("pays", "liechtenstein", "Vaduz, Liechtenstein", True),
        ("provinces", "manitoba", "Brandon, Manitoba", True),
        ("villes", "Malmö", "Malmö", True),
        ("codes", "LI", "Vaduz, LI", True),
        ("états", "MB", "Brandon, MB", True),
        ("france", "hexagone", "Londres, Hexagone", False),
    )
] + [
    Promise("pipeline/normalize/places/departments.txt", "régions", "29 : Atlantide", REGION.format("atlantide"), "29"),
    Promise(
        "pipeline/normalize/places/departments.txt", "autres noms", "Normandie orientale : 28",
        REGION.format("normandie orientale"), "28",
    ),
    Promise(
        "pipeline/normalize/places/departments.txt", "départements", "28 : 99 Vexin",
        "from pipeline.normalize.places.departments import department_names; found = department_names().get('vexin')", "99",
    ),
    Promise(
        "pipeline/normalize/source_text/country_names.txt", "", "GR : Grèce",
        "from pipeline.normalize.source_text.place import postal; found = postal({'addressLocality': 'Arta', 'addressCountry': 'GR'})",
        "Arta, Grèce",
    ),
]  # fmt: skip
PERSON = """
from french.contacts.redacted import without_contacts
found = without_contacts({!r})[0]
"""
NORMALIZE = [
    *(
        Promise("french/contacts/contacts.txt", part, line, PERSON.format(text), left)
        for part, line, text, left in (
            ("avant une personne", "marraine", "Votre marraine : Odile Vernay", "Votre marraine : contact sur le site de l’offre"),
            (
                "avant un lieu", "pont",
                "pont Odile Vernay 02 35 00 11 22", "pont Odile Vernay contact sur le site de l’offre",
            ),
            (
                "avant une maison", "bouquiniste",
                "bouquiniste Odile Vernay 02 35 00 11 22", "bouquiniste Odile Vernay contact sur le site de l’offre",
            ),
            (
                "à la fin d’une maison", "brocante",
                "Odile Vernay Brocante 02 35 00 11 22", "Odile Vernay Brocante contact sur le site de l’offre",
            ),
            ("jamais un nom", "candidate", "Madame Candidate, bonjour", "Madame Candidate, bonjour"),
            ("avant un nom, à coup sûr", "parrain", "Parrain : Zbi Kowal", "Parrain : contact sur le site de l’offre"),
            ("d’une maison", "flaconnage", "Interlocuteur : Kowal Flaconnage", "Interlocuteur : Kowal Flaconnage"),
            (
                "après une personne", "dénicheuse de talents",
                "Odile Vernay, dénicheuse de talents", "contact sur le site de l’offre, dénicheuse de talents",
            ),
            ("avant un téléphone", "biniou", "Biniou 470 12 34 56", "Biniou contact sur le site de l’offre"),
            ("avant un autre numéro", "casier", "Casier 0612345678", "Casier 0612345678"),
            ("boîte commune", "bonjour", "bonjour at verrerie.fr", "contact sur le site de l’offre"),
            ("adresses d’une personne", "toile.fr/moi/", "https://toile.fr/moi/odile", "contact sur le site de l’offre"),
        )
    ),
    *(
        Promise(
            "french/contacts/contacts.txt", part, line,
            f"from french.contacts.addresses import reaches_person; found = reaches_person('https://v.example/?{parameter}')", gives,
        )
        for part, line, parameter, gives in (
            ("paramètres qui disent quelqu’un", "bigophone", "bigophone=612345", True),
            ("paramètres qui disent une offre", "fiche", "fiche=0612345678", False),
        )
    ),
    Promise(
        "french/contacts/dictated.txt", "", "octante : 80",
        PERSON.format("zéro six douze octante trente-quatre cinquante-six"), "contact sur le site de l’offre",
    ),
    Promise(
        "crawlers/declared/columns.txt", "", "Lieu : bourg",
        "from crawlers.declared.columns import fields_of; found = fields_of(['Bourg'])", ["place"],
    ),
    Promise(
        "french/contacts/first_names.txt", "", "Lucinda",
        "from french.contacts.redacted import without_contacts\n"
        "found = without_contacts('Lucinda Vernay, 02 35 00 11 22')[0]", "contact sur le site de l’offre",
    ),
    Promise(
        "pipeline/normalize/descriptions/small_words.txt", "pt", "[pl]\nw\nna\ndo\nnie",
        "from pipeline.normalize.descriptions.language import language; found = language('praca na hali nie w biurze')", "pl",
    ),
    Promise(
        "pipeline/normalize/times/words_around_dates.txt", "", "affichée",
        "from datetime import UTC, datetime\nfrom pipeline.normalize.times.dates import day\n"
        "found = str(day('Affichée le 12/11/2026', datetime(2026, 11, 24, tzinfo=UTC)))", "2026-11-12",
    ),
    Promise(
        "pipeline/normalize/titles/feminines.txt", "", "-ain : -ine",
        "from pipeline.normalize.titles.gender import masculine; found = masculine('Sacristain / Sacristine')", "Sacristain",
    ),
    Promise(
        "pipeline/normalize/titles/ordinary_words.txt", "", "rue",
        "from pipeline.normalize.titles.title import title; found = title('Atelier - Rue')", "Atelier - Rue",
    ),
    Promise(
        "pipeline/normalize/wages/extras.txt", "", "vacances",
        "from pipeline.normalize.wages.salary import salary; found = salary('Vacances : 300 € par mois')", None,
    ),
]  # fmt: skip
ORGANIZATIONS = [
    Promise("pipeline/normalize/organizations.txt", part, line, code, gives)
    for part, line, code, gives in (
        ("intérim partout", "lambda emploi", EMPLOYER.format("Lambda Emploi", "employer"), None),
        ("agences", "zeta conseil*", EMPLOYER.format("Zêta Conseils", "agency"), None),
        ("intertitres", "zou vers", EMPLOYER.format("Zou vers demain", "employer"), "Verrerie du Val"),
        ("cachés", "maison mère", EMPLOYER.format("Maison mère", "employer"), "Verrerie du Val"),
        (
            "formes",
            "consortium",
            "from pipeline.normalize.organization import employer_key; found = employer_key('Consortium Dupont')",
            "dupont",
        ),
    )
]
WARNINGS = [
    Promise("pipeline/normalize/warnings.txt", part, line, FORBIDDEN.format(words), words)
    for part, line, words in (
        ("âge", "force de l’âge", "force de l'age"),
        ("sexe", "virilité", "virilite"),
        ("origine", "bon(ne) gaulois(e)", "bonne gauloise"),
        ("famille, santé, opinions", "beau physique", "beau physique"),
    )
]
DUPLICATES = [
    Promise("pipeline/deduplicate/comparison/neutral_words.txt", part, line, code, gives)
    for part, line, code, gives in (
        (
            "ne dit rien", "enchantés\nravis",
            TELLS.format("mean_two_openings(['enchantes'], slice(0, 1), ['ravis'], slice(0, 1), frozenset())"), False,
        ),
        ("nommé par une lettre", "couloir", TELLS.format("content(['a'], ['couloir'], frozenset())"), ["a"]),
        ("contact", "écrivez", TELLS.format("content(['jean'], ['ecrivez'], frozenset())"), []),
        (
            "avantages", "bienfaits",
            TELLS.format(
                "mean_two_openings(['bienfaits', 'repos'], slice(0, 2), ['bienfaits', 'primes'], slice(0, 2), frozenset())"
            ), False,
        ),
        ("nommé par un numéro", "rangée", RECOUNTED.format("recounted(['30'], ['31'], ['rangee'], [], [])"), False),
        ("salaire", "paie", RECOUNTED.format("recounted(['30'], ['45'], ['paie'], [], [])"), True),
        ("monnaie", "francs", RECOUNTED.format("recounted(['30'], ['45'], [], ['francs'], [])"), True),
        ("autour d’un salaire", "environ", RECOUNTED.format("recounted(['30', 'environ'], ['45'], ['salaire'], [], [])"), True),
        ("référence", "matricule", RECOUNTED.format("recounted(['3'], ['4'], ['matricule'], [], [])"), True),
        ("recrute", "engageons", RECOUNTED.format("recounted(['3'], ['4'], ['engageons'], [], [])"), True),
        (
            "limite", "échéance",
            RECOUNTED.format("put_off(['3', 'mars', '2026'], ['30', 'juin', '2026'], ['echeance'], [])"), True,
        ),
    )
] + [
    Promise("pipeline/deduplicate/facts/employer_words.txt", part, line, NAMED.format(code), gives)
    for part, line, code, gives in (
        ("vides", "consortium", "sorted(employer_words('Consortium Aubépine'))", ["aubepine"]),
        ("métiers et lieux", "flaconnerie", "same_employer(*map(employer_words, ('Flaconnerie', 'Flaconnerie Aubépine')))", None),
        ("en toutes lettres", "vx : vieux", "sorted(employer_words('Vx Moulin'))", ["moulin", "vieux"]),
        ("relais", "entraide(s)", "sorted(employer_named('Entraides du Val'))", []),
    )
] + [
    Promise("pipeline/deduplicate/facts/title_words.txt", part, line, code, gives)
    for part, line, code, gives in (
        ("vides", "bienvenue", TITLES.format("title_words('Bienvenue cariste') == title_words('Cariste')"), True),
        ("rangs", "patron : chef", likeness("Patron de ligne", "Adjoint de ligne"), "CONTRARY"),
        ("grades", "chevronne : 3", likeness("Cariste chevronné", "Cariste débutant"), "CONTRARY"),
        ("travaux", "meuleur : meulage", likeness("Meuleur de moules", "Polisseur de moules"), "CONTRARY"),
    )
]  # fmt: skip
FILES_OF_OFFERS = [
    Promise(
        "crawlers/files/no_offers.txt", "en haut", "echos de la vallee",
        "from crawlers.files.judgement import is_something_else\nfrom crawlers.files.lines import Line\n"
        "found = str(is_something_else([Line('Échos de la vallée – nº 12')]))", "True",
    ),
    Promise(
        "crawlers/files/no_offers.txt", "ailleurs", "mon parcours",
        "from crawlers.files.judgement import is_something_else\nfrom crawlers.files.lines import Line\n"
        "found = str(is_something_else([Line('Je vous envoie mon parcours et je souhaite vous rencontrer.')]))", "True",
    ),
    Promise(
        "crawlers/files/no_towns.txt", "", "atelier",
        "from crawlers.files.workplaces import NO_TOWN; found = sorted(NO_TOWN & {'atelier'})", ["atelier"],
    ),
    Promise(
        "crawlers/files/paper_labels.txt", "", "poste a prendre a : jobLocation",
        "from crawlers.files.labelled import property_of; found = property_of('Poste à prendre à')", "jobLocation",
    ),
]  # fmt: skip
SAID = """
from datetime import date
from french.closings.said import TextLine, over, said_instead
found = str({}([TextLine({!r})], date(2026, 11, 24)))
"""
CLOSINGS = [
    Promise("french/closings/closings.txt", part, line, SAID.format(function, text), gives)
    for part, line, function, text, gives in (
        ("choses", "gagne-pain", "over", "Ce gagne-pain a été pourvu.", "True"),
        ("est finie", "a trouve chaussure", "said_instead", "Cette offre a trouvé chaussure.", "over"),
        ("états", "conclu(e)", "over", "Offre conclue", "True"),
        ("phrases", "la messe est close", "over", "La messe est close.", "True"),
        ("avant", "oyez", "over", "Oyez, cette offre a expiré.", "True"),
        ("page disparue", "envole(e)", "said_instead", "Page envolée", "no page"),
        ("pour un temps", "ce matin", "said_instead", "L’offre est indisponible ce matin.", "for a time"),
        ("panne", "grain de sable", "said_instead", "Un grain de sable : cette offre a expiré.", "for a time"),
        ("revenez", "repassez", "said_instead", "Cette offre a expiré, repassez.", "for a time"),
        ("session", "seance perimee", "said_instead", "Séance périmée", "login"),
        ("connexion", "sesame", "said_instead", "Sésame, svp.", "login"),
    )
] + [
    Promise(
        "crawlers/walks/seen_page.txt", part, line,
        f"from crawlers.walks.seen_page import seen_page; found = [str(line) for line in seen_page({html!r}).lines]",
        [f"SeenLine(text='Pourvu', beside={beside}, label={label}, picture=False, level=0, item=False, struck=False)"] * count,
    )
    for part, line, html, beside, label, count in (
        ("invisible", "bulle", "<div class='bulle-info'>Pourvu</div>", False, False, 0),
        ("à côté", "voisinage", "<div id='voisinage'>Pourvu</div>", True, False, 1),
        ("pastille", "gommette", "<div class='gommette'>Pourvu</div>", False, True, 1),
    )
] + [
    Promise(
        "crawlers/walks/seen_page.txt", "autres offres", "voyez aussi",
        "from crawlers.walks.seen_page import seen_page; found = [a.beside for a in seen_page('<h2>Voyez aussi</h2><p>a').lines]",
        [True, True],
    )
]  # fmt: skip
PROMISES = [
    *FILES_OF_OFFERS,
    *JUDGE,
    *BOARD,
    *CLOSINGS,
    *OCCUPATIONS,
    *PLACES,
    *NORMALIZE,
    *ORGANIZATIONS,
    *WARNINGS,
    *DUPLICATES,
]
