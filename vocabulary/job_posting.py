"""The fields of a posting, one record each: name, type, how it is called in French, what it means, and where it is shown.

All that must know the fields reads them here, or is written out from here by ``make docs`` (SQL and the rows of vallee.db);
``docs/adding-a-field.md`` follows a new one from a page's text to the board.
"""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Annotated

from vocabulary.field_record import About, FactLine, PublicColumn, fields_of
from vocabulary.posting_values import (
    CONTRACT,
    EDUCATION,
    OCCUPATION_COLUMNS,
    PLACE_COLUMNS,
    PUBLISHER_KIND,
    SALARY_COLUMNS,
    SHIFT,
    WORKTIME,
    Contact,
    Contract,
    Occupation,
    Place,
    Provenance,
    Rejection,
    Salary,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class JobPosting:
    """One posting in schema.org's words, each field null when unknown, never guessed."""

    id: str
    """Stable: 16 hexadecimal digits made from source and key."""
    source: str
    key: str
    """What names it within its source."""
    url: str
    seen_at: datetime

    title: Annotated[
        str,
        About(
            comment="as shown: masculine form, without H/F",
            label="Intitulé",
            meaning="Intitulé, au masculin et sans H/F",
            property="title",
        ),
    ]
    title_key: Annotated[str, About(comment="for comparing")]
    hiring_organization: Annotated[
        str | None,
        About(
            comment="who employs; null when an agency hides it",
            label="Employeur",
            columns=(
                PublicColumn(
                    "organization",
                    "TEXT",
                    "who employs; null when an agency does not say",
                    "Employeur ; vide quand une agence ne le nomme pas",
                ),
            ),
            line=FactLine("Employeur", at=10, always=True),
            lent_with="employer",
            property="hiringOrganization",
        ),
    ] = None
    """Never guessed."""
    hiring_member: Annotated[
        str | None,
        About(
            comment="id of the member that this is",
            label="Adhérent",
            columns=(
                PublicColumn(
                    "organization_id",
                    "TEXT",
                    "id of the member that this is",
                    "Identifiant de l’adhérent qui emploie",
                ),
            ),
            lent_with="employer",
        ),
    ] = None
    """When the registry knows the name."""
    publisher: Annotated[
        str,
        About(comment="who put it there", meaning="Qui publie l’offre", line=FactLine("Publiée par", at=20)),
    ] = ""
    """Never empty once it comes from a source (art. L5332-2)."""
    publisher_kind: Annotated[
        str,
        About(
            comment="employer, agency, public_service, school or association",
            meaning="employer (employeur), agency (agence d’intérim), public_service, school (école) ou association",
            values=PUBLISHER_KIND,
        ),
    ] = ""
    places: Annotated[
        tuple[Place, ...],
        About(
            comment="JSON list of {insee, name, department, region, lat, lon, zone}",
            label="Lieu",
            columns=PLACE_COLUMNS,
            line=FactLine("Lieu", at=30, always=True),
            lent_with="places",
            property="jobLocation",
        ),
    ] = ()
    contract: Annotated[
        tuple[Contract, ...],
        About(
            comment="JSON list: CDI, CDD, INTERIM …",
            label="Contrat",
            columns=(
                PublicColumn(
                    "contract", "TEXT NOT NULL", "JSON list: CDI, CDD, INTERIM …", "Liste JSON : CDI, CDD, INTERIM…"
                ),
                PublicColumn("contract_label", "TEXT", "the same in words", "La même en toutes lettres"),
            ),
            values=CONTRACT,
            line=FactLine("Contrat", at=40, always=True),
            lent_with="contract",
            agencys_own=True,
            property="employmentType",
        ),
    ] = ()
    contract_months: Annotated[
        float | None,
        About(
            comment="length of the contract",
            label="Durée du contrat",
            meaning="Durée du contrat en mois",
            lent_with="contract",
        ),
    ] = None
    worktime: Annotated[
        str | None,
        About(
            comment="plein or partiel",
            label="Temps de travail",
            meaning="plein ou partiel",
            values=WORKTIME,
            line=FactLine("Temps de travail", at=60),
            lent_with="worktime",
            agencys_own=True,
        ),
    ] = None
    hours: Annotated[
        float | None,
        About(comment="a week", label="Heures par semaine", meaning="Heures par semaine", lent_with="worktime"),
    ] = None
    shift: Annotated[
        tuple[str, ...],
        About(
            comment="JSON list: journee, 2x8, 3x8 …",
            label="Horaires",
            meaning="Liste JSON : journee, 2x8, 3x8…",
            values=SHIFT,
            line=FactLine("Horaires", at=50, always=True),
            lent_with="shift",
        ),
    ] = ()
    salary: Annotated[
        Salary | None,
        About(
            comment="JSON object {min, max, period, months, gross, currency}",
            label="Salaire",
            columns=SALARY_COLUMNS,
            line=FactLine("Salaire", at=70, always=True),
            lent_with="salary",
            agencys_own=True,
            property="baseSalary",
        ),
    ] = None
    date_posted: Annotated[
        date | None,
        About(
            comment="date",
            label="Date de publication",
            meaning="Date de publication donnée par la source",
            line=FactLine("Date de publication", at=110, always=True),
            lent_with="date_posted",
            property="datePosted",
        ),
    ] = None
    valid_through: Annotated[
        date | None,
        About(
            comment="date: the last day to apply",
            label="Date limite",
            meaning="Dernier jour pour candidater",
            line=FactLine("Candidater avant le", at=120),
            lent_with="valid_through",
            property="validThrough",
        ),
    ] = None
    occupation: Annotated[
        Occupation | None,
        About(
            comment="JSON object {rome, label, score, alternatives}",
            label="Métier",
            columns=OCCUPATION_COLUMNS,
            line=FactLine("Métier", at=100),
            lent_with="occupation",
            property="occupationalCategory",
        ),
    ] = None
    experience_months: Annotated[
        int | None,
        About(
            comment="at least",
            label="Expérience",
            meaning="Expérience demandée, en mois",
            listed=False,
            line=FactLine("Expérience", at=80),
            lent_with="experience",
        ),
    ] = None
    beginner: Annotated[
        bool | None,
        About(
            comment="whether beginners are accepted",
            label="Débutants",
            meaning="1 quand un débutant est accepté",
            lent_with="experience",
        ),
    ] = None
    education: Annotated[
        int | None,
        About(
            comment="lowest level, 3 to 8 of the French framework",
            label="Formation",
            meaning="Niveau demandé le plus bas, de 3 (CAP) à 8 (doctorat)",
            listed=False,
            values=EDUCATION,
            line=FactLine("Formation", at=90),
            lent_with="education",
            property="educationRequirements",
        ),
    ] = None
    language: Annotated[
        str | None,
        About(
            comment="fr …",
            label="Langue",
            meaning="Langue de l’annonce : fr…",
            listed=False,
            lent_with="description",
            property="description",
        ),
    ] = None

    description: Annotated[str, About(comment="sanitized HTML", label="Texte", lent_with="description")] = ""
    description_text: Annotated[str, About(comment="the same as plain text", lent_with="description")] = ""
    apply_url: Annotated[str, About(comment="where to apply", lent_with="apply_url")] = ""
    contact: Annotated[
        Contact | None,
        About(
            comment="JSON object {mail, telephone, page, published}: of a declared offer only, as its owner wrote it"
        ),
    ] = None
    """The only way to reach somebody that is ever published, and only with its owner's consent."""
    external_id: Annotated[
        str,
        About(
            comment="the source's own reference",
            label="Référence",
            columns=(
                PublicColumn(
                    "reference",
                    "TEXT",
                    "the reference of who publishes it",
                    "Référence que lui donne qui la publie",
                    listed=False,
                ),
            ),
            line=FactLine("Référence", at=130),
        ),
    ] = ""
    flags: Annotated[tuple[str, ...], About(comment="JSON list of warnings")] = ()
    """No date, no salary, contact removed …"""
    rejection: Annotated[Rejection | None, About(comment="why it is not shown")] = None
    provenance: dict[str, Provenance] = field(default_factory=dict)
    """Field, or fields that are read together → where its value comes from."""


FIELDS = fields_of(JobPosting)
"""Its records, in order; where it was found, and where its facts come from, have none: these are no facts."""
