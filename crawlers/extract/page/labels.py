"""Words that stand before a value on a page → the property that the value is."""

import re
from functools import lru_cache

from french.letters import bare

LABELS = {
    "employmentType": "type de contrat|contrat|nature du contrat|type contrat|type d emploi|types de contrat|"
    "contrat propose|type de poste|"
    "type d offre|contract type|contract|employment type|type of employment|job type|position type|type of contract|"
    "employment status|"
    "employment|type of position|vertragsart|anstellungsart|beschaftigungsart|art der anstellung|tipo de contrato|"
    "tipus de contracte|"
    "contrato|tipo di contratto|contratto|dienstverband|ansaettelsestype|anstallningsform|tyosuhde|rodzaj umowy|"
    "jobtype|nature de l emploi|"
    "nature de l offre|arbeitsverhaltnis|tipo de empleo|employment category|contrat de travail|categorie de contrat|"
    "job status|regime",
    "contractDuration": "duree|duree du contrat|duree de la mission|contract duration|duration|duree contrat|"
    "contract length",
    "workHours": "horaires|horaire|rythme|temps de travail|duree de travail|duree du travail|duree hebdomadaire|"
    "horaires de travail|"
    "organisation du travail|working hours|work hours|hours|schedule|working time|work schedule|shift|arbeitszeit|"
    "jornada|horario|orario|"
    "arbejdstid|time type|working days|rythme de travail|cycle|job schedule|horari|hours per week|temps plein temps "
    "partiel|job shift|"
    "cycle de travail|amplitude horaire|quotite|quotite de travail|arbeitszeitmodell|jornada laboral|working "
    "pattern|shift type|schedule type",
    "jobLocation": "ou|lieu|lieu de travail|lieux de travail|lieux|localisation|localisation du poste|lieu du poste|"
    "lieu de mission|ville|"
    "lieu de la mission|adresse|adresse du poste|commune|lieu d exercice|lieu d affectation|secteur geographique|"
    "situation geographique|"
    "location|locations|job location|job locations|work location|place of work|workplace|work place|location name|"
    "primary location|"
    "standort|arbeitsort|einsatzort|ort|dienstort|standorte|ubicacion|ubicacio|localizacion|lugar de trabajo|lugar|"
    "sede|luogo|"
    "luogo di lavoro|plaats|locatie|standplaats|placering|arbejdssted|arbetsplats|sijainti|lokalizacja|miejsce "
    "pracy|office|"
    "location city|city|town|site|implantation|lieu d embauche|poste base a|base a|bassin d emploi|ville poste|work "
    "site|"
    "posting location|ciudad|localidad|localite|city state|duty station|place",
    "addressRegion": "location state|state|region|province|state province|departement|county|land|provincia|"
    "comunidad autonoma",
    "addressCountry": "country|pays|location country|country region|pais",
    "hiringOrganization": "entreprise|societe|employeur|nom de l entreprise|raison sociale|recruteur|company|"
    "company name|companie|employer|"
    "organization|organisation|hiring organization|unternehmen|arbeitgeber|firma|empresa|azienda|bedrijf|virksomhed|"
    "foretag|"
    "etablissement|nom de la societe|compagnie|hiring company|company location|organisme|collectivite|nom de l "
    "employeur|employer name|"
    "arbeidsgiver|arbetsgivare|tyonantaja|societe qui recrute|entreprise qui recrute|agency",
    "identifier": "reference|ref|reference de l offre|reference offre|n de l offre|numero de l offre|numero d offre|"
    "n d offre|offre n|"
    "ref offre|reference interne|reference annonce|reference de l annonce|ref annonce|code offre|job id|job number|"
    "requisition id|"
    "requisition number|req id|auto req id|job reference|reference number|reference id|vacancy id|posting id|job "
    "code|job ref|id|"
    "tracking code|ref no|kennziffer|referenznummer|referencia|stellen id|job req id|requisition|numero de "
    "reference|n de reference|"
    "reference du poste|id de l offre|identifiant|no|numero|vacancy reference|vacancy no|job requisition id|req|"
    "posting number|"
    "referenz|referenznr|stellennummer|ref interne|n ref|ref n|opening id|job no|requisition no|vacancy number",
    "baseSalary": "paie|salaire|remuneration|salaire propose|salaire brut|salaire mensuel|salaire annuel|remuneration "
    "brute|salaire et avantages|"
    "fourchette de salaire|salaire indicatif|taux horaire|salaire brut mensuel|salaire mensuel brut|salaire brut "
    "annuel|"
    "salaire annuel brut|remuneration annuelle|remuneration mensuelle|niveau de remuneration|salary|pay|"
    "compensation|salary range|"
    "pay range|wage|pay rate|base salary|gehalt|vergutung|verdienst|salario|salari|retribucion|retribucio|"
    "retribucio brut anual|"
    "retribuzione|stipendio|salaris|lon|palkka|wynagrodzenie|hourly rate|salaire de base|salaire horaire|base pay|"
    "annual salary|"
    "hourly pay|salaire en euros|remuneration proposee|compensation range|starting salary|lohn|entgelt",
    "datePosted": "date de publication|publie le|publiee le|publie|publiee|date de parution|mise en ligne|mis en "
    "ligne le|"
    "mise en ligne le|date de mise en ligne|date de l offre|date annonce|date de l annonce|publication|date de "
    "diffusion|diffusee le|"
    "diffuse le|posted|posted on|posted date|date posted|published|published on|publication date|posting date|"
    "publish date|date|"
    "veroffentlicht am|veroffentlicht|online seit|fecha de publicacion|publicado|opslagsdato|publicerad|created|"
    "cree le|creee le|"
    "date de creation|parue le|paru le|actualise le|offre publiee le|annonce du|depuis le|listed|post date|opening "
    "date|eingestellt am|"
    "publicat|date de depot|deposee le|open date|job posted|first posted|publiceret|publisert|mise a jour|date "
    "added|posting start date",
    "validThrough": "candidature jusqu au|candidatures jusqu au|repondre avant le|reponse avant le|postuler avant le|"
    "candidature avant le|candidatures avant le|reponse souhaitee avant le|reponse souhaitee le|pour repondre avant le|"
    "date limite|date limite de candidature|date limite de depot des candidatures|candidature avant "
    "le|fin de publication|"
    "cloture|date de cloture|date de fin de publication|expire le|application deadline|deadline|closing date|apply "
    "by|apply before|"
    "expires|valid until|expiry date|expiration date|bewerbungsfrist|bewerbungsschluss|fecha limite|ansogningsfrist|"
    "candidatures|"
    "sista ansokningsdag|haku paattyy|close date|candidatures avant le|date limite de reponse|closes|closing|job "
    "expires|valid through|"
    "offre valable jusqu au|date d expiration|limite de candidature|end date|postuler avant le|date de fin|posting "
    "end date|soknadsfrist|"
    "applications close|application closing date|deadline for applications|date limite pour postuler|expires on|"
    "closes on",
    "experienceRequirements": "experience|experience requise|experience souhaitee|niveau d experience|annees d "
    "experience|"
    "experience level|required experience|years of experience|seniority level|seniority|berufserfahrung|experiencia|"
    "erfahrung|"
    "experience professionnelle|experience minimum|experience minimale|experience exigee|experience demandee|"
    "experience required|"
    "minimum experience|work experience|temps d experiencia|career level",
    "educationRequirements": "niveau d etudes|niveau de formation|formation|formation requise|diplome|diplomes|"
    "niveau de diplome|"
    "niveau requis|etudes|education|education level|qualification|qualification level|minimum education|ausbildung|"
    "formacion|"
    "formation souhaitee|niveau d etude|niveau scolaire|diplome requis|niveau d etudes requis|formations|education "
    "required|"
    "required education|minimum education level|niveau d etudes min requis|estudios|formacio reglada requerida|niveau",
    "title": "intitule du poste|intitule|poste|titre du poste|titre de l offre|poste a pourvoir|poste propose|job "
    "title|position title|"
    "title|position|job posting title|posting title|vacancy|stellenbezeichnung|puesto|intitule de l offre|libelle "
    "du poste|emploi|"
    "requisition title|role|titre|vacancy title",
    "jobStartDate": "date de debut|date de prise de poste|date de demarrage|debut|prise de poste|a pourvoir le|"
    "disponibilite|start date|"
    "date de debut souhaitee|eintrittsdatum|date d embauche|date d entree en fonction|poste a pourvoir le|debut du "
    "contrat|"
    "date de debut du contrat|starting date|prise de fonction|date souhaitee|demarrage|beginn|date de prise de "
    "fonction",
    "occupationalCategory": "metier|categorie|domaine|fonction|famille de metier|job category|category|job function|"
    "function|code rome|"
    "filiere|famille professionnelle|departement metier|department|area|kategori|jobkategori|job family|tatigkeitsfeld|"
    "categorie socioprofessionnelle|metiers|departamento|disciplina|categoria",
    "industry": "secteur|secteur d activite|activite|industry|industries|sector|branche|secteurs",
    "totalJobOpenings": "nombre de postes|nombre de postes a pourvoir|number of positions|positions|vacantes|"
    "vacants|openings|"
    "nombre de poste|postes a pourvoir|number of openings|open positions|nb de postes",
    "qualifications": "statut|qualification professionnelle|classification|coefficient|position hierarchique",
    "applicationUrl": "url|lien|lien de candidature|lien vers l offre|url de l offre|annonce originale|apply url|"
    "application link|"
    "link to apply|site de candidature|postuler en ligne|candidature en ligne|lien pour postuler",
    "": "contact|telephone|tel|email|e mail|mail|courriel|web site|site web|site internet|logo|phone|share on|share|"
    "partager|contacts|"
    "company homepage|office address|description|job description|description du poste|descriptif|descriptif du "
    "poste|profil|mission|"
    "missions|profil recherche|competences|langues|languages|langue|teletravail|avantages|permis|deplacements|"
    "remote|job duties|"
    "responsibilities|requirements|qualifications|overview|summary|required skills|benefits|modalidad de trabajo|"
    "modalitat de treball|"
    "market|job level|grade|travel|job information|recruiter information|open positions total|working language|"
    "contact person|"
    "a propos|a propos de l entreprise|presentation|effectif|taille de l entreprise|competences requises|"
    "interlocuteur|number of vacancies|"
    "jobbeskrivelse|requisitos|descripcion|idiomas|horaires d ouverture|postuler|apply|corps de texte|division|"
    "business unit|"
    "hiring manager|recruiter|job grade|band",
}  # fmt: skip
"""Property → its labels; those under no name only end the value before them."""
LONGEST = 48
KNOWN = {label: name for name, words in reversed(LABELS.items()) for label in words.split("|")}
DECORATION = re.compile(r"[^a-z0-9]+")


@lru_cache(maxsize=8192)
def words(text: str) -> str:
    """Small letters without accents or signs, one space between words.

    >>> words(" Type de contrat : "), words("N° d’offre"), words("Location: City")
    ('type de contrat', 'n d offre', 'location city')
    """
    return DECORATION.sub(" ", bare(text.lower().replace("ø", "o").replace("n°", "n "))).strip()


def labelled(text: str) -> str | None:
    """The property that a label announces: « » when it is a known label of nothing that is kept, None when it is no label.

    >>> labelled("Type de contrat :"), labelled("Téléphone"), labelled("Nous recherchons")
    ('employmentType', '', None)
    """
    return KNOWN.get(words(text)) if len(text) <= LONGEST else None
