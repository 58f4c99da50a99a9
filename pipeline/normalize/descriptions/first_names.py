"""First names that are common in France: they tell a person from a firm."""

FIRST_NAMES = frozenset(
    """
    adele adeline adrien agathe agnes ahmed alain alban albert alexandra alexandre alexia alexis ali alice aline alison alizee
    amandine amaury amelie amina
    anais andre andrea angelique anissa anita anna anne annick annie anthony antoine antonin arianne ariane arnaud arthur astrid
    aude audrey aurelia aurelie
    aurelien axel axelle baptiste barbara bastien beatrice benedicte benjamin benoit bernadette bernard bertrand blandine brice
    brigitte bruno camille carine
    carla carole caroline catherine cathy cecile cedric celia celine chantal charlene charles charlotte chloe christel christele
    christelle christian christiane
    christine christophe claire clara claude claudia claudine clemence clement cloe coralie corentin corinne cyril cyrille
    damien daniel daniele danielle david
    deborah delphine denis diane didier dimitri dominique dorian dorothee edith edouard eleonore elena eliane elisa elisabeth
    elise ella elodie eloise elsa emeline
    emeric emilie emma emmanuel emmanuelle enzo eric erika estelle esther etienne eugenie eva evelyne fabien fabienne fabrice
    fanny farid fatima fatiha felix
    fernand flavie flora florence florent florian floriane francine franck francois francoise frank frederic frederique gabriel
    gabrielle gael gaelle gaetan
    genevieve geoffrey georges gerald geraldine gerard ghislain ghislaine gilbert gilles gregoire gregory guillaume guy
    gwenaelle gwendoline helene henri herve
    hubert hugo ines irene isabelle ivan jacqueline jacques jade jamel jason jean jeanne jennifer jeremie jeremy jerome jessica
    joanna joel joelle jonathan jordan
    jose joseph josephine josette josiane joyce judith jules julia julie julien juliette justin justine karim karine karl kelly
    kevin khadija killian laetitia
    lara laura laure laurence laurent laurie lea leila lena leo leon leslie leticia lionel lisa loic lola lorene louis louise
    luc lucas lucie lucien ludivine
    ludovic lydia lydie lynda madeleine mael maeva magali magalie manon manuel manuela marc marcel marcelle margaux margot
    marguerite maria marianne marie marina
    marine marion marjorie mathias mathieu mathilde mathis matthieu maud maude maurice maxence maxime megane mehdi melanie
    melina melissa melodie michael michel
    michele micheline mickael mireille mohamed mohammed monique morgan morgane mounir muriel myriam mylene nabil nadege nadia
    nadine nathalie nicolas nicole noemie
    nora norbert oceane odile olivia olivier ophelie oriane pascal pascale patrice patricia patrick paul paula pauline perrine
    philippe pierre priscilla quentin
    rachel rachid raphael raphaelle raymond rebecca regine regis remi remy renaud rene renee richard robert robin rodolphe roger
    roland romain romane romuald
    ronan rose roxane sabine sabrina salome samantha sami samir samuel samy sandra sandrine sandy sara sarah sebastien serge
    severine sofia solange solene sonia
    sophie stefan stephane stephanie stephen steve steven suzanne sylvain sylvaine sylvette sylvia sylvie tanguy tatiana theo
    theophile therese thibaud thibault
    thierry thomas tiffany tom tony valentin valentine valerie vanessa veronique victor victoria vincent violaine violette
    virginie viviane wendy wilfried
    william xavier yann yannick yasmina yassine yoann yohan yolande youssef yvan yves yvette yvon yvonne zoe
    """.split()
)
