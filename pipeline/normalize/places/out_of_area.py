"""Where a posting is, and who publishes it → whether it lies outside of what its source is to show."""

from collections.abc import Sequence

from crawlers.registry.area import Area
from pipeline.model import Place


def out_of_area(places: Sequence[Place], area: Area | None, *, agency: bool, home: Place | None) -> bool:
    """Whether a posting is not to be shown for where it is; ``home``: the place of the member that employs, or publishes.

    One place inside is enough. When nobody can say where the work is, an employer of the area is believed to recruit at home;
    an agency recruits anywhere.
    """
    if area is None:
        return False
    inside = [area.holds(place) for place in places]
    if True in inside:
        return False
    if inside and None not in inside:
        return True
    return agency or home is None or not area.holds(home)
