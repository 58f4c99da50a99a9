"""A site on https whose certificate is good, or was: signed by an authority that exists only in this folder."""

import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_address
from pathlib import Path
from threading import Thread

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID

ADDRESS = "127.0.0.1"
PAGE = "<h1>Recrutement</h1><p>Aucune offre d’emploi en ce moment.</p>".encode()


class NoOffer(BaseHTTPRequestHandler):
    """Says that there is no offer, to whoever trusts it enough to ask."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        self.send_response(200 if self.path != "/robots.txt" else 404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(PAGE)))
        self.end_headers()
        self.wfile.write(PAGE)

    def log_message(self, *args: object) -> None:
        """Say nothing."""


class QuietServer(ThreadingHTTPServer):
    """A visitor who does not trust us hangs up: that is the point."""

    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing."""


@contextmanager
def tls_site(folder: Path, *, days_left: int) -> Iterator[str]:
    """``https://127.0.0.1:PORT``, whose certificate ends in so many days; trust ``folder / "authority.pem"``."""
    certify(folder, datetime.now(UTC) + timedelta(days=days_left))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(folder / "site.pem")
    server = QuietServer((ADDRESS, 0), NoOffer)
    server.socket = context.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"https://{ADDRESS}:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()


def certify(folder: Path, until: datetime) -> None:
    """Write an authority, and a site's certificate and key, signed by it."""
    authority, site = ec.generate_private_key(ec.SECP256R1()), ec.generate_private_key(ec.SECP256R1())
    trusted = blank("Autorité fictive", datetime.now(UTC) + timedelta(days=90)).public_key(authority.public_key())
    trusted = trusted.add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
    signed = blank("Site fictif", until).public_key(site.public_key())
    names = x509.SubjectAlternativeName([x509.IPAddress(ip_address(ADDRESS))])
    signed = signed.add_extension(names, critical=False)
    key = site.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    pem = [one.sign(authority, hashes.SHA256()).public_bytes(Encoding.PEM) for one in (trusted, signed)]
    (folder / "authority.pem").write_bytes(pem[0])
    (folder / "site.pem").write_bytes(key + pem[1])


def blank(name: str, until: datetime) -> x509.CertificateBuilder:
    """A certificate of 200 days, not signed yet."""
    issuer, subject = (x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, n)]) for n in ("Autorité fictive", name))
    made = x509.CertificateBuilder(issuer, subject).serial_number(x509.random_serial_number())
    return made.not_valid_before(until - timedelta(days=200)).not_valid_after(until)
