"""Hard cases of words in one text: what makes two openings of it, and what a copy may change."""

from dataclasses import replace

import pytest

from tests.worlds.postings.compared import EU, HOUSE, WORK, verdict
from tests.worlds.postings.strategies import ELSEWHERE, EMPLOYER

TWO = [
    ("Référence : 2026.Fusion.014 à rappeler.", "Référence : 2026.Fusion.015 à rappeler."),
    ("Réf. VA-2026Prod", "Réf. VA-2026Maint"),
    ("Réf. 2025Tre-014", "Réf. 2025Tre-015"),
    ("Réf. VA2026.Four4", "Réf. VA2026.Four5"),
    ("Réf. 76Tre-01", "Réf. 76Tre-02"),
    ("Réf. R12.Cond.2", "Réf. R12.Cond.3"),
    ("Sur le site d'Eu, vous travaillez.", "Sur le site du Tréport, vous travaillez."),
    ("Poste à tenir sur l'îlot 3, avec soin.", "Poste à tenir sur l'îlot 5, avec soin."),
    ("Lieu : notre atelier 2, au rez.", "Lieu : notre atelier 3, au rez."),
    ("Mission de deux semaines, renouvelable.", "Mission de dix semaines, renouvelable."),
    ("Vous travaillez sur métier 2.", "Vous travaillez sur métier 4."),
    ("Vous tenez le four A avec soin.", "Vous tenez le four B avec soin."),
    ("Vous tenez le four C avec soin.", "Vous tenez le four D avec soin."),
    ("Vous rejoignez l'équipe A du matin.", "Vous rejoignez l'équipe C du matin."),
    ("Vous êtes au bâtiment E du site.", "Vous êtes au bâtiment F du site."),
    ("Pour notre client A, en CDI.", "Pour notre client B, en CDI."),
    ("Vous tenez le four numéro 4 du site.", "Vous tenez le four numéro 5 du site."),
    ("Vous tenez la ligne numéro 3 du site.", "Vous tenez la ligne numéro 5 du site."),
    ("Cette offre concerne le four 4 du bout chaud.", "Cette offre concerne le four 5 du bout chaud."),
    ("Pour cette annonce, secteur 2 du site.", "Pour cette annonce, secteur 3 du site."),
    ("Vous tenez le four 4. Salaire selon grille.", "Vous tenez le four 5. Salaire selon grille."),
    ("Vous tenez le four 4, primes et panier.", "Vous tenez le four 5, primes et panier."),
    ("Permis de conduire de catégorie C exigé, avec FIMO.", "Permis de conduire de catégorie CE exigé, avec FIMO."),
    ("Permis C exigé avec la FIMO.", "Permis CE exigé avec la FIMO."),
    ("Vous tenez le four 21 du site.", "Vous tenez le four 22 du site."),
    ("Vous tenez la machine 31 du site.", "Vous tenez la machine 32 du site."),
    ("Vous faites la tournée 51 du lundi.", "Vous faites la tournée 52 du lundi."),
    ("Pour le département 76 en entier.", "Pour le département 80 en entier."),
    ("Stage du 13 janvier au 7 février avec nous.", "Stage du 10 février au 7 mars avec nous."),
    ("Poste de niveau IV avec nous.", "Poste de niveau V avec nous."),
    ("Vous tenez le four rose avec nous.", "Vous tenez le four ambre avec nous."),
    ("Vous remplacez Marie jusqu'en mai.", "Vous remplacez Paul jusqu'en mai."),
    ("Salaire attractif. Four 4, en CDI.", "Salaire attractif. Four 5, en CDI."),
    ("Rémunération : 2 150 € brut. Four 4, en 5x8.", "Rémunération : 2 150 € brut. Four 5, en 5x8."),
    ("Usine de référence, four 3 à conduire.", "Usine de référence, four 4 à conduire."),
    ("Salaire : 2 100 € brut, au four, avec soin.", "Salaire : 2 000 € brut, à l'emballage, avec soin."),
    ("Prime de nuit 150 par mois.", "Prime de jour 120 par mois."),
    ("Comptabilité client, au siège.", "Comptabilité fournisseur, au siège."),
    ("Vous intervenez chez nos clients du secteur.", "Vous intervenez en atelier du secteur."),
    ("Vous travaillez sur ligne du matin.", "Vous travaillez sur presse du matin."),
    ("Vous répondez par téléphone aux gens.", "Vous répondez en boutique aux gens."),
    ("Vous aidez en maison de retraite.", "Vous aidez en crèche de retraite."),
    ("Pour les clients du 76 ici.", "Pour les clients du 80 ici."),
    ("CDD jusqu'au 31 janvier inclus.", "CDD jusqu'au 30 juin inclus."),
    ("Au service formation du site.", "Au service formage du site."),
    ("Au tournage du soir.", "En tournée du soir."),
    ("Vous travaillez sous presse.", "Vous travaillez sous pression."),
    ("Atelier marquage du site.", "Atelier masquage du site."),
    ("Atelier collage du site.", "Atelier coulage du site."),
]
YEARS = [
    ("Début le 3 mars avec nous.", "Début le 7 juillet avec nous."),
    ("Vous servez 60 couverts par jour.", "Vous servez 90 couverts par jour."),
    ("Début le 1er septembre 2025 avec nous.", "Début le 1er septembre 2026 avec nous."),
    ("Campagne du 1er juin 2025 au 31 août 2025.", "Campagne du 1er juin 2026 au 31 août 2026."),
]
WORKS = [
    ("émaillage", "emballage"),
    ("chargement", "déchargement"),
    ("polissage", "dépolissage"),
    ("préparation", "réparation"),
    ("mécanique", "électromécanique"),
    ("électrique", "électronique"),
    ("importation", "exportation"),
    ("qualité", "quantité"),
    ("impression", "compression"),
    ("comptable", "comptage"),
    ("transport", "transfert"),
    ("tournage", "fraisage"),
]
ONE = [
    ("Répondez avant le 30 novembre, svp.", "Répondez avant le 31 janvier, svp."),
    (
        "Ce que nous vous proposons : mutuelle familiale, prime de nuit et treizième mois.",
        "Pourquoi passer par nous ? Un interlocuteur unique et une visite de l’atelier.",
    ),
    ("Réf. VA-TRE-044. CDI temps plein.", "Réf.VA-TRE-044.CDI temps plein."),
    ("Réf. VA-TRE-044. A pourvoir vite.", "Réf.VA-TRE-044.A pourvoir vite."),
    ("Réf. VA-TRE-044. L'équipe vous attend.", "Réf.VA-TRE-044.L'équipe vous attend."),
    ("Réf. VA-TRE-044. Vous etes rigoureux.", "Réf.VA-TRE-044.VOUS ETES rigoureux."),
    ("Horaires : 8h-12h et 13h-17h.", "Horaires : 8h-17h."),
    ("Horaires : 9h-12h / 14h-18h.", "Horaires de 9h à 18h."),
    ("Nous cherchons un opérateur avec soin.", "Nous cherchons une opératrice avec soin."),
    ("Vous conduisez la machine du soir.", "Il conduit la machine du soir."),
    ("Nous fabriquons des flacons fins.", "La Verrerie de l’Aubépine fabrique des flacons fins."),
    ("Début au 1er décembre prochain.", "Début au 15 décembre prochain."),
    ("Répondez avant le 30 novembre svp.", "Répondez avant le 15 décembre svp."),
    ("Contrat de 35h par semaine ici.", "Contrat de 35 heures par semaine ici."),
    ("Avec 13ème mois et panier.", "Avec 13e mois et panier."),
    ("Une équipe de trois régleurs ici.", "Une équipe de 3 régleurs ici."),
    ("Salaire : à négocier avec nous.", "Salaire : 1 950 € avec nous."),
    ("Prime de 150 par mois.", "Prime de 180 par mois."),
    ("Votre profil : du soin.", "Compétences : du soin."),
    ("Avantages : panier, mutuelle.", "Nous offrons : panier, mutuelle."),
    ("Contactez Marie au plus vite.", "Contactez Paul au plus vite."),
    ("Salaire de 24k à 28k brut.", "Salaire de 25k à 29k brut."),
    ("Mutuelle et 310 collaborateurs ici.", "Mutuelle et 315 collaborateurs ici."),
    ("Vous assurez la prestation du jour.", "Vous assurez la prsetation du jour."),
    ("Emploi à temps plein ici.", "Emploi à temps complet ici."),
    ("À pourvoir dès maintenant svp.", "À pourvoir au plus tôt svp."),
    ("Travail de jour et de nuit.", "Travail de nuit et de jour."),
    ("Début le 1er décembre 2026 ici.", "Début le 15 décembre ici."),
    ("Début le 15 décembre prochain.", "Début le 5 janvier prochain."),
    ("Répondre à contact sur le site de l’offre vite.", "Candidature en ligne vite."),
]
ELSEWHERE_SAID = [
    ("Poste basé à Mers-les-Bains à côté d'Eu.", ""),
    ("Nous avons aussi un emploi situé à Eu.", "Nous avons aussi un emploi situé à Eu."),
    ("Autre poste basé à Eu : voir notre site.", ""),
    ("Lieu de travail : 12 route d'Eu.", ""),
    ("Lieu de travail : rue d'Eu au centre.", ""),
    ("Poste basé au siège avec déplacements à Eu.", ""),
    ("Poste basé dans le secteur d'Eu.", ""),
]


def between(here: str, there: str) -> str:
    """The verdict on one text with some words in one place, and the same with others."""
    a, b = (
        replace(posting, description_text=f"{HOUSE}{words} {WORK}")
        for posting, words in ((EMPLOYER, here), (ELSEWHERE, there))
    )
    assert verdict(a, b) == verdict(replace(b, id="a"), replace(a, id="b")), "whichever is the first"
    return verdict(a, b)


@pytest.mark.parametrize(("here", "there"), [*TWO, *YEARS])
def test_one_word_may_make_two_openings(here: str, there: str) -> None:
    assert between(here, there) != "merge"


@pytest.mark.parametrize(("here", "there"), WORKS)
def test_two_works_that_sound_alike_are_two(here: str, there: str) -> None:
    assert (
        between(f"Vous rejoignez l’atelier de {here} du site.", f"Vous rejoignez l’atelier de {there} du site.")
        != "merge"
    )


@pytest.mark.parametrize(("here", "there"), ONE)
def test_a_copy_may_change_words(here: str, there: str) -> None:
    assert between(here, there) == "merge"


@pytest.mark.parametrize(("here", "there"), ELSEWHERE_SAID)
def test_a_town_that_a_text_only_mentions_is_not_where_the_work_is(here: str, there: str) -> None:
    a = replace(EMPLOYER, description_text=f"{HOUSE}{here} {WORK}")
    b = replace(ELSEWHERE, description_text=f"{HOUSE}{there} {WORK}", places=(EU,))

    assert verdict(a, b) == "probable"
