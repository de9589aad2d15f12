"""The conversation manager: the only writer of rows, and their reader. Plain and synchronous; it calls no model."""

from conversation.services.rows import appending, closing, lifecycle, notes, opening, revisions, status, summaries


class ConversationManager:
    """Every call opens its own transaction, takes ids as UUID or text, and changes nothing when it raises.

    `owner`, a user's primary key, hides all conversations but that person's; None hides nothing (for library use).
    Inside a running event loop, call through `conversation.services.db.in_db`.
    """

    start_conversation = staticmethod(lifecycle.start_conversation)
    pause_conversation = staticmethod(lifecycle.pause_conversation)
    resume_conversation = staticmethod(lifecycle.resume_conversation)
    reopen_conversation = staticmethod(lifecycle.reopen_conversation)
    update_conversation = staticmethod(lifecycle.update_conversation)
    delete_conversation = staticmethod(lifecycle.delete_conversation)
    restore_conversation = staticmethod(lifecycle.restore_conversation)
    purge_deleted = staticmethod(lifecycle.purge_deleted)

    add_message = staticmethod(appending.add_message)
    open_turn = staticmethod(opening.open_turn)
    reopen_turn = staticmethod(opening.reopen_turn)
    edit_turn = staticmethod(opening.edit_turn)
    close_turn = staticmethod(closing.close_turn)
    fail_turn = staticmethod(closing.fail_turn)

    list_notes = staticmethod(notes.list_notes)
    add_note = staticmethod(notes.add_note)
    fix_note = staticmethod(notes.fix_note)
    delete_note = staticmethod(notes.delete_note)

    complete_conversation = staticmethod(summaries.complete_conversation)
    open_summary = staticmethod(summaries.open_summary)
    close_summary = staticmethod(summaries.close_summary)
    fail_summary = staticmethod(summaries.fail_summary)
    newest_version = staticmethod(summaries.newest_version)
    latest_summary = staticmethod(summaries.latest_summary)
    summary_versions = staticmethod(summaries.summary_versions)

    open_rewriting = staticmethod(revisions.open_rewriting)
    open_revision = staticmethod(revisions.open_revision)
    store_revision = staticmethod(revisions.store_revision)
    restore_summary = staticmethod(revisions.restore_summary)
    stored_version = staticmethod(revisions.stored_version)

    get_status = staticmethod(status.get_status)
    list_conversations = staticmethod(status.list_conversations)
    get_conversation_history = staticmethod(status.get_conversation_history)
