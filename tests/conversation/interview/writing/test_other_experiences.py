"""A write-up is about one experience: what was told of another does not stand in it."""

import pytest

from conversation.interview.policy import take_stock
from conversation.interview.writing import write_up
from conversation.prompts.summary import summary_prompt
from tests.conversation.interview.telling import told

ANSWERS = {
    "en": (
        "I was a cashier at Lidl for two years. Before that I ran my own café with 4 staff and a turnover of £200,000.",
        "I ran the till and stacked shelves every morning.",
    ),
    "de": (
        "Ich war zwei Jahre Kassiererin bei Lidl und davor hatte ich mein eigenes Café mit 4 Leuten.",
        "Ich saß an der Kasse und räumte jeden Morgen die Regale ein.",
    ),
    "fr": (
        "J'étais caissière chez Lidl pendant deux ans. Avant ça je tenais mon propre café avec 4 personnes.",
        "Je tenais la caisse et je remplissais les rayons chaque matin.",
    ),
    "es": (
        "Fui cajera en Lidl durante dos años. Antes de eso llevaba mi propia cafetería con 4 personas.",
        "Atendía la caja y llenaba los estantes cada mañana.",
    ),
}


@pytest.mark.parametrize("language", sorted(ANSWERS))
def test_the_extractive_writer_leaves_it_out(language: str) -> None:
    interview = told(*ANSWERS[language], language=language)
    text = write_up(interview, None).model_dump_json(exclude={"evidence", "claims"})
    assert "Lidl" in text
    assert not {"café", "Café", "cafetería"} & set(text.replace('"', " ").replace(".", " ").replace(",", " ").split())
    assert "4" not in text.partition('"verification"')[0]


def test_a_model_is_told_to_leave_it_out() -> None:
    interview = told(*ANSWERS["en"])
    tail = summary_prompt(interview, take_stock(interview), None).tail
    assert "another experience, not to be written: Before that I ran my own café with 4 staff" in tail
    without = told("I was a cashier at Lidl for two years.")
    assert "not to be written: none" in summary_prompt(without, take_stock(without), None).tail
