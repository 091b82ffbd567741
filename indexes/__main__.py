"""Commands: ``python -m indexes update`` and ``python -m indexes beir``."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from config.errors import AssistantError, UsageError
from config.settings import load_settings, resolve
from indexes.as_text import report_json, report_text
from indexes.encoder import open_encoder
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


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m indexes", description="Make documents findable.")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    command = commands.add_parser("update", help="bring the snapshot up to date with the folder of documents")
    command.add_argument("--corpus", type=Path, metavar="DIR", help="folder of documents, instead of paths.corpus")
    command.add_argument("--into", type=Path, metavar="DIR", help="folder of snapshots, instead of paths.index")
    command.add_argument("--json", action="store_true", help="print the report as one JSON value")
    command.set_defaults(run=_update)
    return parser


if __name__ == "__main__":
    sys.exit(main())
