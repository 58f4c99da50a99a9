"""Where people to write to or to call are named in a text; streets, schools and firms that bear a name are nobody."""

import re
from collections.abc import Iterable
from functools import lru_cache

from french.contacts import hints
from french.contacts.first_names import FIRST_NAMES
from french.contacts.hints import Hints
from french.contacts.houses import ends_as_firm, is_firm, stands_behind_house
from french.contacts.names import INITIALS, NO_SURNAME, PART, SURNAME, Spans, again, is_first_name, remember
from french.contacts.polite import NOBODY, polite
from french.contacts.sentences import TITLES, kept_words, named_beside, titled_beside
from french.contacts.words import MARK, WORDS, marked
from french.word_lists import pattern

FULL = rf"(?:{INITIALS}[ ]?{SURNAME}|[A-Z](?:-?[A-Z])? {PART}|{PART}(?:[ \t]{SURNAME}){{1,3}}|{PART} [A-Z]\b\.?)"
NAMES = re.compile(rf"(?P<name>[A-Z](?<![\w-].)(?:(?<!'.)|(?<=d'.))[\w'-]{{1,25}}(?:[ \t]{SURNAME}){{1,3}})")
INITIALED = re.compile(
    rf"(?P<name>[A-Z](?<![\w.'-].)(?:h?\.(?:[ -]?[A-Z]\.)?[ ]?{SURNAME}|[\w'-]{{1,25}} [A-Z]\.))(?!\w)"
)
"""« J. Vernay », « Odile V. »."""
NO_INITIALS = re.compile(r"(?:S\.? ?A|R\.? ?H|N\.? ?B|P\.? ?S|St|Ste|Bd|Av|Pl|Ex|Cf|Mr?|Mm|No|Nb|C\.? ?V|Tel)\.")
FOR_WHAT = "rh|recrutements?|candidats?|principale?|privilegiee?|dediee?|unique|entreprise|technique|emploi"
"""What may stand between « interlocuteur » and its colon."""
CUE = re.compile(
    rf"(?:\b(?:{pattern(WORDS.plain('avant une personne'))})|propos\w+ par|publi\w+ par|responsable [a-z' ]{{2,30}}|"
    r"(?:envoy|adress)(?:er|ez)[^.\n<]*? a|transmett(?:re|ez)[^.\n<]*? a)"
    rf"(?:[ ':,.(\n-]|\b(?:a|au|est|sera|de|d'|notre|votre|avec|par|{FOR_WHAT})\b)*$"
)
"""What stands just before a person to reach, in small letters."""
LABELLED = re.compile(
    r"\b(?:contacts?|contacter|interlocut\w+|renseign\w+|informations?|infos?|precisions?|complements?|questions?|candidatures?|"
    r"dossiers?|cv|rendez-vous|rdv|inscriptions?|entretiens?|recrut\w+|referente?s?|tut\w+|responsables?|reponses?|facebook|"
    r"postuler|joindre|visites?|suivi)\b[^.;:!?\n\x00]{0,60}: ?\Z|"
    r"\b(?:echang|discut|entreti|rdv|rendez|parl|rencontr|binome|visio)\w*[^.;:!?\n\x00]{0,40} (?:avec|par) \Z|"
    r"\b(?:cordialement|salutations|bientot|remerciements|l'equipe)\b[^.;:!?\n\x00]{0,40}[ ,:-]\Z"
)
"""« Pour toute question sur les missions : Odile Vernay »."""
ROLE = re.compile(r"\b(?:madame|monsieur|mme|m\.?|mr) (?:la|le|l'|les) ?[^.;:!?\n\x00]{3,60}[, ]\Z")
"""« à Madame la Directrice des soins, Odile Vernay »."""
BEHIND = re.compile(
    r"(?: (?:et|ou) [a-z'-]+)?(?:,[^.,;\n\x00]{1,60},|,)? (?:se (?:tient|tiennent|tiendra) |"
    r"(?:vous|te|t') ?(?:accueill|repond|renseign|rappel|contacter|recontact|re[cv]o|recev|attend|guider|accompagner|fixe|parle|ecout|"
    r"expliqu|montrer|orient|appel|convoqu|convi|donner|fer[ao]|invite|dira|diront|ecri|presenter)|"
    r"(?:est|sont|reste|restent|sera|seront) (?:joignable|disponible|a votre |a ton |la pour |votre (?:contact|interlocut|refer|tut)|"
    r"ton (?:contact|futur|interlocut)|rav|a l'ecoute|en charge (?:du|de votre|des) (?:recrut|candidat|dossier))|"
    r"(?:attend|traite|etudie|recoit|lit|examine) (?:tes|vos|votre|ta|les candidat|toutes? (?:les|vos))|"
    r"s'occupe (?:de votre|du recrut|des recrut|des candidat)|prend(?:ra)? contact)"
)
"""« Odile vous rappellera »."""
INCLUSIVE = re.compile(
    r"(?:\((?:e|se|trice|rice|ere|ne)s?\)|(?<=[a-z]{3})[./-](?:e|se|trice|rice|ere|euse|ne)\b(?:[./-]s\b)?)"
)
"""« consultant(e) », « conseiller·e », « recruteur/trice »: read as the first of both words."""
BYLINE = (
    re.compile(r"(?:^|\n)[ \t]*(?:par|by) $"),
    re.compile(r"[ \t]*[|,-]?[ \t]*(?:le )?(?:[0-9]{1,2}[ /.]|[a-z]{3,9} [0-9]{1,2}, )"),
)
BYLINE_BEHIND = re.compile(r"(?:19|20)[0-9]{2} ?(?:\||par) ?$")
"""« Par Claire Dubois | 12 mars 2025 »."""
SIGNED = re.compile(
    r"(?P<name>[a-z][a-z'-]+(?: [a-z]\b\.?)?)(?: ?[-|,(\n] ?| (?=de l'equipe))(?:votre |ton |ta |notre |futur |de l')*"
    r"(?:charge|talent acquisition|rh\b|responsable (?:rh|d'agence|(?:du |de )?recrut)|recruteu|consultant|assistante? rh|"
    r"agence de|drh\b|"
    r"gestionnaire rh|equipe (?:rh|recrut)|manager)"
)
"""« Julie, chargée de recrutement », at the beginning of a line."""
CLOSED = re.compile(r"(?P<name>[a-z][a-z'-]+(?: [a-z]\b\.?)?)[ .!]*(?:\n|$)")
ODD_END = {ord(sign): None for sign in "()./-"}
CLOSING = re.compile(r"(?:a bientot|a tres (?:vite|bientot)|bien a vous|cordialement|bonne journee)[ ,.!\n]{1,4}\Z")
ANNOUNCES = re.compile(
    rf"\b(?P<label>{pattern(WORDS.plain('avant un nom, à coup sûr'))})(?: (?:{FOR_WHAT}))? ?(?:\([^()\n]{{1,25}}\) ?)?$"
)
ANNOUNCED = re.compile(
    r"[:,=\x10\x1a-](?:(?<=:)(?=[ \t\n]{0,3}[a-z])|"
    r"(?:(?<=[,\x10\x1a])|(?<= [=-])|[\x10\x1a]{1,2}|[=-]?(?:>|&gt;))(?=[ \t]{0,3}[a-z]))"
)
"""What stands between « recruteur » and a name."""
ATTENTION_OF = re.compile(r"(?<=attention d)(?:e |')")
LAST_WORDS = re.compile(
    pattern({words.split()[-1].split("'")[-1] for words in WORDS.plain("avant un nom, à coup sûr")}) + f"|{FOR_WHAT}"
)
OR_A_FIRM = ("recrut", "contact", "drh", "responsable", "suivi", "manager", "gerant", "tut")
"""Behind these words a firm may stand as well: only what has a first name, or its letter, is a person."""
ALONE = re.compile(
    r"(?:contact(?:er|ez)?|facebook|messenger|insta(?:gram)?|linkedin|snap(?:chat)?|whatsapp|voir|avise[rz]|parle[rz]|questions?|rdv|rendez-vous|entretien|echange[rz]|discute[rz]|remis|equipe|rejoin(?:dre|drez|s)|"
    r"remplace(?:r|rez|z)?|remplacement|interlocut(?:eur|rice)|recruteu(?:r|se)|referente?|appele[rz]|joindre|demande[rz]|ecri(?:re|vez)|"
    r"envoye[rz]|adresse[rz]|attention|aupres|signee?|cordialement|rencontre[rz]|m'appelle|moi c'est)"
    r"(?:[ :,\n-]{1,6}|\b(?:est|sera|de|d'|a|avec|en a|votre cv|cv|votre candidature)\b){1,6}\Z"
)
"""« Votre recruteur : Thomas »."""
ALONE_LETTERS = 80
ONE = re.compile(rf"(?P<name>{PART})(?![ \t](?!{NO_SURNAME}){PART})")
BEFORE_MARK = re.compile(rf"(?P<name>{PART})(?=[ \t]?[:,(-]?[ \t]?{MARK})")
BEHIND_MARK = re.compile(rf"(?P<name>{PART})(?![ \t]{PART})")
"""« Odile 06 … »"""
MARK_BEFORE = re.compile(rf"{MARK}[ \t]?[:,(-]?[ \t]?\Z")
FULL_NAME = re.compile(rf"[ \t\n]{{0,3}}(?P<name>{FULL})")
SURNAME_ALONE = re.compile(rf"[ \t\n]{{0,3}}(?P<name>{PART})(?![ \t](?!{NO_SURNAME})[A-Z])")
SMALL_NAME = re.compile(r"[ \t\n]{0,3}(?P<name>(?P<first>[a-z][a-z'-]{2,20})(?: (?P<last>[a-z][a-z'-]{1,20}))?)")
AFTER = re.compile(
    rf"[ ,;:(\n/-]{{1,5}}(?:votre |notre |la |le |l')?(?:{pattern(WORDS.plain('après une personne'))})\b"
)
SMALL_WORDS = frozenset(
    "de du des la le les et ou en au aux pour par sur avec dans un une notre votre nos vos sans chez via est sera qui".split()
)
ARTICLES = {"le", "la", "les"}
NEAR_LETTERS = 45
"""Letters between a name and a telephone or mail that is this person's."""
BEFORE_LETTERS = 80


def without_persons(signs: str, small: str, found: Hints) -> str:
    """A text in small letters with marks in the place of those who are named beside its other marks, or behind such words.

    ``signs``: the same text with its capitals.
    """
    surnames: set[str] = set()
    for hint, find in FINDERS:
        if hint not in found.kinds:
            continue
        spans = list(find(signs, small, found))
        for start, end in spans:
            remember(signs[start:end], surnames)
        if spans:
            signs, small = marked(signs, spans), marked(small, spans)
    return marked(small, again(signs, small, surnames)) if surnames else small


def announced(signs: str, small: str, found: Hints) -> Spans:
    """« Recruteur : J. Vernay »: behind such words and a colon even one whose first name nobody knows."""
    for colon in signs_behind(small, found.announcing):
        before = small[max(0, colon.start() - NEAR_LETTERS) : colon.start()]
        if before[-4:].translate(ODD_END) != before[-4:]:
            before = INCLUSIVE.sub("", before)
        before += "e" if before.endswith("attention d") else ""
        label = ANNOUNCES.search(before) if ends_label(last_word(before)) else None
        if not label:
            continue
        name = FULL_NAME.match(signs, colon.end())
        if colon.group() == "," and (not name or label["label"].startswith(OR_A_FIRM)):
            continue
        if name:
            known = bool(INITIALED.match(name["name"]) or re.match(r"[A-Z](?:-?[A-Z])? ", name["name"])) or any(
                map(is_first_name, name["name"].split())
            )
            if (known or not label["label"].startswith(OR_A_FIRM)) and not is_firm(name["name"]):
                yield name.span("name")
            continue
        name = SURNAME_ALONE.match(signs, colon.end())
        if name and stands_alone(signs, name, label["label"]):
            yield name.span("name")
        name = SMALL_NAME.match(signs, colon.end())
        if name and name["first"] in FIRST_NAMES:
            yield name.span("first" if not name["last"] or name["last"] in SMALL_WORDS else "name")


def signs_behind(small: str, words: Iterable[str]) -> list[re.Match[str]]:
    """The colons, dashes and arrows behind some words, each once and in their order."""
    found = {
        sign.start(): sign
        for at in places_of(small, words)
        for sign in (ATTENTION_OF if small.startswith("attention d", at) else ANNOUNCED).finditer(
            small, at, at + NEAR_LETTERS + 1
        )
    }
    return [found[at] for at in sorted(found)]


def full_names(signs: str, small: str, found: Hints) -> Spans:
    """« Kevin Lestringue » beside a telephone, after « contact : », before « chargé de recrutement »."""
    for match in (match for line in lines_with(small, found.first_names) for match in NAMES.finditer(signs, *line)):
        words = match["name"].split()
        first = next((at for at, word in enumerate(words) if is_first_name(word)), None)
        if first is None:
            continue
        if first and words[first - 1].lower() in ARTICLES:
            continue
        at = match.start() + sum(len(word) + 1 for word in words[:first])
        start = at if first < len(words) - 1 else match.start()
        if not stands_behind_house(small, at) and is_reached(signs, small, start, match.end()):
            yield start, end_of_name(words[first:], at, match.end())


def end_of_name(words: list[str], start: int, end: int) -> int:
    """Where a name of such words ends: in « ODILE VERNAY CDI » the last is none."""
    kept = kept_words(words[0], words[1:])
    return start + len(" ".join(words[: 1 + len(kept)])) if kept and len(kept) < len(words) - 1 else end


def lines_with(small: str, words: Iterable[str]) -> list[tuple[int, int]]:
    """Where the lines begin and end that have one of these words, or a longer one."""
    lines = set()
    for word in words:
        at = small.find(word)
        while at >= 0:
            end = small.find("\n", at)
            end = len(small) if end < 0 else end
            lines.add((small.rfind("\n", 0, at) + 1, end))
            at = small.find(word, end)
    return sorted(lines)


def initialed(signs: str, small: str, _: Hints) -> Spans:
    """« J. Vernay » or « Odile V. » in the same places."""
    for match in INITIALED.finditer(signs):
        name = match["name"]
        if (
            NO_INITIALS.match(name)
            or (name[-1] == "." and not is_first_name(name.split(maxsplit=1)[0]))
            or is_firm(name)
        ):
            continue
        if is_reached(signs, small, *match.span()):
            yield match.span()


def alone(signs: str, small: str, found: Hints) -> Spans:
    """« Votre recruteur : Thomas »; in small letters only beside a telephone or mail."""
    for at in places_of(small, found.first_names):
        before = small[max(0, at - ALONE_LETTERS) : at]
        is_announced = bool(ALONE.search(before) or LABELLED.search(before))
        name = (is_announced and ONE.match(signs, at)) or beside(signs, small, at) or received(signs, small, at)
        if name and is_first_name(name["name"]):
            yield name.span("name")
            continue
        name = SMALL_NAME.match(signs, at) if is_announced else None
        if name and name["first"] in FIRST_NAMES and MARK in signs[name.end("first") : name.end("first") + 25]:
            yield name.span("first" if not name["last"] or name["last"] in SMALL_WORDS else "name")


def places_of(small: str, words: Iterable[str]) -> list[int]:
    """Where a word of the text begins with one of these."""
    found = []
    for word in words:
        at = small.find(word)
        while at >= 0:
            if not small[at - 1 : at].isalnum():
                found.append(at)
            at = small.find(word, at + len(word))
    return sorted(found)


def beside(signs: str, small: str, at: int) -> re.Match[str] | None:
    """A name that begins there, when a telephone or a mail stands just before or behind it."""
    if signs[at - 1 : at] in {"_", "'", "-"}:
        return None
    name = BEFORE_MARK.match(signs, at)
    if not name and MARK_BEFORE.search(signs, max(0, at - 4), at):
        name = BEHIND_MARK.match(signs, at)
    return None if name and stands_behind_house(small, at) else name


def received(signs: str, small: str, at: int) -> re.Match[str] | None:
    """A name that begins there of somebody who « vous rappellera »."""
    name = ONE.match(signs, at) if signs[at - 1 : at] not in {"_", "'", "-"} else None
    return name if name and BEHIND.match(small, name.end()) and not stands_behind_house(small, at) else None


def last_word(before: str) -> str:
    """The last word of a text, brackets behind it aside: « interlocuteur » in « votre interlocuteur (RH) »."""
    before = before.rstrip()
    if before.endswith(")"):
        before = before[: before.rfind("(")].rstrip()
    return before.replace("'", " ").rsplit(None, 1)[-1] if before else ""


def stands_alone(signs: str, name: re.Match[str], label: str) -> bool:
    """Whether one word behind « interlocuteur : » is a name: a first name, in capitals, or beside a telephone or mail."""
    word = name["name"]
    if is_firm(word) or word.lower() in NOBODY:
        return False
    beside = MARK in signs[name.end() : name.end() + 4]
    return is_first_name(word) or beside or (word.isupper() and len(word) > 3 and not label.startswith(OR_A_FIRM))


@lru_cache(maxsize=8192)
def ends_label(word: str) -> bool:
    """Whether one of the ways to announce somebody ends in a word."""
    return bool(LAST_WORDS.fullmatch(word))


def is_reached(signs: str, small: str, start: int, end: int) -> bool:
    """Whether a name is that of somebody to write to or call."""
    before = small[max(0, start - BEFORE_LETTERS) : start]
    if before.endswith("d'"):
        before = f"{before[:-2]}de "
    if stands_behind_house(small, start) or ends_as_firm(small, start, end):
        return False
    after = signs[end : end + NEAR_LETTERS]
    return (
        MARK in after.split("\n\n")[0]
        or before.rstrip(" ,(-:").endswith(MARK)
        or bool(CUE.search(INCLUSIVE.sub("", before)))
        or (is_first_name(signs[start:end].split(maxsplit=1)[0]) and is_author(signs, small, start, end))
        or bool(AFTER.match(small, end) or BEHIND.match(small, end))
        or bool(LABELLED.search(before) or ROLE.search(before))
    )


def is_author(signs: str, small: str, start: int, end: int) -> bool:
    """Whether a name stands where a page says who wrote it."""
    before = small[max(0, start - 30) : start]
    written = bool(BYLINE[0].search(before) and BYLINE[1].match(small, end)) or bool(BYLINE_BEHIND.search(before))
    return written and not is_firm(signs[start:end])


def signed(signs: str, small: str, found: Hints) -> Spans:
    """« Julie, chargée de recrutement » at the beginning of a line, « À bientôt, Léa » at its end."""
    for at in places_of(small, found.first_names):
        if not signs[at].isupper():
            continue
        begins = not small[small.rfind("\n", 0, at) + 1 : at].strip()
        name = SIGNED.match(small, at) if begins else None
        if not name and CLOSING.search(small, max(0, at - 30), at):
            name = CLOSED.match(small, at)
        if name and is_first_name(signs[at : name.end("name")].split(maxsplit=1)[0]):
            yield name.span("name")


def named(signs: str, small: str, found: Hints) -> Spans:
    """« Odile et Paul vous accueillent : 02 … »."""
    beside_some = MARK in small and any(map(small.__contains__, found.first_names))
    return named_beside(signs, small) if beside_some else iter(())


def titled(_: str, small: str, found: Hints) -> Spans:
    """« Famille Vernay, 02 … »."""
    places = places_of(small, found.titles & TITLES) if MARK in small else []
    return titled_beside(small, places) if places else iter(())


FINDERS = (
    (hints.POLITE, polite),
    (hints.ANNOUNCED, announced),
    (hints.INITIAL, initialed),
    (hints.FIRST_NAME, full_names),
    (hints.FIRST_NAME, alone),
    (hints.FIRST_NAME, signed),
    (hints.FIRST_NAME, named),
    (hints.POLITE, titled),
)
"""What is looked for, when the text hints at it, one after the other: each finds more beside what those before it found."""
