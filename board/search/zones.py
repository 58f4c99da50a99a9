"""The parts of the country that have a page of their own, in words of ours."""

from dataclasses import dataclass

from vocabulary.posting_values import ZONE


@dataclass(frozen=True, slots=True)
class ZonePage:
    """What its page says."""

    name: str
    where: str
    """After « Travailler »."""
    about: str


ZONES = {
    "vallee-de-la-bresle": ZonePage(
        ZONE["vallee-de-la-bresle"],
        "dans la vallée de la Bresle",
        "D’Aumale au Tréport, le fleuve relie verreries, moulistes, décorateurs et ateliers de tri : on y fait une grande "
        "part des flacons de parfum de luxe du monde. La ligne de train Beauvais – Le Tréport et la route D 1015 la suivent.",
    ),
    "dieppe": ZonePage(
        ZONE["dieppe"],
        "à Dieppe et aux environs",
        "À une trentaine de kilomètres de la Bresle, Dieppe et ses zones d’activité accueillent sous-traitants, logistique et "
        "services qui travaillent avec la vallée.",
    ),
    "abbeville": ZonePage(
        ZONE["abbeville"],
        "à Abbeville et aux environs",
        "À une trentaine de kilomètres de la Bresle, entre la Somme et le Vimeu du métal et de la robinetterie, Abbeville réunit "
        "agences d’intérim, formations et ateliers.",
    ),
}
