"""A job → its lines of ``job_facets``: what filters offer."""

from collections.abc import Iterable, Iterator, Mapping

import msgspec

from db.board.lines import FacetLine, JobLine
from french.addresses import slug
from vocabulary.posting_values import Place

Labels = Mapping[str, Mapping[str, str]]
"""Facet → value → words for readers; a value that has none is its own label."""
PLACES = msgspec.json.Decoder(tuple[Place, ...]).decode
WORDS = msgspec.json.Decoder(tuple[str, ...]).decode


class FacetedJob(msgspec.Struct, frozen=True, gc=False):
    """What filters ask of a job: columns of ``jobs``."""

    id: str
    places: str
    contract: str
    shift: str
    publisher_kind: str
    rome: str | None
    occupation: str | None
    organization: str | None
    organization_id: str | None

    @classmethod
    def of(cls, job: JobLine) -> "FacetedJob":
        """That much of a whole line."""
        return FacetedJob(
            job.id, job.places, job.contract, job.shift, job.publisher_kind,
            job.rome, job.occupation, job.organization, job.organization_id,
        )  # fmt: skip


def facet_rows(job: FacetedJob, labels: Labels) -> Iterator[FacetLine]:
    """Lines of ``job_facets`` for one job."""
    places = PLACES(job.places)
    values_of: dict[str, dict[str, str]] = {
        "contract": labelled(labels, "contract", WORDS(job.contract)),
        "shift": labelled(labels, "shift", WORDS(job.shift)),
        "zone": labelled(labels, "zone", [place.zone for place in places if place.zone]),
        "publisher_kind": labelled(labels, "publisher_kind", [job.publisher_kind]),
        "commune": {place.insee: place.name for place in places if place.insee and place.name},
        "occupation": {job.rome: job.occupation or job.rome} if job.rome else {},
        "organization": {},
    }
    if job.organization:
        values_of["organization"] = {job.organization_id or slug(job.organization): job.organization}
    for facet, values in values_of.items():
        for value, label in values.items():
            yield FacetLine(facet, value, job.id, label)


def labelled(labels: Labels, facet: str, values: Iterable[str]) -> dict[str, str]:
    """Values that are not empty, with their words."""
    return {value: labels.get(facet, {}).get(value, value) for value in values if value}
