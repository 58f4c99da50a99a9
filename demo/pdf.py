"""Lines of text → a small PDF, in a standard font with the accents of French."""

from collections.abc import Iterable

WIDTH, HEIGHT, MARGIN, LEADING = 595, 842, 56, 15
LINES_PER_PAGE = (HEIGHT - 2 * MARGIN) // LEADING
CHARACTERS_PER_LINE = 88


def pdf(title: str, paragraphs: Iterable[str]) -> bytes:
    """A PDF whose text can be read again: Helvetica, WinAnsiEncoding, one text line an operator."""
    lines = [line for paragraph in paragraphs for line in wrap(paragraph)]
    chunks = [lines[at : at + LINES_PER_PAGE] for at in range(0, len(lines), LINES_PER_PAGE)] or [[]]
    kids = " ".join(f"{5 + 2 * at} 0 R" for at in range(len(chunks)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R /Lang (fr-FR) >>",
        f"<< /Type /Pages /Count {len(chunks)} /Kids [{kids}] >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        b"<< /Title <feff" + title.encode("utf-16-be").hex().encode() + b"> >>",
    ]
    for at, chunk in enumerate(chunks):
        page = f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {WIDTH} {HEIGHT}] /Contents {6 + 2 * at} 0 R "
        objects.append(page.encode() + b"/Resources << /Font << /F1 3 0 R >> >> >>")
        drawn = stream(chunk)
        objects.append(b"<< /Length %d >>\nstream\n%b\nendstream" % (len(drawn), drawn))
    return assemble(objects)


def wrap(paragraph: str) -> list[str]:
    """Lines that fit the page."""
    lines = [""]
    for word in paragraph.split(" "):
        if len(lines[-1]) + len(word) > CHARACTERS_PER_LINE:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".lstrip()
    return lines


def stream(lines: Iterable[str]) -> bytes:
    """The drawing of one page."""
    shown = b"".join(b"(" + literal(line) + b") Tj T*\n" for line in lines)
    return b"BT /F1 10.5 Tf %d TL %d %d Td\n%bET" % (LEADING, MARGIN, HEIGHT - MARGIN, shown)


def literal(text: str) -> bytes:
    """A string of PDF; the narrow no-break space, which the encoding lacks, becomes a no-break space."""
    encoded = text.replace("\u202f", "\u00a0").encode("cp1252", "replace")
    return encoded.replace(b"\\", rb"\\").replace(b"(", rb"\(").replace(b")", rb"\)")


def assemble(objects: list[bytes]) -> bytes:
    """The file: objects, their table, the trailer."""
    body, offsets = bytearray(b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n"), []
    for number, content in enumerate(objects, 1):
        offsets.append(len(body))
        body += b"%d 0 obj\n%b\nendobj\n" % (number, content)
    start = len(body)
    body += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    body += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    body += b"trailer\n<< /Size %d /Root 1 0 R /Info 4 0 R >>\n" % (len(objects) + 1)
    return bytes(body + b"startxref\n%d\n%%%%EOF\n" % start)
