"""What the gate knows of how one language tells who did what: the shape of every `telling.toml`."""

from conversation.interview.types import Frozen


class Telling(Frozen):
    """How a language tells who did what, and what came of it; patterns are regular expressions, any case.

    `own`, `team`, `others`: a subject. `agents`: one after the deed ("by PEOPLE", "by NAME"). `people`: nouns of those
    who act, and `bodies` of many together, after one of `determiners` and before none of `stops`; `several` stand
    without. `leading` may stand before a subject. A clause ends before `cuts`, and before what `cut_before` matches;
    one that begins with one of `relatives` tells of what stands before it, or of oneself after one of `clefts` ("it was
    me who"). `with_me`: someone did it together with the person. `own_deed` tells a claim of one's own deed without a
    subject, which begins with a named group.
    `planned`: wanted, tried or might be; `proposed`: asked for, unless `accepted` after; `idea`: what a claim of no
    more than that says. `had_me`: someone had the person do what follows.
    `negators` deny, where they are none of `no_negators` ("not only"), those that are `adnominal` only what follows,
    those that stand `behind` their verb what is before them;
    `contraries` are verbs and the like that deny by themselves ("refused", "lack"), and `absolutes` deny without
    exception ("not a single"). `nearly` takes something away from what follows.
    Of the two sides of each of `opposites` one is not claimed where the other was said.
    `universals` are claimed of all of a kind; `universals_said` back them, `universals_alone` of any kind; none is in
    `no_universals` ("at all"). `habits` back "every" of one of `periods`, which `single` make one of a kind.
    `superlatives` are claimed, and any of `superlatives_said` backs them.
    `doubts` make a claim uncertain, as `doubts_before` and `doubts_behind` do a figure that they stand next to;
    `both` claims two of what may be `one_of` two. What stands behind `partly` is not whole. `passive`: a claim
    of what others did to the person, which needs a word for `oneself`. `watched`: the person only looked on at
    what the clause tells. `causes` claim that one thing came of another, as `makers` do where a thing is their
    subject; `links` say so, and those that are `pointing` say it of the sentence before.
    What stands before a clause that is `resumed` ("…, I never touch them") and has no `finite` verb is what that tells
    of. `undone`: a clause says that the one before came to nothing; a claim may tell that one still with a `tentative`
    word ("started"). `sampled`: a thing was only seen or tried. What follows `excepted` was left out, where no word of
    `besides` says that it was something more. `thing_acts` matches what stands before the verb of a thing, `acts` are
    verbs that a person without an article is the subject of ("Manager does it"). `aside_contraries` are those of
    `contraries` that may as well belong to a verb ("fell off"). `someone`: more words for persons, by their endings.
    `cleft` picks out someone else who acts ("it was Ada who"), `contact` tells of one within a clause ("a thing Ada
    began"). A clause that is `factual` gives a reason, which is so whatever was planned. Denying one of `using`
    denies a thing that is listed. A group `verb` of `own` is subject and verb in one. `attributed` says of what stands
    just before it whose it was ("that was Ada's"), `passives` leave open who acts. What is `dropped` was not ended.
    """

    own: str = "(?!)"
    team: str = "(?!)"
    others: str = "(?!)"
    agents: str = "(?!)"
    people: tuple[str, ...] = ()
    bodies: tuple[str, ...] = ()
    opposites: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...] = ()
    several: tuple[str, ...] = ()
    determiners: tuple[str, ...] = ()
    stops: tuple[str, ...] = ()
    leading: tuple[str, ...] = ()
    cuts: tuple[str, ...] = ()
    relatives: tuple[str, ...] = ()
    clefts: str = "(?!)"
    with_me: str = "(?!)"
    cut_before: str = "(?!)"
    own_deed: str = "(?!)"
    planned: str = "(?!)"
    proposed: str = "(?!)"
    accepted: str = "(?!)"
    had_me: str = "(?!)"
    idea: str = "(?!)"
    negators: str = "(?!)"
    adnominal: str = "(?!)"
    behind: str = "(?!)"
    no_negators: str = "(?!)"
    contraries: str = "(?!)"
    absolutes: str = "(?!)"
    nearly: str = "(?!)"
    universals: str = "(?!)"
    universals_said: str = "(?!)"
    universals_alone: str = "(?!)"
    no_universals: str = "(?!)"
    periods: str = "(?!)"
    habits: str = "(?!)"
    single: str = "(?!)"
    superlatives: str = "(?!)"
    superlatives_said: str = "(?!)"
    supposed: str = "(?!)"
    referring: str = "(?!)"
    slight: str = "(?!)"
    doubts: str = "(?!)"
    doubts_before: str = "(?!)"
    doubts_behind: str = "(?!)"
    both: str = "(?!)"
    one_of: str = "(?!)"
    watched: str = "(?!)"
    partly: str = "(?!)"
    passive: str = "(?!)"
    oneself: str = "(?!)"
    causes: str = "(?!)"
    makers: str = "(?!)"
    links: str = "(?!)"
    pointing: str = "(?!)"
    resumed: str = "(?!)"
    passives: str = "(?!)"
    factual: str = "(?!)"
    using: str = "(?!)"
    attributed: str = "(?!)"
    finite: str = "(?!)"
    undone: str = "(?!)"
    tentative: str = "(?!)"
    sampled: str = "(?!)"
    excepted: str = "(?!)"
    besides: str = "(?!)"
    thing_acts: str = "(?!)"
    acts: str = "(?!)"
    dropped: str = "(?!)"
    someone: str = "(?!)"
    cleft: str = "(?!)"
    contact: str = "(?!)"
    aside_contraries: str = "(?!)"
