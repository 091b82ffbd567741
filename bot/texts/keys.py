"""The keys that every language must fill; a missing one fails type checking and import."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Texts:
    """The sentences and words of one language.

    Names in braces are filled with :meth:`str.format`; a test holds the
    languages to the same names. Texts are plain: no markup.

    Attributes:
        greeting: the reply to /start, one paragraph a line.
        help, help_inline, help_commands, help_own: the reply to /help, one paragraph a line; how to ask,
            what may be done in other chats, the commands, and those that no terminal has.
        examples_heading: stands above the examples of the help.
        examples: questions a newcomer may try.
        understood: stands before the question as resolved from the conversation.
        nearest: stands before the nearest paragraphs when nothing was found.
        page: page of a place, after a comma.
        draft: after the name of a document that was never issued.
        read: label of the button that opens a source, after its sign.
        another_topic: label of the button that forgets the conversation.
        ask_otherwise: label of the button that tells how to ask.
        how_to_ask: what that button says, one paragraph a line.
        forgotten: what the button that forgets says.
        previous, next: labels of the buttons that page through a document.
        before, this, after: captions of an open paragraph and of those around it.
        shortened: said of a paragraph too long to be shown whole.
        gone: an opened paragraph that the library no longer holds.
        old_button: a button of which nothing is known any more.
        choose_language: asks for a language.
        language_set: confirms the language.
        language_name: the language's own name.
        question_too_long: a question beyond the limit.
        welcome: the reply to thanks.
        question_unreadable: a question without a word to ask about.
        timed_out: an answer that took too long.
        busy: too many slow questions at once.
        waiting: one person has too many questions open.
        failed: an unexpected failure.
        access_lost: an asker who may no longer read what was found for him.
        edited: a message other than a question that was changed after it had been sent.
        only_text: a message that holds no text.
        file_not_taken: a file of someone who may not put documents into the library.
        only_private: a command in a group that is for private chats, or for nobody.
        unknown_command: a command that does not exist.
        ask_usage: the command for questions without a question.
        command_start, command_help, command_language, command_ask: the command menu.
        chat_hint: the terminal's first line.
        chat_open: the terminal's hint on opening sources.
        chat_no_source: the terminal's answer to a number that no source bears.
        chat_turn: the terminal's hint on paging from an open paragraph.
        chat_no_page: the terminal's answer where there is nothing to page to.
        chat_choose: the terminal's hint on what else may be done, with a letter each.
        chat_paste: the terminal asks for the lines of a draft.
        chat_file: where a picture or file of a reply lies.
        chat_vote, chat_no_option, chat_right, chat_wrong: a quiz in the terminal.
        chat_examples: stands above the terminal's example questions.
    """

    greeting: str
    help: str
    help_inline: str
    help_commands: str
    help_own: str
    examples_heading: str
    examples: tuple[str, ...]
    understood: str
    nearest: str
    page: str
    draft: str
    read: str
    another_topic: str
    ask_otherwise: str
    how_to_ask: str
    forgotten: str
    previous: str
    next: str
    before: str
    this: str
    after: str
    shortened: str
    gone: str
    old_button: str
    choose_language: str
    language_set: str
    language_name: str
    question_too_long: str
    welcome: str
    question_unreadable: str
    timed_out: str
    busy: str
    waiting: str
    failed: str
    access_lost: str
    edited: str
    only_text: str
    file_not_taken: str
    only_private: str
    unknown_command: str
    ask_usage: str
    command_start: str
    command_help: str
    command_language: str
    command_ask: str
    chat_hint: str
    chat_open: str
    chat_no_source: str
    chat_turn: str
    chat_no_page: str
    chat_examples: str
    chat_choose: str
    chat_paste: str
    chat_file: str
    chat_vote: str
    chat_no_option: str
    chat_right: str
    chat_wrong: str
