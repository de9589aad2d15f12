"""Record what a release's database holds after some real interviews, as `recorded/<version>.json` beside this file.

Run once for each release, in a checkout of it: `python <here>/record.py 0.2.0`. It uses nothing but what the release
promises: its API, its named services, Django. A recorded file is never changed; `test_upgrade.py` finds it by itself.
"""

import json
import os
import sys
import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

APPS = ("accounts", "account", "conversation", "sessions")
PASSWORD = "a-long-password-of-olivia"
ANSWERS = (
    "I was a shift supervisor at Linden Bakery in Leeds from March 2019 to June 2022.",
    "I ran the night shift with 6 bakers, we made bread for 14 shops with two deck ovens and a spiral mixer.",
    "The hardest part was waste. We threw away about 80 loaves every night because the orders came in too late.",
    "I called each shop manager, moved the order deadline to 6 pm and wrote a simple baking plan for every oven.",
    "Waste went down from 80 loaves to 15 a night within three months, and we saved roughly £1,200 a month.",
    "I learned to explain numbers to people who are tired, and the shops still use my plan.",
)
GERMAN = (
    "Ich war von 2015 bis 2018 Pflegerin im Haus Abendfrieden in Kiel – mit „Herzblut“ 🙂\n\nund nachts oft allein."
)


class Person:
    """Someone who uses the API."""

    def __init__(self, email: str) -> None:
        from allauth.account.models import EmailAddress
        from django.test import Client

        from accounts.models import User
        from accounts.tokens import make_token

        self.user = User.objects.create_user(email, PASSWORD)
        EmailAddress.objects.create(user=self.user, email=email, primary=True, verified=True)
        _, self.token = make_token(self.user, "recorded")
        self.client = Client(headers={"Authorization": f"Bearer {self.token}"})

    def post(self, path: str, key: str = "", **body: Any) -> Any:
        """The answer to a call that must succeed."""
        headers = {"Idempotency-Key": key} if key else {}
        answer = self.client.post(
            f"/conversations/{path}/", json.dumps(body), content_type="application/json", headers=headers
        )
        assert answer.status_code < 300, answer.content
        return answer.json()

    def tells(self, *answers: str, **chosen: str) -> str:
        """A conversation with these answers."""
        conversation: str = self.post("start", key=str(uuid4()), **chosen)["conversation_id"]
        for answer in answers:
            self.post(f"{conversation}/message", content=answer)
        return conversation


def interviews(olivia: Person) -> dict[str, str]:
    """Conversations in every state that one can be in, by name."""
    from conversation.models import Turn
    from conversation.services.conversation_manager import ConversationManager

    told = {
        "completed": olivia.tells(*ANSWERS, title="Linden Bakery"),
        "completed twice": olivia.tells(*ANSWERS[:5]),
        "answered anew": olivia.tells(*ANSWERS[:3]),
        "paused": olivia.tells(*ANSWERS[:2]),
        "deleted": olivia.tells(*ANSWERS[:1]),
        "in German": olivia.tells(GERMAN, language="de", guide="care"),
        "just begun": olivia.tells(),
        "killed amid a reply": olivia.tells(*ANSWERS[:2]),
    }
    for name in ("completed", "completed twice"):
        olivia.post(f"{told[name]}/complete", user_approved=True)
    olivia.post(f"{told['completed twice']}/reopen")
    olivia.post(f"{told['completed twice']}/message", content=ANSWERS[5])
    olivia.post(f"{told['completed twice']}/complete", user_approved=True)
    olivia.post(f"{told['answered anew']}/retry")
    olivia.post(f"{told['paused']}/pause")
    ConversationManager().delete_conversation(told["deleted"])
    ConversationManager().open_turn(told["killed amid a reply"], ANSWERS[2])
    Turn.objects.filter(state="running").update(lease_until=datetime.now(UTC) - timedelta(days=1))
    return told


def rows() -> dict[str, list[dict[str, Any]]]:
    """Every row of our tables, by model, each a dictionary of its columns."""
    from django.apps import apps

    models = [model for app in APPS for model in apps.get_app_config(app).get_models()]
    return {
        model._meta.label_lower: list(model._base_manager.order_by("pk").values(*_columns(model))) for model in models
    }


def _columns(model: Any) -> list[str]:
    return [field.attname for field in model._meta.concrete_fields]


def applied() -> list[tuple[str, str]]:
    """The last migrations of the release, which lead to its tables."""
    from django.db import connection
    from django.db.migrations.loader import MigrationLoader

    return sorted(MigrationLoader(connection).graph.leaf_nodes())


def record(version: str) -> dict[str, Any]:
    """What the file holds."""
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0)
    olivia, samir = Person("olivia@example.org"), Person("samir@example.org")
    told = interviews(olivia)
    samir.tells(*ANSWERS[:1])
    olivia.client.login(username=olivia.user.email, password=PASSWORD)
    return {
        "version": version,
        "migrations": applied(),
        "token": olivia.token,
        "password": PASSWORD,
        "conversations": told,
        "rows": rows(),
    }


def main(version: str) -> None:
    """Record the code of the current folder."""
    from django.core.serializers.json import DjangoJSONEncoder

    sys.path.insert(0, str(Path.cwd()))
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {
            "DJANGO_SETTINGS_MODULE": "config.settings",
            "RECOUNT_ENV": "development",
            "RECOUNT_ENV_FILE": os.devnull,
            "VAR_FOLDER": folder,
            "DATABASE_URL": f"sqlite:///{folder}/release.sqlite3",
            "AI_PROVIDERS": "offline",
            "ALLOWED_HOSTS": "testserver",
            "LOG_LEVEL": "ERROR",
        }
        text = json.dumps(record(version), cls=DjangoJSONEncoder, ensure_ascii=False, indent=1)
    path = Path(__file__).parent / "recorded" / f"{version}.json"
    path.write_text(text + "\n", encoding="utf-8")
    sys.stdout.write(f"Wrote {path.name}: {len(text)} characters.\n")


if __name__ == "__main__":
    main(sys.argv[1])
