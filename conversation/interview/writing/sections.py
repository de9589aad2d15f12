"""The sections of a summary: which claims of a draft each is made from, where it stands, how much it holds."""

from typing import NamedTuple

from conversation.interview.types import Draft, DraftClaim, TopicKey


class Section(NamedTuple):
    """`pointer` is RFC 6901; `listed`: each claim is an item, else the claims are sentences of one string.

    `topics`: while none of them is told, the section asks for the first. `told_once`: no claim rests on words that
    another one tells already.
    """

    name: str
    pointer: str
    listed: bool
    most: int
    topics: tuple[TopicKey, ...] = ()
    told_once: bool = False

    def claims(self, draft: Draft) -> tuple[DraftClaim, ...]:
        """What a draft proposes for this section."""
        proposed = getattr(draft, self.name)
        if proposed is None:
            return ()
        return (proposed,) if isinstance(proposed, DraftClaim) else tuple(proposed)


SECTIONS: tuple[Section, ...] = (
    Section("title", "/title", False, 1, ("role", "organisation")),
    Section("narrative", "/narrative_summary", False, 24, ("responsibilities", "learning"), True),
    Section("bullets", "/resume_bullets", True, 8, ("actions",), True),
    Section("situation", "/interview_story/situation", False, 6, ("challenge",), True),
    Section("action", "/interview_story/action", False, 5),
    Section("result", "/interview_story/result", False, 6),
    Section("technical_skills", "/skills_identified/technical_skills", True, 20),
    Section("soft_skills", "/skills_identified/soft_skills", True, 12),
    Section("tools", "/skills_identified/tools_technologies", True, 30, ("tools",)),
    Section("achievements", "/key_achievements", True, 8, ("outcome",)),
    Section("timeline", "/timeline", False, 1, ("timeframe",)),
    Section("role_context", "/role_context", False, 1, ("scope", "collaboration")),
)
