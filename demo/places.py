"""The communes of the demonstration: real places, since only the companies are invented."""

from typing import NamedTuple


class TownAddress(NamedTuple):
    """What an address says of a commune."""

    postal_code: str
    department: str
    department_number: str
    region: str


SEINE_MARITIME = ("Seine-Maritime", "76", "Normandie")
SOMME = ("Somme", "80", "Hauts-de-France")

COMMUNES = {
    "Abbeville": TownAddress("80100", *SOMME),
    "Aumale": TownAddress("76390", *SEINE_MARITIME),
    "Blangy-sur-Bresle": TownAddress("76340", *SEINE_MARITIME),
    "Bouttencourt": TownAddress("80220", *SOMME),
    "Dieppe": TownAddress("76200", *SEINE_MARITIME),
    "Eu": TownAddress("76260", *SEINE_MARITIME),
    "Flocques": TownAddress("76260", *SEINE_MARITIME),
    "Friville-Escarbotin": TownAddress("80130", *SOMME),
    "Gamaches": TownAddress("80220", *SOMME),
    "Incheville": TownAddress("76117", *SEINE_MARITIME),
    "Le Tréport": TownAddress("76470", *SEINE_MARITIME),
    "Longroy": TownAddress("76260", *SEINE_MARITIME),
    "Mers-les-Bains": TownAddress("80350", *SOMME),
    "Nesle-Normandeuse": TownAddress("76340", *SEINE_MARITIME),
    "Ponts-et-Marais": TownAddress("76260", *SEINE_MARITIME),
    "Saint-Rémy-Boscrocourt": TownAddress("76260", *SEINE_MARITIME),
}
