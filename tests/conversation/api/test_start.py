from conversation.models import Conversation


def test_it_begins_with_a_greeting(owner_client, owner):
    response = owner_client.post("/conversations/start/")
    body = response.json()
    assert response.status_code == 201
    assert body["success"] is True
    assert body["status"] == "active"
    assert body["guide"] == "employment"
    assert body["language"] == "en"
    assert body["initial_message"]
    assert Conversation.objects.get(pk=body["conversation_id"]).user == owner
