"""What the own page of an offer says of it is decided in one place, from what a reader sees of the page, and of this offer only."""

import json
from datetime import UTC, datetime

import pytest

from crawlers.extract import extract
from crawlers.items import Page
from crawlers.process.order import LiveOffer
from crawlers.walks.own_page import is_over, said_of, said_without_offer
from crawlers.walks.seen_page import seen_page
from vocabulary.own_pages import OwnPage

URL = "http://verrerie.example/o/1"
TITLE = "Régleur sur machine IS (H/F)"
TEXT = (
    "Au sein de l’atelier de fabrication à Eu, vous réglez les machines IS, changez les moules et contrôlez les flacons. "
    "CDI en équipes 3x8, salaire 2 300 € brut par mois. Profil : une expérience en verrerie est appréciée."
)
MENU = "<header><nav><a href='/'>Accueil</a> <a href='/emploi'>Nos offres</a> <a href='/compte'>Connexion</a></nav></header>"
FOOT = "<footer><p>© Verrerie du Val</p></footer>"


def offer(top: str = "", more: str = "", *, h1: str = TITLE, text: str = TEXT, data: bool = True) -> str:
    """The page of an offer, and what stands above its text, and below."""
    posting = {"@context": "https://schema.org", "@type": "JobPosting", "title": TITLE, "description": text}
    script = f"<script type='application/ld+json'>{json.dumps(posting)}</script>" if data else ""
    return (
        f"<html><head><title>{TITLE} - Verrerie du Val</title>{script}</head><body class='tag-page modal-ready'>{MENU}"
        f"<main><h1>{h1}</h1>{top}<p>CDI – Eu (76260)</p><h2>Missions</h2><p>{text}</p>{more}</main>{FOOT}</body></html>"
    )


def bare(words: str) -> str:
    """A page that shows no offer."""
    return f"<html><head><title>Verrerie du Val</title></head><body>{MENU}<main>{words}</main>{FOOT}</body></html>"


def said(html: str) -> tuple[OwnPage, OwnPage]:
    """What the page says: of an offer that no list shows any more, and of one that a list led to."""
    page = Page(
        source="v",
        url=URL,
        status=200,
        content_type="text/html; charset=utf-8",
        body=html.encode(),
        seen_at=datetime(2026, 11, 24, 5, 30, tzinfo=UTC),
    )
    seen = seen_page(html)
    listed = OwnPage.THERE if extract(page) else said_without_offer(seen, page)
    return said_of(LiveOffer(URL, URL, TITLE), page, html), OwnPage.OVER if is_over(seen, page) else listed


@pytest.mark.parametrize("data", [True, False], ids=["data", "words"])
@pytest.mark.parametrize(
    ("top", "more"),
    [
        ("<span class='badge'>Offre pourvue</span>", ""),
        ("<div class='job-status'>Pourvu</div>", ""),
        ("<dl><dt>Statut</dt><dd>Pourvu</dd></dl>", ""),
        ("<img src='/tampon.png' alt='Offre pourvue'>", ""),
        ("<p>Cette annonce a expiré.</p>", ""),
        ("<div class='alert'>L’offre que vous recherchez <b>n’est plus disponible</b>.</div>", ""),
        ("", "<button disabled>Candidatures closes</button>"),
        ("", "<a class='btn disabled'>Offre clôturée</a>"),
        ("", "<p>Offre clôturée le 12 novembre 2026</p>"),
    ],
)
def test_an_offer_that_says_that_it_is_over_is_over_though_its_page_stays(top: str, more: str, data: bool) -> None:
    assert said(offer(top, more, data=data)) == (OwnPage.OVER, OwnPage.OVER)


@pytest.mark.parametrize("h1", [f"<s>{TITLE}</s>", f"[POURVU] {TITLE}", f"{TITLE} <span class='tag'>Pourvue</span>"])
def test_a_title_says_it_too(h1: str) -> None:
    assert said(offer(h1=h1))[0] is OwnPage.OVER


@pytest.mark.parametrize("data", [True, False], ids=["data", "words"])
@pytest.mark.parametrize(
    "text",
    [
        "Vous remettez en état des machines dont la pièce d’origine n’est plus disponible.",
        "Travail dans un poste fermé et ventilé.",
        "Offre clôturée le 31 décembre 2026",
        "L’annonce sera retirée une fois le poste pourvu.",
    ],
)
def test_an_offers_own_sentences_do_not_end_it(text: str, data: bool) -> None:
    assert said(offer(text=f"{TEXT} {text}", data=data)) == (OwnPage.THERE, OwnPage.THERE)
    assert said(offer(more=f"<p>{text}</p><ul><li>Poste fermé</li></ul>", data=data)) == (OwnPage.THERE, OwnPage.THERE)


def test_a_text_that_quotes_a_notice_is_the_offers_own() -> None:
    quoted = f"<p>{TEXT}</p><p>Vous affichez :</p><p>Cette offre est pourvue.</p>"
    assert said(offer(text=quoted))[0] is OwnPage.THERE
    spoken = f"{TEXT} Cette annonce sera retirée une fois le poste pourvu."
    assert said(offer("<span>Poste pourvu</span>", text=spoken))[0] is OwnPage.OVER


def test_a_page_that_bears_the_title_of_an_offer_it_has_not_says_so_in_a_heading() -> None:
    page = f"<html><head><title>{TITLE}</title></head><body>{MENU}<h1>{{}}</h1><p>Rejoignez-nous.</p></body></html>"
    says = {"Offre introuvable": OwnPage.OVER, "Site en maintenance": OwnPage.DENIED, "Notre atelier": OwnPage.THERE}
    assert {words: said(page.format(words))[0] for words in says} == says


@pytest.mark.parametrize("data", [True, False], ids=["data", "words"])
@pytest.mark.parametrize(
    "more",
    [
        "<div class='modal fade' id='m'><div><p>Votre session a expiré.</p><p>Cette offre n’est plus disponible.</p></div></div>",
        "<dialog><p>Cette offre a expiré.</p></dialog>",
        "<div role='dialog'><p>Cette offre a été pourvue.</p></div>",
        "<div id='cookieBanner'><p>Votre session a expiré.</p><p>Ce poste a été pourvu.</p></div>",
        "<template><p>Cette offre n’est plus disponible.</p></template><noscript>Offre expirée</noscript>",
        "<div style='display: none'>Offre pourvue</div><div aria-hidden='true'>Poste pourvu</div><p hidden>Offre close</p>",
        "<div class='swal2-container'><h2>Offre expirée</h2></div><div class='toast'>Votre session a expiré</div>",
        "<aside><ul><li><a href='/o/2'>Cariste</a> <span class='badge'>Offre pourvue</span></li></ul></aside>",
        "<h2>Offres similaires</h2><div><h3>Cariste</h3><span class='badge'>Pourvu</span></div>",
        "<ul><li><a href='/o/2'>Cariste</a><p>Cette offre a expiré.</p></li></ul>",
        "<p><a href='/archives'>Offre pourvue</a></p>",
        "<form><label><input type='radio'>Offre déjà pourvue</label><select><option>Offre pourvue</option></select></form>",
        "<p>Connectez-vous pour postuler. Veuillez vous connecter pour enregistrer cette offre.</p>",
        "<p>Le formulaire est temporairement indisponible, une erreur est survenue.</p>",
    ],
)
def test_what_is_not_shown_or_of_something_else_says_nothing(more: str, data: bool) -> None:
    assert said(offer(more=more, data=data)) == (OwnPage.THERE, OwnPage.THERE)


@pytest.mark.parametrize(
    ("words", "said_so"),
    [
        ("<h1>Votre session a expiré</h1><p>Cette offre n’est plus disponible.</p>", OwnPage.DENIED),
        ("<p>Veuillez vous connecter pour consulter cette offre.</p>", OwnPage.DENIED),
        ("<h1>Site en maintenance</h1><p>La page demandée est introuvable.</p>", OwnPage.DENIED),
        ("<p>Cette offre n’est plus disponible pour le moment.</p>", OwnPage.DENIED),
        ("<form><p>Adresse</p><input name='a'><p>Mot de passe</p><input type='password'></form>", OwnPage.DENIED),
        ("<p>Cette offre n’est plus disponible.</p><form><input type='password'></form>", OwnPage.OVER),
        (f"<form><input type='password'></form><p>{TEXT * 3}</p>", OwnPage.SILENT),
        ("<h1>Oups</h1><p>Cette offre n’existe pas ou plus.</p>", OwnPage.OVER),
        ("<h1>Rejoignez-nous</h1><p>Une entreprise familiale.</p>", OwnPage.SILENT),
        ("<p>Toutes nos offres</p><p>Cette place de parking est pourvue.</p>", OwnPage.SILENT),
        ("<div class='modal'><p>Cette offre n’est plus disponible.</p><p>Session expirée</p></div>", OwnPage.SILENT),
    ],
)
def test_of_a_page_without_the_offer_a_login_or_a_moment_counts_first(words: str, said_so: OwnPage) -> None:
    assert said(bare(words)) == (said_so, said_so)
