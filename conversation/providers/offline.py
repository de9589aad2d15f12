"""The built-in interviewer: a provider that needs no key and no network."""

from collections.abc import AsyncGenerator

from conversation.conf import ConversationSettings
from conversation.interview.phrasing import speak
from conversation.interview.writing import draft
from conversation.providers.base import Meter, Prompt, ProviderError, Schema


class OfflineProvider:
    """Answers with the policy's own move in the phrasing's words; writes with the extractive writer."""

    name = "offline"
    model = "recount-interviewer-1"
    is_configured = True
    is_model = False
    how_to_set = "The built-in interviewer needs no setting up."

    def __init__(self, settings: ConversationSettings) -> None:
        pass

    async def warm_up(self) -> None:
        """Nothing is loaded that the app has not loaded."""

    async def stream(self, prompt: Prompt, meter: Meter) -> AsyncGenerator[str, None]:
        """Yield the whole reply at once: it is there in a few milliseconds."""
        yield speak(prompt.interview, prompt.stock).text

    async def structured(self, prompt: Prompt, schema: type[Schema], meter: Meter) -> Schema:
        """The extractive writer's draft, where a draft is what `schema` asks for. Raises `bad_output` else."""
        written = draft(prompt.interview)
        if isinstance(written, schema):
            return written
        raise ProviderError("bad_output", f"The built-in interviewer writes a Draft and no {schema.__name__}.")
