"""The keys that every language must fill; a missing one fails type checking and import."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from bot.audit import Deed
from bot.people import Standing
from corpus.access import Role
from corpus.lint import Kind


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeTexts:
    """The sentences and words of one language, plain, with names in braces that are filled with str.format.

    Attributes:
        request_sent, request_waits, request_full, request_declined: what a newcomer hears of his request.
        stranger, stranger_in_group, ask_for_access: what anyone hears who has not been let in.
        admitted, already_in, invitation_void: what he hears who is let in, or is not by his link.
        too_fast: a person beyond the limits on questions.
        no_right, no_such_task: a command or button that is not his, or no longer known.
        request_card, grant_reader, grant_editor, decline, block, unblock, remove: a request and its buttons.
        roles, standings, deeds: words for the values of the same names.
        nameless, none: stand where there is nothing.
        people_heading, nobody, nobody_named, person_line, person_unknown, fixed_administrator: the list of people.
        invited, invite_usage: an invitation, and how to make one.
        log_heading, log_line, log_subject, log_empty: the audit log; what was done with whom or what it was done to.
        refusals: why a document was not accepted, by the name of the error.
        level_public, level_internal, level_unit: access levels.
        group_waits, group_usage, group_cleared: said in a group.
        commands: names and descriptions of the commands that each role adds to the menu.
        cancel: a button that does nothing.
        data_heading, data_person, data_kept, recent_heading, tables: what is kept of a person; tables by name.
        erase_sure, erase_yes, erased, not_erased: erasing it.
        reading, unreadable, tool_missing, file_too_large, too_many_uploads, quarantined, quarantine_told, not_kept: a file that was sent.
        report_heading, report_field, report_missing, report_corrected, report_size: what was read of it.
        report_draft, report_held, report_level, header_fields: the same; fields of a header by name.
        take_up, drop, correct_field: buttons below the report.
        write_correction, correction_refused, correction_stopped, nothing_corrected: correcting a field.
        correction_hints: what a field needs, by field.
        taking_up, taken, not_taken, disk_refused, see_the_log, dropped, upload_decided: what became of the document.
        figures, figures_none, chart_caption, unanswered_heading, disliked_heading: the figures on use.
        no_faults, faults_heading, faults_first, kinds: findings in the documents; kinds by value.
        follow_usage, followed, followed_heading, phrase_bad, phrases_full: phrases that are followed.
        field_followed, fields_heading: fields of work that are followed.
        new_document, new_in_field, open_document: said of a new document that holds or belongs to one.
        group_card, group_line, group_unclear, group_gone, groups_heading, no_groups: groups as administrators see them.
    """

    request_sent: str
    request_waits: str
    request_full: str
    request_declined: str
    stranger: str
    stranger_in_group: str
    ask_for_access: str
    admitted: str
    already_in: str
    invitation_void: str
    too_fast: str
    no_right: str
    no_such_task: str
    request_card: str
    grant_reader: str
    grant_editor: str
    decline: str
    block: str
    unblock: str
    remove: str
    roles: Mapping[Role, str]
    standings: Mapping[Standing, str]
    deeds: Mapping[Deed, str]
    nameless: str
    none: str
    people_heading: str
    nobody: str
    nobody_named: str
    person_line: str
    person_unknown: str
    fixed_administrator: str
    invited: str
    invite_usage: str
    log_heading: str
    log_line: str
    log_subject: str
    refusals: Mapping[str, str]
    log_empty: str
    level_public: str
    level_internal: str
    level_unit: str
    group_waits: str
    group_usage: str
    group_cleared: str
    group_card: str
    group_line: str
    group_unclear: str
    group_gone: str
    groups_heading: str
    no_groups: str
    commands: Mapping[Role, tuple[tuple[str, str], ...]]
    cancel: str
    data_heading: str
    data_person: str
    data_kept: str
    recent_heading: str
    tables: Mapping[str, str]
    erase_sure: str
    erase_yes: str
    erased: str
    not_erased: str
    reading: str
    unreadable: str
    tool_missing: str
    file_too_large: str
    too_many_uploads: str
    not_kept: str
    quarantined: str
    quarantine_told: str
    report_heading: str
    report_field: str
    report_missing: str
    report_corrected: str
    report_size: str
    report_draft: str
    report_held: str
    report_level: str
    header_fields: Mapping[str, str]
    take_up: str
    drop: str
    correct_field: str
    write_correction: str
    correction_refused: str
    correction_hints: Mapping[str, str]
    correction_stopped: str
    nothing_corrected: str
    taking_up: str
    taken: str
    not_taken: str
    disk_refused: str
    see_the_log: str
    dropped: str
    upload_decided: str
    figures: str
    figures_none: str
    chart_caption: str
    unanswered_heading: str
    disliked_heading: str
    no_faults: str
    faults_heading: str
    faults_first: str
    kinds: Mapping[Kind, str]
    follow_usage: str
    followed: str
    followed_heading: str
    phrase_bad: str
    phrases_full: str
    field_followed: str
    fields_heading: str
    new_in_field: str
    new_document: str
    open_document: str
