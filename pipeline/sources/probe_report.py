"""A finding → clear words in French: what is there, how well it is read, and the line to write."""

from datetime import date

from crawlers.probe.finding import Finding, Way
from crawlers.registry.cell_values import options_cell
from pipeline.sources.registry_lines import row_line
from vocabulary.without_secrets import without_secrets

ROBOTS = {
    "allowed": "robots.txt permet de lire le site",
    "absent": "pas de robots.txt : rien n’interdit de lire le site",
    "forbidden": "robots.txt demande de ne pas lire cette page : elle ne sera pas lue",
    "failed": "robots.txt n’a pas répondu : le site ne sera pas lu tant que cela dure",
    "unknown": "robots.txt n’est pas dans les pages enregistrées",
}
TDM = {
    "none": "aucune réserve sur la fouille de textes",
    "reserved": "le site réserve ses droits de fouille de textes (TDM) : demandez l’accord écrit du membre",
}
SPIDERS = {
    "site": "ses listes, leurs pages, données et fichiers, lus ensemble",
    "listing": "une liste de liens, puis la page de chaque offre",
    "sitemap": "le plan du site, puis la page de chaque offre",
    "feed": "un flux",
    "json_api": "une interface de programmation (JSON)",
    "single_page": "une seule page qui contient toutes les offres",
}
FIELDS = {
    "title": "intitulé",
    "organization": "employeur",
    "place": "lieu",
    "contract": "contrat",
    "date_posted": "date",
    "valid_through": "date limite",
    "salary": "salaire",
    "schedule": "horaires",
    "identifier": "référence",
    "description": "description",
}


def report(finding: Finding, today: date) -> str:
    """The whole, as it is printed."""
    lines = [finding.url, f"  {ROBOTS[finding.robots]} ; {TDM[finding.tdm]}."]
    if finding.platforms:
        lines.append(f"  Plateforme reconnue : {', '.join(platform['name'] for platform in finding.platforms)}.")
    lines += [f"  Flux : {url}" for url in finding.feeds] + [f"  Plan du site : {url}" for url in finding.sitemaps]
    lines += way_lines(finding.way, today) if finding.way else nothing_lines(finding)
    if finding.robots != "failed" and finding.account and (finding.account.seen or finding.account.announced):
        lines.append(f"  Le compte : {finding.account.in_french}.")
    lines += [
        f"    écartée : {one.title} ({one.reason.label})"
        for one in (finding.account.set_aside if finding.account else ())[:20]
    ]
    lines += [
        f"  À savoir : {without_secrets(trouble)}" for trouble in finding.troubles if finding.robots != "forbidden"
    ]
    return "\n".join([*lines, f"  ({finding.requests} requêtes envoyées)", ""])


def way_lines(way: Way, today: date) -> list[str]:
    """The way that was found, how well it reads, and its line."""
    number = len(way.postings)
    lines = [
        f"  Offres : {way.url}",
        f"  Lecture : {way.spider} ({SPIDERS.get(way.spider, 'plateforme de recrutement')})",
        f"  {way.count} offre(s) vue(s){', et la liste continue' if way.more else ''} ; {number} lue(s) pour essai :",
    ]
    lines += [f"    {name:<12} {sum(filled(way, field))}/{number}" for field, name in FIELDS.items()] if number else []
    if not number:
        lines.append("    Aucune offre n’a pu être lue pour essai : vérifiez les options avant d’ajouter la ligne.")
    lines += [f"    · {posting.fields.get('title', '')} ({posting.extractor})" for posting in way.postings[:5]]
    return [
        *lines,
        "  Ligne à écrire dans sources.csv (ou : glassvallee sources new IDENTIFIANT MEMBRE ADRESSE) :",
        f"    {csv_line(way, today)}",
    ]


def filled(way: Way, field: str) -> list[bool]:
    """For each offer that was read, whether it says something."""
    from crawlers.probe.finding import EMPTY
    from crawlers.probe.finding import FIELDS as KNOWN

    return [posting.fields.get(KNOWN[field]) not in EMPTY for posting in way.postings]


def nothing_lines(finding: Finding) -> list[str]:
    """What to do when no offer was found."""
    if finding.says_empty:
        return [
            f"  {finding.careers_url} dit qu’il n’y a pas d’offre en ce moment. Essayez à nouveau quand il y en aura."
        ]
    if finding.robots == "forbidden":
        return [
            "  Rien n’a été lu. Demandez au membre d’autoriser GlassValleeBot, ou de déclarer ses offres (docs/sources.md)."
        ]
    if finding.robots == "failed":
        return [
            "  Rien n’a été lu : c’est une panne du site, et non un refus. Recommencez plus tard ; si cela dure, prévenez le membre.",
        ]
    return [
        "  Aucune offre n’a été trouvée depuis cette page. Donnez l’adresse exacte de la page d’offres, si elle existe ;",
        "  sinon, le membre peut déclarer ses offres dans un fichier (docs/sources.md).",
    ]


def csv_line(way: Way, today: date) -> str:
    """The line of sources.csv, but for its two names."""
    cells = ["IDENTIFIANT", "MEMBRE", way.spider, way.url, options_cell(way.options), "", "", today.isoformat()]
    return row_line(cells, ",")
