"""Changes of a write-up that is there: each makes a version, and none is ever changed."""

import asyncio
import json
from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from conversation.exceptions import Invalid, MessageTooLong, NotFound, TurnInProgress, WrongState
from conversation.interview.types import Summary
from conversation.models import Conversation, SummaryVersion, Turn
from conversation.services.db import in_db
from conversation.services.revising import TRIES, revise
from conversation.services.rows.revisions import open_revision
from tests.wire.scripted import Refuses, Says

pytestmark = pytest.mark.django_db(transaction=True)
SAID = "I ran the till at Corner Books for 3 years."
MORE = "I used a Square terminal and managed 4 people."


@pytest.fixture
def written(begun, manager, orchestrator):
    """A completed conversation: Tessa ran a till."""
    manager.add_message(begun, "user", SAID)
    orchestrator.complete_conversation_with_summary(begun)
    return begun


def edit(orchestrator, conversation_id, pointer, text, **options):
    return asyncio.run(orchestrator.aedit_summary(conversation_id, pointer, text, **options))


def restore(orchestrator, conversation_id, number, **options):
    return asyncio.run(orchestrator.arestore_summary(conversation_id, number, **options))


def rewrite(orchestrator, conversation_id, **options):
    async def to_its_end():
        return await (await orchestrator.abegin_rewriting(conversation_id, **options)).result()

    return asyncio.run(to_its_end())


def tell_more(manager, conversation_id):
    manager.reopen_conversation(conversation_id)
    manager.add_message(conversation_id, "user", MORE)


def stored(conversation_id):
    """Every version to the letter."""
    return list(SummaryVersion.objects.filter(conversation=conversation_id).order_by("number").values())


def test_an_edit_is_the_next_version_and_the_narrative_follows(written, manager, orchestrator):
    before = stored(written)
    edited = edit(orchestrator, written, "/narrative_summary", "I ran the till.")
    assert (edited.summary.version, edited.warning) == (2, None)
    assert stored(written)[:1] == before
    assert manager.latest_summary(written) == edited.summary
    conversation = Conversation.objects.get(pk=written)
    assert (conversation.experience_summary, conversation.status) == ("I ran the till.", "completed")


def test_an_edit_of_an_open_conversation_leaves_it_open(written, manager, orchestrator):
    manager.reopen_conversation(written)
    assert edit(orchestrator, written, "/title", "Bookseller").summary.version == 2
    assert restore(orchestrator, written, 1).version == 3
    assert rewrite(orchestrator, written).number == 4
    assert manager.get_status(written).status == "active"


def test_before_the_first_version_there_is_nothing_to_change(begun, manager, orchestrator):
    manager.add_message(begun, "user", SAID)
    for change in (
        lambda: edit(orchestrator, begun, "/title", "Bookseller"),
        lambda: restore(orchestrator, begun, 1),
        lambda: rewrite(orchestrator, begun),
    ):
        with pytest.raises(NotFound):
            change()
    assert not SummaryVersion.objects.exists()
    assert not Turn.objects.filter(kind="summary").exists()


def test_nothing_is_changed_while_a_reply_or_a_write_up_is_being_written(written, manager, orchestrator):
    manager.open_rewriting(written)
    for change in (
        lambda: edit(orchestrator, written, "/title", "Bookseller"),
        lambda: restore(orchestrator, written, 1),
        lambda: rewrite(orchestrator, written),
    ):
        with pytest.raises(TurnInProgress):
            change()
    assert len(stored(written)) == 1


def test_a_wrong_pointer_or_text_stores_nothing(written, orchestrator, settings):
    settings.CONVERSATION = {**settings.CONVERSATION, "message_max_chars": 20}
    for pointer, text, refusal in (
        ("/nothing", "x", Invalid),
        ("/title", "x" * 21, MessageTooLong),
        ("/title", "x\x00", Invalid),
        ("/title", "x\ud800", Invalid),
    ):
        with pytest.raises(refusal):
            edit(orchestrator, written, pointer, text)
    with pytest.raises(Invalid):
        rewrite(orchestrator, written, pointer="/nothing")
    assert len(stored(written)) == 1
    assert not Turn.objects.filter(state="running").exists()


def test_a_stranger_changes_nothing(written, orchestrator, stranger):
    for change in (
        lambda: edit(orchestrator, written, "/title", "Mine", owner=stranger.pk),
        lambda: restore(orchestrator, written, 1, owner=stranger.pk),
        lambda: rewrite(orchestrator, written, owner=stranger.pk),
    ):
        with pytest.raises(NotFound):
            change()
    assert len(stored(written)) == 1


def test_a_restored_version_is_a_copy_of_it(written, manager, orchestrator):
    first = manager.latest_summary(written)
    edit(orchestrator, written, "/title", "Queen of books")
    restored = restore(orchestrator, written, 1)
    assert restored == first.model_copy(update={"version": 3})
    assert [version.summary.title for version in manager.summary_versions(written)][1] == "Queen of books"


@pytest.mark.parametrize("number", [0, -1, 2, 10**30])
def test_a_version_that_is_not_there_is_not_restored(written, orchestrator, number):
    with pytest.raises(NotFound, match="version"):
        restore(orchestrator, written, number)


def test_what_stays_of_an_old_write_up_stays_stale(written, manager, orchestrator):
    tell_more(manager, written)
    assert edit(orchestrator, written, "/title", "Bookseller").summary.stale is True
    part = rewrite(orchestrator, written, pointer="/skills_identified")
    assert part.stale is True
    assert manager.latest_summary(written).stale is True


def test_what_is_written_anew_as_a_whole_is_not_stale_but_an_old_one_restored_is(written, manager, orchestrator):
    tell_more(manager, written)
    assert rewrite(orchestrator, written).stale is False
    assert manager.latest_summary(written).stale is False
    assert restore(orchestrator, written, 1).stale is True
    assert restore(orchestrator, written, 2).stale is False


def test_one_part_is_written_anew_and_the_persons_own_words_elsewhere_stay(written, manager, orchestrator):
    first = manager.latest_summary(written)
    edit(orchestrator, written, "/title", "Queen of books")
    edit(orchestrator, written, "/narrative_summary", "I was there.")
    again = rewrite(orchestrator, written, pointer="/narrative_summary").as_summary()
    assert (again.title, again.narrative_summary) == ("Queen of books", first.narrative_summary)
    assert [claim.status for claim in again.claims if claim.pointer == "/title"] == ["edited"]
    assert Conversation.objects.get(pk=written).experience_summary == first.narrative_summary


def test_what_is_written_anew_stays_in_its_language(written, manager, orchestrator):
    assert rewrite(orchestrator, written, language="de").as_summary().language == "de"
    assert rewrite(orchestrator, written).as_summary().language == "de"
    assert rewrite(orchestrator, written, pointer="/title").as_summary().language == "de"


def test_a_part_is_written_anew_by_a_model_and_the_gate_keeps_its_inventions_out(written, orchestrator, vendors):
    edit(orchestrator, written, "/title", "Queen of books")
    ran = {"text": "Ran the till at Corner Books.", "quotes": [SAID]}
    won = {"text": "Won the Golden Till award.", "quotes": [SAID]}
    vendors.anthropic.will(Refuses(500))
    vendors.openai.will(Says((json.dumps({"title": won, "bullets": [ran, won]}),)))
    again = rewrite(orchestrator, written, pointer="/resume_bullets").as_summary()
    assert (again.resume_bullets[0], again.title) == ("Ran the till at Corner Books.", "Queen of books")
    assert not any("Golden" in bullet for bullet in again.resume_bullets)
    assert again.generation_metadata.provider == "openai"


def test_a_model_that_fails_leaves_a_rewriting_to_the_extractive_writer(written, orchestrator, vendors):
    for vendor in vendors.openai, vendors.anthropic:
        vendor.will(Refuses(500))
    assert rewrite(orchestrator, written).as_summary().generation_metadata.model == "extractive"


def test_a_rewriting_that_was_given_up_stores_nothing(written, manager):
    opened = manager.open_rewriting(written)
    Turn.objects.filter(state="running").update(lease_until=timezone.now() - timedelta(seconds=1))
    manager.restore_summary(written, 1)
    with pytest.raises(WrongState):
        manager.close_summary(opened, Summary())
    assert len(stored(written)) == 2


def test_completing_again_makes_the_next_version(written, manager, orchestrator):
    edit(orchestrator, written, "/title", "Bookseller")
    tell_more(manager, written)
    assert orchestrator.complete_conversation_with_summary(written).number == 3
    assert [version.summary.stale for version in manager.summary_versions(written)] == [True, True, False]


def test_edits_at_once_all_come_in(written, manager, orchestrator):
    async def all_at_once():
        edits = (orchestrator.aedit_summary(written, "/key_achievements/-", f"Won {n} prizes.") for n in range(4))
        return await asyncio.gather(*edits)

    before = len(manager.latest_summary(written).key_achievements)
    asyncio.run(all_at_once())
    now = manager.latest_summary(written)
    assert len(now.key_achievements) == before + 4
    assert now.version == 5


def test_who_is_overtaken_too_often_is_told_to_try_again(written, orchestrator):
    tries = []

    async def opened():
        revision = await in_db(open_revision, written)
        tries.append(revision)
        await orchestrator.arestore_summary(written, 1)
        return revision

    with pytest.raises(TurnInProgress):
        asyncio.run(revise("/title", "Bookseller", version_id=None, open_it=opened))
    assert len(tries) == TRIES


def test_the_same_change_under_one_id_is_made_once_and_answered_alike(written, manager, orchestrator):
    edited, restored = uuid4(), uuid4()
    first = edit(orchestrator, written, "/resume_bullets/-", "Won 9 prizes.", version_id=edited)
    assert first.warning
    assert edit(orchestrator, written, "/resume_bullets/-", "Won 9 prizes.", version_id=edited) == first
    assert [restore(orchestrator, written, 1, version_id=restored).version for _ in range(2)] == [3, 3]
    assert manager.stored_version(written, restored).number == 3
    assert manager.stored_version(written, uuid4()) is None
    assert manager.stored_version(written, None) is None


CHANGES = st.lists(
    st.one_of(
        st.tuples(
            st.just("edit"),
            st.sampled_from(["/title", "/narrative_summary", "/resume_bullets/0", "/resume_bullets/-", "/timeline"]),
            st.sampled_from(["", "Ran the till.", "I ran the till. I won 3 prizes.", "Corner Books"]),
        ),
        st.tuples(st.just("restore"), st.integers(0, 6)),
        st.tuples(st.just("rewrite"), st.sampled_from([None, "/resume_bullets", "/title", "/resume_bullets/0"])),
    ),
    max_size=5,
)


@settings(deadline=None, max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(changes=CHANGES)
def test_whatever_is_changed_a_stored_version_never_is(written, orchestrator, changes):
    def change(kind, *what):
        if kind == "edit":
            edit(orchestrator, written, *what)
        elif kind == "restore":
            restore(orchestrator, written, *what)
        else:
            rewrite(orchestrator, written, pointer=what[0])

    for one in changes:
        before = stored(written)
        try:
            change(*one)
        except (NotFound, Invalid):
            assert stored(written) == before
            continue
        after = stored(written)
        assert after[:-1] == before
        assert [version["number"] for version in after] == list(range(1, len(after) + 1))
        assert Conversation.objects.get(pk=written).experience_summary == after[-1]["summary"]["narrative_summary"]
