"""Departments and regions of France: numbers, names, and which lies in which."""

from functools import cache

from french.letters import key

REGIONS = {
    "84": "Auvergne-Rhône-Alpes", "27": "Bourgogne-Franche-Comté", "53": "Bretagne", "24": "Centre-Val de Loire", "94": "Corse",
    "44": "Grand Est", "32": "Hauts-de-France", "11": "Île-de-France", "28": "Normandie", "75": "Nouvelle-Aquitaine",
    "76": "Occitanie", "52": "Pays de la Loire", "93": "Provence-Alpes-Côte d’Azur", "01": "Guadeloupe", "02": "Martinique",
    "03": "Guyane", "04": "La Réunion", "06": "Mayotte",
}  # fmt: skip
OTHER_NAMES = {
    "paca": "93", "region paca": "93", "idf": "11", "region parisienne": "11", "haute normandie": "28", "basse normandie": "28",
    "picardie": "32", "nord pas de calais": "32", "alsace": "44", "lorraine": "44", "champagne ardenne": "44", "aquitaine": "75",
    "limousin": "75", "poitou charentes": "75", "midi pyrenees": "76", "languedoc roussillon": "76", "auvergne": "84",
    "rhone alpes": "84", "bourgogne": "27", "franche comte": "27", "centre": "24", "normandy": "28", "brittany": "53",
    "ile de france": "11", "reunion": "04",
}  # fmt: skip
DEPARTMENTS = """
84: 01 Ain, 03 Allier, 07 Ardèche, 15 Cantal, 26 Drôme, 38 Isère, 42 Loire, 43 Haute-Loire, 63 Puy-de-Dôme, 69 Rhône, 73 Savoie
84: 74 Haute-Savoie
27: 21 Côte-d’Or, 25 Doubs, 39 Jura, 58 Nièvre, 70 Haute-Saône, 71 Saône-et-Loire, 89 Yonne, 90 Territoire de Belfort
53: 22 Côtes-d’Armor, 29 Finistère, 35 Ille-et-Vilaine, 56 Morbihan
24: 18 Cher, 28 Eure-et-Loir, 36 Indre, 37 Indre-et-Loire, 41 Loir-et-Cher, 45 Loiret
94: 2A Corse-du-Sud, 2B Haute-Corse
44: 08 Ardennes, 10 Aube, 51 Marne, 52 Haute-Marne, 54 Meurthe-et-Moselle, 55 Meuse, 57 Moselle, 67 Bas-Rhin, 68 Haut-Rhin, 88 Vosges
32: 02 Aisne, 59 Nord, 60 Oise, 62 Pas-de-Calais, 80 Somme
11: 75 Paris, 77 Seine-et-Marne, 78 Yvelines, 91 Essonne, 92 Hauts-de-Seine, 93 Seine-Saint-Denis, 94 Val-de-Marne, 95 Val-d’Oise
28: 14 Calvados, 27 Eure, 50 Manche, 61 Orne, 76 Seine-Maritime
75: 16 Charente, 17 Charente-Maritime, 19 Corrèze, 23 Creuse, 24 Dordogne, 33 Gironde, 40 Landes, 47 Lot-et-Garonne
75: 64 Pyrénées-Atlantiques
75: 79 Deux-Sèvres, 86 Vienne, 87 Haute-Vienne
76: 09 Ariège, 11 Aude, 12 Aveyron, 30 Gard, 31 Haute-Garonne, 32 Gers, 34 Hérault, 46 Lot, 48 Lozère, 65 Hautes-Pyrénées
76: 66 Pyrénées-Orientales
76: 81 Tarn, 82 Tarn-et-Garonne
52: 44 Loire-Atlantique, 49 Maine-et-Loire, 53 Mayenne, 72 Sarthe, 85 Vendée
93: 04 Alpes-de-Haute-Provence, 05 Hautes-Alpes, 06 Alpes-Maritimes, 13 Bouches-du-Rhône, 83 Var, 84 Vaucluse
01: 971 Guadeloupe
02: 972 Martinique
03: 973 Guyane
04: 974 La Réunion
06: 976 Mayotte
"""
VALLEY = ("76", "80", "60")
"""The departments that the valley crosses."""


@cache
def region_of() -> dict[str, str]:
    """The number of a department → the INSEE code of its region."""
    lines = [line.split(": ") for line in DEPARTMENTS.strip().splitlines()]
    return {name.split(" ")[0]: region for region, names in lines for name in names.split(", ")}


@cache
def department_names() -> dict[str, str]:
    """The key of a department's name → its number.

    >>> department_names()["seine maritime"], region_of()["76"], region_names()["hauts de france"]
    ('76', '28', '32')
    """
    names = (name for line in DEPARTMENTS.strip().splitlines() for name in line.split(": ")[1].split(", "))
    return {key(name.partition(" ")[2]): name.partition(" ")[0] for name in names}


@cache
def region_names() -> dict[str, str]:
    """The key of a region's name, or of one that it had before 2016 → its INSEE code."""
    return {key(name): code for code, name in REGIONS.items()} | OTHER_NAMES


def department_of(insee: str) -> str:
    """The department of an INSEE or postal code.

    >>> department_of("76255"), department_of("97411"), department_of("20000")
    ('76', '974', '2A')
    """
    if insee.startswith("20"):
        return "2A" if insee[:3] in {"200", "201"} else "2B"
    return insee[:3] if insee.startswith("97") else insee[:2]
