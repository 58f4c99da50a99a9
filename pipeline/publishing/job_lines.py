"""Postings and jobs as vallee.db has them → the lines that the public reads, and nothing else. Pure."""

import json
import re
from collections.abc import Iterable, Mapping

from db.board.facets import Labels, labelled
from db.rows import Row
from french.addresses import slug
from french.letters import spelled
from pipeline.publishing.fates import fate

dumps = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
"""JSON as this program writes it. (``json.dumps`` would make an encoder a call.)"""
CONTACT = re.compile(r"@|(?:\+33|\b0)[\s.]?\d(?:[\s.-]?\d\d){4}\b")
EXCERPT_CHARACTERS = 220
"""Of a description, on a card of a list."""
PRIVATE_FIELDS = {"description", "description_text", "apply_url"}


def provenance(text: str) -> Row:
    """Where each field comes from, without what may tell of a person.

    >>> provenance('{"title": {"raw": "Verrier, 06 12 34 56 78", "rule": "title"}}')
    {'title': {'raw': '', 'rule': 'title'}}
    """
    return {
        field: origin | {"raw": ""} if CONTACT.search(origin.get("raw", "")) else origin
        for field, origin in json.loads(text).items()
        if field not in PRIVATE_FIELDS
    }


def excerpt(text: str) -> str:
    """The first words, cut between two of them.

    >>> excerpt("Vous conduisez une ligne. " * 20)[-18:]
    ' une ligne. Vous …'
    """
    words = " ".join(text[: 2 * EXCERPT_CHARACTERS].split())
    return words if len(words) <= EXCERPT_CHARACTERS else words[:EXCERPT_CHARACTERS].rsplit(" ", 1)[0] + " …"


def posting_row(posting: Row, job: Row | None) -> Row:
    """A line of ``postings``: a posting, with what ``job_postings`` or its sightings say of its life.

    ``job``: the line of ``jobs`` that it tells of; ``None`` when there is none.
    """
    became = fate(posting, job["status"] if job else "closed")
    places = json.loads(posting["places"])
    return posting | {
        "organization": posting["hiring_organization"],
        "commune": places[0].get("name") if places else None,
        "provenance": dumps(provenance(posting["provenance"])),
        "organization_id": posting["hiring_member"],
        "canonical": posting["canonical"] or 0,
        "fate": became,
        "closed_by": posting["closed_by"] or (job["closed_by"] if job and became == "closed" else None),
        "merged_with": job["publisher"] if job and became == "merged" else None,
    }


def composed(job: Row, postings: Mapping[str, Row]) -> Row:
    """The canonical posting of a job, with what it leaves open taken from the postings that ``borrowed`` names.

    What people correct belongs here, between this row of ``postings`` and the line that the public reads.
    """
    posting = postings[job["canonical"]]
    lenders = {name: postings[id] for name, id in json.loads(job["borrowed"]).items() if id in postings}
    if not lenders:
        return posting
    row = posting | {name: lender[name] for name, lender in lenders.items()}
    if "apply_url" in lenders:
        row["apply_url"] = lenders["apply_url"]["apply_url"] or lenders["apply_url"]["url"]
    origins = {name: json.loads(lender["provenance"]).get(name) for name, lender in lenders.items()}
    known = json.loads(posting["provenance"]) | {name: origin for name, origin in origins.items() if origin}
    seen_at = max(speaker["seen_at"] for speaker in (posting, *lenders.values()))
    return row | {"provenance": dumps(known), "seen_at": seen_at}


def job_row(job: Row, posting: Row, labels: Labels) -> Row:
    """A line of ``jobs``: a job in the words of ``composed``."""
    places: list[Row] = json.loads(posting["places"])
    place: Row = places[0] if places else {}
    salary: Row = json.loads(posting["salary"] or "{}")
    occupation: Row = json.loads(posting["occupation"] or "{}")
    contract = labelled(labels, "contract", json.loads(posting["contract"]))
    origin = provenance(posting["provenance"]) if salary else {}
    row = posting | job | {name: place.get(name) for name in ("insee", "department", "zone", "lat", "lon")}
    row |= {f"salary_{name}": salary.get(name) for name in ("min", "max", "period", "months", "gross")}
    row |= {
        "slug": slug(f"{posting['title']} {place.get('name') or ''}"),
        "organization": posting["hiring_organization"],
        "organization_id": posting["hiring_member"],
        "commune": place.get("name"),
        "contract_label": " · ".join(contract.values()) or None,
        "salary_text": origin.get("salary", {}).get("raw") or None,
        "rome": occupation.get("rome"),
        "occupation": occupation.get("label"),
        "excerpt": excerpt(posting["description_text"]),
        # Most sources name no other place to apply than the page of the offer.
        "apply_url": posting["apply_url"] or posting["url"],
        "updated_at": posting["seen_at"],
    }
    return row | {"search_text": search_text(row, places)}


def change_row(change: Row) -> Row:
    """A line of ``changes``, without what may tell of a person.

    >>> change_row({"field": "schedule", "old": "", "new": "Appeler le 02 61 91 04 17"})
    {'field': 'schedule', 'old': '', 'new': ''}
    """
    return change | {name: "" for name in ("old", "new") if CONTACT.search(change[name])}


def search_text(row: Row, places: Iterable[Row]) -> str:
    """Everything that a search may find in a job."""
    communes = [place.get("name") for place in places]
    words = [row["title"], row["organization"], row["publisher"], row["occupation"], row["contract_label"]]
    words += [*json.loads(row["shift"]), "Débutant accepté" if row["beginner"] else None]
    words += ["Temps partiel" if row["worktime"] == "partiel" else None]
    parts = (part for part in [*words, *communes, row["description_text"]] if part)
    # The index takes accents off by itself, and ligatures for letters of their own.
    return spelled("\n".join(parts))
