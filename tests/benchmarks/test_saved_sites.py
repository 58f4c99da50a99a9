"""A saved site is compared with its truth as docs/accuracy.md says."""

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from benchmarks import accuracy
from benchmarks.saved_sites.compared import read_sites
from benchmarks.saved_sites.facts import FACTS, note_facts
from benchmarks.saved_sites.first_contact import first_contact
from benchmarks.saved_sites.tally import Tally
from pipeline.model import JobPosting, Text
from pipeline.normalize import Publisher, Raw, normalize
from tests.worlds.folders import ROOT
from tests.worlds.published_files import NOW

HOME = "https://www.flaconnage-brunelles.example/"
OFFER = {
    "title": "Régleur de machine (H/F)",
    "company": "Flaconnage Brunelles",
    "locations": ["Eu", "Gamaches"],
    "contract": "CDI",
    "date_posted": "2026-11-16",
    "valid_through": None,
    "salary": {"min": 2100, "max": 2300, "currency": "EUR", "period": "MONTH"},
    "identifier": "FB-12",
    "key_phrase": "vous réglez les lignes de tri",
    "forbidden_phrase": "Toutes nos actualités",
}


def read(**told: Any) -> JobPosting:
    """A posting that says what the truth says, but for what is told otherwise."""
    words = {
        "title": "Régleur de machine", "organization": "Flaconnage Brunelles SAS", "locations": ("76260 Eu", "80220 Gamaches"),
        "contract": "CDI temps plein", "salary": "2100 à 2300 € par mois", "date_posted": "2026-11-16", "external_id": "FB-12",
        "description": "<p>Au bout froid, vous réglez les lignes de tri.</p>",
    } | told  # fmt: skip
    publisher = Publisher("Flaconnage Brunelles", "employer", None)
    return normalize(Raw(text=Text(**words), id="1", source="s", key="1", seen_at=NOW, publisher=publisher))


def wrong(got: JobPosting, **truth: Any) -> set[str]:
    """The facts that are not what the page says."""
    tally = Tally()
    note_facts(tally, OFFER | truth, got)
    return {name for name in tally.asked if tally.right[name] < tally.asked[name]}


def test_an_offer_that_is_read_well_has_no_wrong_fact() -> None:
    assert wrong(read()) == set()


@pytest.mark.parametrize(
    ("told", "is_wrong"),
    [
        ({"title": "Régleur de presse"}, "title"),
        ({"organization": "Verrerie Untel"}, "employer"),
        ({"locations": ("76260 Eu",)}, "place"),
        ({"locations": ("76260 Eu", "80220 Gamaches", "80100 Abbeville")}, "place"),
        ({"contract": "CDD de 6 mois"}, "contract"),
        ({"date_posted": "2026-11-17"}, "posted"),
        ({"date_posted": ""}, "posted"),
        ({"salary": "2100 € par mois"}, "salary"),
        ({"salary": "28000 à 30000 € par an"}, "salary"),
        ({"external_id": "FB-13"}, "reference"),
        ({"description": "<p>Au bout froid.</p>"}, "text"),
        ({"description": "<p>Vous réglez les lignes de tri. Toutes nos actualités</p>"}, "only_text"),
        ({"valid_through": "2026-12-24"}, "nothing_invented"),
    ],
)
def test_what_is_read_wrongly_is_counted_as_wrong(told: dict[str, Any], is_wrong: str) -> None:
    assert wrong(read(**told)) == {is_wrong}


def test_a_fact_that_the_page_does_not_say_is_not_asked() -> None:
    tally = Tally()
    silent = dict.fromkeys(("date_posted", "valid_through", "salary", "identifier"))
    note_facts(tally, OFFER | silent, read(date_posted="", salary="", external_id=""))

    assert not {"posted", "until", "salary", "reference"} & set(tally.asked)
    assert (tally.right["nothing_invented"], tally.asked["nothing_invented"]) == (3, 3)


def test_other_spellings_and_a_date_told_about_are_borne_with() -> None:
    assert wrong(read(title="Régleur CN"), title_alt=["Régleur CN"]) == set()
    assert wrong(read(date_posted="2026-11-14"), date_tolerance_days=2) == set()
    assert wrong(read(date_posted="2026-11-13"), date_tolerance_days=2) == {"posted"}


def page(title: str, *, links: str = "") -> str:
    """An offer's page, as its site describes it to machines; or a page with links only."""
    data = {
        "@context": "https://schema.org", "@type": "JobPosting", "title": title, "datePosted": "2026-11-16", "employmentType": "CDI",
        "hiringOrganization": {"@type": "Organization", "name": "Flaconnage Brunelles"},
        "jobLocation": {"@type": "Place", "address": {"addressLocality": "Eu", "postalCode": "76260"}},
        "description": f"<p>{title} : vous réglez les lignes de tri avec l’équipe, vous contrôlez les flacons.</p>",
    }  # fmt: skip
    script = "" if links else f'<script type="application/ld+json">{json.dumps(data)}</script>'
    return f"<html><head><title>{title}</title>{script}</head><body><main><h1>{title}</h1>{links}</main></body></html>"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A saved site: a list of three offers, of which its author counts two, and one more that no page shows."""
    titles = {"regleur": "Régleur de machine", "cariste": "Cariste de nuit", "comptable": "Comptable"}
    pages = {f"offres/{name}": page(title) for name, title in titles.items()}
    links = "".join(f'<li><a href="/offres/{name}">{title} (H/F)</a></li>' for name, title in titles.items())
    pages |= {"": page("Nos offres d’emploi", links=f"<ul>{links}</ul>")}
    lines = ["url,file,status,content_type"]
    for number, (path, text) in enumerate(pages.items()):
        (tmp_path / f"{number}.html").write_text(text, encoding="utf-8")
        lines.append(f"{HOME}{path},{number}.html,200,text/html; charset=utf-8")
    (tmp_path / "index.csv").write_text("\n".join(lines), encoding="utf-8")
    about = {"id": "brunelles", "home_url": HOME, "company": "Flaconnage Brunelles", "captured_on": "2026-11-23"}
    (tmp_path / "site.json").write_text(json.dumps(about), encoding="utf-8")
    offer = OFFER | {"locations": ["Eu"], "salary": None, "identifier": None}
    offers = [
        offer | {"title": "Régleur de machine (H/F)", "url": f"{HOME}offres/regleur"},
        offer | {"title": "Cariste de nuit", "url": f"{HOME}offres/cariste", "contract": "Intérim"},
        offer | {"title": "Fraiseur", "url": f"{HOME}offres/fraiseur"},
    ]
    (tmp_path / "truth.jsonl").write_text("\n".join(map(json.dumps, offers)), encoding="utf-8")
    return tmp_path


def test_a_site_is_walked_from_its_home_and_compared_with_its_truth(site: Path) -> None:
    tally = read_sites([site])

    assert tally.asked - tally.right == Counter(found=1, genuine=1, whole=1, contract=1)
    assert (tally.asked["found"], tally.asked["genuine"], tally.asked["whole"]) == (3, 3, 1)
    assert {tally.asked[name] for name in FACTS if name in tally.asked} == {2}


def test_every_saved_site_has_its_truth_its_pages_and_nothing_else() -> None:
    for folder in accuracy.site_folders():
        named = {
            line.split(",")[1] for line in (folder / "index.csv").read_text(encoding="utf-8").splitlines()[1:] if line
        }
        assert {path.name for path in folder.iterdir()} == (named - {""}) | {"index.csv", "site.json", "truth.jsonl"}


def test_without_a_checkout_it_says_what_is_missing(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(accuracy, "SITES", tmp_path / "sites")

    with pytest.raises(FileNotFoundError, match="dans le dépôt"):
        accuracy.run(40)


def test_figures_are_printed_with_what_they_are_of() -> None:
    tally = Tally()
    for right in (True, False, True):
        tally.note("found", right)

    assert accuracy.flat(tally) == {"found_share": 0.667, "found": 2, "found_asked": 3}


def test_a_round_keeps_a_share_whose_counts_nobody_noted() -> None:
    lines = ["round,day,data,cases,figure,right,asked,share", "2,2026-12-01,records,300,recall,,,0.887"]

    assert first_contact(lines) == [
        {"round": 2, "day": "2026-12-01", "data": "records", "cases": 300, "figures": {"recall": {"share": 0.887}}}
    ]


def test_the_sites_are_those_of_the_published_figures() -> None:
    kept = json.loads((ROOT / "board/accuracy.json").read_text(encoding="utf-8"))
    offers = sum(
        bool(line)
        for folder in accuracy.site_folders()
        for line in (folder / "truth.jsonl").read_text("utf-8").splitlines()
    )

    assert (kept["sites"], kept["offers"]) == (len(accuracy.site_folders()), offers)
