"""A page says that there is nothing only where a reader sees it say so, and where it shows no offer beside."""

import pytest

from crawlers.walks.no_offer import says_no_offer


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
        "<h2>Cariste</h2><div class='modal fade'><p>Aucune offre</p></div>",
        "<p>Vous ne trouvez aucune offre qui vous correspond ? Écrivez-nous.</p>",
        "<p>Vous ne voyez aucun poste ouvert ?</p><h2>Cariste H/F</h2>",
        "<p>Aucune offre d’emploi ne vous convient ?</p>",
    ],
)
def test_what_only_looks_like_it_is_not_believed(page: str) -> None:
    assert not says_no_offer(page)
