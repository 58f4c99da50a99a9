"""What programmers call things → schema.org's names for them: keys of JSON, elements of XML, columns of CSV."""

import re
from functools import lru_cache

from french.letters import squeezed

STRONG_TITLES = (
    "title jobtitle positiontitle postingtitle jobpostingtitle offertitle intitule intituleposte intituleduposte "
    "intituleoffre titre "
    "titreoffre titreannonce titreposte jobname jobposition jobheadline annonsrubrik stellentitel "
    "stellenbezeichnung titel titulo titolo "
    "vacancytitle vacancyname requisitiontitle libelleposte libelleoffre positionname jobpostingtitre titreduposte "
    "posttitle"
).split()
WEAK_TITLES = "poste position headline name nom text libelle label appellation appellationlibelle role subject".split()
"""Words that name a title only where nothing else does."""

PROPERTIES = {
    "hiringOrganization": "hiringorganization hiringorg hiringorgname company companyname companytitle nomentreprise "
    "nomsociete nomdelentreprise employer employername employeur entreprise raisonsociale societe organization "
    "organizationname organisation organisationname orgname arbetsgivarenamn arbetsgivare arbeitgeber unternehmen "
    "firma empresa brand brandname marque enseigne "
    "accountname companydisplayname recruitingcompany advertiser advertisername workplacename entrepriseaccueil "
    "publicname",
    "datePosted": "dateposted datepublished datepublication datedepublication publicationdate publicationstartdate "
    "startpublicationdate "
    "publishedat publishedon publisheddate published publishdate firstpublished firstpublicationdate postedat "
    "postedon posteddate "
    "postdate postingdate postingcreated dateposting datemiseenligne miseenligne releaseddate releasedate "
    "firstactivatedat "
    "jobactivedate advertisefromdate advertisefromdateutc publiceringsdatum dateparution onlinesince pubdate "
    "datecreation creationdate "
    "createdat createdon created datecreated jobdate date opendate epoch jobposted dateupdated updatedat "
    "lastpublishedat "
    "modificationdate lastmodificationdate lastmodified datemodification dateactualisation updated updateddate",
    "validThrough": "validthrough expirationdate dateexpiration expirydate expiresat expireson expiredat expires "
    "expiration dateexpired "
    "publicationenddate endpublicationdate datefinpublication lastdateapplication closingdate closedate "
    "applicationdeadline deadline "
    "datelimite datelimitecandidature datecloture advertisetodate advertisetodatetime sistaansokningsdag "
    "applicationenddate "
    "unpublishdate enddateofpublication dateend jobexpirydate jobexpirationdate",
    "employmentType": "employmenttype employmenttypes typecontratlibelle contracttype contracttypes typecontrat "
    "typesdecontrat "
    "typedecontrat contractlabel contract contrat naturecontrat natureducontrat jobtype jobtypes joboffertype "
    "typeofemployment "
    "commitment employmentstatus anstallningtyp tipocontrato vertragsart anstellungsart employmenttypecode "
    "positiontype joblabel "
    "contracttypelabel contracttypename typeemploi contratlibelle worktypes worktypelabel jobschedule",
    "contractDuration": "contractduration dureecontrat contractlength length dureeducontrat dureemission "
    "missionduration varaktighet",
    "workHours": "workhours dureetravaillibelle worktime workingtime workschedule workinghours worktype schedule "
    "horaires horaire rythme "
    "jobtime tempsdetravail tempstravail dureetravail contractworkperiod jornada arbeitszeit arbetstidtyp "
    "weeklyworkhours timetype "
    "jobstatus shift workingduration dureehebdomadaire contractworktime",
    "baseSalary": "basesalary salary salaire salaires remuneration remunerationlibelle compensation salaryrange "
    "salarydescription wage "
    "wages pay payrange gehalt lonebeskrivning compensationdescription estimatedsalary jobsalary salarylabel "
    "salairelibelle "
    "salarytext salaryinfo remunerationtext tauxhoraire",
    "identifier": "identifier referencenumber reference jobreference referenceoffre offerreference numerooffre "
    "reqnumber requisitionid "
    "requisitionnumber jobreqid jobid offerid offreid id jobnumber jobnumbersingle postingid externalreference "
    "externalid guid uuid "
    "ref key identifiant shortcode sourceid uniqueid jobslug slug numero code",
    "url": "url joburl absoluteurl hostedurl careersurl publicurl permalink detailurl detailsurl directurl offerurl "
    "urloffre urlorigine "
    "link lien lienoffre href canonicalurl landingpage viewurl redirection externalurl jobadurl shortlink shareurl "
    "urlannonce adurl "
    "urldetail weburl",
    "applicationUrl": "applyurl applicationurl applyingurl urlcandidature urlpostuler careersapplyurl "
    "externalapplyurl applylink "
    "urlredirectionapplicant applicationlink lienpostuler candidatureurl externalapplicationurl jobapplyurl urlapply",
    "experienceRequirements": "experiencerequirements experience experiencelibelle experiencelevel experiencelevels "
    "niveauexperience "
    "anneesexperience yearsofexperience requiredexperience seniority minexperience experiencerequise",
    "educationRequirements": "educationrequirements education educationlevel niveauetudes niveauformation formation "
    "formations diploma "
    "diplomas diplome diplomes degree degrees studylevel requirededucation niveaudetudes utbildningsniva",
    "occupationalCategory": "occupationalcategory romecode coderome rome category jobcategory categorie metier "
    "jobfamily jobfunction "
    "function department team jobdepartment",
    "industry": "industry industries secteur sector secteuractivitelibelle secteuractivite jobindustry",
    "totalJobOpenings": "nombrepostes numberofpositions numbertofill vacancies antalplatser openings nbpostes "
    "nombredepostes positions",
    "jobStartDate": "jobstartdate startdate datedebut begindate beginningdate startingdate datededebut "
    "datedemarrage assignmentstartdate "
    "datepriseposte",
    "inLanguage": "language lang langue inlanguage locale",
    "jobLocation": "joblocation joblocations lieutravail lieudetravail lieu lieux worklocation workplace workplaces "
    "location locations "
    "workplaceaddress arbetsplatsadress localisation localisations localization localisationoffre place places "
    "address addresses adresse "
    "postaladdress region alllocations secondarylocations locationname jobgeo offices office sites site city "
    "lieumission postadress primarylocation joblocationname",
}  # fmt: skip

PLACES = {
    "streetAddress": "streetaddress street address1 addressline addressline1 line1 rue gatuadress adressline adress "
    "address adresse "
    "workplaceaddress voie",
    "postalCode": "postalcode zip zipcode codepostal postcode cp postnr jobpostalcode workplacepostalcode plz "
    "zippostalcode",
    "addressLocality": "addresslocality city town ville locality localite municipality jobcity workplacecity "
    "locationcity postort ort "
    "citystate commune communelibelle kommun townname cityname villelibelle",
    "addressRegion": "addressregion state stateprovince province regionname jobregion region departement department "
    "county "
    "locationstate jobstate stateabbr lan",
    "addressCountry": "addresscountry country countryname pays countrycode jobcountry locationcountryname "
    "locationcountrycode land "
    "countryabbr paysnom codepays",
    "name": "formattedaddress formatted fulllocation locationtext locationparsedtext libelle label name displayname "
    "locationname text "
    "joblocation location lieu",
}

SALARIES = {
    "minValue": "min minvalue salarymin minsalary minimumsalary salaryfrom salairemin "
    "salairemini salaireminimum remunerationmin minimum lowend from low "
    "salaryminimum mini "
    "minamount",
    "maxValue": "max maxvalue salarymax maxsalary maximumsalary salaryto salairemax "
    "salairemaxi salairemaximum remunerationmax maximum highend to high "
    "salarymaximum maxi maxamount",
    "currency": "currency salarycurrency currencycode devise salarycurrencycode currencysymbol",
    "unitText": "unittext period salaryperiod salaryinterval interval unit rate kind per salaryunit salarytype "
    "periodicity periode unite "
    "periodicite payperiod frequency ratetype timeunit",
    "text": "text label libelle description summary name scrapeablecompensationsalarysummary "
    "compensationtiersummary display value "
    "commentaire salarytext",
}
DESCRIPTIONS = tuple(
    group.split()
    for group in (
        (
            "descriptionhtml jobdescriptionhtml descriptionformatted missiondescriptionformatted description "
            "jobdescription content contents body jobbody jobtext contenthtml encoded annonstextformaterad "
            "annonstext texte descriptif descriptionposte descriptionoffre descriptiondeloffre descriptionduposte "
            "jobad purpose details annonce textehtml offerdescription fulldescription longdescription "
            "descriptionlong text"
        ),
        (
            "missions mission missionsdescription missiondescription missionshtml responsibilities lists duties "
            "taches tasks missionprincipale"
        ),
        (
            "profileformatted applicantprofileformatted profile profil applicantprofile requirements "
            "qualifications profildescription profilrecherche candidateprofile profilehtml profiledescription "
            "jobrequirements skillsdescription"
        ),
        (
            "additional additionalinformation benefits avantages whatweoffer perks informationscomplementaires "
            "additionalinfo offre advantages"
        ),
    )
)
"""Parts of a description, in the order in which they are read; in each, the first name that has a text."""
SUMMARIES = "summary excerpt chapo jobexcerpt presentation descriptionplain shortdescription accroche catchphrase intro resume".split()
PEOPLE = re.compile(
    r"recruiter|contact|manager|supervis|referent|referrer|author|user|hierarch|logo|picture|image|photo|video|"
    r"similar|related|"
    r"breadcrumb|seo|metadata|compliance|tracking|navigation|menu|agence$|agency$|children|facet|filter|translation|"
    r"questions|recruteur|"
    r"pagination|footer|header|social"
)
"""Keys under which the offer itself is not."""
JOBS = re.compile(
    r"job|offer|offre|posting|vacanc|requisition|annonce|recruit|recrut|career|carriere|stelle|emploi|employ|"
    r"contrat|contract|"
    r"\bads\b|resultats|opening|position"
)
"""Words that make it likely that data are about jobs."""


@lru_cache(maxsize=4096)
def letters(name: str) -> str:
    """A name without what only tells how it is written.

    >>> letters("job_listing:Contract-Type"), letters("Intitulé du poste"), letters("{http://a/b}encoded")
    ('contracttype', 'intituleduposte', 'encoded')
    """
    bare = re.split(r"[:}]", name)[-1] if ":" in name or "}" in name else name
    return squeezed(bare).decode()[:60]


def ranked(table: dict[str, str]) -> dict[str, tuple[str, int]]:
    """Name → property and how sure it is."""
    found: dict[str, tuple[str, int]] = {}
    for known, words in table.items():
        for rank, word in enumerate(words.split()):
            found.setdefault(word, (known, rank))
    return found


MEANINGS = ranked(PROPERTIES)
PLACE_PARTS = ranked(PLACES)
SALARY_PARTS = ranked(SALARIES)
