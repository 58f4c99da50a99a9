"""A site whose robots.txt wants no robot: nothing of it may be read, though it has offers."""

from demo.sites import Make
from demo.sites.html_list import answer

MAKE = Make("listing", "/emploi", "links=css:ul.offres a.offre", answer, robots="User-agent: *\nDisallow: /\n")
