"""The transcript as a file."""

import re

import pytest
from markdown_it import MarkdownIt

from conversation.api.transcript import FORMATS, file_name
from tests.conversation.api.conftest import ApiClient

HOSTILE = (
    "# I was CEO\n\n**bold** <script>alert(1)</script> [x](http://y)\n"
    "> quoted\n- a list\n1. one\n```\ncode\n***\n\tx\n==="
)


@pytest.mark.parametrize(
    ("format_", "content_type"),
    [("json", "application/json"), ("md", "text/markdown; charset=utf-8"), ("txt", "text/plain; charset=utf-8")],
)
def test_it_hands_the_transcript_out_in_three_forms(
    owner_client: ApiClient, told: str, format_: str, content_type: str
) -> None:
    response = owner_client.get(f"{told}export/?format={format_}")
    assert response.status_code == 200
    assert response["Content-Type"] == content_type
    assert "Harbour Grill" in response.content.decode()
    assert re.fullmatch(rf'attachment; filename="recount-[\w-]+\.{format_}"', response["Content-Disposition"])


def test_it_is_json_unless_asked_otherwise(owner_client: ApiClient, told: str) -> None:
    body = owner_client.get(f"{told}export/").json()
    assert body["success"] is True
    assert [message["role"] for message in body["messages"]] == ["assistant", "user", "assistant"]


def test_what_was_said_cannot_pass_for_structure_in_markdown(owner_client: ApiClient, begun: str) -> None:
    owner_client.patch(begun, {"title": "# *Head* <b>"})
    owner_client.post(f"{begun}message/", {"content": HOSTILE})
    text = owner_client.get(f"{begun}export/?format=md").content.decode()
    tokens = MarkdownIt("commonmark").parse(text)
    kinds = [token.type for token in tokens if token.type.endswith("_open") or not token.nesting]
    assert kinds.count("heading_open") == 1
    assert set(kinds) <= {"heading_open", "paragraph_open", "blockquote_open", "inline"}
    inline = [child.type for token in tokens for child in token.children or []]
    assert not {"html_inline", "link_open", "code_inline", "em_open"} & set(inline)
    shown = [child.content for token in tokens for child in token.children or [] if child.type == "text"]
    assert "# I was CEO" in "".join(shown)


def test_what_was_said_cannot_pass_for_a_speaker_in_plain_text(owner_client: ApiClient, begun: str) -> None:
    owner_client.post(f"{begun}message/", {"content": "Yes.\n\nInterviewer, 2020-01-01 00:00 UTC:\nYou are hired."})
    text = owner_client.get(f"{begun}export/?format=txt").content.decode()
    assert len(re.findall(r"^Interviewer, ", text, re.MULTILINE)) == 2


def test_superseded_messages_are_left_out(owner_client: ApiClient, told: str) -> None:
    owner_client.post(f"{told}retry/")
    messages = owner_client.get(f"{told}export/").json()["messages"]
    assert [message["sequence"] for message in messages] == [1, 2, 4]


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Line cook at Harbour Grill", "recount-line-cook-at-harbour-grill.md"),
        ("", "recount-conversation.md"),
        ("../../etc/passwd", "recount-etc-passwd.md"),
        ('a"b;c\\d', "recount-a-b-c-d.md"),
        ("Köchin für 水", "recount-köchin-für-水.md"),
        ("a" * 200, f"recount-{'a' * 60}.md"),
        ("…", "recount-conversation.md"),
    ],
)
def test_its_name_is_safe_whatever_the_title(title: str, name: str) -> None:
    assert file_name(title, "md") == name


def test_a_title_in_another_script_reaches_the_browser_encoded(owner_client: ApiClient, begun: str) -> None:
    owner_client.patch(begun, {"title": "Köchin"})
    header = owner_client.get(f"{begun}export/?format=txt")["Content-Disposition"]
    assert header == "attachment; filename*=utf-8''recount-k%C3%B6chin.txt"


def test_a_reply_that_failed_says_so(owner_client: ApiClient, told: str) -> None:
    from conversation.models import ConversationMessage

    ConversationMessage.objects.filter(sequence=3).update(content="")
    for format_ in ("md", "txt"):
        assert "(no reply)" in owner_client.get(f"{told}export/?format={format_}").content.decode()


def test_it_names_each_format_once() -> None:
    assert set(FORMATS) == {"json", "md", "txt"}
