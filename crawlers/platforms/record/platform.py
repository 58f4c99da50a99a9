"""What one platform is: how it is recognised, where it is asked, how its list is walked, what its offers look like."""

from collections.abc import Mapping

from msgspec import Struct, field

from crawlers.platforms.record.shape import LabelledFeed, Shape, WrittenPage
from crawlers.platforms.record.walk import Walk

API_OPTION = {"api": "address of its API, when it is not the usual one"}
COMPANY_OPTION = {"company": "the employer's name there, when the address does not say it"} | API_OPTION
CAPTURED = "captured payload"
"""A real answer of the platform, kept outside the project, was read right."""
DOCUMENTED = "documented API"
"""Its makers say in public what it is asked and what it answers."""
SEEN = "answers seen in public repositories"
"""Others who read it keep pages or answers of it in their tests, or say what they met."""
GUESSED = "guess"
"""Built from what little is said of it: nobody of ours saw it answer."""


class Platform(Struct, frozen=True, kw_only=True):
    """A way in which offers are published, all in one record.

    What an address says stands in templates as ``{company}``: the groups of ``addresses`` and ``path``, the options of the
    source, and ``{url}``, ``{encoded_url}``, ``{site}``, ``{host}`` of its line in ``sources.csv``.
    """

    name: str
    """What the column ``spider`` of ``sources.csv`` says."""

    for_: str
    """What it is for, in one line: ``docs/adding-a-source.md`` prints it."""

    options: Mapping[str, str] = field(default_factory=dict)
    """What a source may say in its cell of options: option → what it means."""

    defaults: Mapping[str, str] = field(default_factory=dict)
    """What an option or a group means that nothing says: name → template."""

    addresses: str = ""
    """Regular expression of the addresses that it gives its customers; its groups are what the walk needs to know."""

    path: str = ""
    """Regular expression of what any other address of a customer's says; groups as above."""

    marks: str = ""
    """Regular expression of what a customer's own page holds when its offers come from here; groups as above."""

    hosts: str = ""
    """Its own hosts, a space between two: a source may lead there."""

    codes: str = ""
    """What a path begins with where an offer of any customer stands under its code alone: only its API writes these."""

    api: str = ""
    """Where it is asked: a template; the option ``api`` wins."""

    needs: str = ""
    """What the address or the options must say, a space between two."""

    walk: Walk | None = None
    """How its list is walked; nothing when a spider of its own, ``crawlers/spiders/NAME.py``, does it."""

    read_as: str = ""
    """The spider that reads it, where its pages need none of its own: then ``api`` is the page that lists its offers."""

    walk_with: Mapping[str, Walk] = field(default_factory=dict)
    """Option, or ``option=value`` → how the list is walked of a source that says so; of the same kind as ``walk``."""

    shape: Shape | LabelledFeed | WrittenPage | None = None
    """What its offers look like; nothing when its pages say all in schema.org's words or for people."""

    known_by: str = ""
    """How it is recognised, in words: ``docs/platforms.md`` prints it, and the two below."""

    asks: str = ""
    """What is asked of it, and what the number of offers is compared with."""

    known_to_work: str = GUESSED
    """How it is known to work: ``CAPTURED``, ``DOCUMENTED``, ``SEEN`` or ``GUESSED``, and of which part."""
