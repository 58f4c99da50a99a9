"""An answer → the same with the headers that protect who reads it."""

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors {frames}"
)
WIDGET = "/integration"
"""The only page that other sites may frame."""
FOR_YEARS = b"public, max-age=31536000, immutable"
ASK_AGAIN = b"no-cache"
Header = tuple[bytes, bytes]


def protected(path: str, headers: list[Header]) -> list[Header]:
    """Ours win over those of the page."""
    framed = path == WIDGET
    ours = {
        b"content-security-policy": POLICY.format(frames="*" if framed else "'none'").encode(),
        b"x-content-type-options": b"nosniff",
        b"referrer-policy": b"strict-origin-when-cross-origin",
        b"permissions-policy": b"camera=(), geolocation=(), microphone=(), payment=(), usb=()",
        b"cross-origin-opener-policy": b"same-origin",
    }
    if not framed:
        ours[b"x-frame-options"] = b"DENY"
    return [header for header in headers if header[0].lower() not in ours] + list(ours.items())


def without(headers: list[Header], *names: bytes) -> list[Header]:
    """The headers but some."""
    return [header for header in headers if header[0].lower() not in names]


def value(headers: list[Header], name: bytes) -> bytes:
    """One header; empty when it is not there."""
    return next((content for key, content in headers if key.lower() == name), b"")
