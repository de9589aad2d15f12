"""Commands are run as they are in the tests of the site."""

from tests.config.conftest import python as python
