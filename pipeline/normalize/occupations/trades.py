"""Names of trades that ROME's own appellations miss or scatter: the valley's own."""

VALLEY = """
H2801: machine is | is conducteur | section is | machine verre | machine verrier | bout chaud | bout froid | feeder | feederman
H2801: verrier mecanique | operateur verrier | conducteur verrier
H2801: regleur verrier | mecanicien verrier | fabrication verre | production verre | conducteur machine flaconnage
H2801: agent verrerie | operateur verrerie | arche recuisson | changement fabrication
H3302: trieur | choisisseur | retrieur | visiteur verrerie | visiteur flacon | controleur visuel | controle visuel
H3302: operateur tri | agent tri | tri verre | tri flacon | trieur emballeur
H3302: emballeur | palettiseur manuel | choix verre | controleur flacon | controleur trieur | mireur | calibreur
H3302: metteur en boite | conditionneur | agent conditionnement | operateur conditionnement
K2304: tri dechet | trieur dechet | centre tri | tri selectif | recyclage trieur | tri collecte | trieur valoriste | recyclage tri
H2805: fondeur verre | fondeur verrier | conducteur four verre | conducteur four verrier | conducteur four fusion | fusion verre
H2805: four fusion | enfourneur | composition fusion | technicien verre | technicien verrier | technicien fusion
H2805: operateur composition | conducteur composition | operateur four | surveillant four
H3303: composeur | melangeur verre | compositeur verre
B1602: souffleur | souffleur verre | verrier main | flaconneur | verrier art | verrier chalumeau | souffleur bouche
B1302: decorateur verre | peintre verre | peintre main verre | decorateur main
B1303: graveur verre
E1301: serigraphe | serigraphie | serigraphier | tampographe | tampographie | marquage chaud | imprimeur serigraphe
E1301: decor serigraphie | operateur decor | conducteur machine decor | agent decor | conducteur decor
H3404: laqueur | laquage | pistoletteur | peintre pistolet | poudreur | vernisseur | parachevement | thermolaquage
H3404: thermolaqueur | operateur peinture | peintre industriel | peinture industriel
H3402: metallisation | metalliseur | depot vide | galvanoplaste | galvanisation | galvaniseur | traitement surface
H3401: sableur | sablage | depolissage | depolisseur | polisseur | polissage | satinage | grenailleur | ebavureur | meuleur
H3403: trempe verre | recuisson verre | traitement thermique
H2901: mouliste | ajusteur mouliste | outilleur | ajusteur outilleur | monteur mouliste | reparateur moule | entretien moule
H2901: atelier moule | ajusteur
H2903: fraiseur mouliste | tourneur mouliste | mouliste numeric | mouliste cn | fraiseur | tourneur | usineur
H2903: tourneur fraiseur | operateur usinage | usinage | commande numeric | rectifieur | aleseur | operateur cn | programmeur cn
H2908: modeleur | maquettiste moule | modeleur mouliste | maquettiste volume | maquettiste flacon
H2910: mouleur fonderie | mouleur sable | noyauteur | fonderie sable | mouleur noyauteur
H2907: fondeur fonte | fondeur metal | operateur fonderie | couleur fonderie | fondeur bronze | fonderie fondeur
H1203: dessinateur mouliste | dessinateur projeteur | dessinateur industriel | dessinateur mecanic | dessinateur etude
H1203: projeteur mecanic | concepteur moule | technicien bureau etude | dessinateur cpi
H1206: ingenieur verrier | ingenieur recherche developpement | ingenieur r d | ingenieur procede verre
H3202: regleur presse injecter | regleur injection | regleur plasturgie | monteur regleur injection | regleur presse plastic
H3202: technicien injection
H3201: presse injecter | operateur injection | conducteur presse injection | operateur plasturgie | agent plasturgie
H3201: conducteur machine plasturgie | injection plastic | extrusion plastic | operateur extrusion
H3301: ligne conditionnement | machine conditionnement | conducteur conditionnement | conducteur ligne
H3301: conducteur machine conditionnement | conducteur ligne automatise | pilote ligne conditionnement | pilote ligne
H3301: conducteur emballage
H2912: regleur | regleur machine | operateur regleur machine
I1304: technicien maintenance | maintenance industriel | agent maintenance | electromecanicien | operateur maintenance
I1304: technicien maintenance industriel | mecanicien maintenance industriel | electrotechnicien maintenance
I1309: electricien industriel | electricien maintenance | electricien usine | maintenance electric
I1310: mecanicien maintenance | mecanicien industriel | maintenance mecanic
I1302: automaticien | technicien automatisme | roboticien | automaticien maintenance
I1102: responsable maintenance | ingenieur maintenance | chef service maintenance | adjoint responsable maintenance
F1703: fumiste
"""
"""Code: ways to say it, each as words that must all be in the title."""
WHOLE = """
H3302: operateur production | agent production | agent fabrication | operateur fabrication | ouvrier production | operateur
H3302: operateur industriel | agent industriel | ouvrier usine | manutentionnaire production | operateur ligne | agent ligne
H2504: chef equipe | responsable equipe | chef atelier | responsable atelier | superviseur | team leader | animateur equipe
H2504: chef ligne
H2906: operateur machine | conducteur machine
F1606: peintre
F1602: electricien
F1607: menuisier
I1604: mecanicien
I1203: agent technic | ouvrier polyvalent | homme entretien
H2909: monteur
H1203: dessinateur | dessinateur cao
H2907: fondeur
H1404: technicien
D1214: vendeur | conseiller vente | vendeur conseil
D1402: commercial
D1408: conseiller clientele
F1704: ouvrier batiment | ouvrier execution batiment | aide chantier | ouvrier execution travaux public
K1207: educateur
G1203: animateur
K2204: agent polyvalent
G1603: employe polyvalent
N1301: responsable exploitation
F1106: charge affaire
M1805: chef projet
M1805: consultant
"""
"""Only when the title says nothing more than this and small words."""
OF_GLASSMAKERS = """
H2801: operateur production | agent production | agent fabrication | operateur fabrication | conducteur machine
H2801: operateur machine | operateur | conducteur ligne production | operateur ligne | mecanicien | ouvrier production
H2805: fondeur | conducteur four
"""
"""The same words at a glassmaker's."""
OF_FOUNDRIES = "H2907: fondeur | operateur\nH2910: mouleur"
PLAIN = frozenset(
    "polyvalent confirme experimente debutant qualifie specialise junior senior stagiair apprenti alternant "
    "alternanc stag assistant adjoint expert technic equip nuit jour matin journee"
    " poste 2x8 3x8 5x8 weekend temp plein partiel cdi cdd interim mission h 35h 39h site usine industri industriel "
    "general independant remplacement saisonnier etudiant job"
    " niveau 1 2 3 i ii iii n1 n2 n3 kitting caces r489 permis b".split()
)
"""Words that do not change what one does."""
