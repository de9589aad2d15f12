"""`conversation` in another project: its own users with integer keys, no `accounts`, no `config`."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
HOST_PROJECT = """
SECRET_KEY = "a host project's own key"
INSTALLED_APPS = [
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "conversation",
]
MIDDLEWARE = [
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
]
TEMPLATES = [{"BACKEND": "django.template.backends.django.DjangoTemplates", "APP_DIRS": True, "OPTIONS": {
    "context_processors": [
        "django.template.context_processors.request",
        "django.contrib.auth.context_processors.auth",
        "django.contrib.messages.context_processors.messages",
    ]}}]
DATABASES = {"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": "host.sqlite3",
    "OPTIONS": {"transaction_mode": "IMMEDIATE", "init_command": "PRAGMA journal_mode=WAL"}}}
ROOT_URLCONF = "conversation.urls"
STATIC_URL = "/static/"
CONVERSATION = {"ai_providers": ("offline",)}
USE_TZ = True
"""


@pytest.fixture
def manage(tmp_path):
    """Runs a management command of a host project that installed the app."""
    (tmp_path / "host_settings.py").write_text(HOST_PROJECT)
    env = {
        "PATH": os.environ["PATH"],
        "DJANGO_SETTINGS_MODULE": "host_settings",
        "PYTHONPATH": os.pathsep.join([str(tmp_path), str(ROOT)]),
    }

    def run(*words: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "django", *words]
        return subprocess.run(command, cwd=tmp_path, env=env, capture_output=True, text=True, timeout=120, check=False)

    return run


def test_a_host_project_migrates_checks_and_holds_an_interview(manage):
    checked = manage("check")
    assert checked.returncode == 0, checked.stderr
    assert manage("makemigrations", "--check", "--dry-run").returncode == 0
    migrated = manage("migrate", "-v", "0")
    assert migrated.returncode == 0, migrated.stderr
    tried = manage("test_conversation_system")
    assert tried.returncode == 0, tried.stdout + tried.stderr
    assert tried.stdout.strip().splitlines()[-1].startswith("PASSED")


def test_a_setting_that_does_not_exist_is_named(manage, tmp_path):
    with (tmp_path / "host_settings.py").open("a") as settings:
        settings.write('CONVERSATION["ai_provider"] = "offline"\n')
    checked = manage("test_conversation_system", "--skip-ai")
    assert checked.returncode != 0
    assert "ai_provider" in checked.stderr


def test_its_own_guides_are_known_beside_ours(manage, tmp_path):
    (tmp_path / "guides").mkdir()
    (tmp_path / "guides" / "circus.toml").write_text('threshold = 0.8\nlabels = { en = "Circus" }\n')
    with (tmp_path / "host_settings.py").open("a") as settings:
        settings.write(f'CONVERSATION["guides_folder"] = {str(tmp_path / "guides")!r}\n')
    asked = manage(
        "shell", "-c", "from conversation.interview.guide import guide_for; print(guide_for('circus').threshold)"
    )
    assert asked.stdout.strip().endswith("0.8"), asked.stderr
