"""What a platform answers is believed when it is what it should be, and only then."""

import pytest
from scrapy import Request

from tests.worlds.crawled_sources import NOW
from tests.worlds.platforms.answered import answered, faults, spider
from tests.worlds.platforms.published import CASES
from vocabulary.faults_and_mends import Fault


@pytest.mark.parametrize(
    ("name", "body", "fault"),
    [
        ("smartrecruiters", "<html>Connexion</html>", Fault.UNREADABLE),
        ("smartrecruiters", '{"message": "?"}', Fault.CONTAINER_MISSING),
        ("smartrecruiters", '{"totalFound": 3, "content": []}', Fault.CAP_REACHED),
        ("greenhouse", '{"jobs": [{"id": 1, "label": 3}], "meta": {"total": 1}}', Fault.NOTHING_FOUND),
        ("personio", "<html>Connexion</html>", Fault.UNREADABLE),
        ("personio", "<workzag-jobs><position><x/></position></workzag-jobs>", Fault.NOTHING_FOUND),
        ("taleez", "<html><app-root></app-root></html>", Fault.NOTHING_FOUND),
        ("successfactors", "<html>Connexion</html>", Fault.CONTAINER_MISSING),
        ("softy", "<html>Connexion</html>", Fault.CONTAINER_MISSING),
        ("jobaffinity", "<html>Connexion</html>", Fault.UNREADABLE),
    ],
)
def test_an_answer_that_is_not_what_it_should_be_is_not_believed(name: str, body: str, fault: Fault) -> None:
    case = CASES[name]
    made = spider(name, case.url)

    assert not [request for request in answered(made, case.first, body) if isinstance(request, Request)]
    assert faults(made) == [fault]


@pytest.mark.parametrize(
    ("name", "body"),
    [
        ("smartrecruiters", '{"totalFound": 0, "content": []}'),
        ("lever", "[]"),
        ("personio", "<workzag-jobs></workzag-jobs>"),
        ("softy", "<urlset><url><loc>https://novembre.softy.pro/offers?page=1</loc></url></urlset>"),
        ("beetween", "<p>Aucune offre pour le moment</p>"),
    ],
)
def test_a_list_that_is_plainly_empty_is_believed(name: str, body: str) -> None:
    case = CASES[name]
    made = spider(name, case.url)

    assert answered(made, case.first, body) == []
    crawl = made.report.crawl(finished_at=NOW)
    assert (crawl.complete, crawl.outcome) == (True, "empty")


def test_a_feed_that_ignores_its_pages_is_not_believed() -> None:
    made = spider("wp_job_manager", "https://novembre.example/")
    items = "".join(
        f"<item><title>Régleur {n} H/F</title><link>https://novembre.example/offre/{n}/</link></item>"
        for n in range(10)
    )
    feed = f"<rss><channel><title>Offres d’emploi</title>{items}</channel></rss>"

    answered(made, "https://novembre.example/?feed=job_feed&paged=1", feed)
    assert made.report.troubles == []
    answered(made, "https://novembre.example/?feed=job_feed&paged=2", feed)

    assert faults(made) == [Fault.CAP_REACHED]


def test_an_export_that_may_have_been_cut_is_not_believed() -> None:
    made = spider("talentsoft_rss", "https://novembre-recrute.talent-soft.com/")
    items = "".join(
        f"<item><title>2026-{n} - Régleur H/F</title><link>https://x.example/r/{n}/1/1036</link></item>"
        for n in range(20)
    )

    answered(
        made, "https://x.example/handlers/offerRss.ashx", f"<rss><channel><title>Offres</title>{items}</channel></rss>"
    )

    assert faults(made) == [Fault.CAP_REACHED]
