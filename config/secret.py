"""The secret key that a development server makes for itself."""

import os
import secrets
from pathlib import Path

KEY_FILE = "secret_key"


def development_key(folder: Path) -> str:
    """The key kept in `folder`, made on first use, for its owner's eyes only. Raises OSError when it cannot write."""
    path = folder / KEY_FILE
    if path.exists() and (kept := path.read_text(encoding="utf-8").strip()):
        return kept
    key = secrets.token_urlsafe(48)
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        file.write(key + "\n")
    return key
