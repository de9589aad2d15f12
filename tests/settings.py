"""The one settings file, loaded in the environment of the tests."""

from tests.environment import prepare

prepare()

from config.settings import *  # noqa: E402

# Real hashing is slow on purpose; here everyone would wait for it.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
