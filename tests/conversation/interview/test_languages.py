import pytest

from conversation.interview.languages import available, detect, pack_for


def test_there_are_four_packs():
    assert available() == ("de", "en", "es", "fr")


@pytest.mark.parametrize(("code", "pack"), [("en", "en"), ("de-AT", "de"), ("FR", "fr"), ("it", "en"), ("", "en")])
def test_every_code_has_a_pack_the_fallbacks_where_there_is_no_other(code, pack):
    assert pack_for(code).code == pack


def test_codes_without_a_pack_share_one():
    assert pack_for("it") is pack_for("pt-BR") is pack_for("en")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Ich war drei Jahre lang Krankenpfleger im Klinikum Nord.", "de"),
        ("J'ai travaillé trois ans comme infirmière à l'hôpital de Lyon.", "fr"),
        ("Trabajé tres años como enfermera en el hospital de Sevilla.", "es"),
        ("I worked as a nurse at a hospital in Leeds for three years.", "en"),
        ("Ho lavorato per tre anni come infermiera in un ospedale di Roma.", "it"),
    ],
)
def test_it_tells_the_language_of_a_sentence(text, code):
    assert detect(text) == code


@pytest.mark.parametrize("text", ["", "Lidl", "Docker, Redis", "2 years", "ja genau", "🙂"])
def test_a_short_text_tells_nothing(text):
    assert detect(text, default="fr") == "fr"


@pytest.mark.parametrize(
    "text",
    [
        "warehouse operative at amazon rugeley, about 2 and a half years, left last march",
        "Senior Backend Engineer, Northwind Ltd, London, Mar 2019 – Jun 2022",
        "python django postgres redis celery docker kubernetes aws terraform",
        "picking and packing mostly, scanner gun, pallet truck, black friday",
    ],
)
def test_plain_english_without_grammar_stays_english(text):
    assert detect(text) == "en"
