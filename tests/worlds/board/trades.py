"""The demonstration valley's trades → their ROME codes and labels; states of its sources → what the board says of them."""

TRADES = {
    "trieur": ("H2801", "Agent / Agente de fabrication du verre"),
    "controle": ("H1528", "Technicien / Technicienne qualité en industrie"),
    "qualite": ("H1528", "Technicien / Technicienne qualité en industrie"),
    "machine-is": ("H2801", "Agent / Agente de fabrication du verre"),
    "fondeur-verre": ("H2805", "Technicien / Technicienne de l’industrie du verre"),
    "verrier-main": ("B1602", "Souffleur / Souffleuse de verre"),
    "maintenance": ("I1304", "Technicien / Technicienne de maintenance industrielle"),
    "electromecanicien": ("I1309", "Électricien / Électricienne de maintenance"),
    "automaticien": ("I1302", "Technicien / Technicienne de maintenance d’installations automatisées"),
    "fraiseur": ("H2903", "Tourneur-fraiseur / Tourneuse-fraiseuse"),
    "tourneur": ("H2903", "Tourneur-fraiseur / Tourneuse-fraiseuse"),
    "ajusteur": ("H2901", "Ajusteur-monteur / Ajusteuse-monteuse"),
    "polisseur": ("H3401", "Opérateur / Opératrice de traitement d’abrasion de surface"),
    "serigraphe": ("E1301", "Conducteur / Conductrice de machines d’impression"),
    "laqueur": ("H3404", "Peintre industriel / Peintre industrielle"),
    "cariste": ("N1101", "Cariste"),
    "preparateur": ("N1103", "Préparateur / Préparatrice de commandes"),
    "chauffeur": ("N4101", "Conducteur / Conductrice de poids lourd"),
    "injection": ("H3202", "Monteur régleur / Monteuse régleuse en plasturgie"),
    "conducteur-ligne": ("H3301", "Conducteur / Conductrice de ligne de conditionnement"),
    "emballage": ("H3302", "Agent / Agente de conditionnement"),
    "commercial": ("D1407", "Technico-commercial / Technico-commerciale"),
    "comptable": ("M1203", "Comptable"),
}

WHY = {
    "ok": "Tout a été lu.",
    "empty": "Le site n’annonce aucune offre en ce moment.",
    "blocked": "Le fichier robots.txt du site demande de ne pas le lire.",
    "failed": "Le site n’a pas répondu à temps.",
}
LEVELS = {"CAP": 3, "Bac pro": 4, "Bac+2": 5, "Bac+3": 6, "Bac+5": 7}
