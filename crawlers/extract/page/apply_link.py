"""Text of a page → the link by which one applies."""

import re

from crawlers.extract.page.document import Document

WORDS = ("postul", "candidat", "apply", "bewerb", "inscr", "solicit", "ansøg", "originale", "je candidate")
HREF = re.compile(r"""href\s{0,3}=\s{0,3}(?:"([^"]{1,2000})"|'([^']{1,2000})'|([^\s>"']{1,2000}))""", re.IGNORECASE)
OPENED = re.compile(
    r"""(?:window\.open|location(?:\.href)?\s{0,3}=|location\.assign)\s{0,3}\(?\s{0,3}(?:'|"|&quot;|&#39;)([^'"<>\s]{4,1500}?)(?:'|"|&quot;|&#39;)"""
)
SAID = re.compile(
    r"\b(?:postuler|postulez|je postule|candidater|je candidate|d[ée]poser (?:ma|votre) candidature|envoyer (?:ma|"
    r"votre) candidature|apply|bewerben|"
    r"inscr(?:í|i)bete|inscriu-t\W?hi|inscribirse|solicitar|ans[øo]g nu|annonce originale|répondre à "
    r"(?:l['’])?(?:offre|annonce))\b",
    re.IGNORECASE,
)
LEADS = re.compile(r"[/=?&_-](?:apply|postuler|candidater|application-form|bewerben)(?:$|[/=?&._-])", re.IGNORECASE)
LOGIN = re.compile(r"/(?:log-?in|sign-?in|auth|oauth2?|sso|register|openid-connect)(?:$|[/.?])", re.IGNORECASE)
TAG = re.compile(r"<[^>]{0,2000}>")
SPONTANEOUS = re.compile(r"spontan|initiativ", re.IGNORECASE)
SHOWN_MOST = 120
TRIES = 60


def apply_url(document: Document) -> str:
    """The first link whose words or address say that it applies; a link that only leads up or down the same page is none."""
    text, low = document.text, document.shown
    if not any(word in low for word in WORDS):
        return ""
    low = text.lower() if len(text) < 4_000_000 else text[:4_000_000].lower()
    tries, at = 0, 0
    best = ""
    while (
        tries < TRIES and (hit := min((found for word in WORDS if (found := low.find(word, at)) >= 0), default=-1)) >= 0
    ):
        tries, at = tries + 1, hit + 4
        start = max(
            low.rfind("<a ", max(0, hit - 1500), hit),
            low.rfind("<a\n", max(0, hit - 1500), hit),
            low.rfind("<button", max(0, hit - 1500), hit),
        )
        if start < 0 or "</a" in low[start:hit] or "</button" in low[start:hit]:
            continue
        end = low.find("</a", hit, hit + 1500) if low[start + 1] == "a" else low.find("</button", hit, hit + 1500)
        element = text[start : end if end > 0 else hit + 300]
        if (url := target(element, document)) and not SPONTANEOUS.search(element):
            return url
    return best


def target(element: str, document: Document) -> str:
    """Where an element that speaks of applying leads."""
    opening, _, inside = element.partition(">")
    label = re.search(r"(?:title|aria-label|class|id)\s{0,3}=\s{0,3}[\"']([^\"']{0,300})", opening)
    shown = " ".join(TAG.sub(" ", inside).split())
    href = HREF.search(opening)
    leads = bool(href and LEADS.search(next(filter(None, href.groups()), ""))) and 0 < len(shown) < 60
    if len(shown) > SHOWN_MOST or not (
        leads
        or SAID.search(shown)
        or (label and SAID.search(label[1].replace("-", " ").replace("_", " ")) and len(shown) < 40)
    ):
        return ""
    opened = OPENED.search(opening)
    link = opened[1] if opened else next(filter(None, href.groups()), "") if href else ""
    if LOGIN.search(link.partition("?")[0]):
        return ""
    if link.startswith(("#", "javascript:", "mailto:", "tel:")) or not link:
        return ""
    return document.absolute(link)
