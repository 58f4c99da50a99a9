"""What the lists of the judge promise: what is an offer, and what only looks like one."""

from tests.worlds.word_lists.promise import Promise

LIKE = "from crawlers.judge.likes import like_of; found = getattr(like_of({!r}), 'name', None)"
FILLED = "from crawlers.judge.likes import says_filled; import datetime; found = says_filled({!r}, datetime.date(2026, 11, 24))"
HIDDEN = "from crawlers.judge.hidden_keys import set_aside_by; found = getattr(set_aside_by({!r}), 'name', None)"
KEPT_BACK = "from crawlers.judge.hidden_keys import kept_back; found = sorted(kept_back({!r}))"
TRADE = "from crawlers.judge.trades import trade_in; found = trade_in({!r})"
TEXT = (
    "from crawlers.judge.texts import signs_of; import datetime; signs = signs_of({!r}, datetime.date(2026, 11, 24));"
    " found = {}"
)
LIKE_OF_TEXT = "getattr(signs.like, 'name', None)"
JUDGE = [
    Promise("crawlers/judge/texts.txt", "hires", "zappons un", TEXT.format("Nous zappons un trieur.", "+signs.hires"), 1),
    Promise("crawlers/judge/texts.txt", "terms", "zeste", TEXT.format("CDI avec zeste.", "signs.terms"), 2),
    Promise("crawlers/judge/texts.txt", "filled", "zou c'est pris", TEXT.format("Tri. Zou c’est pris.", LIKE_OF_TEXT), "FILLED"),
    Promise("crawlers/judge/texts.txt", "spontaneous", "zut rien", TEXT.format("Zut rien.", LIKE_OF_TEXT), "SPONTANEOUS"),
    Promise("crawlers/judge/texts.txt", "draft", "zone vide", TEXT.format("Zone vide.", LIKE_OF_TEXT), "DRAFT"),
    Promise("crawlers/judge/texts.txt", "language", "zing of", TEXT.format("A zing of ours.", LIKE_OF_TEXT), "LANGUAGE"),
    Promise("crawlers/judge/texts.txt", "training", "zenitude", TEXT.format("Tarif zénitude.", LIKE_OF_TEXT), "TRAINING"),
    Promise("crawlers/judge/texts.txt", "news", "zigzague", TEXT.format("Le maire zigzague.", LIKE_OF_TEXT), "NEWS"),
    Promise("crawlers/judge/texts.txt", "event", "zumba", TEXT.format("Entrée libre, zumba.", LIKE_OF_TEXT), "EVENT"),
    Promise("crawlers/judge/trades.txt", "trades", "zzouf", TRADE.format("Zzouf de nuit"), 1.0),
    Promise("crawlers/judge/trades.txt", "not trades", "zortier", TRADE.format("Zortier de minuit"), 0.0),
    Promise("crawlers/judge/likes.txt", "spontaneous", "zut alors", LIKE.format("Zut alors"), "SPONTANEOUS"),
    Promise("crawlers/judge/likes.txt", "filled", "zappee", FILLED.format("Offre zappée"), 1),
    Promise("crawlers/judge/likes.txt", "training start", "zenitude", LIKE.format("Zénitude au travail"), "TRAINING"),
    Promise("crawlers/judge/likes.txt", "event", "zoom sur la foire", LIKE.format("Un zoom sur la foire"), "EVENT"),
    Promise("crawlers/judge/likes.txt", "event start", "zumba", LIKE.format("Zumba du soir"), "EVENT"),
    Promise("crawlers/judge/likes.txt", "news", "zigzague", LIKE.format("Le four zigzague"), "NEWS"),
    Promise("crawlers/judge/likes.txt", "portrait", "zoom avec", LIKE.format("Un zoom avec Lise"), "PORTRAIT"),
    Promise("crawlers/judge/likes.txt", "tender", "zonage", LIKE.format("Avis de zonage"), "TENDER"),
    Promise("crawlers/judge/likes.txt", "tender start", "zonages", LIKE.format("Zonages"), "TENDER"),
    Promise("crawlers/judge/likes.txt", "draft", "zeste d'offre", LIKE.format("Un zeste d’offre"), "DRAFT"),
    Promise("crawlers/judge/likes.txt", "draft start", "zeste", LIKE.format("Zeste"), "DRAFT"),
    Promise("crawlers/judge/likes.txt", "page start", "zone membres", LIKE.format("Zone membres"), "PAGE"),
    Promise("crawlers/judge/hidden_keys.txt", "hidden", "zappee : true", HIDDEN.format({"zappee": True}), "HIDDEN"),
    Promise("crawlers/judge/hidden_keys.txt", "shown", "zip : ouvert", HIDDEN.format({"published": None, "zip": "ouvert"}), None),
    Promise("crawlers/judge/hidden_keys.txt", "filled", "zut : true", HIDDEN.format({"zut": True}), "FILLED"),
    Promise("crawlers/judge/hidden_keys.txt", "spontaneous", "zen : oui", HIDDEN.format({"zen": "oui"}), "SPONTANEOUS"),
    Promise("crawlers/judge/hidden_keys.txt", "training", "zone : cours", HIDDEN.format({"zone": "cours"}), "TRAINING"),
    Promise("crawlers/judge/hidden_keys.txt", "event", "zone : foire", HIDDEN.format({"zone": "foire"}), "EVENT"),
    Promise("crawlers/judge/hidden_keys.txt", "news", "zone : presse", HIDDEN.format({"zone": "presse"}), "NEWS"),
    Promise("crawlers/judge/hidden_keys.txt", "no employer", "zorro : 1", KEPT_BACK.format({"zorro": 1}), ["hiringOrganization"]),
    Promise("crawlers/judge/hidden_keys.txt", "no wage", "zidane : true", KEPT_BACK.format({"zidane": True}), ["baseSalary"]),
    Promise("crawlers/judge/hidden_keys.txt", "no place", "zeus : true", KEPT_BACK.format({"zeus": True}), ["jobLocation"]),
]  # fmt: skip
