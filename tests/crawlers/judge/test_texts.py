"""What a text says of itself: that it hires, or that it is something else."""

from datetime import date
from time import process_time

import pytest

from crawlers.judge.texts import signs_of
from vocabulary.set_aside import SetAside

TODAY = date(2026, 11, 30)


@pytest.mark.parametrize(
    ("text", "like"),
    [
        ("Vous alimentez la ligne. Cette offre est pourvue, merci de votre intérêt. 3x8.", SetAside.FILLED),
        ("Plans de moules. Nous avons choisi notre dessinateur, merci de ne plus postuler.", SetAside.FILLED),
        ("Tri de jour. Le poste a finalement été attribué à une salariée de la maison.", SetAside.FILLED),
        ("Pas de mission en cours, mais nous gardons votre CV.", SetAside.SPONTANEOUS),
        ("Ceci est une annonce d’exemple : supprimez-la.", SetAside.DRAFT),
        ("Trois jours pour souffler. Tarif : 480 €. Inscription et arrhes à la réservation.", SetAside.TRAINING),
        ("La suite est réservée à nos abonnés. Propos recueillis à Eu.", SetAside.NEWS),
        ("Entrée libre de 10 h à 17 h, salle des fêtes. Venez avec votre CV.", SetAside.EVENT),
        ("Nous cherchons un formateur : vous animez les sessions et suivez les stagiaires. CDI.", None),
        ("Vous réglez la presse et vous contrôlez les pièces. CDI, débutant accepté.", None),
        ("Le poste sera à pourvoir dès que ce départ en retraite est acquis.", None),
    ],
)
def test_a_text_says_what_it_is(text: str, like: SetAside | None) -> None:
    assert signs_of(text, TODAY).like is like


def test_a_text_that_hires_tells_work_and_its_conditions() -> None:
    signs = signs_of(
        "Il nous manque un trieur. Vous retirez les bouchons, vous nettoyez le tapis. CDI, prime de nuit.", TODAY
    )

    assert (signs.hires, signs.duties) == (True, True)
    assert signs.terms >= 2


def test_reading_a_text_costs_what_its_length_costs_up_to_a_bound() -> None:
    once = "Vous réglez les presses. Le moule chauffe. Nous contrôlons la sortie. "
    signs_of(once, TODAY)

    def cost(text: str) -> float:
        began = process_time()
        for _ in range(5):
            signs_of(text, TODAY)
        return process_time() - began

    assert cost(once * 10_000) < 3 * cost(once * 100)
