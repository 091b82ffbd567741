"""Commands: ``python -m corpus show | lint | register | map``."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from tqdm import tqdm

from config.command_line import CommandParser, run, write_file
from config.errors import AssistantError, ReadError, UsageError
from config.settings import Settings, load_settings, resolve
from corpus.as_json import Json, document_json, entry_json, finding_json
from corpus.folder import files_at, find_files, library_folder
from corpus.lint import lint
from corpus.map.as_text import map_json, map_text
from corpus.map.find import map_of
from corpus.model import CorpusFile, ReadDocument
from corpus.reading import read_files
from corpus.register import build_register
from corpus.terminal import document_text, findings_text, register_text


def main(arguments: list[str] | None = None) -> int:
    """Run one command; returns the exit status: 0 done, 1 some files failed, 2 wrong usage."""
    options = _parser().parse_args(arguments)
    try:
        status: int = options.run(options, load_settings())
    except UsageError as error:
        print(error, file=sys.stderr)
        return 2
    except AssistantError as error:
        print(error, file=sys.stderr)
        return 1
    return status


def _show(options: argparse.Namespace, settings: Settings) -> int:
    if options.file.is_dir():
        raise UsageError(f"{options.file} is a folder; name one file.")
    documents, failed = _read(files_at([options.file]), settings)
    for read in documents:
        _print_json(document_json(read)) if options.json else print(document_text(read))
    return failed


def _lint(options: argparse.Namespace, settings: Settings) -> int:
    documents, failed = _read(_library(options.paths, settings), settings)
    language = options.language or settings.bot.language
    findings = lint(documents, language=language)
    if options.json:
        for finding in findings:
            _print_json(finding_json(finding, language))
    else:
        print(findings_text(findings, language))
    return failed


def _register(options: argparse.Namespace, settings: Settings) -> int:
    documents, failed = _read(_library(options.paths, settings), settings)
    entries = build_register(documents)
    by_id = {read.document.id: read.document for read in documents}
    if options.json:
        for entry in entries:
            _print_json(entry_json(entry, by_id))
    else:
        print(register_text(entries, by_id))
    return failed


def _map(options: argparse.Namespace, settings: Settings) -> int:
    documents, failed = _read(_library(options.paths, settings), settings)
    language = options.language or settings.bot.language
    found = map_of(options.symbol, documents, language)
    if options.json:
        _print_json(map_json(found))
    elif options.png is not None or options.svg is not None:
        from corpus.map.picture import draw_map  # matplotlib takes a second to load, which only a picture needs

        if options.png is not None:
            write_file(options.png, draw_map(found, "png", language))
        if options.svg is not None:
            write_file(options.svg, draw_map(found, "svg", language))
    else:
        print(map_text(found, language))
    return failed


def _library(paths: Sequence[Path], settings: Settings) -> tuple[CorpusFile, ...]:
    """Return the files that a command names, else those of the library."""
    if paths:
        return files_at(paths)
    apart = settings.paths.apart()
    return find_files(library_folder(resolve(settings.paths.corpus), resolve(settings.paths.samples), apart), apart)


def _read(files: Sequence[CorpusFile], settings: Settings) -> tuple[list[ReadDocument], int]:
    """Return the documents that could be read, and 1 if some could not; each of these is named with its reason."""
    documents: list[ReadDocument] = []
    failed = 0
    with tqdm(total=len(files), unit=" files", disable=not sys.stderr.isatty(), leave=False) as bar:
        for _, outcome in read_files(files, settings.reading):
            if isinstance(outcome, ReadError):
                failed = 1
                tqdm.write(str(outcome), file=sys.stderr)
            else:
                documents.append(outcome)
            bar.update()
    return documents, failed


def _print_json(value: Json) -> None:
    print(json.dumps(value, ensure_ascii=False))


def _parser() -> argparse.ArgumentParser:
    parser = CommandParser(prog="python -m corpus", description="Read documents and say what is in them.")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    show = commands.add_parser("show", help="read one document: header, paragraphs, references")
    show.add_argument("file", type=Path, metavar="FILE")
    show.set_defaults(run=_show)
    check = commands.add_parser("lint", help="what is wrong in the documents")
    check.add_argument(
        "paths", type=Path, nargs="*", default=(), metavar="PATH", help="files or folders (default: the library)"
    )
    check.add_argument("--language", choices=["vi", "en"], help="language of the findings (default: bot.language)")
    check.set_defaults(run=_lint)
    register = commands.add_parser("register", help="every document known, held or only cited")
    register.add_argument(
        "paths", type=Path, nargs="*", default=(), metavar="PATH", help="files or folders (default: the library)"
    )
    register.set_defaults(run=_register)
    chart = commands.add_parser("map", help="what a document stands on, and what stands on it")
    chart.add_argument(
        "symbol", metavar="SYMBOL", help='number and symbol, or a short name: "942/QĐ-UBND", "Đề án 942"'
    )
    chart.add_argument(
        "paths", type=Path, nargs="*", default=(), metavar="PATH", help="files or folders (default: the library)"
    )
    chart.add_argument("--png", type=Path, metavar="FILE", help="write a picture")
    chart.add_argument("--svg", type=Path, metavar="FILE", help="write a picture that can be enlarged")
    chart.add_argument("--language", choices=["vi", "en"], help="language of the map (default: bot.language)")
    chart.set_defaults(run=_map)
    for command in (show, check, register, chart):
        command.add_argument("--json", action="store_true", help="print one JSON value a line")
    return parser


if __name__ == "__main__":
    run(main)
