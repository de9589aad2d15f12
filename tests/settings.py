"""The one settings file, loaded in the environment of the tests."""

from tests.environment import prepare

prepare()

from config.settings import *  # noqa: E402

# Slow on purpose in production; here each test makes its people.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
