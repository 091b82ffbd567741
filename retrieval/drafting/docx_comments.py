"""The styles of comments in a Word document: python-docx names them, and not every document has them."""

from __future__ import annotations

from typing import Any, Final

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

_STYLES: Final = (
    ("CommentReference", "annotation reference", "character", 16),
    ("CommentText", "annotation text", "paragraph", 20),
)
"""Id by which python-docx refers to a style, its name in every language of Word, kind, size in half points."""
_STYLE: Final = """<w:style {namespaces} w:type="{kind}" w:styleId="{id}"><w:name w:val="{name}"/><w:uiPriority w:val="99"/>
<w:semiHidden/><w:unhideWhenUsed/><w:rPr><w:sz w:val="{size}"/><w:szCs w:val="{size}"/></w:rPr></w:style>"""


def style_comments(document: Any) -> None:  # noqa: ANN401 - python-docx ships no types
    """Make the styles that the comments of a document name its own: those it has under other ids, or new ones."""
    styles = document.styles.element
    for style_id, name, kind, size in _STYLES:
        known = {style.get(qn("w:styleId")): style.find(qn("w:name")) for style in styles.findall(qn("w:style"))}
        if style_id in known:
            continue
        own = next((key for key, named in known.items() if named is not None and named.get(qn("w:val")) == name), None)
        if own is not None:
            _rename(document, style_id, own)
        else:
            text = _STYLE.format(namespaces=nsdecls("w"), kind=kind, id=style_id, name=name, size=size)
            styles.append(parse_xml(text))


def _rename(document: Any, given: str, own: str) -> None:  # noqa: ANN401
    """Let what names a style by one id name it by another."""
    comments = document.part.part_related_by(RELATIONSHIP_TYPE.COMMENTS).element
    for root in (document.element, comments):
        for named in root.iter(qn("w:rStyle"), qn("w:pStyle")):
            if named.get(qn("w:val")) == given:
                named.set(qn("w:val"), own)
