"""The head, the menu and the foot of a small company's site, and an offer's paragraphs as HTML."""

from collections.abc import Iterable, Mapping
from html import escape

from demo import french
from demo.answers import InventedSite
from demo.valley import NOTICE, Offer

STYLE = """*{{box-sizing:border-box}}body{{margin:0;font:16px/1.6 Georgia,serif;color:#222;background:#fafaf7}}
header,footer{{background:{color};color:#fff;padding:1.2rem 6vw}}header a,footer a{{color:#fff;margin-right:1.4rem}}
main{{max-width:52rem;margin:2rem auto;padding:0 1.2rem}}h1,h2{{line-height:1.25;color:{color}}}
.bandeau{{background:#fdf3d6;padding:.6rem 6vw;font-size:.85rem}}aside{{border-left:3px solid {color};padding-left:1rem}}
ul.{container}{{list-style:none;padding:0}}ul.{container} li{{padding:.8rem 0;border-bottom:1px solid #ddd}}
dt{{font-weight:bold}}table{{border-collapse:collapse}}td,th{{border:1px solid #ccc;padding:.3rem .7rem}}"""

MENU = {
    "/": "Accueil",
    "/savoir-faire": "Savoir-faire",
    "/engagements": "Nos engagements",
    "/actualites": "Actualités",
    "/contact": "Contact",
    "/mentions-legales": "Mentions légales",
}
HEADINGS = ("Le poste", "Vos missions", "Votre profil", "Ce que nous vous proposons")


def shell(site: InventedSite, title: str, main: str, *, head: str = "", side: str = "") -> str:
    """A whole page."""
    company = site.company
    style = STYLE.format(color=company.color, container=site.container)
    menu = "".join(link(path, name) for path, name in list(MENU.items())[:-1])
    return f"""<!DOCTYPE html>
<html lang="fr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{escape(title)} – {escape(company.name)}</title>
<meta name="description" content="{escape(company.activity)} à {escape(company.commune)}.">
<style>{style}</style>
{head}
</head>
<body>
<div class="bandeau" role="note">Nous utilisons un seul cookie, pour mesurer l’audience. <button>Accepter</button>
<button>Refuser</button></div>
<header><strong>{escape(company.name)}</strong>
<nav>{menu}</nav></header>
<main id="contenu">
{main}
</main>
{side}
<footer><p>{escape(company.name)} · {escape(company.activity)} · {escape(company.commune)}</p>
<p><a href="/mentions-legales">Mentions légales</a> © {site.today.year} · <strong>{NOTICE}</strong></p></footer>
</body>
</html>
"""


def about(site: InventedSite, path: str, *, careers: str = "", feed: str = "") -> str:
    """One of the pages that every company has, and that hold no offer; they lead to the page or the feed of offers."""
    company, title = site.company, MENU[path]
    news = f"{french.long(site.today.replace(day=1))} : l’atelier a ouvert ses portes aux collégiens de la vallée."
    words = {
        "/": company.about,
        "/savoir-faire": f"{company.activity} : des gestes transmis, des machines récentes, un contrôle sans concession.",
        "/engagements": "Moins d’énergie, moins de rebuts, plus de verre recyclé : nos résultats sont publiés chaque année.",
        "/actualites": news,
        "/contact": "Ce formulaire n’envoie rien : cette entreprise n’existe pas.",
        "/mentions-legales": f"{company.name} n’existe pas. {NOTICE}.",
    }
    onward = f"<p>{link(careers, 'Nous recrutons : voir nos offres')}</p>" if careers else ""
    head = f'<link rel="alternate" type="application/rss+xml" title="Offres d’emploi" href="{feed}">' if feed else ""
    return shell(site, title, f"<h1>{escape(title)}</h1><p>{escape(words[path])}</p>{onward}", head=head)


def prose(offer: Offer, *, headings: Iterable[str] = HEADINGS, level: int = 2) -> str:
    """The paragraphs of an offer."""
    post, missions, profile, life = (f"<h{level}>{escape(text)}</h{level}>" for text in headings)
    return (
        f"<p>{escape(offer.about)}</p>\n{post}\n<p>{escape(offer.prose.post)}</p>\n"
        f"{missions}\n{bullets(offer.prose.missions)}\n{profile}\n{bullets(offer.prose.profile)}\n"
        f"{life}\n<p>{escape(offer.life)}</p>\n<p><strong>En bref :</strong> {escape(offer.brief)}</p>"
        f"{f'<p>{escape(offer.company.contact)}</p>' if offer.company.contact else ''}"
    )


def bullets(sentences: Iterable[str]) -> str:
    """A list of sentences."""
    return f"<ul>{''.join(f'<li>{escape(sentence)}</li>' for sentence in sentences)}</ul>"


def definitions(facts: Mapping[str, str]) -> str:
    """Facts as a list of definitions."""
    lines = "".join(f"<dt>{escape(label)}</dt><dd>{escape(value)}</dd>\n" for label, value in facts.items())
    return f'<dl class="fiche">\n{lines}</dl>'


def table(facts: Mapping[str, str]) -> str:
    """Facts as a table of two columns."""
    lines = "".join(f"<tr><th>{escape(label)}</th><td>{escape(value)}</td></tr>\n" for label, value in facts.items())
    return f'<table class="fiche">\n{lines}</table>'


def items(site: InventedSite, lines: Iterable[str]) -> str:
    """The list of offers."""
    return f'<ul class="{site.container}">\n' + "\n".join(f"<li>{line}</li>" for line in lines) + "\n</ul>"


def link(path: str, text: str, *, classes: str = "") -> str:
    """A link."""
    attribute = f' class="{classes}"' if classes else ""
    return f'<a href="{escape(path)}"{attribute}>{escape(text)}</a>'
