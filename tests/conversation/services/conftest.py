import pytest

from conversation.services.conversation_manager import ConversationManager
from conversation.services.conversation_orchestrator import ConversationOrchestrator


@pytest.fixture
def manager() -> ConversationManager:
    return ConversationManager()


@pytest.fixture
def orchestrator() -> ConversationOrchestrator:
    return ConversationOrchestrator()


@pytest.fixture
def begun(owner, manager):
    """A conversation of the owner's that has just been greeted."""
    return manager.start_conversation(owner.pk).conversation_id
