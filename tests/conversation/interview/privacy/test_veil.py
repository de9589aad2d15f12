"""What is private stands in no part of a write-up, whoever drafts it, and all else is backed as before."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conversation.interview.grounding import Gate
from conversation.interview.privacy import veiled
from conversation.interview.types import Asked, Draft, DraftClaim, Message, Move, Privacy, PrivateMatter
from conversation.interview.writing import draft, title, write_up
from tests.conversation.interview.privacy.seen import all_texts
from tests.conversation.interview.telling import said, told

MAREK = (
    "I was a line cook at Harbour Grill in Leith from 2019 to 2021, on 11 an hour.",
    "My chef Bellini showed me the grill station, then I ran it alone on Saturdays.",
    "We threw away too much fish, about 40 kilos a month.",
    "I counted the orders with Priya for two weeks and wrote a prep list in Excel. I had sciatica by then.",
    "Waste went down to 12 kilos a month. I left because of my knee in the end.",
)
# What each private fact is told with, and nothing else is.
FACTS: dict[PrivateMatter, dict[str, tuple[str, ...]]] = {
    "health": {
        "I had sciatica all winter.": ("sciatica",),
        "I was diagnosed with epilepsy.": ("epilepsy", "diagnosed"),
        "I was off sick with pneumonia for a month.": ("pneumonia", "sick"),
        "My shoulder went.": ("shoulder",),
    },
    "pay": {
        "They paid me £17.35 an hour.": ("17.35", "£"),
        "My salary was 47k.": ("47k", "salary"),
        "We pooled our tips.": ("tips", "pooled"),
        "I got a bonus at Christmas.": ("bonus",),
    },
    "names": {
        "My manager Oluwaseun left in spring.": ("oluwaseun",),
        "I trained Gertrude on the press.": ("gertrude",),
        "Mr Zelenka asked me to stay.": ("zelenka",),
        "I worked with Siobhan on the rota.": ("siobhan",),
    },
}
WORK = (
    "I was a packer at Zorvex from 2019 to 2021.",
    "I packed 300 boxes a shift.",
    "I rewrote the stock list in Excel and we lost 12 boxes fewer a week.",
    "We had no complaints all year.",
)
facts = st.sampled_from([(kind, text) for kind, told_by in FACTS.items() for text in told_by])
answers = st.lists(st.one_of(st.sampled_from(WORK), facts.map(lambda fact: fact[1])), min_size=1, max_size=6)


def words_in(text: str) -> set[str]:
    return set(re.findall(r"\d+(?:[.,]\d+)*k?|£|[^\W\d_]+", text))


@settings(max_examples=60)
@given(
    st.lists(st.lists(st.sampled_from(WORK), max_size=2), min_size=1, max_size=3),
    st.lists(facts, max_size=3),
    st.data(),
)
def test_no_word_of_a_private_fact_comes_out(work, private, data) -> None:
    messages = [" ".join(sentences) for sentences in work]
    for _, fact in private:
        at = data.draw(st.integers(0, len(messages) - 1))
        messages[at] = f"{messages[at]} {fact}".strip()
    interview = told(*(m for m in messages if m))
    everything = Draft(narrative=tuple(DraftClaim(text=text, quotes=(text,)) for _, text in private))
    for made in (None, everything, draft(interview)):
        out = words_in(all_texts(write_up(interview, made)))
        for kind, fact in private:
            assert not out & set(FACTS[kind][fact])


@settings(max_examples=40)
@given(answers)
def test_what_is_kept_is_seen_as_it_was_said(texts) -> None:
    kept = told(*texts)._replace(privacy=Privacy(keep=frozenset(FACTS)))
    assert veiled(kept).interview is kept


@settings(max_examples=60)
@given(answers)
def test_evidence_is_the_persons_own_words_all_the_same(texts) -> None:
    interview = told(*texts)
    content = {m.message_id: m.content for m in interview.messages}
    for claim in write_up(interview, None).claims:
        assert claim.evidence
        for place in claim.evidence:
            assert content[place.message_id or ""][place.start : place.end] == place.quote


def test_the_deeds_around_private_facts_are_told() -> None:
    summary = write_up(told(*MAREK), None)
    out = all_texts(summary)
    assert not {"bellini", "priya", "sciatica", "knee", "11"} & words_in(out)
    assert "counted the orders with someone else for two weeks and wrote a prep list in excel" in out
    assert "waste went down to 12 kilos a month" in out
    assert summary.title == title(told(*MAREK)) == "Line cook at Harbour Grill"


def test_a_model_that_quotes_a_name_may_tell_the_deed_without_it() -> None:
    interview = told("My manager Imogen showed me the till and I ran it alone.")
    gate, quote = Gate(interview), "My manager Imogen showed me the till"
    verdict = gate.judge(DraftClaim(text="My manager showed me the till.", quotes=(quote,)))
    assert verdict.passed
    assert [place.quote for place in verdict.evidence] == ["My manager", "showed me the till"]
    named = gate.judge(DraftClaim(text="My manager Imogen showed me the till.", quotes=(quote,)))
    assert named.reason == "A private person's name is left out unless the person says to keep it."


@pytest.mark.parametrize(
    ("answer", "claim", "reason"),
    [
        ("I had chronic back pain and ran the till.", "Ran the till with chronic pain.", "own health"),
        ("They paid me £17.35 an hour and I ran the till.", "Ran the till for £17.35 an hour.", "own pay"),
        ("I ran the till with Siobhan.", "Siobhan and I ran the till.", "private person"),
    ],
)
def test_what_is_kept_out_is_shown_without_what_is_private(answer: str, claim: str, reason: str) -> None:
    made = Draft(bullets=(DraftClaim(text=claim, quotes=(answer,)),))
    summary = write_up(told(answer), made)
    assert reason in summary.verification.removed[0].reason
    assert not {"siobhan", "17.35", "chronic", "pain"} & words_in(all_texts(summary))


def test_a_write_up_in_another_language_tells_no_more() -> None:
    interview = told("They paid me £17.35 an hour and I ran the till with Siobhan.")
    made = Draft(
        bullets=(
            DraftClaim(
                text="Caisse tenue pour 17,35 £ de l'heure avec Siobhan", quotes=(interview.messages[0].content,)
            ),
        )
    )
    assert not {"17,35", "17.35", "siobhan"} & words_in(all_texts(write_up(interview, made, "fr")))


def test_a_recap_that_the_person_confirmed_tells_no_more() -> None:
    first = told("I ran the till with Siobhan and I had sciatica.")
    recap = Message(message_id="recap", role="assistant", content="So you ran the till with Siobhan, and had sciatica.")
    asked = Asked(move=Move(kind="recap"), text=recap.content)
    interview = first._replace(messages=(*first.messages, recap, said("Yes, that's right", 1)), asked=(asked,))
    seen = veiled(interview).interview
    assert seen.messages[1].content == seen.asked[0].text
    assert not {"siobhan", "sciatica"} & words_in(seen.asked[0].text.casefold())
    made = Draft(bullets=(DraftClaim(text="Ran the till with Siobhan", quotes=(recap.content,)),))
    assert not {"siobhan", "sciatica"} & words_in(all_texts(write_up(interview, made)))
