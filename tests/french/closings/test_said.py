"""A page says that its offer is over in a sentence about this very offer, or by a badge; a login or a moment is no end."""

from datetime import date

import pytest

from french.closings.said import Saying, TextLine, over, said_instead

DAY = date(2026, 11, 24)
OVER = [
    "Offre pourvue",
    "⛔ POSTE POURVU ⛔",
    "Statut : Offre fermée",
    "Statut : pourvu",
    "Offre expirée depuis le 3 novembre 2026",
    "Annonce clôturée le 12/11/2026",
    "Cette offre n’est plus en ligne.",
    "Cette annonce a expiré.",
    "L’offre que vous recherchez n’est plus disponible.",
    "L’offre « Régleur sur machine IS (H/F) » n’est plus disponible. Découvrez nos autres offres :",
    "Le poste de Régleur sur machine IS a déjà été pourvu.",
    "Merci à tous : le poste est pourvu !",
    "Nous avons trouvé la perle rare. Ce poste a été pourvu.",
    "Désolés, cette offre d’emploi a été supprimée ou a expiré.",
    "Cette offre d'emploi a été retirée par le recruteur.",
    "Les candidatures sont closes depuis le 10/11/2026.",
    "Il n’est plus possible de postuler à cette offre.",
    "La date limite de candidature est dépassée.",
    "This position has been filled.",
    "Sorry, this job is no longer available.",
    "We are no longer accepting applications for this position.",
]
OPEN = [
    "Vous remettez en état des machines dont la pièce d’origine n’est plus disponible.",
    "Le poste comporte une machine dont la pièce d’origine n’est plus disponible.",
    "Travail dans un poste fermé et ventilé.",
    "Ce poste est fermé le dimanche.",
    "Le poste est pourvu d’un pont roulant.",
    "Offre clôturée le 31 décembre 2026",
    "Candidatures closes le 15 décembre 2026.",
    "Expire le 31/12/2026",
    "Cette offre expirera dans 12 jours.",
    "L’annonce sera retirée une fois le poste pourvu.",
    "Sans réponse sous trois semaines, considérez que le poste est pourvu.",
    "Si cette offre n’est plus disponible à votre retour, écrivez-nous.",
    "Cette offre n’est pas encore pourvue.",
    "Le poste n’est plus pourvu depuis mars, à la suite d’un départ.",
    "Jusqu’ici ce poste était pourvu par un intérimaire.",
    "Ce poste, pourvu jusqu’en 2025 par un apprenti, s’ouvre à tous.",
    "Cette offre n’est plus disponible pour le moment.",
    "Ce poste est-il déjà pourvu ?",
    "Cette offre n’est plus disponible ?",
    "Offre expirée ? Prévenez-nous",
    "Postes pourvus : 2 sur 5",
    "Offres pourvues",
    "Poste à pourvoir",
    "Pourvu",
    "Once this position has been filled, we will keep your application.",
    "The position is closed on weekends.",
]


@pytest.mark.parametrize("text", OVER)
def test_an_offer_says_that_it_is_over(text: str) -> None:
    assert over([TextLine("Régleur sur machine IS (H/F)"), TextLine(text)], DAY)
    assert said_instead([TextLine(text)], DAY) is Saying.OVER


@pytest.mark.parametrize("text", OPEN)
def test_words_of_the_offer_itself_do_not_end_it(text: str) -> None:
    assert not over([TextLine(text)], DAY)
    assert not over([TextLine(f"CDI en équipes, 2 300 € brut par mois. {text}")], DAY)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (TextLine("Pourvu", label=True), True),
        (TextLine("Clôturée", label=True), True),
        (TextLine("POURVU – Régleur sur machine IS (H/F)", title=True), True),
        (TextLine("Régleur sur machine IS [poste pourvu]", title=True), True),
        (TextLine("Conducteur de poste fermé", title=True), False),
        (TextLine("Poste fermé"), True),
        (TextLine("Poste fermé", item=True), False),
    ],
)
def test_a_word_alone_says_it_where_it_stands_on_the_offer(line: TextLine, said: bool) -> None:
    assert over([line], DAY) is said


@pytest.mark.parametrize("text", ["Site en maintenance", "Votre session a expiré", "Une erreur est survenue."])
def test_words_beside_something_that_is_out_of_order_end_nothing(text: str) -> None:
    assert not over([TextLine(text), TextLine("Cette offre n’est plus disponible.")], DAY)


def test_a_state_beside_its_name_says_it() -> None:
    assert over([TextLine("Statut"), TextLine("Pourvu")], DAY)
    assert not over([TextLine("Machine"), TextLine("Fermée")], DAY)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Votre session a expiré. Veuillez vous reconnecter pour consulter cette offre.", Saying.LOGIN),
        (
            "Veuillez vous connecter pour consulter cette offre, qui n’est plus en ligne pour les visiteurs.",
            Saying.LOGIN,
        ),
        ("Please sign in to view this job. This job is no longer available.", Saying.LOGIN),
        ("419 | Page Expired", Saying.LOGIN),
        ("Votre lien vers cette offre a expiré.", Saying.LOGIN),
        ("Site en maintenance : cette offre n’est plus disponible.", Saying.FOR_A_TIME),
        ("Cette offre n’est plus disponible pour le moment.", Saying.FOR_A_TIME),
        ("Cette offre est momentanément indisponible.", Saying.FOR_A_TIME),
        ("Suite à un incident technique, l’offre n’existe plus.", Saying.FOR_A_TIME),
        ("L’offre est introuvable. Veuillez réessayer.", Saying.FOR_A_TIME),
        ("This job is temporarily no longer available.", Saying.FOR_A_TIME),
        ("Oups ! Cette page n’existe pas.", Saying.NO_PAGE),
        ("Offre introuvable", Saying.NO_PAGE),
        ("Nous sommes au regret : cette offre n’est plus disponible.", Saying.OVER),
        ("Cette offre n’est plus disponible. Nous n’avons pas d’autre offre pour le moment.", Saying.OVER),
        ("Offre inconnue", Saying.NO_PAGE),
        ("Notre usine d’Eu", Saying.NOTHING),
        ("Connexion · Nos offres · Technicien de maintenance", Saying.NOTHING),
    ],
)
def test_what_a_page_says_instead_of_its_offer(text: str, said: Saying) -> None:
    assert said_instead([TextLine(text)], DAY) is said
