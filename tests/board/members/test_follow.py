"""The board follows people by itself; matches and removals; links at the command line."""

import json
import re
import subprocess
import sys
from pathlib import Path

import httpx
import pytest

from db.store import open_store
from db.vallee.refinement import decide
from db.vallee.rows import DecisionRow
from demo.__main__ import free_port
from pipeline.__main__ import main
from pipeline.installation.paths import ROOT
from pipeline.scheduling.sources_to_visit import sources_to_visit_now
from tests.worlds.board.members_world import World, world
from tests.worlds.processes import Working, until
from tests.worlds.rebuilt_days import NOW

PATIENCE = 90


@pytest.fixture
def valley(tmp_path: Path) -> World:
    return world(tmp_path, moderated="[]")


def test_serve_publishes_what_a_member_asks_for(valley: World) -> None:
    id, path, port = valley.jobs()[0]["id"], valley.link("verrerie"), free_port()
    command = [
        sys.executable,
        "-m",
        "pipeline",
        "--data",
        str(valley.paths.data),
        "--registry",
        str(valley.paths.registry),
    ]
    url = f"http://127.0.0.1:{port}"
    with Working([*command, "serve", "--port", str(port)], cwd=ROOT, stderr=subprocess.DEVNULL):
        until(lambda: answers(f"{url}/") == 200)
        cookie = httpx.post(url + path).headers["set-cookie"].partition(";")[0]
        page = httpx.get(f"{url}/membre", headers={"cookie": cookie}).text
        form = {"csrf": re.findall(r'name="csrf" value="(\w+)"', page)[0], "faire": "hide"}
        assert httpx.post(f"{url}/membre/offres/{id}", headers={"cookie": cookie}, data=form).status_code == 303
        until(lambda: answers(f"{url}/offres/{id}") == 404)


def answers(url: str) -> int:
    try:
        return httpx.get(url, follow_redirects=True, timeout=30).status_code
    except httpx.HTTPError:
        return 0


def test_what_a_member_says_of_two_postings_is_decided(valley: World) -> None:
    a, b = (str(job["id"]) for job in valley.jobs()[:2])
    with open_store(valley.paths.store) as store:
        store.execute("UPDATE jobs SET probable = ? WHERE id = ?", [json.dumps([b]), a])
    claire = valley.browser("verrerie")
    claire.post(f"/membre/offres/{a}", faire="join", other=b)
    valley.follow()
    assert len(valley.jobs()) == 2
    assert [row["state"] for row in valley.rows("requests")] == ["done"]
    with open_store(valley.paths.store, write=False) as store:
        assert store.rows("SELECT verdict, decided_by FROM decisions") == [
            {"verdict": "merge", "decided_by": "verrerie Claire"}
        ]
    claire.post(f"/membre/offres/{a}", faire="split", other=b)
    valley.follow()
    assert len(valley.jobs()) == 3


@pytest.mark.parametrize("of_another", [{"hiring_member": "moulerie"}, None])
def test_what_is_also_anothers_affair_waits_for_the_association(
    valley: World, of_another: dict[str, str] | None
) -> None:
    """A member that joins another's offer to its own, and then hides both, would make it vanish."""
    a, b = (str(job["id"]) for job in valley.jobs()[:2])
    with open_store(valley.paths.store) as store:
        store.execute("UPDATE jobs SET probable = ? WHERE id = ?", [json.dumps([b]), a])
        if of_another:
            store.execute("UPDATE postings SET hiring_member = 'moulerie' WHERE id = ?", [b])
        else:
            why = "deux machines"
            decide(store, DecisionRow(None, a, b, "distinct", reason=why, decided_by="paul", decided_at="2026"))
    claire = valley.browser("verrerie")
    assert claire.post(f"/membre/offres/{a}", faire="join", other=b).headers["location"].endswith("attend")
    assert [row["state"] for row in valley.rows("requests")] == ["waiting"]
    valley.follow()
    assert len(valley.jobs()) == 3


def test_a_visit_that_was_asked_for_is_due(valley: World) -> None:
    assert sources_to_visit_now(valley.paths, NOW) == []
    valley.browser("verrerie").post("/membre/visite")
    assert sources_to_visit_now(valley.paths, NOW) == ["verrerie-site"]


def test_a_visitor_asks_for_a_removal_and_the_association_does_it(valley: World) -> None:
    job, association = valley.jobs()[0], valley.browser("", "Paul")
    form = {"offre": job["id"], "pourquoi": "Mon nom y est. <b>", "contact": "moi@exemple.fr"}
    assert (
        valley.ask("POST", "/retrait/demande", data=form, headers={"origin": "https://mechant.example"}).status_code
        == 403
    )
    assert valley.ask("POST", "/retrait/demande", data={"offre": "rien"}).status_code == 422
    assert valley.ask("POST", "/retrait/demande", data=form).status_code == 200
    valley.follow()
    assert len(valley.jobs()) == 3
    page = association.get().text
    assert "Mon nom y est. &lt;b&gt;" in page
    association.post(f"/association/demandes/{valley.rows('requests')[0]['n']}", faire="approve")
    valley.follow()
    assert job["id"] not in {one["id"] for one in valley.jobs()}


def test_a_removal_is_accepted_only_when_it_names_what_it_takes_away(valley: World) -> None:
    """A pasted address was accepted, « En vigueur », and the offer stayed."""
    gone, kept, _ = valley.jobs()
    association = valley.browser("", "Paul")

    def ask(why: str) -> str:
        assert valley.ask("POST", "/retrait/demande", data={"pourquoi": why}).status_code == 200
        return f"/association/demandes/{valley.rows('requests')[-1]['n']}"

    nothing = ask("https://emplois.example/offres/inconnue")
    assert association.post(nothing, faire="approve").headers["location"].endswith("dit=inconnue")
    assert valley.rows("requests")[-1]["state"] == "waiting"
    both = ask(f"/offres/{gone['id']}-verrier et https://emplois.example/offres/{kept['id']}.")
    assert association.get().text.count("Plusieurs offres sont nommées") == 1
    assert association.post(both, faire="approve").headers["location"].endswith("dit=plusieurs")
    association.post(both, faire="approve", **{f"offre-{gone['id']}": "oui"})
    association.post(nothing, faire="refuse")
    valley.follow()
    assert gone["id"] not in {one["id"] for one in valley.jobs()}
    assert kept["id"] in {one["id"] for one in valley.jobs()}
    hidden = valley.rows("requests")[-1]
    assert (hidden["state"], hidden["subject"], hidden["person"]) == ("active", gone["id"], "l’association (Paul)")

    association.post(f"/association/retraits/{hidden['n']}")
    association.post("/association/retraits", adresse=f"/offres/{kept['id']}", pourquoi="Arnaque")
    valley.follow()
    assert gone["id"] in {one["id"] for one in valley.jobs()}
    assert kept["id"] not in {one["id"] for one in valley.jobs()}


def test_links_are_made_listed_and_taken_back(valley: World, capsys: pytest.CaptureFixture[str]) -> None:
    command = ["--data", str(valley.paths.data), "--registry", str(valley.paths.registry), "members"]

    def printed(*verb: str) -> str:
        assert main([*command, *verb]) == 0
        return capsys.readouterr().out

    made = json.loads(printed("link", "verrerie", "--person", "Claire", "--days", "3", "--json"))
    own = printed("association")
    assert "/association/" in own
    path = made["url"].partition("8001")[2]
    assert valley.ask("GET", path).status_code == 200
    assert made["id"] in printed("links")
    printed("revoke", made["id"])
    assert valley.ask("GET", path).status_code == 403
    assert [row["action"] for row in json.loads(printed("audit", "--json"))] == ["look", "revoke", "link", "link"]
    assert "token" not in printed("links", "--json")
    assert main([*command, "link", "inconnue"]) == 1
    assert main([*command, "revoke", "0" * 12]) == 1
    assert (valley.paths.data / "secret").stat().st_mode & 0o077 == 0
