"""Welcome to the Jungle's embeddable list of one employer → its offers. From documentation only."""

from collections.abc import Iterator

from scrapy import Request
from scrapy.http import Response

from crawlers.extract.formats.json_api import at
from crawlers.walks.json_pages import JsonPagesSpider, answer_of
from vocabulary.faults_and_mends import Fault

EMPLOYERS = "https://api.welcometothejungle.com/api/v1/organizations"


class WelcomeToTheJungleSpider(JsonPagesSpider):
    """Finds the employer's reference, then reads the one answer that holds every offer."""

    name = "welcometothejungle"
    pages = "{api}/embed?organization_reference={reference}"
    id = "reference"

    def first(self) -> Iterator[Request]:
        """The list, or the employer whose reference leads to it."""
        base = f"{self.told['api']}/organizations" if "api" in self.source.options else EMPLOYERS
        if self.told["reference"]:
            yield from super().first()
        elif self.told["company"]:
            yield self.ask_before(f"{base}/{self.told['company']}", self.employer_came)
        else:
            words = "ni l’adresse ni les options ne disent quel employeur : donnez « company » ou « reference »."
            self.report.trouble(Fault.EXCEPTION, self.source.url, words, listing=True)

    def employer_came(self, response: Response, *, listing: bool) -> Iterator[Request]:
        """The employer's reference, and so the list."""
        reference = at(answer_of(response), "organization.reference")
        if isinstance(reference, str) and reference:
            self.told["reference"] = reference
            yield self.ask_page(self.page_address())
        else:
            self.report.trouble(Fault.UNREADABLE, response.url, "employeur sans référence", listing=listing)
