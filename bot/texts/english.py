"""English, for readers who do not read Vietnamese; documents keep their names and words."""

from __future__ import annotations

from bot.texts.keys import Texts

ENGLISH = Texts(
    greeting=(
        "Good day. This assistant looks up plans, decisions and reports in the library "
        "and names the document and the paragraph that say it.\n"
        "Ask as you would ask a colleague, in Vietnamese with or without diacritics, or in English. "
        "What the library does not hold, the assistant says it does not hold."
    ),
    help=(
        "Type a question and send it. The answer comes first, then the document's own words, "
        "then the source. "
        "The button ① opens the cited paragraph in full with the paragraphs before and after it.\n"
        "A question may follow up the one before; the button “New topic” forgets what was asked.\n"
        "An open paragraph can be seen on its page, cited, and followed to related documents and to the file."
    ),
    help_inline="In any chat, type the assistant's name and a number to insert a citation.",
    help_commands=(
        "While drafting:\n"
        "/soat checks the basis and references of a draft\n"
        "/cancu proposes a basis for a title\n"
        "/sodo maps a document's relations\n"
        "/sosanh compares two documents\n"
        "/tiendo shows a programme over the years\n"
        "While getting to know the library:\n"
        "/batdau fields of work, and what to read first\n"
        "/viettat explains abbreviations\n"
        "/kiemtra asks questions to practise on (to check a draft, use /soat)\n"
        "Also:\n"
        "/language changes the language\n"
        "/help shows this again"
    ),
    help_own="/theodoi tells you of new documents\n/dulieu shows what is kept about you, /xoadulieu erases it",
    examples_heading="Examples:",
    examples=(
        "which plan covers Xay Sôm Bun?",
        "How many students from Laos does the province take in each year?",
        "who signed Plan 163?",
    ),
    understood="Understood as:",
    nearest="Closest:",
    page="page {page}",
    draft="draft, never issued",
    read="read",
    another_topic="New topic",
    ask_otherwise="How to ask",
    how_to_ask=(
        "It helps to give the number and symbol of a document (481/KH-UBND), its type, a year, "
        "or a name exactly as the documents write it.\n"
        "Ask one thing at a time. Vietnamese may be typed without diacritics."
    ),
    forgotten="Earlier questions are forgotten. Please ask about something else.",
    previous="← Previous",
    next="Next →",
    before="Before it:",
    this="This paragraph:",
    after="After it:",
    shortened="The paragraph has {total} characters; only the first {shown} are shown here.",
    gone=(
        "This paragraph is no longer in the library; its document may have been replaced or withdrawn. "
        "Please ask again for the current source."
    ),
    old_button="This button no longer works. Please ask again.",
    choose_language="Choose the language of the replies:",
    language_set="From now on the assistant replies in English.",
    language_name="English",
    question_too_long="The question has {length} characters, the limit is {limit}. Please ask a shorter one.",
    welcome="You are welcome. Ask again whenever something has to be looked up.",
    question_unreadable=(
        "The question holds no word that could be looked up. Please write at least two letters or digits."
    ),
    timed_out=(
        "This question needed more than {seconds} seconds and was stopped. "
        "Please narrow it, or give the number of the document."
    ),
    busy="Many difficult questions are being worked on. Please ask again in a minute.",
    waiting="{count} of your questions are still waiting for an answer. Please wait before you ask more.",
    failed="A fault in the system prevented the answer; it is recorded. Please ask again in a few minutes.",
    access_lost="You may no longer see this answer. Please contact an administrator.",
    edited="Only an edited question is answered anew; an edited command is not done again. Please send it as a new message.",
    only_text="The assistant reads written questions only. Please type the question.",
    file_not_taken=(
        "Only editors can send documents to the library; this file is not kept. "
        "To check a draft, type /soat and answer the assistant's message with the file."
    ),
    only_private="This command works in a private chat only. Please write to the assistant in private.",
    unknown_command="There is no such command. Type /help for the commands; a question needs none.",
    ask_usage="Write the question after the command, for example: /hoi {example}",
    command_start="Introduction",
    command_help="How to ask, with examples",
    command_language="Change the language (Vietnamese, English)",
    command_ask="Ask in a group",
    chat_hint="Type a question and press Enter. /help explains, /language vi is Vietnamese, /quit leaves.",
    chat_open="Type a number ({numbers}) to read the cited paragraph in full.",
    chat_no_source="The last answer has no source number {number}.",
    chat_turn="Type - or + to read the paragraph before or after.",
    chat_no_page="No paragraph is open, or the document ends on that side.",
    chat_examples="Three example questions:",
    chat_choose="Type a letter to go on: {choices}",
    chat_paste="Paste the lines to be checked; a blank line ends them. For a file, type /soat and its path.",
    chat_file="File: {path}",
    chat_vote="Type the number of the right option.",
    chat_no_option="There are {count} options. Please type one of their numbers.",
    chat_right="Right.",
    chat_wrong="Not right.",
)
