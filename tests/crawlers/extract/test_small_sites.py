"""How small firms publish without data for machines: sections to unfold, bold titles, pages called « Nous rejoindre »."""

import pytest

from crawlers.extract import extract
from crawlers.items import RawPosting
from tests.worlds.crawled_sources import page


def read(body: str, *, url: str = "http://verrerie.example/emploi") -> list[RawPosting]:
    """What a page gives."""
    return extract(page(url=url, body=body.encode()))


def titles_of(body: str, *, title: str = "", url: str = "http://verrerie.example/emploi") -> list[str]:
    """The titles that a page gives."""
    return [str(one.fields["title"]) for one in read(f"<title>{title}</title><body>{body}", url=url)]


WORK = (
    "Vous réglez les machines, contrôlez la qualité et assurez la maintenance de premier niveau de la ligne. "
    "Vous formez les nouveaux venus."
)
FOLDED = f"<p><strong>Missions :</strong> {WORK}</p><p><strong>Profil :</strong> bac pro.</p>"


@pytest.mark.parametrize(
    "section",
    [
        "<div><h2><button aria-expanded='false'>{title}</button></h2><div>{text}</div></div>",
        "<div><button class='accordion'>{title}</button><div class='panel'>{text}</div></div>",
        "<details><summary>{title}</summary>{text}</details>",
    ],
)
def test_offers_that_a_reader_unfolds_are_each_one(section: str) -> None:
    titles = ["Verrier à la main (H/F)", "Alternant maintenance – Apprentissage"]

    assert (
        titles_of("<h1>Nous rejoindre</h1>" + "".join(section.format(title=t, text=FOLDED) for t in titles)) == titles
    )


def test_an_old_page_has_its_title_in_bold() -> None:
    rows = "".join(
        f"<tr><td>{name} :</td><td>{value}</td></tr>"
        for name, value in (("Lieu", "Eu (76)"), ("Type de contrat", "CDI"), ("Descriptif", WORK))
    )
    body = f"<table><tr><td colspan=2><font size=5><b>Ajusteur-monteur (CDI)</b></font></td></tr>{rows}</table>"

    assert titles_of(body, title="Ajusteur-monteur (CDI)") == ["Ajusteur-monteur (CDI)"]
    assert titles_of(body.replace("Ajusteur-monteur (CDI)", "Moules Untel"), title="Moules Untel - Emploi") == []


def test_the_name_of_a_page_is_no_employer() -> None:
    section = f"<h2>Verrier à la main (H/F)</h2>{FOLDED}<h2>Trieur (H/F)</h2>{FOLDED}"
    named = [read(f"<title>{title}</title><body>{section}") for title in ("Nous rejoindre", "Nous rejoindre | Untel")]

    assert [one[0].fields.get("hiringOrganization") for one in named] == [None, "Untel"]
