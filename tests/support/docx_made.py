"""DOCX files from hand-written XML, for what the sample writer does not make."""

from __future__ import annotations

import io
import zipfile
from typing import Final

WORD: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_RELATIONS: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006/relationships"
_NAMESPACES: Final = (
    f'xmlns:w="{WORD}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:v="urn:schemas-microsoft-com:vml"'
)


def docx_bytes(body: str, *, pictures: tuple[bytes, ...] = (), **parts: str) -> bytes:
    """Return a DOCX file.

    Args:
        body: XML inside ``w:body``.
        pictures: PNG files that it holds; body and page header know them as "picture1", "picture2" …
        parts: XML inside the root of further parts: numbering, styles, footnotes, header, app (whole file).
    """
    roots = {"numbering": "numbering", "styles": "styles", "footnotes": "footnotes", "header": "hdr"}
    files = {"word/document.xml": f"<w:document {_NAMESPACES}><w:body>{body}</w:body></w:document>"}
    of_pictures = [
        f'<Relationship Id="picture{number}" Type="{_RELATIONS}/image" Target="media/image{number}.png"/>'
        for number in range(1, len(pictures) + 1)
    ]
    relations = [*of_pictures]
    for name, xml in parts.items():
        if name == "app":
            files["docProps/app.xml"] = xml
            continue
        files[f"word/{name}.xml"] = f"<w:{roots[name]} {_NAMESPACES}>{xml}</w:{roots[name]}>"
        relations.append(f'<Relationship Id="{name}" Type="{_RELATIONS}/{name}" Target="{name}.xml"/>')
    for part, lines in (("document", relations), ("header", of_pictures)):
        files[f"word/_rels/{part}.xml.rels"] = f'<Relationships xmlns="{_PACKAGE}">{"".join(lines)}</Relationships>'
    files["_rels/.rels"] = (
        f'<Relationships xmlns="{_PACKAGE}"><Relationship Id="d" Type="{_RELATIONS}/officeDocument" '
        'Target="word/document.xml"/></Relationships>'
    )
    media = {f"word/media/image{number}.png": data for number, data in enumerate(pictures, start=1)}
    return zip_bytes({name: text.encode() for name, text in files.items()} | media)


def paragraph(text: str, properties: str = "", run: str = "") -> str:
    """Return a ``w:p`` with one run."""
    return (
        f'<w:p><w:pPr>{properties}</w:pPr><w:r><w:rPr>{run}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'
    )


def zip_bytes(files: dict[str, bytes]) -> bytes:
    """Return a ZIP archive."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return buffer.getvalue()
