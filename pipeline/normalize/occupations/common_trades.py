"""Names of trades that everybody uses, and that ROME's own appellations miss or scatter."""

COMMON = """
N1101: cariste | conducteur chariot
N1103: magasinier | preparateur commande | agent logistic | gestionnaire stock | receptionnaire marchandise | operateur logistic
N1103: agent magasinage | magasinier cariste | employe logistic | pickeur
N1105: manutentionnaire | agent quai | manoeuvre manutention | agent manutention | docker
N1102: demenageur
N4101: chauffeur pl | chauffeur spl | conducteur pl | conducteur spl | poid lourd | conducteur routier | super lourd
N4101: chauffeur routier | chauffeur livreur pl | chauffeur livreur poid lourd | conducteur livreur pl
N4105: chauffeur livreur | livreur | chauffeur vl | conducteur livreur | coursier | chauffeur livreur vl
N4103: conducteur car | conducteur bu | conducteur autocar | chauffeur bu | conducteur receveur | conducteur scolaire | chauffeur car
N4102: chauffeur taxi | chauffeur vtc
N1301: responsable logistic | responsable entrepot | ingenieur logistic
N1302: chef equipe logistic | responsable exploitation logistic
N1303: technicien logistic | approvisionneur logistic | coordinateur logistic
H2504: chef equipe production | chef poste | animateur equipe production | responsable equipe production
H2504: chef equipe fabrication | chef equipe conditionnement | team leader production | superviseur production
H2504: chef atelier production
H2502: responsable production | directeur production | directeur usine | directeur site industriel
H2502: responsable atelier production | responsable fabrication | responsable exploitation production
H1404: technicien methode | agent methode | technicien industrialisation | preparateur methode
H1402: ingenieur methode | ingenieur industrialisation | responsable methode
H1303: technicien hse | animateur hse | animateur securite | technicien qhse | animateur qse | technicien securite environnement
H1303: preventeur
H1302: responsable hse | responsable qhse | responsable qse | ingenieur hse | ingenieur qhse | ingenieur securite
H1503: technicien qualite | technicien laboratoire | agent laboratoire | controleur qualite | laborantin
H1503: technicien controle qualite | analyste laboratoire
H1502: responsable qualite | ingenieur qualite | animateur qualite | assistant qualite | responsable assurance qualite
H1502: charge qualite | coordinateur qualite
H1403: technicien ordonnancement | technicien planification | gestionnaire production | technicien lancement
H1401: ordonnanceur | planificateur | responsable ordonnancement | supply chain
H1102: charge affaire industriel | ingenieur affaire | ingenieur commercial
H2906: operateur machine automatise | conducteur installation automatise | operateur robot
H2905: plieur | operateur laser | decoupe laser | operateur presse | operateur pliage | emboutisseur | cisailleur
H2909: monteur assembleur | assembleur monteur | assembleur mecanic | monteur mecanic | operateur montage | agent montage | assembleur
H2902: chaudronnier | tolier industriel | chaudronnier soudeur
H2913: soudeur
H2914: tuyauteur | soudeur tuyauteur
H2602: cableur | monteur cableur | electricien cableur | cableur industriel
H2102: conducteur ligne alimentaire | production alimentaire | production agroalimentaire | ligne agroalimentaire
H2102: operateur agroalimentaire | agent agroalimentaire | fabrication alimentaire
H2101: decoupe viande | desosseur | abattoir | operateur viande
H2206: menuisier atelier | menuisier bois | menuisier fabrication
H2503: pilote ligne production | pilote installation
H2402: couturier | mecanicien confection | piqueur | operateur couture
F1201: conducteur travail | conducteur traval | responsable travaux | conducteur travaux
F1202: chef chantier | chef equipe btp | chef equipe travaux public
F1703: macon | aide macon | coffreur bancheur macon | ouvrier maconnerie | macon coffreur
F1701: coffreur | bancheur | ferrailleur | coffreur bancheur
F1704: manoeuvre | manoeuvre batiment | manoeuvre btp | aide batiment | ouvrier travaux public | ouvrier tp | manoeuvre tp
F1702: macon vrd | macon voirie | ouvrier vrd | paveur | ouvrier voirie | canalisateur | poseur canalisation | terrassier
F1604: plaquiste | jointeur | plaquiste jointeur | poseur plaque platre
F1606: peintre batiment | peintre interieur
F1603: plombier | chauffagiste | plombier chauffagiste | installateur sanitaire
F1602: electricien batiment | monteur electricien | electricien tertiaire | aide electricien
F1605: monteur reseau electric | tireur cable
F1607: menuisier poseur | poseur menuiserie | menuisier pvc | menuisier aluminium | poseur fermeture | metallier | serrurier metallier
F1608: carreleur | solier
F1610: couvreur | zingueur | couvreur zingueur
F1611: facadier | ravaleur
F1613: etancheur | calorifugeur | etancheur bardeur
F1503: charpentier | charpentier bois
F1502: echafaudeur | bardeur | monteur structure metallic | charpentier metallic
F1302: conducteur engin | pelleur | conducteur pelle
F1301: grutier | conducteur grue
F1107: geometre | topographe
F1106: ingenieur btp | ingenieur structure | charge affaire btp | economiste construction | ingenieur etude prix
F1106: charge affaire cvc | ingenieur travaux
F1104: projeteur batiment | dessinateur batiment | projeteur btp | dessinateur btp | dessinateur vrd | bim
F1101: architecte interieur | architecte batiment
I1604: mecanicien auto | mecanicien automobile | technicien automobile | mecanicien vl | mecanicien pl | mecanicien vehicule
I1604: receptionnaire atelier | mecanicien poid lourd | receptionnaire automobile | conseiller service automobile
I1603: mecanicien engin | mecanicien agricole | mecanicien tp
I1606: carrossier | peintre automobile | carrossier peintre
I1602: mecanicien aeronautic | ajusteur monteur aeronautic | monteur aeronautic | ajusteur aeronautic
I1401: technicien informatic | technicien support | helpdesk | support informatic | technicien hotline | maintenance informatic
I1401: technicien proximite | help desk
I1307: technicien fibre | fibre optic | technicien telecom | raccordeur
I1306: frigoriste | technicien cvc | maintenance cvc | technicien frigoriste | technicien froid
I1308: maintenance chauffage | technicien chauffage | technicien chauffagiste
I1301: ascensoriste | technicien ascenseur
I1203: maintenance batiment | technicien maintenance batiment | agent technic polyvalent | factotum | agent technic batiment
I1203: homme tout main | ouvrier entretien batiment | entretien batiment
I1501: cordiste
K2204: agent entretien | agent proprete | agent nettoyage | agent entretien local | nettoyage local | agent entretien proprete
K2204: employe nettoyage | chef equipe proprete | laveur vitre
K2503: agent securite | agent surete | ssiap | agent surveillance | rondier
K1304: aide domicile | aide menager | employe menage | femme menage | agent domicile | employe maison | intervenant domicile
K1302: auxiliaire vie | assistant vie | aux vie | assistant vie dependance
K1301: accompagnant educatif social | educatif social | aide medico psychologic | aes | amp
K1303: garde enfant | assistant maternel | atsem | auxiliaire parental | baby sitter | auxiliaire creche
K1207: educateur specialise | moniteur educateur | travailleur social
K1201: assistant social | assistant service social | conseiller esf
K1202: educateur jeun enfant | eje
K1203: moniteur atelier | encadrant technic
K1205: accompagnateur social | mediateur social | intervenant social | conseiller insertion
K1104: psychologue
K1903: avocat | juriste
K1902: assistant juridic | clerc | notaire assistant
K2111: formateur
K2107: professeur | enseignant
K2106: professeur ecole | instituteur
K2104: surveillant | assistant education | aesh
K2110: moniteur auto | enseignant conduite | moniteur ecole conduite
G1203: animateur enfant | animateur bafa | animateur loisir | animateur periscolaire | animateur jeunesse | animateur centre loisir
G1204: coach sportif | educateur sportif | maitre nageur | moniteur sport
G1501: femme chambre | valet chambre | employe etage
G1601: chef cuisine | chef cuisinier
G1602: cuisinier | commis cuisine | chef partie | second cuisine | aide cuisinier
G1603: employe restauration | agent restauration | employe polyvalent restauration | aide cuisine
G1603: agent polyvalent restauration | equipier restauration | crew | equipier polyvalent restauration | cuisine collectivite
G1605: plongeur
G1803: serveur | chef rang | commis salle | runner
G1801: barman | barista | barmaid
G1703: receptionniste hotel | receptionniste nuit | receptionniste
G1702: bagagiste | concierge
D1101: boucher | responsable boucherie | boucherie
D1102: boulanger | employe boulangerie
D1104: patissier
D1106: vendeur alimentaire | vendeur boulangerie | vendeur patisserie | vendeur boucherie | vendeur charcuterie
D1106: vendeur fromage | vendeur poissonnerie | vendeur produit frais
D1202: coiffeur
D1208: estheticien | conseiller beaute
D1209: fleuriste | vendeur fleur | vendeur jardinerie
D1211: vendeur sport
D1212: vendeur decoration | vendeur bricolage | vendeur meuble | vendeur electromenager
D1214: vendeur pret porter | conseiller vente mode | vendeur textile | vendeur vetement | vendeur habillement
D1214: conseiller vente pret porter
D1213: vendeur comptoir | agent comptoir | magasinier vendeur | vendeur magasinier
D1301: directeur magasin | responsable magasin | adjoint magasin | manager magasin | gerant magasin | responsable boutic
D1401: assistant commercial | assistant adv | administration vente | assistant administration vente | gestionnaire adv
D1401: technicien adv | charge adv
D1402: attache commercial | commercial terrain | delegue commercial | charge affaire commercial | commercial btob
D1402: business developer | commercial itinerant
D1403: conseiller commercial | commercial particulier | commercial domicile
D1406: responsable commercial | manager commercial | chef vente | directeur vente
D1407: technico commercial
D1408: teleconseiller | conseiller clientele distance | charge relation client | teleoperateur | conseiller relation client
D1408: televendeur | hotliner | charge clientele
D1502: manager rayon alimentaire | chef rayon frai
D1505: hote caisse | caissier | employe caisse
D1507: employe libre service | employe rayon | employe commercial rayon | employe commercial | mise rayon | els
D1507: employe magasin | equipier magasin | equipier commerce | employe polyvalent magasin | gondolier
C1504: negociateur immobilier | agent immobilier | conseiller immobilier | conseiller transaction immobilier
C1502: gestionnaire locatif | gestionnaire copropriete | gestionnaire immobilier
C1206: conseiller clientele bancaire | conseiller bancaire | charge clientele bancaire | conseiller clientele banque
C1206: conseiller clientele particulier
C1102: conseiller assurance | conseiller clientele assurance
J1501: aide soignant
J1506: infirmier | idel | ide
J1502: cadre sante | infirmier coordinateur | idec
J1507: infirmier puericulteur | puericultric
J1304: auxiliaire puericulture
J1301: agent service hospitalier | ash | agent hotelier hospitalier | agent hospitalier | aide hospitalier
J1305: ambulancier | brancardier
J1404: kinesitherapeute | masseur kinesitherapeute
J1403: ergotherapeute
J1303: assistant dentaire
J1307: preparateur pharmacie
J1202: pharmacien
J1102: medecin
M1101: acheteur | assistant achat | responsable achat | approvisionneur
M1203: comptable | assistant comptable | aide comptable | gestionnaire comptable | collaborateur comptable | gestionnaire paie
M1204: controleur gestion
M1205: responsable administratif financier | directeur administratif financier | daf | raf
M1206: responsable comptable | chef comptable
M1501: assistant rh | assistant ressource humain | gestionnaire rh | charge rh | gestionnaire administratif rh
M1502: charge recrutement | consultant recrutement | conseiller emploi | chargee recrutement | talent acquisition | consultant rh
M1503: responsable rh | responsable ressource humain | directeur rh | drh | rrh
M1601: hote accueil | agent accueil | charge accueil | standardiste
M1602: employe administratif | agent administratif | operateur saisie | gestionnaire administratif
M1604: assistant direction | office manager | assistant site
M1605: assistant technic | assistant administratif technic
M1607: secretaire | assistant administratif | assistant agence | assistant polyvalent
M1609: secretaire medical | assistant medical
M1703: chef produit | product manager
M1705: responsable marketing | charge marketing | assistant marketing | chef projet marketing | traffic manager
M1707: directeur commercial | business development
E1101: community manager | social media
E1103: charge communication | responsable communication | assistant communication
E1205: graphiste | webdesigner | infographiste | ui designer | ux designer
M1805: developpeur | fullstack | full stack | java | php | backend | frontend | programmeur | ingenieur logiciel
M1805: analyste programmeur | testeur logiciel | ingenieur developpement | tech lead | concepteur developpeur | front end
M1805: back end | scrum master
M1403: data analyst | data scientist | statisticien | analyste donnee
M1802: architecte si | architecte logiciel | ingenieur systeme | consultant technic | ingenieur reseau | ingenieur cybersecurite
M1802: devop | expert technic | architecte cloud
M1801: administrateur systeme | administrateur reseau | administrateur base donnee
M1803: directeur informatic | dsi | responsable informatic | responsable systeme information
M1806: consultant fonctionnel | product owner | business analyst | chef projet moa | chef projet informatic | consultant sap
M1806: consultant erp | chef projet it
M1810: exploitation informatic | pilote exploitation
M1402: consultant organisation | consultant management | consultant performance
A1203: paysagiste | jardinier | ouvrier paysagiste | espace vert | entretien espace vert | elagueur
A1101: tractoriste | conducteur tracteur | chauffeur tracteur
A1405: ouvrier viticole | tractoriste viticole
L1302: programmation artistic
"""
"""Code: ways to say it, each as words that must all be in the title."""
