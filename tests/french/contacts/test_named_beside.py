"""Who is named beside a telephone or a mail goes with it; streets, schools and firms that bear a name stay."""

import pytest

from french.contacts.lines import line_without_contacts
from french.contacts.redacted import redacted

PERSONS = (
    ("Julie et Marc répondent à vos questions : 02 61 91 44 71.", ("Julie", "Marc"), "questions"),
    ("Karine et Paul vous accueillent de 8h à 12h. 02 61 91 44 71", ("Karine", "Paul"), "accueillent de 8h à 12h."),
    ("Karine, arrivée en mai sur ce poste, vous dit tout : 0639984412", ("Karine",), "arrivée en mai"),
    ("Karine de l’agence Tempo Nord vous répond au 02 61 91 44 71", ("Karine",), "agence Tempo Nord"),
    ("Pour échanger avec un salarié, Hugo se tient à votre disposition", ("Hugo",), "échanger avec un salarié"),
    ("Votre interlocutrice, Ysatis Korrigan, vous rappellera.", ("Ysatis", "Korrigan"), "vous rappellera"),
    ("À l’attention d’Isaline Courtebotte", ("Isaline", "Courtebotte"), "attention"),
    ("Personnes à contacter : Paul Hédin (atelier) et Sonia Maes (RH)", ("Hédin", "Sonia", "Maes"), "(atelier) et "),
    ("Sous la responsabilité d’Olivier Tranchant, vous réglez", ("Olivier", "Tranchant"), ", vous réglez"),
    ("En remplacement de Sonia Maes, en congé", ("Sonia", "Maes"), ", en congé"),
    ("À Madame la Directrice des soins, Sonia Maes, 76260 Eu", ("Sonia", "Maes"), ", 76260 Eu"),
    ("Pour toute question sur les missions : Capucine Maes, cheffe", ("Capucine", "Maes"), ", cheffe"),
    ("Contact RH ➜ J.-B. Hédin, bâtiment A", ("Hédin",), ", bâtiment A"),
    ("Maître Carpentier, notaire à Eu, recrute.", ("Carpentier",), ", notaire à Eu, recrute."),
    ("Vous échangerez d’abord avec Karine au téléphone.", ("Karine",), " au téléphone."),
    ("CONTACTER SYLVIANE BERTRAM CDI AU 02 61 91 44 71", ("SYLVIANE", "BERTRAM"), "CDI AU"),
    ("mme delahaye 0639984412, CDI", ("delahaye",), "CDI"),
    ("MM. Flament et Roux, 0261914471, Eu", ("Flament", "Roux"), "Eu"),
    ("Famille Bouvier, 02 61 91 44 71, Eu", ("Bouvier",), "Eu"),
    ("Ajoutez @karine_recrute sur Instagram", ("karine",), "sur Instagram"),
    ("Voir https://www.facebook.com/karine.hedin.7 et venez", ("hedin",), "et venez"),
    ("Boulanger H/F, voir avec Karine", ("Karine",), "Boulanger H/F"),
)
NUMBERS = (
    ("Joignable 7j/7 06 39 98 44 12 ou Messenger", "98 44", "7j/7"),
    ("24h/24 06 39 98 44 12", "98 44", "24h/24"),
    ("CACES 1-3-5 06 39 98 44 12", "98 44", "CACES 1-3-5"),
    ("Eu, 06 39 98 44 l2", "98 44", "Eu"),
    ("Eu, O2 61 91 44 71", "91 44", "Eu"),
    ("Eu, 33639984412", "9984", "Eu"),
    ("Eu : rh [chez] moulin-vert.example, CDI", "moulin", "CDI"),
    ("Eu : rh /at/ moulin-vert.example, CDI", "moulin", "CDI"),
    ("Répondre à <rh@moulin-vert.example> en indiquant TV-22", "moulin", "en indiquant TV-22"),
    ("Moulin Vert <rh@moulin-vert.example>", "moulin-vert", "Moulin Vert"),
)
NOBODY = (
    ("Lycée professionnel Louise Michel, 02 61 91 44 71", "Lycée professionnel Louise Michel"),
    ("Ferme de la Rose, 3 rue Victor Hugo – Tél. 02 61 91 44 71", "Ferme de la Rose, 3 rue Victor Hugo"),
    ("Agence de Saint Rémy 02 61 91 44 71", "Saint Rémy"),
    ("Jean Caumont Couverture 02 61 91 44 71", "Jean Caumont Couverture"),
    ("Paul Lesueur et Fils – 02 61 91 44 71", "Paul Lesueur et Fils"),
    ("Boulangerie Marie Blanquart, 02 61 91 44 71", "Boulangerie Marie Blanquart"),
    ("rue du Docteur Jean Rostand, 02 61 91 44 71", "Docteur Jean Rostand"),
    ("Crèche Les Petits Lucas, 02 61 91 44 71", "Les Petits Lucas"),
    ("La société Alain Durieux recherche un soudeur. Tél. 02 61 91 44 71", "Alain Durieux"),
    ("La Marine recrute : 02 61 91 44 71", "La Marine recrute"),
)
SAME = (
    "Horaires 06-14 / 14-22 / 22-06",
    "Horaires : 06.00-14.00 / 14.00-22.00",
    "Port 192.168.10.24 de l’automate",
    "Maître verrier, maître nageur",
    "Suivez @moulinvert sur Instagram : www.facebook.com/moulinvert",
    "Page Facebook : Moulin Vert Recrutement",
    "Fondée par Pierre Ancelin en 1921",
    "Le prix Bernard Palissy",
    "Pôle Rosa-Parks, quai Jean Bart",
)


@pytest.mark.parametrize(("text", "goes", "stays"), PERSONS, ids=[text[:40] for text, _, _ in PERSONS])
def test_who_is_named_beside_a_contact_goes(text: str, goes: tuple[str, ...], stays: str) -> None:
    for shown in (redacted(f"Eu. {text}"), redacted(f"<p>Bonjour.</p><p>{text}</p>")):
        assert [name for name in goes if name in shown] == []
        assert stays in shown


@pytest.mark.parametrize(("text", "goes", "stays"), NUMBERS, ids=[text[:40] for text, _, _ in NUMBERS])
def test_what_stands_before_a_number_hides_it_no_more(text: str, goes: str, stays: str) -> None:
    for shown in (redacted(text), line_without_contacts(text)):
        assert goes not in shown
        assert stays in shown


@pytest.mark.parametrize(("text", "stays"), NOBODY, ids=[text[:40] for text, _ in NOBODY])
def test_what_bears_a_name_stays_beside_its_telephone(text: str, stays: str) -> None:
    for shown in (redacted(text), line_without_contacts(text)):
        assert stays in shown
        assert "44 71" not in shown


@pytest.mark.parametrize("text", SAME)
def test_what_reaches_nobody_is_the_same(text: str) -> None:
    assert redacted(text) == text
