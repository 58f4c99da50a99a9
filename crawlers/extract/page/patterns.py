"""How people write contracts, dates, towns, wages and the headings of an offer: patterns that look at bounded lines."""

import re

SHORT = {"employmentType": 120, "jobLocation": 160, "hiringOrganization": 120, "identifier": 60, "datePosted": 60, "validThrough": 80,
         "workHours": 200, "title": 200, "jobStartDate": 80, "contractDuration": 60, "totalJobOpenings": 20}  # fmt: skip
CONTRACT = re.compile(
    r"\b(?:CDI(?: int[ée]rimaire| de chantier)?|CDD(?: d['’]insertion)?|CDDI|CTT|contrat (?:à|a) dur[ée]e "
    r"(?:in)?d[ée]termin[ée]e|int[ée]rim(?:aire)?|"
    r"contrat d['’](?:apprentissage|alternance|int[ée]rim)|contrat de professionnalisation|alternance|apprentissage|"
    r"stage|saisonnier|V\.?I\.?E\b|freelance|"
    r"contrat saisonnier|job d['’][ée]t[ée]|full[- ]?time|part[- ]?time|permanent|temporary|internship|"
    r"apprenticeship|unbefristet|befristet|vollzeit|teilzeit|"
    r"festanstellung|ausbildung|werkstudent|praktikum|jornada completa|indefinido|temps plein|temps partiel)\b",
    re.IGNORECASE,
)
FRENCH = re.compile(r"\b(?:CDI|CDD|int[ée]rim|apprentissage|alternance|stage|contrat à durée)\b", re.IGNORECASE)
MONTH = (
    r"(?:janv|f[ée]vr|mars|avr|mai|juin|juil|ao[uû]t|sept|oct|nov|d[ée]c|"
    r"jan|feb|mar|apr|may|jun|jul|aug|sep|dec|[äa]pr|m[äa]r|dez|okt|ene|abr|ago|dic)\w{0,7}\.?"
)
DATE = (
    rf"(?:\d{{1,2}}(?:er|st|nd|rd|th)?[ .]{{1,2}}{MONTH},?\s?\d{{2,4}}|{MONTH}\s\d{{1,2}}(?:st|nd|rd|"
    rf"th)?,?\s\d{{4}}|\d{{1,2}}[/.-]\d{{1,2}}[/.-]\d{{2,4}}|"
    r"\d{4}-\d\d-\d\d(?:T[\d:.+Z-]*)?|il y a (?:plus de )?\w+ (?:jours?|semaines?|mois|heures?|minutes?)|hier|"
    r"aujourd['’]hui|\d+\+? ?(?:days?|weeks?|months?|hours?|d|w|h|mo) ago|"
    r"(?:an?|one) (?:day|week|month) ago|today|yesterday|vor \d+ \w+|hace \d+ \w+)"
)
POSTED = re.compile(
    rf"(?:publi[ée]e?s?|post[ée]e?|posted|published|mise? en ligne|cr[ée]{{1,2}}e?|diffus[ée]e?|d[ée]pos[ée]e?|"
    rf"parue?|annonce|ajout[ée]e?|listed|actualis[ée]e?|mis(?:e)? à jour|"
    rf"ver[öo]ffentlicht|eingestellt|online seit|publicad[ao]|opslået|updated|reposted)(?: en "
    rf"ligne)?\s{{0,2}}:?\s{{0,2}}(?:depuis )?(?:le |on |du |am |el |the )?(?:(?:lun|mar|mer|jeu|ven|sam|"
    rf"dim)\w{{0,6}}\.?,? )?({DATE})",
    re.IGNORECASE,
)
DEADLINE = re.compile(
    rf"(?:deadline(?: is| for applications is)?|closing date|apply (?:by|before)|avant le|jusqu['’]au|date "
    rf"limite(?: de candidature)?|bewerbungs(?:frist|schluss)|ansøgningsfrist)\s{{0,2}}:?\s{{0,2}}"
    rf"(?:(?:mon|tues?|wednes|thurs|fri|satur|sun)day,?\s)?({DATE})",
    re.IGNORECASE,
)
TOWN = re.compile(
    r"\b((?:0[1-9]|[1-8]\d|9[0-8])\d{3})[ ,-]{1,3}([A-ZÀ-Ý][\w’'À-ÿ-]+(?:[ -](?:[A-ZÀ-Ý]|sur|sous|en|les?|la|de|du|"
    r"des|aux?|et|l['’]|d['’])[\w’'À-ÿ-]*){0,6})"
)
STREET = re.compile(
    r"^\d{1,4}(?: ?(?:bis|ter))?,? |\b(?:rue|avenue|boulevard|route|chemin|place|impasse|all[ée]e|quai|zone|cit[ée]|"
    r"cours|BP)\b",
    re.IGNORECASE,
)
COUNTRY = (
    r"(?i:france|belgique|belgium|suisse|switzerland|schweiz|luxembourg|allemagne|germany|deutschland|espagne|spain|"
    r"españa|italie|italy|italia|portugal|pologne|poland|"
    r"united kingdom|royaume-uni|uk|ireland|irlande|netherlands|pays-bas|denmark|danmark|sweden|norway|finland|"
    r"austria|österreich|usa|united states|canada|mexico|brazil|"
    r"argentina|bolivia|chile|colombia|india|china|japan|singapore|australia|maroc|morocco|tunisie|remote)"
)
CITY = re.compile(
    rf"[A-ZÀ-Ý][\w’'.À-ÿ-]+(?: [\w’'.À-ÿ-]+){{0,3}}(?:(?:, (?:[A-Z]{{1,3}}|[A-ZÀ-Ý][\w À-ÿ-]{{2,20}}(?=, "
    rf"))){{0,2}}, (?:[A-Z]{{2}}|{COUNTRY})| ?\((?:\d\d|2[AB])\)| - \d\d)"
)
BASED = re.compile(
    r"(?:\b(?:bas[ée]e?s?|situ[ée]e?|localis[ée]e?|implant[ée]e?|poste [àa] pourvoir|CDI|CDD|stage|alternance|"
    r"mission)\s(?:à|A|sur|SUR|dans le centre de|près de)\s|\bbased in\s)"
    r"((?:(?:Le|La|Les|L['’]|Saint|Sainte)[ -])?[A-ZÀ-Ý][\w’'À-ÿ-]{2,30}(?:[ -](?:sur|en|les|sous|la|le|de|"
    r"[A-ZÀ-Ý])[\w’'À-ÿ-]*){0,4})"
)
AT_SITE = re.compile(
    r"(?:\b(?:CDI|CDD|stage|alternance|apprentissage|mission|poste|int[ée]rim|bas[ée]e?s?|situ[ée]e?s?)\b[^.!?\n]{0,40}?\s(?:à|sur)\s|"
    r"\b(?:notre|nos|le|la|du|l[’'])\s?(?:nouve\w+ )?(?:sites?|usines?|agences?|magasins?|ateliers?|[ée]tablissements?|boutiques?|"
    r"r[ée]sidences?|clinique|h[ôo]pital|bureaux?|entrep[ôo]t|d[ée]p[ôo]t|plateforme|[ée]quipe)\s"
    r"(?:situ[ée]e?s? |bas[ée]e?s? )?(?:de |d[’']|à |du ))"
    r"((?:(?:Le|La|Les|L[’']|Saint|Sainte)[ -])?[A-ZÀ-Ý][\w’'À-ÿ-]{1,30}(?:[ -](?:sur|en|les|sous|la|le|de|[A-ZÀ-Ý])[\w’'À-ÿ-]*){0,4})"
)
"""A contract or a site with the town behind it, which the table of communes has to know."""
AMOUNTS = re.compile(
    r"(?:(?:[$£€]|US\$|CA\$|EUR|USD|CHF)\s?\d[\d.,   ]{1,12}k?|\d[\d.,   ]{1,12}\s?(?:k€|€|k ?euros?|euros?|EUR|\$|"
    r"£|CHF))\s?(?:-|–|—|to|à|et|and|/)\s?"
    r"(?:(?:[$£€]|US\$|CA\$|EUR|USD|CHF)\s?)?\d[\d.,   ]{1,12}\s?(?:k€|€|k|euros?|EUR|\$|£|"
    r"CHF)?(?:[^.;\n]{0,40}?\b(?:brut|par (?:an|mois|heure)|per (?:year|month|hour|annum)|annuels?|mensuels?|a "
    r"(?:year|month)|yearly|annually))?",
    re.IGNORECASE,
)
WAGE = re.compile(
    r"\b(?:salaires?|r[ée]mun[ée]ration|salary|base pay|pay range|compensation|gehalt|retribuci[óo]n?|salario|fixe)\b",
    re.IGNORECASE,
)
ADVANTAGE = re.compile(
    r"ticket|panier|prime|bonus|restaurant|ch[èe]que|voucher|budget|chiffre d|capital|stipend|allowance|401",
    re.IGNORECASE,
)
SECTIONS = re.compile(
    r"(?:(?:votre|vos|le|la|les|the|your|l|about the|notre|a propos du) )?(?:profil(?: recherche)?|missions?(?: "
    r"principales)?|poste|descriptif(?: du poste)?|"
    r"description(?: (?:du poste|de l offre|de l emploi|du profil))?|competences(?: requises)?|activites|taches|"
    r"role|responsibilities|requirements|required skills|"
    r"required experience|qualifications|job description|job requirements|position description|duties|skills|"
    r"overview|what you ll (?:do|achieve|bring)|who you are|"
    r"aufgaben|ihre aufgaben|deine aufgaben|anforderungen|ihr profil|dein profil|wir bieten|requisitos|funciones|"
    r"descripcion(?: de la oferta)?|perfil|requisits|"
    r"descripcio de l oferta|jobbeskrivelse|kvalifikationer|job|avantages|ce que nous (?:vous )?(?:proposons|"
    r"offrons)|nous (?:vous )?(?:offrons|proposons)|what we offer|"
    r"conditions|au quotidien|et vous|la mission|about the (?:job|role|position)|essential functions|about you|"
    r"votre mission|experience requise)"
    r"|(?:what|who) you (?:ll|are|bring|will|need)\b.*|(?:votre|ton|your) (?:futur poste|mission|role|job|quotidien)"
)
OCCUPATION = re.compile(
    r"\b(?:agent|aide|alternante?|analyst|analyste|animat\w+|apprentie?|architect\w*|artisan|assistante?|associate|"
    r"attache|auditeur|automaticien|boucher|boulanger|"
    r"cariste|charge[e]?|chauffeur|chaudronnier|chef|commerciale?|comptable|conducteur|conductrice|conseiller|"
    r"consultante?|controleur|coordinat\w+|cuisinier|data|decorateur|"
    r"dessinateur|developpeu\w+|developer|devops|directeur|directrice|director|electricien|electromecanicien|"
    r"electrotechnicien|employee?|engineer|engineering|formateur|"
    r"fraiseur|gestionnaire|head|infirmi\w+|ingenieur|internship|intern|juriste|lead|livreur|logisticien|magasinier|"
    r"maintenance|manager|manoeuvre|manutentionnaire|mecanicien|"
    r"menuisier|mouliste|officer|operat\w+|ouvrier|peintre|pilote|preparateur|product|professeur|programmer|"
    r"psychologue|receptionniste|recruteur|regleu\w+|responsable|"
    r"scientist|secretaire|serveu\w+|soudeur|specialist\w*|stage|stagiaire|superviseur|supervisor|tailleur|"
    r"technicien\w*|technician|teacher|tourneur|usineur|vendeu\w+|verrier|"
    r"worker|chief|nurse|driver|accountant|administrat\w+|entwickler|ingenieur|mitarbeiter|leiter|sachbearbeiter|"
    r"berater|fachkraft|techniker|kaufmann|tecnico|ingeniero|"
    r"auxiliaire|educat\w+|hote|hotesse|agent\w*|clerk|attendant|stocker|cashier|representative|coordinator|trainer|"
    r"designer|planner|buyer|acheteu\w+|qualiticien|metrologue)\b"
)
