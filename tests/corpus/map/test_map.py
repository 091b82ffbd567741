"""The map of a document over the sample library, against what was planted in it."""

from __future__ import annotations

import hashlib
import io
import json
from pathlib import Path

import networkx as nx
import pytest
from lxml import etree
from PIL import Image

from config.errors import ReadError, UsageError
from corpus.__main__ import main
from corpus.map import to_graph
from corpus.map.as_text import map_json, map_text
from corpus.map.find import map_of
from corpus.map.graph import DocumentMap
from corpus.map.picture import DOTS, WIDTH, draw_map
from corpus.map.wording import map_table
from corpus.model import CorpusFile, Format, RawDocument, ReadDocument, Relation
from corpus.readers.text import line_blocks
from corpus.reading import understood
from corpus.samples.definition import Sample
from corpus.samples.make import read_samples
from corpus.samples.text import write_text

CENTRE = "1120/QĐ-UBND"


def read(sample: Sample) -> ReadDocument:
    text = write_text(sample).decode()
    file = CorpusFile(Path(f"{sample.name}.txt"), f"{sample.name}.txt", hashlib.sha256(text.encode()).hexdigest())
    outcome = understood(file, RawDocument(Format.TEXT, tuple(line_blocks(text))))
    assert not isinstance(outcome, ReadError)
    return outcome


@pytest.fixture(scope="module")
def documents() -> list[ReadDocument]:
    return [read(sample) for sample in read_samples()]


@pytest.fixture(scope="module")
def found(documents: list[ReadDocument]) -> DocumentMap:
    return map_of(CENTRE, documents, "vi")


def planted() -> tuple[set[tuple[str, Relation]], set[str]]:
    """Return who was planted to say what of the centre, and the symbols that the centre was planted to name."""
    samples = read_samples()
    inward = {
        (sample.head.symbol, reference.relation)
        for sample in samples
        for reference in sample.references
        if reference.symbol == CENTRE and sample.head.symbol != CENTRE
    }
    own = next(sample for sample in samples if sample.head.symbol == CENTRE)
    return inward, {reference.symbol for reference in own.references if reference.symbol not in ("", CENTRE)}


def symbol_of(found: DocumentMap, name: str) -> str:
    entry = next(entry for entry in found.entries if entry.id == name)
    return entry.symbol.text if entry.symbol is not None else ""


def test_the_map_holds_what_was_planted_and_nothing_else(found: DocumentMap) -> None:
    inward, outward = planted()
    speaking = {symbol_of(found, edge.source) for edge in found.edges if edge.target == found.centre.id}
    named = {symbol_of(found, edge.target) for edge in found.edges if edge.source == found.centre.id}
    assert speaking == {symbol for symbol, _ in inward}
    assert named - {""} == outward
    weighty = {item for item in inward if item[1] is not Relation.CITES}
    relations = {(symbol_of(found, e.source), e.relation) for e in found.edges if e.target == found.centre.id}
    assert len(weighty) > 5
    assert weighty <= relations | {(s, r) for s, r in weighty if (s, Relation.PROMULGATED_BY) in relations}


def test_every_edge_bears_words_of_its_paragraph(found: DocumentMap) -> None:
    assert len(found.edges) > 10
    assert all(edge.quote in edge.paragraph.text for edge in found.edges)


def test_held_and_only_cited_documents_are_told_apart(found: DocumentMap) -> None:
    graph = to_graph(found)
    held = {symbol_of(found, name) for name, data in graph.nodes(data=True) if data["held"]}
    assert "402/QĐ-UBND" in held
    assert "58/TTr-SNgV" not in held
    assert nx.is_weakly_connected(graph)


def test_the_picture_fits_a_phone_and_is_the_same_every_time(found: DocumentMap) -> None:
    first, second = draw_map(found), draw_map(found)
    assert first == second
    picture = Image.open(io.BytesIO(first))
    assert picture.width == WIDTH * DOTS
    assert picture.height > picture.width


def test_the_svg_is_well_formed_and_loads_nothing(found: DocumentMap) -> None:
    data = draw_map(found, "svg", "en")
    root = etree.fromstring(data)
    assert str(root.tag).endswith("svg")
    links = [str(v) for element in root.iter() for name, v in element.attrib.items() if str(name).endswith("href")]
    assert all(link.startswith("#") for link in links)


def test_the_list_names_each_edge_with_its_place(found: DocumentMap) -> None:
    text = map_text(found, "vi")
    for number, edge in enumerate(found.edges, 1):
        assert f"[{number}] " in text
        assert edge.document.path in text
    assert map_text(found, "en") != text


def test_the_json_is_a_graph(found: DocumentMap) -> None:
    value = json.loads(json.dumps(map_json(found)))
    nodes = {node["id"] for node in value["nodes"]}
    assert {edge["source"] for edge in value["edges"]} | {edge["target"] for edge in value["edges"]} <= nodes
    assert sum(node["centre"] for node in value["nodes"]) == 1


@pytest.mark.parametrize(
    ("name", "symbol"), [("Đề án 1120", CENTRE), ("1120", CENTRE), ("qd 1120", CENTRE), ("07-QC/TU", "07-QC/TU")]
)
def test_a_document_is_found_by_the_names_people_use(documents: list[ReadDocument], name: str, symbol: str) -> None:
    centre = map_of(name, documents, "vi").centre
    assert centre.symbol is not None
    assert centre.symbol.text == symbol


def test_an_unknown_number_and_one_of_several_documents_are_said_to_be_so(documents: list[ReadDocument]) -> None:
    with pytest.raises(UsageError, match="9999/QĐ-UBND"):
        map_of("9999/QĐ-UBND", documents, "vi")
    with pytest.raises(UsageError, match="Phú Khê"):
        map_of("31/KH-UBND", documents, "vi")


@pytest.mark.parametrize(
    ("name", "issuer"),
    [
        ("31/KH-UBND của UBND tỉnh", "tỉnh Sông Thương"),
        ("Kế hoạch 31/KH-UBND ngày 09/02/2023", "tỉnh Sông Thương"),
        ("31/KH-UBND của UBND huyện Phú Khê", "huyện Phú Khê"),
    ],
)
def test_an_issuer_or_a_day_tells_documents_of_one_number_apart(
    documents: list[ReadDocument], name: str, issuer: str
) -> None:
    assert (map_of(name, documents, "vi").centre.issuer or "").endswith(issuer)


def test_an_issuer_that_fits_none_of_them_leaves_the_choice(documents: list[ReadDocument]) -> None:
    with pytest.raises(UsageError, match="Phú Khê"):
        map_of("31/KH-UBND của Bộ Tài chính", documents, "vi")


def test_the_command_prints_one_value_and_writes_pictures(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    sample = next(sample for sample in read_samples() if sample.head.symbol == "402/QĐ-UBND")
    (tmp_path / "d.txt").write_bytes(write_text(sample))
    assert main(["map", CENTRE, str(tmp_path / "d.txt"), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["edges"]
    assert (
        main(
            ["map", CENTRE, str(tmp_path / "d.txt"), "--png", str(tmp_path / "m.png"), "--svg", str(tmp_path / "m.svg")]
        )
        == 0
    )
    assert (tmp_path / "m.png").stat().st_size > 10_000
    assert (tmp_path / "m.svg").read_bytes().startswith(b"<?xml")
    assert main(["map", "1/QĐ-XX", str(tmp_path / "d.txt")]) == 2


def test_the_words_of_a_map_are_complete_in_both_languages() -> None:
    table = map_table()
    assert set(table["vi"]) == set(table["en"])
    for language in ("vi", "en"):
        assert set(table["relations"][language]) == {relation.name for relation in Relation}
