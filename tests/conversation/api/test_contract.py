"""schemathesis sends what the OpenAPI document allows, and what it does not: no 500, and every answer as documented."""

from collections.abc import Iterator
from contextlib import suppress
from typing import Any

import pytest
import requests
import schemathesis
from hypothesis import HealthCheck, Phase, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from hypothesis.errors import Unsatisfiable
from schemathesis import GenerationMode
from schemathesis.checks import CHECKS, load_all_checks

from conversation.models import NoteRow
from tests.conversation.api.conftest import ApiClient

pytestmark = [pytest.mark.slow, pytest.mark.filterwarnings("ignore")]

NAMES = (
    "not_a_server_error",
    "status_code_conformance",
    "content_type_conformance",
    "response_schema_conformance",
    "negative_data_rejection",
)
ACCEPTED = ("application/json", "text/event-stream")
# Some answers that cases must have met, so that the checks are about more than refusals.
WORTH_MEETING = {
    GenerationMode.NEGATIVE: {
        *((call, 422, "application/json") for call in ("sendMessage", "addNote", "fixNote")),
        ("editMessage", 404, "application/json"),
    },
    GenerationMode.POSITIVE: {
        *((call, 200, accepted) for call in ("sendMessage", "retryTurn", "editMessage") for accepted in ACCEPTED),
        ("followReply", 200, "text/event-stream"),
        ("stopReply", 200, "application/json"),
        ("startConversation", 201, "application/json"),
        ("listNotes", 200, "application/json"),
        ("addNote", 201, "application/json"),
        ("fixNote", 200, "application/json"),
    },
}
LIGHTLY = hypothesis_settings(
    max_examples=15,
    deadline=None,
    derandomize=True,
    database=None,
    phases=(Phase.explicit, Phase.generate),
    suppress_health_check=list(HealthCheck),
)


def _operations(live_server_url: str) -> Iterator[Any]:
    described = requests.get(f"{live_server_url}/api/openapi.json", timeout=10).json()
    schema = schemathesis.openapi.from_dict(described)
    results: Iterator[Any] = schema.get_all_operations()
    found = (result.ok() for result in results)
    return (operation for operation in found if operation.method != "delete")


@pytest.mark.parametrize("mode", list(GenerationMode))
def test_the_server_keeps_to_its_document(
    live_server_url: str, owner_token: str, owner_client: ApiClient, completed: str, mode: GenerationMode
) -> None:
    load_all_checks()
    checks = CHECKS.get_by_names(NAMES)
    begun = owner_client.post("/conversations/start/").json()["conversation_id"]
    ids = (completed.split("/")[2], begun)
    headers = {"Authorization": f"Bearer {owner_token}"}
    met: set[tuple[str, int, str]] = set()

    def keeps_to(operation: Any) -> None:
        @LIGHTLY
        @given(operation.as_strategy(generation_mode=mode), st.sampled_from(ids), st.sampled_from(ACCEPTED))
        def sent(case: Any, conversation_id: str, accepted: str) -> None:
            if "conversation_id" in case.path_parameters and mode is GenerationMode.POSITIVE:
                case.path_parameters["conversation_id"] = conversation_id
                _name_a_message(case, _messages(owner_client, conversation_id))
            response = case.call(base_url=live_server_url, headers={**headers, "Accept": accepted})
            case.validate_response(response, checks=checks)
            met.add((operation.definition.raw.get("operationId"), response.status_code, _type(response)))

        sent()

    for operation in _operations(live_server_url):
        # A call that takes nothing leaves nothing to get wrong.
        with suppress(Unsatisfiable):
            keeps_to(operation)
    assert met >= WORTH_MEETING[mode]


def _messages(client: ApiClient, conversation_id: str) -> list[dict[str, Any]]:
    messages: list[dict[str, Any]] = client.get(f"/conversations/{conversation_id}/history/").json()["message_history"]
    return messages


def _name_a_message(case: Any, messages: list[dict[str, Any]]) -> None:
    """Let the case be about messages that are there: the person's last, the reply to it, and a note of it."""
    said = [one["message_id"] for one in messages if one["role"] == "user"]
    if said and "message_id" in case.path_parameters:
        case.path_parameters["message_id"] = said[-1]
    if said and "message" in (case.query or {}):
        case.query["message"] = messages[-1]["message_id"]
    if said and "note_id" in case.path_parameters:
        noted = NoteRow.objects.filter(message__in=said).order_by("position").last()
        case.path_parameters["note_id"] = str(noted.pk) if noted else case.path_parameters["note_id"]


def _type(response: Any) -> str:
    return str(response.headers.get("content-type", [""])[0]).split(";")[0]
