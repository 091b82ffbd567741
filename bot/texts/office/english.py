"""English, for those who read it better; names of documents and quotes stay Vietnamese."""

from __future__ import annotations

from bot.audit import Deed
from bot.people import Standing
from bot.texts.office.keys import OfficeTexts
from corpus.access import Role
from corpus.lint import Kind
from corpus.reader_words import FIELD_NAMES

ENGLISH = OfficeTexts(
    request_sent=(
        "Good day. This assistant looks things up in plans, decisions and reports, and cites document and paragraph.\n"
        "Your request for access has gone to the administrators; you will be told here once it is granted."
    ),
    request_waits="Your request for access is waiting for an administrator. You will be told here once it is decided.",
    request_full="{limit} requests are waiting, the most there may be. Please send /start again later, or ask for an invitation link.",
    request_declined="Your request for access was not granted. Please contact your office's administrator.",
    stranger="You have no access yet. Please send /start; your request then goes to the administrators.",
    stranger_in_group="You have no access yet. Please write to the assistant in private and send /start.",
    ask_for_access="Ask for access",
    admitted="You now have access as {role}. Type a question; /help tells more.",
    already_in="You have access already and need no invitation.",
    invitation_void="This invitation has expired or was used. Please send /start to ask for access.",
    too_fast="The assistant is getting too many questions. Please ask again in {seconds} seconds.",
    no_right="This needs the role {role}. Please contact an administrator.",
    no_such_task="This button no longer works, or is not for you. Please send the command again.",
    request_card="Request for access\n{name} (number {person})",
    grant_reader="Let read",
    grant_editor="Let edit",
    decline="Decline",
    block="Block",
    unblock="Unblock",
    remove="Remove from the list",
    roles={
        Role.READER: "reader",
        Role.EDITOR: "editor",
        Role.ADMINISTRATOR: "administrator",
    },
    standings={
        Standing.ASKED: "waiting",
        Standing.MEMBER: "let in",
        Standing.DECLINED: "declined",
        Standing.BLOCKED: "blocked",
    },
    deeds={
        Deed.ADMITTED: "gave access",
        Deed.DECLINED: "declined",
        Deed.BLOCKED: "blocked",
        Deed.UNBLOCKED: "unblocked",
        Deed.REMOVED: "removed from the list",
        Deed.INVITED: "made an invitation",
        Deed.JOINED: "came in by invitation",
        Deed.GROUP_CLEARED: "cleared the group",
        Deed.GROUP_REFUSED: "refused the group",
        Deed.UPLOADED: "sent a document",
        Deed.UPLOAD_REFUSED: "document not accepted",
        Deed.TAKEN_UP: "added a document to the library",
        Deed.WITHDRAWN: "discarded a document",
        Deed.ERASED: "erased own data",
    },
    nameless="without name",
    none="none",
    people_heading="People: {count}",
    nobody="Nobody has asked for access yet.",
    nobody_named="Nobody on the list has the name “{name}”. /nguoidung shows the whole list.",
    person_line="{name} (number {person}) – {what}",
    person_unknown="There is nobody with the number {person} on the list. /nguoidung shows the whole list.",
    fixed_administrator="Number {person} is an administrator by the settings; only the settings can change that.",
    invited="An invitation for one person as {role}, to be used once within {hours} hours:\n{link}",
    invite_usage=(
        "Type /moi to invite a reader, /moi editor to invite an editor; add codes of units if needed. "
        "Units with documents of their own: {units}.\n"
        "Only a person on the list can be made an administrator, with /nguoidung."
    ),
    log_heading="The administrators' log, newest first:",
    log_line="{at} – number {actor}: {deed}",
    log_subject="{deed} ({subject})",
    refusals={
        "QuarantineError": "signs of a state secret",
        "ReadError": "could not be read",
        "MissingToolError": "the server lacks a tool to read it",
    },
    log_empty="The administrators' log is empty.",
    level_public="public",
    level_internal="internal",
    level_unit="{unit} only",
    group_waits="This group may not ask yet. The request has gone to the administrators.",
    group_usage="Please write the question after the assistant's name, or after /hoi.",
    group_cleared="This group may ask now, about documents of the level: {level}. Please write the question after the assistant's name, or after /hoi.",
    group_card="Documents that may be read in the group\n{group}",
    group_line="{title} – {what}",
    group_unclear="not allowed yet",
    group_gone="This group is no longer on the list. /nhom shows the groups.",
    groups_heading="Groups:",
    no_groups="The assistant is in no group yet.",
    commands={
        Role.READER: (
            ("theodoi", "Be told of new documents by field or phrase"),
            ("dulieu", "See what is kept about you"),
            ("xoadulieu", "Erase what is kept about you"),
        ),
        Role.EDITOR: (("canhbao", "Faults found in the documents"),),
        Role.ADMINISTRATOR: (
            ("nguoidung", "People and roles"),
            ("moi", "Make an invitation"),
            ("nhom", "Groups"),
            ("thongke", "Figures on use"),
            ("nhatky", "The administrators' log"),
        ),
    },
    cancel="Cancel",
    data_heading="What is kept about you",
    data_person="Telegram number {person}, name {name}, role {role}, since {since}: to know who may ask.",
    data_kept=(
        "It serves to answer you, and to show administrators which questions had no answer; it is erased after {days} "
        "days. The administrators' log holds numbers only. To erase it now: /xoadulieu."
    ),
    tables={
        "answered": "Answered questions, so that the buttons below an answer work: {count}",
        "rating": "Judgements of answers: {count}",
        "asked": "Recent questions, so that follow-ups are understood, kept for an hour: {count}",
        "replied": "Answers that change when you edit your question: {count}",
        "used": "Questions counted for the figures: {count}",
        "subscription": "Phrases you follow: {count}",
        "followed_field": "Fields you follow: {count}",
        "has_read": "Documents read on the tour: {count}",
        "quiz": "Quiz questions asked: {count}",
        "upload": "Documents you sent: {count}",
    },
    recent_heading="Recent questions:",
    erase_sure=(
        "Erase your name, questions, judgements, what you follow, your progress and your waiting documents? "
        "This cannot be undone; your access stays."
    ),
    erase_yes="Erase",
    erased="What was kept about you is erased. Your access stays.",
    not_erased="Everything stays as it is.",
    reading="The file is being read; the result comes here.",
    unreadable="The file {name} was not accepted: {reason}.\nPlease {remedy}.",
    tool_missing=("The file {name} was not accepted yet: {reason}.\nPlease tell an administrator. Details: {remedy}."),
    file_too_large=(
        "The file has {size} MB, Telegram hands over up to {limit} MB. "
        "Please put it into the folder of documents and index again."
    ),
    too_many_uploads=(
        "{limit} documents wait for your decision, the most there may be. Please add some to the library or discard them, "
        "then send it again."
    ),
    not_kept=(
        "The file {name} could not be written to the disk of this machine: it is full, or the bot may not write there. "
        "Nothing of it is kept; please tell an administrator, then send it again."
    ),
    quarantined=(
        "The document bears signs of a state secret. It is not accepted, not kept and not answered about. "
        "Please handle it under the rules on the protection of state secrets."
    ),
    quarantine_told=(
        "The person with the number {person} sent a document with signs of a state secret. It was not kept. "
        "Please check under the rules on the protection of state secrets, the message left in Telegram included."
    ),
    report_heading="The file {name} was read",
    report_field="{field}: {value} {mark}",
    report_missing="not found in the document",
    report_corrected="(corrected)",
    report_size="Pages: {pages}; paragraphs: {paragraphs}; mentions of documents: {references}",
    report_draft="※ Never issued: it has no number or no date.",
    report_held="※ The library has a document with this very content.",
    report_level="Level: {level}. Choose the level, correct the header if needed, then add it to the library.",
    header_fields=FIELD_NAMES["en"],
    take_up="Add to the library",
    drop="Discard",
    correct_field="Correct: {field}",
    write_correction="Type the right value of “{field}” and send it; /thoi leaves it as it is.",
    correction_refused="This value cannot be used for “{field}”: {hint}. Please type it again; /thoi leaves it as it is.",
    correction_hints={
        "type": "a type of document is needed, such as Kế hoạch, Quyết định",
        "symbol": "a number and symbol is needed, such as 481/KH-UBND",
        "date": "a real day is needed, such as 25/8/2022",
        "issuer": "between 1 and 500 characters are needed",
        "subject": "between 1 and 500 characters are needed",
    },
    correction_stopped="The header is no longer being corrected.",
    nothing_corrected="Nothing is being corrected.",
    taking_up="{name} is being added to the library.",
    taken="{name} is in the library now and can be asked about.",
    not_taken="The document could not be added to the library; it still waits. Please tell an administrator, then press the button again.\nDetails: {reason}",
    disk_refused="the disk with the documents is full, or the bot may not write there",
    see_the_log="see the log of the bot",
    dropped="{name} was discarded. The file is not kept.",
    upload_decided="This document no longer waits for a decision. To add it to the library, please send the file again.",
    figures=(
        "Last {days} days: {questions} questions of {people} people, {unanswered} of them without an answer.\n"
        "Half of the answers came within {median} seconds, 95% within {slow} seconds."
    ),
    figures_none="No questions in the last {days} days.",
    chart_caption="Questions a day: blue answered, orange unanswered.",
    unanswered_heading="Questions without an answer:",
    disliked_heading="Answers marked as poor:",
    no_faults="Nothing was found wrong in the documents.",
    faults_heading="{count} points to look into:",
    faults_first="The {count} most serious:",
    kinds={
        Kind.IMPOSSIBLE_DATE: "Impossible dates",
        Kind.TWO_DATES: "One document, two dates",
        Kind.LATER_DATE: "Cites what was issued later",
        Kind.DOUBTFUL_DATE: "Doubtful dates",
        Kind.TWO_SPELLINGS: "One name, two spellings",
        Kind.DRAFT: "Never issued",
        Kind.NO_SIGNATURE: "No signature",
        Kind.POOR_SCAN: "Poor scans",
        Kind.NOT_HELD: "Full text not held",
        Kind.UNEXPLAINED_ABBREVIATION: "Abbreviations without explanation",
        Kind.READING: "Notes on reading",
    },
    follow_usage=(
        "Write a phrase after the command, for example: /theodoi cải cách hành chính; or choose a field with a button. "
        "You will be told of new documents with it."
    ),
    followed="“{phrase}” is followed. You will be told of new documents with it. /theodoi shows the list.",
    followed_heading="Phrases you follow (press ✕ to drop one):",
    phrase_bad=(
        "The phrase “{phrase}” has {length} characters; {shortest} to {longest} are needed, letters or digits among them. "
        "Please write it again, for example: /theodoi cải cách hành chính"
    ),
    phrases_full="You follow {limit} phrases, the most there may be. Please drop some with /theodoi.",
    field_followed="The field {field} is followed. You will be told of new documents in it. /theodoi shows the list.",
    fields_heading="Fields you follow:",
    new_in_field="A new document in the field {field}:\n{name}",
    new_document="A new document with “{phrase}”:\n{name}",
    open_document="Read",
)
