"""schemathesis sends what the OpenAPI document allows, and what it does not: no 500, and every answer as documented."""

from collections.abc import Iterator
from contextlib import suppress
from typing import Any

import pytest
import requests
import schemathesis
from hypothesis import HealthCheck, Phase, given
from hypothesis import settings as hypothesis_settings
from hypothesis.errors import Unsatisfiable
from schemathesis import GenerationMode
from schemathesis.checks import CHECKS, load_all_checks

from tests.conversation.api.conftest import ApiClient

pytestmark = [pytest.mark.slow, pytest.mark.filterwarnings("ignore")]

NAMES = (
    "not_a_server_error",
    "status_code_conformance",
    "content_type_conformance",
    "response_schema_conformance",
    "negative_data_rejection",
)
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
    for result in results:
        yield result.ok()


@pytest.mark.parametrize("mode", list(GenerationMode))
def test_the_server_keeps_to_its_document(
    live_server_url: str, owner_token: str, owner_client: ApiClient, completed: str, mode: GenerationMode
) -> None:
    load_all_checks()
    checks = CHECKS.get_by_names(NAMES)
    begun = owner_client.post("/conversations/start/").json()["conversation_id"]
    ids = (completed.split("/")[2], begun)

    def keeps_to(operation: Any) -> None:
        @LIGHTLY
        @given(case=operation.as_strategy(generation_mode=mode))
        def sent(case: Any) -> None:
            if "conversation_id" in case.path_parameters and mode is GenerationMode.POSITIVE:
                case.path_parameters["conversation_id"] = ids[len(repr(case.body)) % 2]
            response = case.call(base_url=live_server_url, headers={"Authorization": f"Bearer {owner_token}"})
            case.validate_response(response, checks=checks)

        sent()

    for operation in _operations(live_server_url):
        if operation.method == "delete":
            continue
        # A call that takes nothing leaves nothing to get wrong.
        with suppress(Unsatisfiable):
            keeps_to(operation)
