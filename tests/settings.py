"""The one settings file, loaded in the environment of the tests."""

from tests.environment import prepare

prepare()

from config.settings import *  # noqa: E402
