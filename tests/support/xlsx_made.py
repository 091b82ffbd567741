"""XLSX files from hand-written XML."""

from __future__ import annotations

from tests.support.docx_made import zip_bytes

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
STYLES = (
    '<numFmts><numFmt numFmtId="170" formatCode="#,##0&quot; đồng&quot;"/></numFmts>'
    "<fonts><font><name val='Times New Roman'/><sz val='12'/></font><font><b/><name val='Times New Roman'/></font></fonts>"
    '<cellXfs><xf numFmtId="0" fontId="0"/><xf numFmtId="0" fontId="1"/><xf numFmtId="3" fontId="0"/>'
    '<xf numFmtId="170" fontId="0"/><xf numFmtId="14" fontId="0"/></cellXfs>'
)


def book(*sheets: str, texts: tuple[str, ...] = (), states: tuple[str, ...] = (), names: str = "") -> bytes:
    """Return an XLSX file of sheets given as XML rows."""
    states = states or ("visible",) * len(sheets)
    listed = "".join(
        f'<sheet name="Biểu {number}" sheetId="{number}" state="{state}" r:id="s{number}"/>'
        for number, state in enumerate(states, start=1)
    )
    related = "".join(
        f'<Relationship Id="s{number}" Type="{RELATIONS}/worksheet" Target="worksheets/sheet{number}.xml"/>'
        for number in range(1, len(sheets) + 1)
    )
    related += f'<Relationship Id="t" Type="{RELATIONS}/sharedStrings" Target="sharedStrings.xml"/>'
    related += f'<Relationship Id="y" Type="{RELATIONS}/styles" Target="styles.xml"/>'
    files = {
        "_rels/.rels": f'<Relationships xmlns="{PACKAGE}"><Relationship Id="d" Type="{RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{RELATIONS}"><sheets>{listed}</sheets>{names}</workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PACKAGE}">{related}</Relationships>',
        "xl/sharedStrings.xml": f'<sst xmlns="{MAIN}">{"".join(f"<si>{text}</si>" for text in texts)}</sst>',
        "xl/styles.xml": f'<styleSheet xmlns="{MAIN}">{STYLES}</styleSheet>',
    }
    for number, rows in enumerate(sheets, start=1):
        files[f"xl/worksheets/sheet{number}.xml"] = (
            f'<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData></worksheet>'
        )
    return zip_bytes({name: text.encode() for name, text in files.items()})


def row(number: int, **cells: str) -> str:
    """Return a row of cells, each a text, or ``style|number``."""
    made = []
    for column, value in cells.items():
        style, bar, digits = value.partition("|")
        if bar:
            made.append(f'<c r="{column}{number}" s="{style}"><v>{digits}</v></c>')
        else:
            made.append(f'<c r="{column}{number}" t="inlineStr"><is><t>{value}</t></is></c>')
    return f'<row r="{number}">{"".join(made)}</row>'
