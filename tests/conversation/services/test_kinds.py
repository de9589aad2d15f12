"""A conversation that was started without a guide takes the one that its first answers tell."""

import pytest

from conversation.exceptions import Invalid, TurnInProgress
from conversation.interview.guide import guide_for
from conversation.interview.replay import replay
from conversation.models import Conversation
from conversation.services.results import Spent

pytestmark = pytest.mark.django_db
VOLUNTEER = "I volunteered at the food bank in Leeds for two years."
HELPER = "I helped at the food bank in Leeds for two years."
WAS_A_VOLUNTEER = "I was a volunteer there, on Saturdays."


def guide(conversation_id):
    """The guide as the database has it."""
    return Conversation.objects.values_list("guide", flat=True).get(pk=conversation_id)


def answered(manager, conversation_id, content):
    """A turn that was opened, and given up so that another may begin."""
    opened = manager.open_turn(conversation_id, content)
    manager.fail_turn(opened, "", {}, Spent())
    return opened


def test_it_takes_the_kinds_guide_while_the_turn_is_opened(begun, manager):
    assert guide(begun) == "employment"
    opened = manager.open_turn(begun, VOLUNTEER)
    assert opened.interview.guide is guide_for("volunteering")
    assert guide(begun) == "volunteering"
    assert manager.get_status(begun).guide == "volunteering"


@pytest.mark.django_db(transaction=True)
def test_status_and_coverage_follow_the_new_guide(begun, manager, orchestrator):
    turn = orchestrator.process_user_message(begun, "I looked after my mother for three years, in Cork.")
    assert "organisation" not in {topic.key for topic in turn.coverage.topics}
    assert {topic.key: topic.label for topic in turn.coverage.topics}["role"] == "Whom you cared for"
    assert manager.get_status(begun).coverage == turn.coverage


def test_the_second_answer_may_tell_it(begun, manager):
    answered(manager, begun, HELPER)
    assert guide(begun) == "employment"
    answered(manager, begun, WAS_A_VOLUNTEER)
    assert guide(begun) == "volunteering"


def test_the_third_answer_comes_too_late(begun, manager):
    for content in (HELPER, "I sorted tins.", WAS_A_VOLUNTEER):
        answered(manager, begun, content)
    assert guide(begun) == "employment"


@pytest.mark.parametrize("chosen", ["employment", "project"])
def test_a_chosen_kind_is_never_overruled(chosen, owner, manager):
    started = manager.start_conversation(owner.pk, guide=chosen)
    answered(manager, started.conversation_id, VOLUNTEER)
    assert guide(started.conversation_id) == chosen


@pytest.mark.parametrize("chosen", ["employment", "project"])
def test_a_kind_that_was_changed_by_the_person_counts_as_chosen(chosen, begun, manager):
    manager.update_conversation(begun, guide=chosen)
    answered(manager, begun, VOLUNTEER)
    assert guide(begun) == chosen
    manager.update_conversation(begun, guide="leadership")
    answered(manager, begun, "It was my internship.")
    assert guide(begun) == "leadership"


def test_a_kind_that_does_not_exist_is_refused_and_chooses_none(begun, manager):
    with pytest.raises(Invalid):
        manager.update_conversation(begun, guide="wizardry")
    answered(manager, begun, VOLUNTEER)
    assert guide(begun) == "volunteering"


def test_another_change_chooses_no_kind(begun, manager):
    manager.update_conversation(begun, title="Saturdays", language="en")
    answered(manager, begun, VOLUNTEER)
    assert guide(begun) == "volunteering"


def test_an_answer_that_is_edited_away_takes_its_kind_with_it(begun, manager):
    opened = answered(manager, begun, VOLUNTEER)
    manager.edit_turn(begun, opened.user_message_id, "I was a cashier at Lidl for two years.")
    assert guide(begun) == "employment"


def test_a_turn_that_cannot_begin_changes_no_kind(begun, manager):
    manager.open_turn(begun, HELPER)
    with pytest.raises(TurnInProgress):
        manager.open_turn(begun, WAS_A_VOLUNTEER)
    assert guide(begun) == "employment"


def test_an_answer_that_is_tried_again_keeps_its_kind(begun, manager):
    answered(manager, begun, VOLUNTEER)
    assert manager.reopen_turn(begun).interview.guide.key == "volunteering"


def test_a_message_of_an_import_tells_the_kind_too(begun, manager):
    manager.add_message(begun, "assistant", "Was it an internship?")
    assert guide(begun) == "employment"
    manager.add_message(begun, "user", VOLUNTEER)
    assert guide(begun) == "volunteering"


def test_a_conversation_of_which_nobody_knows_keeps_its_kind(owner, manager):
    """One of an older release, in whose row nothing says whether a kind was chosen."""
    old = Conversation.objects.create(user=owner, guide="employment")
    answered(manager, old.pk, VOLUNTEER)
    assert guide(old.pk) == "employment"


def test_the_kind_follows_the_language_that_the_person_writes(begun, manager):
    answered(manager, begun, "Ich habe drei Jahre lang ehrenamtlich bei der Tafel in Kiel geholfen.")
    assert guide(begun) == "volunteering"


def test_a_bare_transcript_tells_its_kind_unless_one_is_given():
    transcript = [{"role": "assistant", "content": "What was it?"}, {"role": "user", "content": VOLUNTEER}]
    assert replay(transcript).guide.key == "volunteering"
    assert replay(transcript, guide="project").guide.key == "project"
