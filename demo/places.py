"""The communes of the demonstration: real places, since only the companies are invented."""

from typing import NamedTuple


class Commune(NamedTuple):
    """What an address says of a commune."""

    postal_code: str
    department: str
    department_number: str
    region: str


SEINE_MARITIME = ("Seine-Maritime", "76", "Normandie")
SOMME = ("Somme", "80", "Hauts-de-France")

COMMUNES = {
    "Abbeville": Commune("80100", *SOMME),
    "Aumale": Commune("76390", *SEINE_MARITIME),
    "Blangy-sur-Bresle": Commune("76340", *SEINE_MARITIME),
    "Bouttencourt": Commune("80220", *SOMME),
    "Dieppe": Commune("76200", *SEINE_MARITIME),
    "Eu": Commune("76260", *SEINE_MARITIME),
    "Flocques": Commune("76260", *SEINE_MARITIME),
    "Friville-Escarbotin": Commune("80130", *SOMME),
    "Gamaches": Commune("80220", *SOMME),
    "Incheville": Commune("76117", *SEINE_MARITIME),
    "Le Tréport": Commune("76470", *SEINE_MARITIME),
    "Longroy": Commune("76260", *SEINE_MARITIME),
    "Mers-les-Bains": Commune("80350", *SOMME),
    "Nesle-Normandeuse": Commune("76340", *SEINE_MARITIME),
    "Ponts-et-Marais": Commune("76260", *SEINE_MARITIME),
    "Saint-Rémy-Boscrocourt": Commune("76260", *SEINE_MARITIME),
}
