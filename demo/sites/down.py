"""A site that is down: its address refuses every connection."""

from demo.sites import Make
from demo.sites.html_list import answer

MAKE = Make("listing", "/emploi", "links=css:ul.offres a.offre", answer)
