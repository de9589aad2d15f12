"""The wordings of all languages and guides: enough of each, no two alike, none leading, one question in each."""

import re
import tomllib
from functools import cache
from itertools import combinations
from pathlib import Path

import pytest

from conversation.interview import languages
from conversation.interview.guide import Guide, all_guides
from conversation.interview.languages.phrases import Phrases, TopicQuestions
from conversation.interview.phrasing import greeting, question
from conversation.interview.phrasing.repeats import is_repeat, overlap, tokens
from conversation.interview.phrasing.sentences import questions
from tests.conversation.interview.scenes import ask, asked, begun, told

FOLDER = Path(languages.__file__).parent
CODES = sorted(path.parent.name for path in FOLDER.glob("*/phrases.toml"))
GUIDES = all_guides()
# Words of being employed. A job beside the care may be asked about, so German and French lack that word.
OF_A_JOB = {
    "en": "jobs?|employ(?:er|ers|ee|ees)|boss(?:es)?|customers?|career",
    "de": "jobs?|chefs?|chefin|arbeitgeber|arbeitsstelle|kunden|karriere|betrieb|angestellt|angestellte",
    "fr": "employeur|employée?|patron|patronne|clients?|carrière",
    "es": "empleos?|emplead[oa]s?|empleador|jefes?|clientes?|carrera",
}


@cache
def phrases(code: str) -> Phrases:
    return Phrases.model_validate(tomllib.loads((FOLDER / code / "phrases.toml").read_text(encoding="utf-8")))


def banks(code: str, guide: Guide) -> dict[str, TopicQuestions]:
    own = guide.questions.get(code, {})
    return {key: own.get(key, TopicQuestions()).over(base) for key, base in phrases(code).questions.items()}


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("guide", GUIDES, ids=lambda guide: guide.key)
def test_there_are_enough_wordings_of_each_form(code: str, guide: Guide) -> None:
    for topic in guide.topics:
        bank = banks(code, guide)[topic.key]
        assert len(bank.wide) >= 4, topic.key
        assert len(bank.narrow) >= 3, topic.key
        assert len(bank.follow) >= 3, topic.key
        assert len(bank.thread) >= 3, topic.key
        assert not topic.wants_figure or len(bank.figure) >= 4
        assert not topic.more or len(bank.more) >= 3


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("guide", GUIDES, ids=lambda guide: guide.key)
def test_no_two_wordings_are_nearly_the_same(code: str, guide: Guide) -> None:
    texts = {text for bank in banks(code, guide).values() for text in bank.texts()}
    texts |= {text for group in phrases(code).together.values() for text in group}
    texts |= {*phrases(code).reserve, *phrases(code).closing.suggest_ask}
    words = {text: tokens(text) for text in texts}
    close = [(a, b) for a, b in combinations(sorted(texts), 2) if overlap(words[a], words[b]) > 0.75]
    assert not close


@pytest.mark.parametrize("code", CODES)
def test_no_wording_leads_or_offers_the_end_but_those_that_should(code: str) -> None:
    said = phrases(code)
    for guide in GUIDES:
        for bank in banks(code, guide).values():
            for text in bank.texts():
                plain = text.casefold().replace("’", "'")
                assert not any(re.search(pattern, plain) for pattern in (*said.leading, *said.ending)), text


def of_a_job(code: str, kind: str) -> list[str]:
    guide = next(guide for guide in GUIDES if guide.key == kind)
    texts = [text for topic in guide.topics for text in banks(code, guide)[topic.key].texts()]
    return [text for text in texts if re.search(rf"\b(?:{OF_A_JOB[code]})\b", text.casefold())]


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("kind", ["care", "volunteering", "research", "military"])
def test_nobody_who_cares_volunteers_serves_or_does_research_is_asked_about_a_job(code: str, kind: str) -> None:
    assert not of_a_job(code, kind)


@pytest.mark.parametrize("code", CODES)
def test_somebody_employed_is_asked_about_the_job(code: str) -> None:
    assert of_a_job(code, "employment")


@pytest.mark.parametrize("code", CODES)
def test_every_wording_is_one_question_and_every_lead_is_none(code: str) -> None:
    said = phrases(code)
    asked = [*said.reserve, *said.closing.suggest_ask, *said.closing.fix_ask, *said.closing.contradiction_ask]
    asked += [text for group in said.together.values() for text in group]
    assert all(len(questions(text, said.abbreviations)) == 1 and text.count("?") == 1 for text in asked)
    leads = [text for group in (said.reflect, said.why) for texts in group.values() for text in texts]
    leads += [text for field in type(said.aside).model_fields for text in getattr(said.aside, field)]
    assert not any("?" in text for text in leads)


@pytest.mark.parametrize("code", CODES)
def test_every_guide_has_a_greeting_with_one_question_that_is_not_the_first_asked_after_it(code: str) -> None:
    said = phrases(code)
    for guide in GUIDES:
        text = (guide.greeting.get(code) or said.greeting)[0]
        assert len(questions(text, said.abbreviations)) == 1, text
        again = said.together["+".join(guide.together[0])]
        assert not any(is_repeat(one, [tokens(q) for q in questions(text, said.abbreviations)]) for one in again)


def test_every_language_says_all_that_english_says() -> None:
    english = phrases("en")
    for code in CODES:
        said = phrases(code)
        assert said.questions.keys() == english.questions.keys()
        assert said.together.keys() == english.together.keys()
        assert said.reflect.keys() == english.reflect.keys()
        assert said.why.keys() == english.why.keys()
        assert said.states.keys() == english.states.keys()
        assert said.reasons.keys() == english.reasons.keys()
        assert said.move_reasons.keys() == english.move_reasons.keys()


def test_the_greeting_is_the_guides_own() -> None:
    pack = languages.pack_for("en")
    assert len({greeting(guide, pack).text for guide in GUIDES}) == len(GUIDES)
    assert all(greeting(guide, pack).move.kind == "greet" for guide in GUIDES)


@pytest.mark.parametrize("code", CODES)
def test_every_question_marked_as_pointing_back_is_one_that_is_asked(code: str) -> None:
    said = phrases(code)
    asked = {text for bank in said.questions.values() for text in bank.texts()}
    assert said.referring
    assert said.of_team
    assert said.referring | said.of_team <= asked
    assert not said.referring & said.of_team


@pytest.mark.parametrize("code", CODES)
def test_every_form_has_wordings_that_need_nothing_told_before(code: str) -> None:
    said = phrases(code)
    for topic, bank in said.questions.items():
        assert len(set(bank.wide) - said.referring - said.of_team) >= 4, topic
        assert not bank.figure or set(bank.figure) - said.referring - said.of_team, topic


@pytest.mark.parametrize("form", ["figure", "follow"])
def test_a_question_points_back_only_at_the_last_answer(form: str) -> None:
    result = "The line got calmer in the evenings"
    interview = told(begun(), result, ("outcome", result))
    later = told(asked(interview, ask("tools"), "With what?"), "A combi oven.", ("tools", "combi oven"))
    for _ in range(8):
        text = question(ask("outcome", form).model_copy(update={"variant": f"outcome.{form}"}), later)
        assert text not in later.pack.phrases.referring | later.pack.phrases.of_team
        later = asked(later, ask("outcome", form), text or "So.")
        later = told(later, "Fine.")


def test_the_people_are_spoken_of_only_where_some_were_told() -> None:
    move = ask("collaboration").model_copy(update={"variant": "collaboration.thread"})
    plain = told(begun(), "Sales rose by 5 %.", ("outcome", "Sales rose by 5 %"))
    for _ in range(6):
        text = question(move, plain)
        assert text not in plain.pack.phrases.of_team
        plain = told(asked(plain, move, text), "Sales rose by 5 %.")
