"""What cannot be is refused, in plain words, and nothing is stored."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from conversation.api.inputs import ListQuery
from conversation.api.parsing import _loaded
from conversation.exceptions import BadJson
from conversation.models import Conversation, ConversationMessage
from tests.conversation.api.conftest import ApiClient
from tests.conversation.api.test_errors import assert_error

BAD_STARTS = [
    ("guide", "astronomy"),
    ("guide", ""),
    ("guide", 1),
    ("language", "english language"),
    ("language", ""),
    ("language", "e"),
    ("language", "en_GB"),
    ("language", "en\x00"),
    ("language", ["en"]),
    ("title", ""),
    ("title", "   "),
    ("title", "a" * 201),
    ("title", "two\nlines"),
    ("title", "a\x00"),
    ("title", "\ud83d"),
    ("title", 5),
    ("provider", "skynet"),
    ("provider", "anthropic"),
    ("provider", ""),
]
BAD_LISTS = [
    ("?page=0", "page"),
    ("?page=-1", "page"),
    ("?page=one", "page"),
    ("?page=1.0", "page"),
    ("?page=1_0", "page"),
    ("?page=", "page"),
    ("?page=99999999999999999999999999", "page"),
    ("?page=9999999999999", "page"),
    ("?page_size=0", "page_size"),
    ("?page_size=101", "page_size"),
    ("?status=finished", "status"),
    ("?status=", "status"),
    ("?q=%00", "q"),
    (f"?q={'a' * 201}", "q"),
]
NOT_JSON = [
    b"not json",
    b"{'content': 'x'}",
    b'{"content": NaN}',
    b'{"content": Infinity}',
    b'{"content": -Infinity}',
    b'{"content": "x"',
    b'{"content": "x"} {}',
    b"\xff\xfe",
    b'{"content": "\xff"}',
    '{"content": "x"}'.encode("utf-16"),
    b"\xef\xbb\xbf\xef\xbb\xbf{}",
    b"[" * 100_000,
    b'{"a":' * 100_000,
    b"1" * 5000,
]


def test_it_refuses_what_is_not_json(owner_client: ApiClient, begun: str) -> None:
    for body in NOT_JSON:
        assert_error(owner_client.post(f"{begun}message/", body), 400, "bad_json")
    assert ConversationMessage.objects.count() == 1


def test_it_refuses_json_that_is_no_object(owner_client: ApiClient, begun: str) -> None:
    for body in (b"[]", b'"text"', b"1", b"null", b"true", b'[{"content": "x"}]'):
        assert_error(owner_client.post(f"{begun}message/", body), 422, "invalid")


def test_it_forgives_one_byte_order_mark(owner_client: ApiClient, begun: str) -> None:
    body = b"\xef\xbb\xbf" + json.dumps({"content": "I was a cook."}).encode()
    assert owner_client.post(f"{begun}message/", body).status_code == 200


@pytest.mark.parametrize(
    ("content_type", "data"),
    [
        ("text/plain", b'{"content": "x"}'),
        ("application/x-www-form-urlencoded", b"content=x"),
        ("application/xml", b"<content>x</content>"),
        (
            "multipart/form-data; boundary=b",
            b'--b\r\nContent-Disposition: form-data; name="content"\r\n\r\nx\r\n--b--\r\n',
        ),
        ("multipart/form-data", b"broken"),
    ],
)
def test_it_refuses_a_body_of_another_kind(owner_client: ApiClient, begun: str, content_type: str, data: bytes) -> None:
    response = owner_client.client.generic(
        "POST", f"{begun}message/", data, content_type=content_type, headers=owner_client.headers
    )
    assert_error(response, 400, "bad_json")


def test_it_refuses_a_browsers_form_as_well(browser_client: ApiClient) -> None:
    browser_client.client.cookies["csrftoken"] = "a" * 32
    response = browser_client.client.post("/conversations/start/", {"title": "x"}, headers={"X-CSRFToken": "a" * 32})
    assert_error(response, 400, "bad_json")


@pytest.mark.parametrize("content_type", ["application/json; charset=utf-8", "application/vnd.api+json", ""])
def test_it_takes_json_by_its_several_names(owner_client: ApiClient, begun: str, content_type: str) -> None:
    response = owner_client.client.generic(
        "POST", f"{begun}message/", b'{"content": "x"}', content_type=content_type, headers=owner_client.headers
    )
    assert response.status_code == 200


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (None, "required"),
        ({}, "required"),
        ({"content": None}, "text"),
        ({"content": 1}, "text"),
        ({"content": []}, "text"),
        ({"content": {}}, "text"),
        ({"content": True}, "text"),
        ({"content": ""}, "empty"),
        ({"content": " \n\t\u00a0\u2003"}, "empty"),
        ({"content": "a\x00b"}, "NUL"),
        ({"content": "\ud800"}, "surrogate"),
        ({"content": "a\udfffb"}, "surrogate"),
    ],
)
def test_it_refuses_content_that_says_nothing(owner_client: ApiClient, begun: str, body: Any, said: str) -> None:
    refused = assert_error(owner_client.post(f"{begun}message/", body), 422, "invalid")
    assert said in refused["errors"]["content"][0]
    assert ConversationMessage.objects.count() == 1


def test_it_refuses_a_message_that_is_too_long(owner_client: ApiClient, begun: str) -> None:
    assert_error(owner_client.post(f"{begun}message/", {"content": "a" * 20_001}), 413, "message_too_long")
    assert ConversationMessage.objects.count() == 1


def test_it_counts_characters_not_bytes(owner_client: ApiClient, begun: str) -> None:
    assert owner_client.post(f"{begun}message/", {"content": "🙂" * 20_000}).status_code == 200


def test_it_stores_what_was_said_to_the_letter(owner_client: ApiClient, begun: str) -> None:
    said = "  I was \u0065\u0301 a 👩‍🍳 \u202e cook.\r\n\tA\u0308 \n"
    assert owner_client.post(f"{begun}message/", {"content": said}).status_code == 200
    assert owner_client.get(f"{begun}history/").json()["message_history"][1]["content"] == said


def test_it_refuses_a_field_that_does_not_exist(owner_client: ApiClient) -> None:
    refused = assert_error(owner_client.post("/conversations/start/", {"giude": "care"}), 422, "invalid")
    assert refused["errors"] == {"giude": ["There is no such field."]}
    assert not Conversation.objects.exists()


def test_a_field_with_half_a_character_in_its_name_is_still_answered(owner_client: ApiClient) -> None:
    refused = owner_client.post("/conversations/start/", b'{"\\ud800": 1}')
    assert_error(refused, 422, "invalid")


def test_it_refuses_a_start_that_cannot_be(owner_client: ApiClient) -> None:
    for field, value in BAD_STARTS:
        refused = assert_error(owner_client.post("/conversations/start/", {field: value}), 422, "invalid")
        assert list(refused["errors"]) == [field]
    assert not Conversation.objects.exists()


def test_it_lists_the_guides_when_one_is_unknown(owner_client: ApiClient) -> None:
    refused = owner_client.post("/conversations/start/", {"guide": "astronomy"}).json()
    assert "employment" in refused["errors"]["guide"][0]
    assert "care" in refused["error"]


@pytest.mark.parametrize("value", ["yes", "true", 1, 0, None, [], {}])
def test_it_takes_nothing_but_a_boolean_for_approval(owner_client: ApiClient, told: str, value: Any) -> None:
    refused = assert_error(owner_client.post(f"{told}complete/", {"user_approved": value}), 422, "invalid")
    assert refused["errors"] == {"user_approved": ["This must be true or false."]}


@pytest.mark.parametrize(
    "privacy", [[], "all", {"keep": "pay"}, {"keep": ["wages"]}, {"confidential": "yes"}, {"secret": True}]
)
def test_it_refuses_a_privacy_that_it_does_not_know(owner_client: ApiClient, begun: str, privacy: Any) -> None:
    assert_error(owner_client.patch(begun, {"privacy": privacy}), 422, "invalid")


def test_it_refuses_a_list_that_cannot_be(owner_client: ApiClient) -> None:
    for path, field in BAD_LISTS:
        refused = assert_error(owner_client.get(f"/conversations/{path}"), 422, "invalid")
        assert list(refused["errors"]) == [field]
        assert refused["errors"][field][0].endswith(".")


@pytest.mark.parametrize(
    ("path", "field"),
    [
        ("history/?limit=0", "limit"),
        ("history/?limit=1001", "limit"),
        ("history/?before=0", "before"),
        ("history/?before=x", "before"),
        ("history/?before=99999999999", "before"),
        ("history/?superseded=perhaps", "superseded"),
        ("export/?format=pdf", "format"),
    ],
)
def test_it_refuses_a_reading_that_cannot_be(owner_client: ApiClient, begun: str, path: str, field: str) -> None:
    refused = assert_error(owner_client.get(f"{begun}{path}"), 422, "invalid")
    assert list(refused["errors"]) == [field]


def test_it_ignores_a_query_that_it_does_not_know(owner_client: ApiClient) -> None:
    assert owner_client.get("/conversations/?_=1730000000").status_code == 200


@given(st.binary(max_size=60))
def test_any_bytes_parse_or_are_refused_as_json(body: bytes) -> None:
    try:
        _loaded(body)
    except BadJson:
        return


def _numbers() -> SearchStrategy[str]:
    return st.integers(min_value=1, max_value=1_000_000).map(str)


@given(_numbers())
def test_every_whole_number_within_bounds_is_a_page(page: str) -> None:
    assert ListQuery(page=page).page == int(page)
