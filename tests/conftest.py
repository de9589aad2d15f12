"""The people whom tests are about."""

import pytest
from hypothesis import settings

from accounts.models import User

# A rule holds or not, however busy the machine is: what something takes is measured by commands, not by tests.
settings.register_profile("recount", deadline=None)
settings.load_profile("recount")


@pytest.fixture
def owner(db: None) -> User:
    """Someone who owns what a test is about."""
    return User.objects.create_user("olivia@example.org", "a-long-password-of-olivia")


@pytest.fixture
def stranger(db: None) -> User:
    """Someone else, who may see none of it."""
    return User.objects.create_user("samir@example.org", "a-long-password-of-samir")
