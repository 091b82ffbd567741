"""Commands: ``python -m indexes update`` and ``python -m indexes beir``."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from config.command_line import CommandParser, run, write_file
from config.errors import AssistantError, UsageError
from config.settings import load_settings, resolve
from indexes.as_text import report_json, report_text, score_json, scores_text
from indexes.beir import read_collection
from indexes.encoder import open_encoder
from indexes.measuring import Method, Typing, Weights, index_collection, measure, trec_lines
from indexes.update import find_library, update


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit status: 0 done, 1 something failed, 2 wrong usage."""
    options = _parser().parse_args(arguments)
    try:
        status: int = options.run(options)
    except UsageError as error:
        print(error, file=sys.stderr)
        return 2
    except AssistantError as error:
        print(error, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("Stopped; what was read and encoded is kept, and the old snapshot is in use.", file=sys.stderr)
        return 1
    return status


def _update(options: argparse.Namespace) -> int:
    settings = load_settings()
    library = find_library(settings.paths, corpus=options.corpus, into=options.into)
    encoder = open_encoder(settings.encoder, resolve(settings.paths.models))
    report = update(library, settings.reading, encoder, progress=True)
    if options.json:
        print(json.dumps(report_json(report), ensure_ascii=False))
    else:
        print(report_text(report))
    for failure in report.changes.failed:
        print(failure.reason, file=sys.stderr)
    return 1 if report.changes.failed else 0


def _beir(options: argparse.Namespace) -> int:
    settings = load_settings()
    collection = read_collection(options.folder)
    encoder = open_encoder(settings.encoder, resolve(settings.paths.models))
    kept = resolve(settings.paths.index) / "beir" / "passages.sqlite"
    retrieval = settings.retrieval
    weights = Weights(retrieval.dense_weight, retrieval.dense_weight_unaccented)
    with TemporaryDirectory(prefix="beir-") as folder:
        searches = index_collection(collection, encoder, Path(folder), kept=kept, progress=True)
        found = tuple(measure(collection, searches, weights, progress=True))
    if options.run_file is not None:
        hybrid = next(r for s, r in found if s.method is Method.HYBRID and s.typing is Typing.GIVEN)
        write_file(options.run_file, "".join(f"{line}\n" for line in trec_lines(hybrid)).encode())
    scores = [score for score, _ in found]
    if options.json:
        for score in scores:
            print(json.dumps(score_json(score), ensure_ascii=False))
    else:
        print(scores_text(scores, len(collection.documents), len(collection.questions)))
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = CommandParser(prog="python -m indexes", description="Make documents findable.")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    command = commands.add_parser("update", help="bring the snapshot up to date with the folder of documents")
    command.add_argument("--corpus", type=Path, metavar="DIR", help="folder of documents, instead of paths.corpus")
    command.add_argument("--into", type=Path, metavar="DIR", help="folder of snapshots, instead of paths.index")
    command.add_argument("--json", action="store_true", help="print the report as one JSON value")
    command.set_defaults(run=_update)
    command = commands.add_parser("beir", help="measure the searches on a collection in BEIR form")
    command.add_argument("folder", type=Path, metavar="DIR", help="corpus.jsonl, queries.jsonl, qrels.tsv")
    command.add_argument("--run", dest="run_file", type=Path, metavar="FILE", help="write the hybrid run for TREC")
    command.add_argument("--json", action="store_true", help="print one JSON value a line")
    command.set_defaults(run=_beir)
    return parser


if __name__ == "__main__":
    run(main)
