"""The demonstration valley, as if it had been crawled → a published board.db for tests and pictures of the board."""

import json
import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from html import escape
from pathlib import Path

from msgspec.structs import replace

from board.search.communes import find
from board.wording.labels import LABELS
from db.rows import Row
from db.store import Store, open_store
from db.vallee.ingest import ingest
from db.vallee.refinement import write_jobs, write_postings, write_source_states
from db.vallee.registry import write_members, write_sources
from db.vallee.rows import CrawlRow, JobPostingRow, JobRow, MemberRow, PostingRow, RawPostingRow, SourceStateRow
from demo.valley import Offer, companies, offers
from french.addresses import slug
from pipeline.publishing.publish import publish
from tests.worlds.board.accounts import ACCOUNTS
from tests.worlds.board.past import CAUSES, earlier
from tests.worlds.board.trades import LEVELS, TRADES, WHY
from tests.worlds.store_rows import crawl, job, job_posting, posting, raw, source

CONTRACTS = {
    "CDI": "CDI", "CDII": "CDI_INTERIM", "CDD": "CDD", "INTERIM": "INTERIM", "SAISON": "SAISONNIER",
    "APP": "APPRENTISSAGE", "PRO": "PROFESSIONNALISATION", "STAGE": "STAGE",
}  # fmt: skip
KINDS = {"agence_interim": "agency", "ecole": "school"}
STATES = {"transports-falquiere": "blocked", "fonderie-maubrune": "failed", "gravure-sylvandre": "empty"}


def stamp(when: datetime) -> str:
    return f"{when:%Y-%m-%dT%H:%M:%SZ}"


def title_of(offer: Offer) -> str:
    """The title as the board shows it."""
    plain = re.sub(r"\s*[-–]?\s*\(?\b[HF]\s*/\s*[HF]\b\)?", "", offer.title)
    return re.sub(r"\s*/\s*[A-ZÀ-Ý]\w+(euse|ière|rice|ienne|ante|ère|ve)\b", "", plain).replace("I.S.", "IS").strip()


def place_of(offer: Offer) -> list[Row]:
    """Its commune, as INSEE knows it."""
    known = find(offer.place, {})
    if not known:
        return []
    place = known[0]
    far = {"Abbeville": "abbeville", "Dieppe": "dieppe"}
    row = {"insee": place.insee, "name": place.name, "department": place.insee[:2], "region": "28"}
    return [row | {"lat": place.lat, "lon": place.lon, "zone": far.get(place.name, "vallee-de-la-bresle")}]


def salary_of(offer: Offer) -> str | None:
    """The wage."""
    if not offer.pay:
        return None
    pay = offer.pay
    period = {"heure": "hour", "mois": "month", "an": "year"}[pay.unit]
    months = pay.months if pay.months != 12 else None
    return json.dumps({"min": pay.min, "max": pay.max, "period": period, "months": months, "gross": True})


def prose_of(offer: Offer) -> tuple[str, str]:
    """The words, as HTML and plain."""
    parts = [f"<p>{escape(offer.about)}</p><p>{escape(offer.prose.post)}</p>"]
    for heading, lines in (("Vos missions", offer.prose.missions), ("Votre profil", offer.prose.profile)):
        items = "".join(f"<li>{escape(line)}</li>" for line in lines)
        parts.append(f"<h3>{heading}</h3><ul>{items}</ul>")
    parts.append(f"<p>{escape(offer.life)}</p>")
    plain = "\n".join([offer.prose.post, offer.about, *offer.prose.missions, *offer.prose.profile, offer.life])
    return "".join(parts), plain


def posting_of(offer: Offer, found: RawPostingRow, today: date) -> PostingRow:
    """A normalized posting."""
    code, _, months = offer.contract_code.partition("-")
    html, plain = prose_of(offer)
    trade = TRADES.get(offer.trade)
    shift = re.findall(r"[2-5]x[78]", offer.hours) or (["nuit"] if "Nuit" in offer.hours else [])
    shift = shift or (["journee"] if offer.hours.startswith(("Journée", "35 h", "Forfait")) else [])
    origin = {"extractor": "json_ld"}
    provenance = {"title": {"raw": offer.title, "rule": "title"}, "contract": {"raw": offer.contract, "rule": "word"}}
    if offer.pay:
        provenance["salary"] = {"raw": offer.pay.words(), "rule": "range"}
    return posting(
        found,
        title=title_of(offer), title_key=slug(title_of(offer)).replace("-", " "),
        hiring_organization=offer.employer or None,
        hiring_member=(offer.of or offer).company.id if offer.employer else None,
        publisher=offer.company.name, publisher_kind=KINDS.get(offer.company.kind, "employer"),
        contract=json.dumps([CONTRACTS[code]] if code in CONTRACTS else []),
        contract_months=float(months) if months else None,
        places=json.dumps(place_of(offer), ensure_ascii=False), shift=json.dumps(shift),
        worktime="partiel" if "partiel" in offer.hours else "plein", hours=35.0 if "35" in offer.hours else None,
        salary=salary_of(offer), date_posted=offer.posted.isoformat(),
        valid_through=offer.valid_through.isoformat() if offer.valid_through else None,
        occupation=json.dumps({"rome": trade[0], "label": trade[1], "score": 0.9}, ensure_ascii=False) if trade else None,
        beginner=int(offer.experience.startswith("Débutant")), education=LEVELS.get(offer.level.split(" à ")[0]),
        experience_months=12 * int(offer.experience[0]) if offer.experience[:1].isdigit() else None,
        description=html, description_text=plain,
        provenance=json.dumps({name: value | origin for name, value in provenance.items()}, ensure_ascii=False),
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Valley:
    """What was published."""

    board: Path
    store: Path
    offers: list[Offer]
    now: datetime


def members(now: datetime) -> list[MemberRow]:
    """The invented companies as the registry keeps them."""
    return [
        MemberRow(
            id=one.id,
            name=one.name,
            aliases="[]",
            kind=one.kind,
            activity=one.activity,
            commune=one.commune,
            insee=find(one.commune, {})[0].insee,
            status="active",
            status_date="",
            website=f"https://{one.id}.example",
            group_name="",
            siren="",
            consent="oui",
            consent_date="",
            note="",
            checked_on=f"{now:%Y-%m-%d}",
            active=1,
        )
        for one in companies().values()
    ]


def visit(source: str, at: datetime, found: int) -> CrawlRow:
    """How the visit to one site went."""
    state = STATES.get(source, "ok")
    trouble = [{"fault": CAUSES.get(state), "url": f"https://{source}.example/", "detail": "", "listing": True}]
    return crawl(
        source, stamp(at), outcome=state, found=found, complete=int(state in {"ok", "empty"}),
        healthy=int(state in {"ok", "empty"}), troubles=json.dumps(trouble if state in CAUSES else []),
    )  # fmt: skip


def state_of(source: str, known: list[Offer], now: datetime) -> SourceStateRow:
    """How one site is; the one that is down has been so for two days."""
    state = STATES.get(source, "ok")
    found = sum(offer.company.id == source for offer in known)
    last_crawl = stamp(now - timedelta(hours=3))
    healthy = {"blocked": None, "failed": stamp(now - timedelta(days=2))}
    return SourceStateRow(
        source=source,
        state=state,
        why=WHY[state],
        last_crawl=last_crawl,
        last_healthy=healthy.get(state, last_crawl),
        found=found,
        kept=found,
        rejected=0,
        unreadable=0,
        merged=0,
        shown=found,
        cause=CAUSES.get(state, ""),
        alarm=int(state in CAUSES),
        patience=1,
        account=ACCOUNTS.get(source, ""),
    )


def keep(store: Store, known: list[Offer], now: datetime) -> None:
    """Crawls, postings and jobs: an offer that a school names again is one job with two postings."""
    write_members(store, members(now))
    today = f"{now:%Y-%m-%d}"
    write_sources(
        store,
        [
            source(id, member=id, url=f"https://{id}.example/emplois", consent="oui", checked_on=today)
            for id in companies()
        ],
    )
    postings: dict[str, PostingRow] = {}
    for id in companies():
        mine = [offer for offer in known if offer.company.id == id]
        seen = visit(id, now - timedelta(hours=3), len(mine))
        found = [
            raw(number + 1, seen, id=f"{slug(offer.id).replace('-', '')}0", key=offer.id,
                url=f"https://{id}.example/emplois/{offer.slug}")
            for number, offer in enumerate(mine)
        ]  # fmt: skip
        earlier(store, seen, now)
        ingest(store, seen, postings=found)
        postings |= {o.id: posting_of(o, one, now.date()) for o, one in zip(mine, found, strict=True)}
    write_postings(store, list(postings.values()))
    jobs, ties = lives(known, postings, now)
    write_jobs(store, jobs, ties, [], stamp(now))
    write_source_states(store, [state_of(id, known, now) for id in companies()], stamp(now))


def lives(
    known: list[Offer], postings: dict[str, PostingRow], now: datetime
) -> tuple[list[JobRow], list[JobPostingRow]]:
    """Each job and what tells of it; two of them are over, one was not seen last time."""
    jobs: dict[str, JobRow] = {}
    ties: list[JobPostingRow] = []
    for number, offer in enumerate(known):
        begun = {"first_seen": f"{offer.posted.isoformat()}T06:30:00Z", "last_seen": stamp(now - timedelta(hours=3))}
        if number in {5, 40}:
            begun |= {"status": "closed", "closed_at": stamp(now - timedelta(days=1)), "closed_by": "absent"}
        elif number == 12:
            begun |= {"status": "unseen", "last_seen": stamp(now - timedelta(days=1))}
        merged = offer.of and not offer.hidden
        first = postings[offer.of.id if merged and offer.of else offer.id]
        ties.append(job_posting(postings[offer.id], job=first.id, canonical=int(not merged), **begun))
        if merged:
            reasons = json.dumps(["même référence", "même employeur", "même commune"])
            jobs[first.id] = replace(jobs[first.id], reasons=reasons)
        else:
            probable = json.dumps([postings[offer.of.id].id] if offer.of else [])
            jobs[first.id] = job(first, probable=probable, **begun)
    return list(jobs.values()), ties


def published(folder: Path, now: datetime) -> Valley:
    """The whole valley in ``folder/board.db``."""
    known = offers(companies(), now.date())
    with open_store(folder / "vallee.db") as store:
        keep(store, known, now)
    publish(folder / "vallee.db", folder / "board.db", now, labels=LABELS)
    return Valley(folder / "board.db", folder / "vallee.db", known, now)
