"""Private links and what they were exchanged for: made, opened, taken back. Every step, and every refusal, is in the audit."""

import hmac
import secrets
from datetime import datetime, timedelta

from db.people.rows import NOBODY, Actor, AuditRow, LinkRow, OpenedLink
from db.people.secret import keyed
from db.people.signed_links import fingerprint, note_secret, refuse_other_secret, signed_with
from db.rows import columns, insert
from db.store import Store
from db.times import stamp

SESSION = timedelta(hours=8)
"""How long a browser stays in after a link was opened: a working day."""
STEPPED_BACK = timedelta(hours=1)
"""A session dated later than that from now was made under a fast clock: it would live until that clock's evening."""
ALIVE = f"""
    SELECT {", ".join(f"links.{name}" for name in columns(LinkRow))}, sessions.token_hash FROM sessions JOIN links ON links.id = link
    WHERE sessions.token_hash = ? AND sessions.expires_at > ? AND sessions.made_at <= ? AND links.expires_at > ? AND revoked_at IS NULL
"""  # noqa: S608 - names are ours
REFUSALS = """
    SELECT count(*) FROM (SELECT 1 FROM audit WHERE outcome = 'refused' AND link = ? AND at > ? AND at <= ? LIMIT ?)
"""
MOST_REFUSALS_A_DAY = 2000
"""That the audit notes of one link, or of all people without any."""
END_OLDEST_SESSIONS = """
    DELETE FROM sessions WHERE link = ? AND rowid NOT IN (SELECT rowid FROM sessions WHERE link = ? ORDER BY rowid DESC LIMIT ?)
"""
MOST_SESSIONS = 20
"""Browsers that one person has open at once; the oldest are closed."""
UNKNOWN, EXPIRED, REVOKED = "lien inconnu", "lien expiré", "lien révoqué"


def audit(
    people: Store, now: datetime, action: str, *, who: Actor, subject: str = "", refused: str = "", detail: str = ""
) -> None:
    """Note who did what, or tried to."""
    if refused and refusals(people, who.link, now) >= MOST_REFUSALS_A_DAY:
        return
    row = (stamp(now), who.link, who.member, who.person, plain(action), plain(subject)[:200])
    people.execute(
        "INSERT INTO audit (at, link, member, person, action, subject, outcome, detail) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (*row, "refused" if refused else "done", plain(refused or detail)[:300]),
    )


def plain(text: str) -> str:
    """Words on one line: a terminal that shows the audit obeys nobody, and no line of it is made up.

    >>> plain("hide" + chr(27) + "[2J" + chr(10) + "2026-11-24 done")
    'hide [2J 2026-11-24 done'
    """
    return "".join(letter if letter.isprintable() else " " for letter in text)


def refusals(people: Store, link: str, now: datetime) -> int:
    """How many refusals of one link, or of people without any, were noted in a day: whoever tries for hours must not fill the disk."""
    since = stamp(now - timedelta(days=1))
    return int(people.connection.execute(REFUSALS, [link, since, stamp(now), MOST_REFUSALS_A_DAY]).fetchone()[0])


def make_link(
    people: Store, secret: bytes, now: datetime, *, member: str, person: str, days: int, by: str, anew: bool = False
) -> tuple[LinkRow, str]:
    """A new link, which takes back the one that this person had; and its secret token, which is kept nowhere.

    ``member``: whose page it opens; empty for the association's own. ``anew``: links that were made with another secret, which open
    nothing any more, are taken back first; without it, as long as there are such, ``SecretError`` is raised.
    """
    token = secrets.token_urlsafe(32)
    row = LinkRow(
        id=secrets.token_hex(6),
        kind="member" if member else "association",
        member=member,
        person=person,
        token_hash=keyed(secret, "link", token),
        made_at=stamp(now),
        expires_at=stamp(now + timedelta(days=days)),
        revoked_at=None,
        used_at=None,
    )
    with people.transaction():
        if anew and signed_with(people.connection) != fingerprint(secret):
            people.execute("UPDATE links SET revoked_at = ? WHERE revoked_at IS NULL", [row.made_at])
        refuse_other_secret(people, secret, now)
        note_secret(people, secret)
        people.execute(
            "UPDATE links SET revoked_at = ? WHERE kind = ? AND member = ? AND person = ? AND revoked_at IS NULL",
            (row.made_at, row.kind, member, person),
        )
        people.write(insert(LinkRow), [row])
        audit(
            people,
            now,
            "link",
            who=Actor(member=member, person=by),
            subject=row.id,
            detail=f"pour {person or member}",
        )
    return row, token


def link_of(people: Store, secret: bytes, token: str, kind: str, now: datetime) -> tuple[LinkRow | None, str]:
    """The link whose secret this is, and why it opens nothing, when it does not."""
    wanted = keyed(secret, "link", token)
    link = next(people.read(LinkRow, "WHERE token_hash = ?", [wanted]), None)
    if link is None or not hmac.compare_digest(link.token_hash, wanted) or link.kind != kind:
        return None, UNKNOWN
    if link.revoked_at:
        return link, REVOKED
    return link, "" if link.expires_at > stamp(now) else EXPIRED


def open_link(people: Store, secret: bytes, token: str, kind: str, now: datetime) -> tuple[str, str]:
    """Exchange a link for a session; gives the cookie, or why there is none."""
    with people.transaction():
        link, refused = link_of(people, secret, token, kind, now)
        audit(
            people, now, "open", who=link.actor if link else NOBODY, subject=link.id if link else kind, refused=refused
        )
        if link is None or refused:
            return "", refused
        cookie = secrets.token_urlsafe(32)
        if not signed_with(people.connection):  # made by an older program: that it opens says which secret it was
            note_secret(people, secret)
        people.execute(
            "DELETE FROM sessions WHERE expires_at <= ? OR made_at > ?", [stamp(now), stamp(now + STEPPED_BACK)]
        )
        people.execute(
            "INSERT INTO sessions VALUES (?, ?, ?, ?)",
            (keyed(secret, "session", cookie), link.id, stamp(now), stamp(now + SESSION)),
        )
        people.execute(END_OLDEST_SESSIONS, (link.id, link.id, MOST_SESSIONS))
        people.execute("UPDATE links SET used_at = ? WHERE id = ?", (stamp(now), link.id))
    return cookie, ""


def session_of(people: Store, secret: bytes, cookie: str, kind: str, now: datetime) -> OpenedLink | None:
    """The link that a cookie stands for, as long as both live; a link that was taken back ends all its sessions."""
    at = stamp(now)
    session = next(
        people.records(OpenedLink, ALIVE, (keyed(secret, "session", cookie), at, stamp(now + STEPPED_BACK), at)), None
    )
    return session if session and session.kind == kind else None


def end_session(people: Store, session: OpenedLink, now: datetime) -> None:
    """Leave: the cookie opens nothing any more."""
    with people.transaction():
        people.execute("DELETE FROM sessions WHERE token_hash = ?", [session.session])
        audit(people, now, "leave", who=session.actor, subject=session.id)


def revoke(people: Store, id: str, now: datetime, *, by: Actor) -> bool:
    """Take a link back; says whether there was one to take back."""
    with people.transaction():
        done = people.execute("UPDATE links SET revoked_at = ? WHERE id = ? AND revoked_at IS NULL", (stamp(now), id))
        people.execute("DELETE FROM sessions WHERE link = ?", [id])
        audit(people, now, "revoke", who=by, subject=id, refused="" if done else UNKNOWN)
    return bool(done)


def all_links(people: Store) -> list[LinkRow]:
    """Every link that was ever made, newest first."""
    return list(people.read(LinkRow, "ORDER BY made_at DESC, id"))


def audit_lines(people: Store, limit: int = 200) -> list[AuditRow]:
    """The last lines of the audit, newest first."""
    return list(people.read(AuditRow, "ORDER BY n DESC LIMIT ?", [limit]))
