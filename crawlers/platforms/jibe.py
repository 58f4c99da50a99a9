"""A career site made with Jibe (iCIMS) → its API, which says all about each offer."""

from crawlers.platforms.record.platform import API_OPTION, SEEN, Platform
from crawlers.platforms.record.shape import Shape
from crawlers.platforms.record.walk import JsonPages

PER_PAGE = 100

PLATFORM = Platform(
    name="jibe",
    for_="Jibe (iCIMS): a career site of the employer's own, or `https://EMPLOYER.jibeapply.com`",
    options=API_OPTION,
    addresses=r"[\w-]+\.jibeapply\.com",
    marks=r"\b(?:app|assets|cms)\.jibecdn\.com",
    hosts="jibeapply.com",
    api="{site}/api/jobs",
    walk=JsonPages(
        pages=f"{{api}}?page={{page}}&limit={PER_PAGE}&internal=false",
        size=PER_PAGE,
        id="data.slug",
        total="totalCount",
    ),
    shape=Shape(
        items="jobs",
        keys="data.slug data.title",
        paths={
            "title": "data.title",
            "identifier": "data.req_id|data.slug",
            "url": "data.meta_data.canonical_url",
            "datePosted": "data.posted_date",
            "validThrough": "data.posting_expiry_date",
            "employmentType": "data.employment_type",
            "occupationalCategory": "data.categories.0.name|data.department",
            "hiringOrganization": "data.hiring_organization|data.brand",
            "applicationUrl": "data.apply_url",
        },
        texts="data.description data.responsibilities data.qualifications data.benefits",
        places="data",
        parts={
            "name": "full_location|location_name",
            "streetAddress": "street_address",
            "postalCode": "postal_code",
            "addressLocality": "city",
            "addressRegion": "state",
            "addressCountry": "country",
        },
        link="{site}/jobs/{item[data][slug]}",
    ),
    known_by="address, or `jibecdn.com` on the page",
    asks="`/api/jobs?page=…`, 100 at a time; compares with `totalCount`",
    known_to_work=SEEN,
)
