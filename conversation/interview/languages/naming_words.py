"""What tells a name, a role and an award in one language: the shape of every `naming.toml`."""

from conversation.interview.languages.writing_words import Family
from conversation.interview.types import Frozen


class NamingWords(Frozen):
    """Phrases are lower case, matched as whole words.

    `person_marks` come before a person's name and `place_marks` before a place's; `carrying` point back to whom or what
    was told of just before; `elsewhere` say that another time or place of life is told of than the work.
    `roles` name a post that is claimed by the very word alone, `not_roles` only end like one, and
    `noun_first` says that what narrows a role stands after it; `rank_words` tell how high, `rank_lowers` that it
    is less than the role beside them; `role_before` give the person a role ("as a", "was"), and a role that
    stands behind one of `mentioned` is somebody's ("the supervisor"), unless one of those gives it.
    `unheld`: what such a clause tells of was wished, offered or refused, not had, up to a word of `but`. `own_objects`
    and `own_words` say that the person is in it, `whose` begin a relation ("my boss"). A claim with a word of one of
    `award_words` or `award_stages` needs one of the same in its quotes; the stages are those short of winning.
    `contended`: a name told with one of these is of something to be won.
    Compared by identity: a pack is loaded once and compiled once.
    """

    person_marks: tuple[str, ...] = ()
    place_marks: tuple[str, ...] = ()
    carrying: tuple[str, ...] = ()
    elsewhere: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    noun_first: bool = False
    mentioned: tuple[str, ...] = ()
    not_roles: tuple[str, ...] = ()
    rank_words: tuple[str, ...] = ()
    rank_lowers: tuple[str, ...] = ()
    role_before: tuple[str, ...] = ()
    unheld: tuple[str, ...] = ()
    but: tuple[str, ...] = ()
    own_objects: tuple[str, ...] = ()
    whose: tuple[str, ...] = ()
    own_words: tuple[str, ...] = ()
    award_words: tuple[Family, ...] = ()
    award_stages: tuple[Family, ...] = ()
    contended: tuple[str, ...] = ()

    def __hash__(self) -> int:
        return id(self)

    def __eq__(self, other: object) -> bool:
        return self is other
