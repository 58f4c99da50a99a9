"""A page says that there is nothing only where a reader sees it say so, and where it shows no offer beside."""

import pytest

from crawlers.walks.no_offer import says_no_offer, says_over


@pytest.mark.parametrize(
    "page",
    [
        "<p>Aucun poste ouvert</p>",
        "<p>Aucune <strong>offre</strong> d’emploi</p>",
        "<p>Il n’y a actuellement pas d&rsquo;offre.</p>",
        "<p>Nous n'avons pas d'offre d'emploi.</p>",
        "<p>Actuellement, tous nos postes sont pourvus.</p>",
        "<rss><channel><title>Aucune offre</title></channel></rss>",
    ],
)
def test_a_list_says_that_it_is_empty(page: str) -> None:
    assert says_no_offer(page)


@pytest.mark.parametrize(
    "page",
    [
        "<h2>Cariste</h2><script>const none = 'Aucune offre disponible'</script>",
        "<h2>Cariste</h2><template><p>Aucune offre</p></template>",
        '<h2>Cariste</h2><div style="display: none">Aucune offre pour le moment</div>',
        "<h2>Cariste</h2><p hidden>Aucune offre</p><p class='msg d-none'>Aucun poste ouvert</p>",
        "<h2>Cariste</h2><!-- Aucune offre -->",
        "<p>Vous ne trouvez aucune offre qui vous correspond ? Écrivez-nous.</p>",
        "<p>Vous ne voyez aucun poste ouvert ?</p><h2>Cariste H/F</h2>",
        "<p>Aucune offre d’emploi ne vous convient ?</p>",
    ],
)
def test_what_only_looks_like_it_is_not_believed(page: str) -> None:
    assert not says_no_offer(page)


@pytest.mark.parametrize(
    "page",
    [
        "<h1>Conducteur</h1><script>const over = 'Cette offre est expirée'</script>",
        "<h1>Conducteur</h1><div class='hidden'>Cette offre n’est plus disponible.</div>",
        "<p>Toutes nos offres</p><p>Cette place de parking est pourvue.</p>",
    ],
)
def test_a_message_kept_for_another_day_ends_no_offer(page: str) -> None:
    assert not says_over(page)


def test_an_offer_that_is_over_says_so() -> None:
    assert says_over("<h1>Désolé</h1><p>Cette offre <b>n’est plus</b> disponible.</p>")
