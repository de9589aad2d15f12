"""Why a row has no figures."""


class Skipped(Exception):
    """A row cannot be measured here. The message is a sentence that says what it needs."""


class NotMeasured(Exception):
    """A process did not do its part. The message says which, and ends with its last words."""
