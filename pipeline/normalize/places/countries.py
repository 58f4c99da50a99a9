"""Names of countries other than France, as the last part of an address gives them."""

NAMES = frozenset(
    """
    allemagne|germany|deutschland|belgique|belgium|belgie|luxembourg|suisse|switzerland|schweiz|italie|italy|italia|espagne
    spain|espana|portugal
    royaume uni|united kingdom|uk|u k|england|angleterre|scotland|ecosse|wales|irlande|ireland|pays bas|netherlands|nederland
    the netherlands
    pologne|poland|polska|republique tcheque|tchequie|czech republic|czechia|slovaquie|slovakia|autriche|austria|hongrie|hungary
    roumanie|romania
    bulgarie|bulgaria|grece|greece|suede|sweden|norvege|norway|danemark|denmark|finlande|finland|croatie|croatia|slovenie
    slovenia|serbie|serbia
    etats unis|united states|united states of america|usa|us|u s|u s a|canada|mexique|mexico|bresil|brazil|brasil|argentine
    argentina|chili|chile
    colombie|colombia|perou|peru|chine|china|japon|japan|inde|india|coree du sud|south korea|korea|singapour|singapore|malaisie
    malaysia|thailande
    thailand|vietnam|viet nam|indonesie|indonesia|philippines|australie|australia|nouvelle zelande|new zealand|maroc|morocco
    tunisie|tunisia|algerie
    algeria|egypte|egypt|senegal|cote d ivoire|cameroun|nigeria|kenya|afrique du sud|south africa|turquie|turkey|turkiye|russie
    russia|ukraine
    israel|emirats arabes unis|united arab emirates|uae|dubai|arabie saoudite|saudi arabia|qatar|hong kong|taiwan|monaco|andorre
    estonie|estonia
    lettonie|latvia|lituanie|lithuania|islande|iceland|malte|malta|chypre|cyprus|ontario|quebec|british columbia|new south wales
    victoria australia
    california|texas|new york|florida|illinois|massachusetts|england uk|bavaria|bayern|costa rica|panama|uruguay|pakistan
    bangladesh|sri lanka
    londres|london|berlin|munich|munchen|hambourg|hamburg|francfort|frankfurt|bruxelles|brussels|geneve|geneva|zurich|milan
    milano|madrid|barcelone
    barcelona|lisbonne|lisbon|amsterdam|dublin|varsovie|warsaw|prague|vienne autriche|stockholm|copenhague|copenhagen|oslo
    helsinki|new delhi|bangalore
    bengaluru|mumbai|shanghai|beijing|pekin|tokyo|sydney|melbourne|toronto|montreal canada|san francisco|los angeles|chicago
    boston|seattle|austin
    """.replace("\n", "|").replace("    ", "").strip("|").split("|")
) - {""}  # fmt: skip
"""Keys; with the great cities that stand alone in an address."""
CODES = frozenset(
    "AD AE AR AT AU BE BG BR CA CH CI CL CM CN CO CY CZ DE DK DZ EE EG ES FI GB GR HK HR HU ID IE IL IN IS IT JP KE "
    "KR LT LU LV MA MC MT MX MY"
    " NG NL NO NZ PE PH PK PL PT QA RO RS RU SA SE SG SI SK SN TH TN TR TW UA UK US USA VN ZA".split()
)
STATES = frozenset(
    "AL AK AZ AR CA CO CT DE FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH OK OR "
    "PA RI SC SD TN TX UT VT VA WA"
    " WV WI WY DC ON QC BC AB NSW VIC QLD WA".split()
)
"""American, Canadian and Australian ones: « Sunnyvale, CA »."""
FRENCH = frozenset(["france", "fr", "fra", "francais", "france metropolitaine", "metropole", "republique francaise"])
