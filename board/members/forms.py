"""What was sent → its fields, its cookie, and whether it comes from a form of ours."""

import asyncio
import hmac
from http.cookies import CookieError, SimpleCookie
from urllib.parse import parse_qsl, urlsplit

from board.http.request import PageRequest
from board.members.upload import Upload, parts

MOST_FIELDS = 60


def cookie(request: PageRequest, name: str) -> str:
    """The value of one cookie; empty when it was not sent."""
    try:
        return SimpleCookie(request.http.headers.get("cookie", ""))[name].value
    except (KeyError, CookieError):
        return ""


def forged(request: PageRequest, wanted: str, given: str) -> str:
    """Why a form is not ours; empty when it is."""
    if elsewhere(request):
        return "formulaire d’un autre site"
    return "" if hmac.compare_digest(wanted.encode(), given.encode("utf-8", "replace")) else "jeton de formulaire faux"


def elsewhere(request: PageRequest) -> bool:
    """Whether a browser says that another site sent this.

    Our pages send no referrer, so a browser calls even our own origin « null »: it then says in ``Sec-Fetch-Site`` whose form it was.
    """
    site = request.http.headers.get("sec-fetch-site", "")
    if site and site not in {"same-origin", "none"}:
        return True
    origin = request.http.headers.get("origin", "")
    if origin in {"", "null"}:
        return False
    ours = {request.http.host, urlsplit(request.origin).netloc}
    try:
        return urlsplit(origin).netloc not in ours
    except ValueError:  # « http://[ » is no site
        return True


async def body(request: PageRequest) -> tuple[dict[str, str], dict[str, Upload]]:
    """The fields and files of a form; the delivery has bounded it already."""
    if request.http.method != "POST":
        return {}, {}
    raw = await request.http.post_body()
    return await asyncio.to_thread(understood, request.http.headers.get("content-type", ""), raw)


def understood(kind: str, raw: bytes) -> tuple[dict[str, str], dict[str, Upload]]:
    """Fields and files from the bytes of a form; nothing at all of a form with more fields than any of ours, which only harms."""
    if kind.startswith("multipart/form-data"):
        return parts(kind, raw, MOST_FIELDS)
    try:
        fields = parse_qsl(raw.decode("utf-8", "replace"), keep_blank_values=True, max_num_fields=MOST_FIELDS)
    except ValueError:
        return {}, {}
    return {name: value.replace("\0", "") for name, value in fields}, {}
