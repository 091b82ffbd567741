"""Commands: ``python -m retrieval ask | search | evaluate | check | basis | compare | timeline``."""

from __future__ import annotations

import argparse
import json
import sys
from datetime import date
from pathlib import Path

from tqdm import tqdm

from config.command_line import CommandParser, positive, run, write_file
from config.errors import AssistantError, UsageError
from config.settings import Settings, load_settings
from retrieval.answer import Answer, Language
from retrieval.as_json import answer_json, candidate_json
from retrieval.citations import source_label
from retrieval.drafting.basis import find_basis
from retrieval.drafting.basis_text import basis_json, basis_text
from retrieval.drafting.check import check_draft
from retrieval.drafting.check_text import check_json, check_text
from retrieval.drafting.compare import compare_texts
from retrieval.drafting.compare_docx import comparison_docx
from retrieval.drafting.compare_text import comparison_json, comparison_text
from retrieval.drafting.docx_result import write_check
from retrieval.drafting.list_docx import list_docx
from retrieval.drafting.list_xlsx import list_xlsx
from retrieval.drafting.lists import is_list, list_of
from retrieval.drafting.naming import named_text
from retrieval.drafting.reading import read_draft
from retrieval.drafting.timeline import find_timeline
from retrieval.drafting.timeline_text import draw_timeline, timeline_json, timeline_text
from retrieval.drafting.wording import tell
from retrieval.engine import Engine
from retrieval.evaluation.calibrating import add_options as add_calibration
from retrieval.evaluation.calibrating import calibration_of
from retrieval.evaluation.evaluating import add_options, evaluation_of
from retrieval.evaluation.questions import Question, read_questions
from retrieval.opening import open_engine
from retrieval.terminal import answer_text, ranking_text


def main(arguments: list[str] | None = None) -> int:
    """Run one command; returns the exit status: 0 done, 1 some questions failed, 2 wrong usage."""
    options = _parser().parse_args(arguments)
    try:
        settings = _settings(options)
        engine = open_engine(settings)
        status: int = options.run(engine, options)
    except UsageError as error:
        print(error, file=sys.stderr)
        return 2
    except AssistantError as error:
        print(error, file=sys.stderr)
        return 1
    return status


def _ask(engine: Engine, options: argparse.Namespace) -> int:
    if options.batch is not None:
        return _ask_batch(engine, options)
    if not options.question:
        raise UsageError('No question was given; write it after "ask", or name a file with --batch.')
    language = Language(options.language) if options.language else None
    answer = engine.ask(options.question, previous=tuple(options.previous), language=language)
    print(json.dumps(answer_json(answer), ensure_ascii=False) if options.json else answer_text(answer))
    if options.xlsx is not None or options.docx is not None:
        _write_list(engine, answer, options)
    return 0


def _write_list(engine: Engine, answer: Answer, options: argparse.Namespace) -> None:
    """Write a list answer into the files that were asked for."""
    if not is_list(answer):
        raise UsageError(tell(answer.language, "no_list"))
    listed = list_of(answer, engine.view(), today=date.today())
    for path, write in ((options.xlsx, list_xlsx), (options.docx, list_docx)):
        if path is not None:
            write_file(path, write(listed, answer.language))


def _ask_batch(engine: Engine, options: argparse.Namespace) -> int:
    failed = 0
    for question in _progress(read_questions(options.batch)):
        try:
            answer = engine.ask(question.question, previous=question.previous)
        except AssistantError as error:
            failed += 1
            print(f"{question.id}: {error}", file=sys.stderr)
            continue
        if options.json:
            print(json.dumps(answer_json(answer, question.id), ensure_ascii=False))
        else:
            print(f"[{question.id}] {question.question}\n{answer_text(answer)}\n")
    return 1 if failed else 0


def _search(engine: Engine, options: argparse.Namespace) -> int:
    found = engine.search(options.question, options.k)
    for rank, candidate in enumerate(found, 1):
        document = engine.document(candidate.paragraph.document_id)
        if options.json:
            row = candidate_json(rank, candidate, document, Language.VIETNAMESE)
            print(json.dumps(row, ensure_ascii=False))
        else:
            label = source_label(document, candidate.paragraph, Language.VIETNAMESE)
            print(ranking_text([(rank, candidate.score, label, candidate.paragraph.text)]))
    return 0


def _evaluate(engine: Engine, options: argparse.Namespace) -> int:
    text, right = evaluation_of(engine, options)
    print(text)
    return 0 if right else 1


def _calibrate(engine: Engine, options: argparse.Namespace) -> int:
    print(calibration_of(engine, options, load_settings().retrieval.threshold))
    return 0


def _check(engine: Engine, options: argparse.Namespace) -> int:
    draft = read_draft(options.file, load_settings().reading)
    check = check_draft(draft, engine.view(), today=date.today())
    language = Language(options.language)
    if options.docx is not None:
        write_check(check, options.docx, source=options.file, language=language)
    print(json.dumps(check_json(check, language), ensure_ascii=False) if options.json else check_text(check, language))
    return 0


def _basis(engine: Engine, options: argparse.Namespace) -> int:
    basis = find_basis(options.subject, engine.view(), today=date.today())
    language = Language(options.language)
    print(json.dumps(basis_json(basis, language), ensure_ascii=False) if options.json else basis_text(basis, language))
    return 0


def _compare(engine: Engine, options: argparse.Namespace) -> int:
    language, settings = Language(options.language), load_settings().reading
    left, right = (named_text(name, engine.view(), settings, language) for name in (options.left, options.right))
    found = compare_texts(left, right)
    if options.docx is not None:
        write_file(options.docx, comparison_docx(found, language))
    shown = comparison_text(found, language)
    print(json.dumps(comparison_json(found, language), ensure_ascii=False) if options.json else shown)
    return 0


def _timeline(engine: Engine, options: argparse.Namespace) -> int:
    language = Language(options.language)
    found = find_timeline(options.subject, engine.view())
    if options.png is not None:
        write_file(options.png, draw_timeline(found, language))
    shown = timeline_text(found, language)
    print(json.dumps(timeline_json(found, language), ensure_ascii=False) if options.json else shown)
    return 0


def _progress(questions: tuple[Question, ...]) -> tqdm[Question]:
    return tqdm(questions, unit=" questions", disable=not sys.stderr.isatty(), leave=False)


def _settings(options: argparse.Namespace) -> Settings:
    settings = load_settings()
    if options.index is None:
        return settings
    return settings.model_copy(update={"paths": settings.paths.model_copy(update={"index": options.index})})


def _parser() -> argparse.ArgumentParser:
    parser = CommandParser(prog="python -m retrieval", description="Ask the library.")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    ask = commands.add_parser("ask", help="answer one question, or a file of them")
    ask.add_argument("question", nargs="?", help="the question, in Vietnamese or English")
    ask.add_argument("--batch", type=Path, metavar="FILE", help="JSON lines {id, question, previous_question?}")
    ask.add_argument("--previous", action="append", default=[], metavar="QUESTION", help="a question asked before")
    ask.add_argument("--language", choices=[language.value for language in Language], help="language of the reply")
    ask.add_argument("--xlsx", type=Path, metavar="OUT", help="write a list answer as XLSX")
    ask.add_argument("--docx", type=Path, metavar="OUT", help="write a list answer as DOCX")
    ask.set_defaults(run=_ask)
    search = commands.add_parser("search", help="rank paragraphs for a question")
    search.add_argument("question")
    search.add_argument("--k", type=positive, default=10, help="how many paragraphs (default 10)")
    search.set_defaults(run=_search)
    score = commands.add_parser("evaluate", help="score a question file")
    add_options(score)
    score.set_defaults(run=_evaluate)
    calibrate = commands.add_parser("calibrate", help="fit the weights of the confidence on a question file")
    add_calibration(calibrate)
    calibrate.set_defaults(run=_calibrate)
    for command in (ask, search, score, calibrate, *_drafting_parsers(commands)):
        command.add_argument("--index", type=Path, metavar="DIR", help="folder of the snapshots")
        command.add_argument("--json", action="store_true", help="one JSON value a line")
    return parser


def _drafting_parsers(
    commands: argparse._SubParsersAction[CommandParser],
) -> tuple[CommandParser, ...]:
    """Add the commands of the tools for drafting."""
    check = commands.add_parser("check", help="compare the references of a draft with the register")
    check.add_argument("file", type=Path, metavar="FILE", help="the draft, or only its căn cứ lines")
    check.add_argument("--docx", type=Path, metavar="OUT", help="write the draft with comments and tracked changes")
    check.set_defaults(run=_check)
    basis = commands.add_parser("basis", help="what a draft on a subject may be based on, as ready lines")
    basis.add_argument("subject", help='a title or a few words: "kế hoạch thông tin đối ngoại năm 2025"')
    basis.set_defaults(run=_basis)
    compare = commands.add_parser("compare", help="two texts side by side, what differs marked")
    compare.add_argument("left", metavar="EARLIER", help="a file, or the number of a held document")
    compare.add_argument("right", metavar="LATER", help="the same")
    compare.add_argument("--docx", type=Path, metavar="OUT", help="write both side by side as a table")
    compare.set_defaults(run=_compare)
    timeline = commands.add_parser("timeline", help="a programme over the years, with the figures that recur")
    timeline.add_argument("subject", help="a subject, or the number or short name of its decision or plan")
    timeline.add_argument("--png", type=Path, metavar="OUT", help="write a chart of the figures")
    timeline.set_defaults(run=_timeline)
    drafting = (check, basis, compare, timeline)
    for command in drafting:
        command.add_argument("--language", choices=[language.value for language in Language], default="vi")
    return drafting


if __name__ == "__main__":
    run(main)
