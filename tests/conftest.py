"""The people whom tests are about."""

import pytest

from accounts.models import User


@pytest.fixture
def owner(db: None) -> User:
    """Someone who owns what a test is about."""
    return User.objects.create_user("olivia@example.org", "a-long-password-of-olivia")


@pytest.fixture
def stranger(db: None) -> User:
    """Someone else, who may see none of it."""
    return User.objects.create_user("samir@example.org", "a-long-password-of-samir")
