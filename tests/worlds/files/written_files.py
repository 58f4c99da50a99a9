"""Lines of text → the bytes of a PDF, a DOCX or an ODT that holds them."""

from collections.abc import Iterable
from html import escape
from io import BytesIO
from typing import NamedTuple
from zipfile import ZipFile

from demo.pdf import assemble, literal

WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
SHAPE = (
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
)
OPEN = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{urn}:1.0"'
    for name, urn in (("office", "office"), ("text", "text"), ("table", "table"), ("draw", "drawing"))
)


class Drawn(NamedTuple):
    """Some text on a page: points from the left, from the bottom, and the height of its letters."""

    x: float
    y: float
    text: str
    size: float = 11


def pdf_of(pages: Iterable[Iterable[Drawn]], *, title: str = "Microsoft Word - modele.doc") -> bytes:
    """A PDF whose pieces are drawn in the order given."""
    drawings = [b"".join(map(drawing, page)) for page in pages]
    kids = " ".join(f"{5 + 2 * at} 0 R" for at in range(len(drawings)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Count {len(drawings)} /Kids [{kids}] >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        b"<< /Title (" + literal(title) + b") >>",
    ]
    for at, drawn in enumerate(drawings):
        page = f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {6 + 2 * at} 0 R "
        objects.append(page.encode() + b"/Resources << /Font << /F1 3 0 R >> >> >>")
        objects.append(b"<< /Length %d >>\nstream\n%b\nendstream" % (len(drawn), drawn))
    return assemble(objects)


def drawing(drawn: Drawn) -> bytes:
    """The operators that draw a piece."""
    return b"BT /F1 %g Tf %g %g Td (%b) Tj ET\n" % (drawn.size, drawn.x, drawn.y, literal(drawn.text))


def column(x: float, top: float, texts: Iterable[str], *, size: float = 11, step: float = 15) -> list[Drawn]:
    """Lines one below the other."""
    return [Drawn(x, top - step * at, text, size) for at, text in enumerate(texts)]


def zipped(members: dict[str, str]) -> bytes:
    """A zip of some members."""
    packed = BytesIO()
    with ZipFile(packed, "w") as archive:
        for name, text in members.items():
            archive.writestr(name, text)
    return packed.getvalue()


def docx_of(body: str) -> bytes:
    """A DOCX with a body in Word's XML."""
    return zipped({"word/document.xml": f"<w:document {WORD} {SHAPE}><w:body>{body}</w:body></w:document>"})


def word_line(text: str, style: str = "") -> str:
    """A paragraph of Word."""
    named = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{named}<w:r><w:t>{escape(text)}</w:t></w:r></w:p>"


def word_table(rows: Iterable[Iterable[str]]) -> str:
    """A table of Word."""
    cells = ("".join(f"<w:tc>{word_line(cell)}</w:tc>" for cell in row) for row in rows)
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl>"


def word_box(text: str) -> str:
    """A text box, as Word writes it: once for itself, once for older programs."""
    box = f"<w:txbxContent>{word_line(text)}</w:txbxContent>"
    return (
        f"<w:p><w:r><mc:AlternateContent><mc:Choice><wps:txbx>{box}</wps:txbx></mc:Choice>"
        f"<mc:Fallback>{box}</mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )


def odt_of(body: str) -> bytes:
    """An ODT with a body in OpenDocument's XML."""
    content = f"<office:document-content {OPEN}><office:body><office:text>{body}</office:text></office:body></office:document-content>"
    return zipped({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content})
