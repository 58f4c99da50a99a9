"""The table of recruiting platforms: addresses and marks by which each is known, and how its answers are read."""

from collections.abc import Mapping

from crawlers.platforms.platform import Platform

API = {"api": "address of its API, when it is not the usual one"}
COMPANY = {"company": "the employer's name there, when the address does not say it"} | API
KINDS = r"job|offre|emploi|recrut|\bposte|annonce|vacanc|carri[eè]re"
"""How WordPress sites call the kind of content that their offers are."""

RECRUITING: Mapping[str, Platform] = {
    "smartrecruiters": Platform(
        for_="SmartRecruiters: `https://careers.smartrecruiters.com/EMPLOYER`",
        options=COMPANY,
        addresses=r"(?:careers|jobs)\.smartrecruiters\.com/(?P<company>[\w.-]+)",
        marks=r"api\.smartrecruiters\.com/v1/companies/(?P<company>[\w.-]+)",
        hosts="smartrecruiters.com",
        api="https://api.smartrecruiters.com/v1/companies/{company}/postings",
        needs="company",
        items="content",
        keys="releasedDate company.name location",
    ),
    "workday": Platform(
        for_="Workday: `https://EMPLOYER.wd3.myworkdayjobs.com/SITE`",
        options={"company": "the employer's name there", "board": "the name of the site there"} | API,
        addresses=r"(?P<company>[\w-]+)\.(?:wd\d+\.)?myworkdayjobs(?:-impl)?\.com/(?:[a-z]{2}-[A-Z]{2}/)?(?P<board>[\w-]+)",
        hosts="myworkdayjobs.com",
        api="{site}/wday/cxs/{company}/{board}",
        needs="company board",
        items="jobPostings",
        keys="jobPostingInfo.title",
    ),
    "successfactors": Platform(
        for_="SAP SuccessFactors career sites: pages with `/search/` and `/job/`",
        options=API,
        marks=r"rmkcdn\.successfactors|jobs2web\.com|class=[\"'][^\"']*jobTitle-link",
        hosts="successfactors.com successfactors.eu",
        api="{site}",
    ),
    "talentsoft": Platform(
        for_="Cegid Talentsoft: `https://EMPLOYER-recrute.talent-soft.com`, or a site of the employer's own",
        options={"language": "number of the language of the feed; `1036`, French, without it"} | API,
        addresses=r"[\w-]+\.talent-soft\.com",
        marks=r"handlers/offerRss\.ashx|talentsoft-cookies|/offre-de-emploi/",
        hosts="talent-soft.com",
        api="{site}",
    ),
    "digitalrecruiters": Platform(
        for_="DigitalRecruiters (Cegid): a career site of the employer's own, or the export that it has a key for",
        options={
            "token": "key of the export of offers, which the employer can give",
            "locale": "language and country of the offers; `fr_FR` without it",
        }
        | API,
        addresses=r"[\w-]+\.digitalrecruiters\.com",
        marks=r"(?:api|app)\.digitalrecruiters\.com",
        hosts="digitalrecruiters.com",
        api="https://api.digitalrecruiters.com/public/v1",
        items="ads",
        keys="catch_phrase contract_type address",
    ),
    "flatchr": Platform(
        for_="Flatchr: `https://careers.flatchr.io/company/EMPLOYER` or `https://EMPLOYER.flatchr.io`",
        options=COMPANY,
        addresses=r"(?:careers\.flatchr\.io/(?:[a-z]{2}/)?company/|(?<=//)(?!careers\.|api\.|www\.)(?=[\w-]+\.flatchr\.io))(?P<company>[\w-]+)(?:\.flatchr\.io)?",
        hosts="flatchr.io",
        api="https://careers.flatchr.io/company/{company}.json",
        needs="company",
        items="items",
        keys="vacancy.title offer_id",
        shown="published",
    ),
    "taleez": Platform(
        for_="Taleez: `https://EMPLOYER.taleez.com` or `https://taleez.com/careers/EMPLOYER`",
        addresses=r"(?:taleez\.com/careers/|(?<=//)(?!www\.|api\.|app\.)(?=[\w-]+\.taleez\.com))(?P<company>[\w-]+)(?:\.taleez\.com)?",
        marks=r"taleez\.com/(?:apply|careers)/",
        hosts="taleez.com",
    ),
    "beetween": Platform(
        for_="Beetween: the list of offers of `https://EMPLOYER.nous-recrutons.fr`, or of a site of the employer's own",
        addresses=r"[\w-]+\.nous-recrutons\.fr|emploi\.beetween\.com/WeaselWeb/p/[\w-]+",
        marks=r"\bbeetween\.(?:com|fr)",
        hosts="nous-recrutons.fr beetween.com",
    ),
    "welcometothejungle": Platform(
        for_="Welcome to the Jungle: `https://www.welcometothejungle.com/fr/companies/EMPLOYER`",
        options={"reference": "the employer's reference in Welcome Kit, when the address does not lead to it"}
        | COMPANY,
        addresses=r"welcometothejungle\.com/(?:[a-z]{2}/)?companies/(?P<company>[\w-]+)",
        marks=r"welcomekit\.co/api/v1/embed\?organization_reference=(?P<reference>\w+)",
        hosts="welcometothejungle.com welcomekit.co",
        api="https://www.welcomekit.co/api/v1",
        items="jobs",
        keys="websites_urls contract_type",
    ),
    "softy": Platform(
        for_="Softy: `https://EMPLOYER.softy.pro`",
        options=API,
        addresses=r"[\w-]+\.softy\.pro",
        hosts="softy.pro",
        api="{site}",
    ),
    "jobaffinity": Platform(
        for_="Jobaffinity: the page of the employer's site that shows its offers",
        options={"company": "the two numbers of its publication, `12/34`, when the page does not say them"} | API,
        marks=r"jobaffinity\.fr/syndication/publication/(?P<company>\d+/\d+)",
        hosts="jobaffinity.fr",
        api="https://jobaffinity.fr/syndication",
    ),
    "teamtailor": Platform(
        for_="Teamtailor: `https://EMPLOYER.teamtailor.com`, or a site of the employer's own",
        options=API,
        addresses=r"[\w-]+\.(?:\w+\.)?teamtailor\.com",
        marks=r"teamtailor-cdn\.com|teamtailor\.com/",
        hosts="teamtailor.com",
        api="{site}",
        items="items",
        keys="_jobposting title",
    ),
    "recruitee": Platform(
        for_="Recruitee: `https://EMPLOYER.recruitee.com`, or a site of the employer's own",
        options=API,
        addresses=r"[\w-]+\.recruitee\.com",
        marks=r"recruitee(?:cdn)?\.com",
        hosts="recruitee.com",
        api="{site}/api/offers",
        items="offers",
        keys="careers_url title",
    ),
    "personio": Platform(
        for_="Personio: `https://EMPLOYER.jobs.personio.de` or `.com`",
        options={"language": "language of the offers; `fr` without it"} | API,
        addresses=r"[\w-]+\.jobs\.personio\.(?:de|com)",
        hosts="personio.de personio.com",
        api="{site}",
        items="position",
        keys="name jobdescriptions",
    ),
    "greenhouse": Platform(
        for_="Greenhouse: `https://boards.greenhouse.io/EMPLOYER`",
        options=COMPANY,
        addresses=r"(?:job-)?boards(?:\.eu)?\.greenhouse\.io/(?:embed/job_board(?:/js)?\?for=)?(?P<company>\w+)",
        hosts="greenhouse.io",
        api="https://boards-api.greenhouse.io/v1/boards/{company}",
        needs="company",
        items="jobs",
        keys="absolute_url internal_job_id",
    ),
    "lever": Platform(
        for_="Lever: `https://jobs.lever.co/EMPLOYER`",
        options=COMPANY,
        addresses=r"jobs(?P<region>\.eu)?\.lever\.co/(?P<company>[\w.-]+)",
        hosts="lever.co",
        api="https://api{region}.lever.co/v0/postings/{company}",
        needs="company",
        keys="hostedUrl categories text",
    ),
    "ashby": Platform(
        for_="Ashby: `https://jobs.ashbyhq.com/EMPLOYER`",
        options=COMPANY,
        addresses=r"jobs\.ashbyhq\.com/(?P<company>[\w.%-]+)",
        hosts="ashbyhq.com",
        api="https://api.ashbyhq.com/posting-api/job-board/{company}",
        needs="company",
        items="jobs",
        keys="jobUrl publishedAt employmentType",
        shown="isListed",
    ),
    "workable": Platform(
        for_="Workable: `https://apply.workable.com/EMPLOYER`",
        options=COMPANY,
        addresses=r"apply\.workable\.com/(?!api/|j/)(?P<company>[\w-]+)",
        hosts="workable.com",
        api="https://apply.workable.com/api/v1/widget/accounts/{company}",
        needs="company",
        items="jobs",
        keys="shortcode application_url",
    ),
    "wp_job_manager": Platform(
        for_="WordPress with WP Job Manager: the feed of its offers",
        options=API,
        marks=r"plugins/wp-job-manager|feed=job_feed",
        api="{site}",
    ),
    "wordpress": Platform(
        for_="WordPress whose offers are a kind of content of their own",
        options={
            "type": "name of that kind in its API; without it, the one that sounds like offers",
            "follow": "« yes »: read the page of each offer, when the API holds only summaries",
        }
        | API,
        marks=rf"wp-json/wp/v2/(?P<type>[\w-]*(?:{KINDS})[\w-]*)/\d",
        api="{site}/wp-json/wp/v2",
        keys="title.rendered link date type",
    ),
}
"""In the order in which they are recognised: the more particular first."""
