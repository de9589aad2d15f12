"""What a server takes of each optional part of a request: the best form first, a plainer one when that is refused."""

from typing import NamedTuple

REFUSALS = frozenset({400, 415, 422, 500, 501})
FORMAT = "format"


class Option(NamedTuple):
    """One optional part: the words by which a refusal names it, and its forms, best first; "" leaves it out."""

    words: tuple[str, ...]
    forms: tuple[str, ...]


class Rungs(NamedTuple):
    """Where on its ladder of forms each option stands for one server."""

    options: dict[str, Option]
    down: dict[str, int]

    def form(self, option: str) -> str:
        """The form to use now; "" to leave the option out."""
        return self.options[option].forms[self.down.get(option, 0)]

    def below(self, status: int, said: str, used: tuple[str, ...]) -> "Rungs | None":
        """The rungs to try after a refusal of a request that used these options; None when there is nothing to give up.

        A refusal that names an option lowers that. One that names none may be about any: then all are left out, except
        after a failure of the server itself, which is blamed on the format alone: some compatible servers break on it.
        """
        if status not in REFUSALS:
            return None
        open_ = [option for option in used if self.form(option)]
        said = said.casefold()
        if named := [option for option in open_ if any(word in said for word in self.options[option].words)]:
            return self._lowered(dict.fromkeys(named, 1))
        if status >= 500:
            return self._lowered({FORMAT: 1}) if FORMAT in open_ else None
        return self._lowered({option: len(self.options[option].forms) for option in open_}) if open_ else None

    def _lowered(self, steps: dict[str, int]) -> "Rungs":
        lower = {
            option: min(self.down.get(option, 0) + count, len(self.options[option].forms) - 1)
            for option, count in steps.items()
        }
        return self._replace(down={**self.down, **lower})
