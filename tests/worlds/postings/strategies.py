"""Invented postings for the laws of deduplication: few words, so that many look alike."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from hypothesis import strategies as st

from pipeline.model import ClosedBy, Contract, JobPosting, Life, Match, Place, Status, Verdict

SEEN_AT = datetime(2026, 11, 24, 5, 30, tzinfo=UTC)
SENTENCES = (
    "Vous conduisez la machine et changez les moules avec votre équipe du bout chaud.",
    "Vous triez les flacons à la sortie de l’arche et notez chaque défaut sur la fiche.",
    "Vous réglez la presse, le tampon et la température jusqu’au transfert sans bavure.",
    "Vous tenez le magasin, servez les lignes et chargez les camions du soir.",
    "Notre maison souffle du verre depuis trois générations au bord de la Bresle.",
)
TOLD_BESIDE = ("Réf. : VA-2026/17.", "Référence : VA-2026/18.", "Travail de nuit.", "Horaires : 5h - 13h.")
"""What a text may tell beside the work: references, and hours."""
TITLES = ("conducteur machine is", "trieur flacon", "regleur presse", "magasinier", "chef equipe trieur flacon")
PLACES = (
    Place(insee="76711", name="Le Tréport", department="76", lat=50.06, lon=1.37),
    Place(insee="80533", name="Mers-les-Bains", department="80", lat=50.06, lon=1.39),
    Place(insee="76101", name="Blangy-sur-Bresle", department="76", lat=49.93, lon=1.62),
    Place(department="76"),
)

TREPORT, MERS, BLANGY, SEINE_MARITIME = PLACES
TEXT = " ".join(SENTENCES)
EMPLOYER = JobPosting(
    id="a", source="site", key="A-1", url="https://aubepine.example/offres/1", seen_at=SEEN_AT, title="Trieur de flacons",
    title_key="trieur flacon", hiring_organization="Verrerie de l’Aubépine", publisher="Verrerie de l’Aubépine",
    publisher_kind="employer", places=(TREPORT,), contract=(Contract.CDI,), date_posted=date(2026, 11, 1), description_text=TEXT,
)  # fmt: skip
ELSEWHERE = replace(
    EMPLOYER, id="b", source="ft", key="1", url="", publisher="France Travail", publisher_kind="public_service"
)
AGENCY = replace(
    EMPLOYER, id="c", source="interim", key="7", url="", hiring_organization=None, publisher="Intérim Valcourbe",
    publisher_kind="agency",
)  # fmt: skip


@st.composite
def postings(draw: st.DrawFn, *, max_size: int = 9) -> list[JobPosting]:
    """Some postings with ids of their own."""
    return [draw(posting(f"{number:016x}")) for number in range(draw(st.integers(1, max_size)))]


@st.composite
def posting(draw: st.DrawFn, id: str) -> JobPosting:
    """One posting."""
    kind = draw(st.sampled_from(["employer", "public_service", "agency", ""]))
    hidden = kind == "agency" or draw(st.booleans())
    title = draw(st.sampled_from(TITLES))
    return JobPosting(
        id=id,
        source=draw(st.sampled_from(["site", "ft", "agence"])),
        key=draw(st.sampled_from(["", "1", "2"])),
        url=draw(st.sampled_from(["", "https://aubepine.example/offres/1", "https://aubepine.example/offres/2"])),
        seen_at=SEEN_AT,
        title=title,
        title_key=title,
        hiring_organization=None
        if hidden
        else draw(st.sampled_from(["Verrerie de l’Aubépine", "Moulerie Quatrevaux"])),
        publisher=draw(st.sampled_from(["Intérim Valcourbe", "France Travail"])),
        publisher_kind=kind,
        places=tuple(draw(st.lists(st.sampled_from(PLACES), max_size=2, unique=True))),
        contract=tuple(draw(st.lists(st.sampled_from([Contract.CDI, Contract.CDD, Contract.INTERIM]), max_size=1))),
        shift=tuple(draw(st.lists(st.sampled_from(["2x8", "nuit"]), max_size=1))),
        hours=draw(st.sampled_from([None, None, 35.0, 24.0])),
        external_id=draw(st.sampled_from(["", "", "VA-2026/17", "VA-2026/18"])),
        flags=draw(st.sampled_from([(), (), ("employer_claimed",)])),
        date_posted=date(2026, 10, 1) + timedelta(days=draw(st.integers(0, 40))),
        description_text=" ".join(
            draw(st.lists(st.sampled_from(SENTENCES), max_size=5, unique=True))
            + draw(st.lists(st.sampled_from(TOLD_BESIDE), max_size=1))
        ),
    )


@st.composite
def lives(draw: st.DrawFn, ids: list[str]) -> dict[str, Life]:
    """When some of the postings were live, as crawls tell; of the others none does."""
    return {id: draw(life()) for id in ids if draw(st.booleans())}


@st.composite
def life(draw: st.DrawFn) -> Life:
    """A life of some days around that of all others."""
    first = SEEN_AT - timedelta(days=draw(st.integers(0, 30)))
    last = first + timedelta(days=draw(st.integers(0, 30)))
    status = draw(st.sampled_from(Status))
    end = last + timedelta(days=1) if status == Status.CLOSED else None
    return Life(
        status=status, first_seen=first, last_seen=last, closed_at=end, closed_by=ClosedBy.ABSENT if end else None
    )


@st.composite
def decisions(draw: st.DrawFn, ids: list[str]) -> list[Match]:
    """What people said of some pairs."""
    pairs = sorted({(a, b) for a in ids for b in ids if a < b})
    chosen = draw(st.lists(st.sampled_from(pairs), max_size=4, unique=True)) if pairs else []
    return [decision(a, b, draw(st.sampled_from([Verdict.MERGE, Verdict.DISTINCT]))) for a, b in chosen]


def decision(a: str, b: str, verdict: Verdict) -> Match:
    """What a person said of a pair."""
    first, second = sorted((a, b))
    return Match(
        a=first, b=second, verdict=verdict, score=1.0, reasons=("vu sur place",), rule_version="", decided_by="camille"
    )
