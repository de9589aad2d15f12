"""Languages are told apart by a table; py3langid, of which it was made, is there to check it."""

import lzma

import pytest

from conversation.interview.languages.identify import TABLE, ranked
from tools.language_table import table

SAID = {
    "en": "I was a shift supervisor at a bakery in Leeds, and I planned the work of six people.",
    "de": "Ich war Schichtleiterin in einer Bäckerei und habe die Arbeit von sechs Leuten geplant.",
    "fr": "J'étais chef d'équipe dans une boulangerie et je planifiais le travail de six personnes.",
    "es": "Fui encargada de turno en una panadería y planificaba el trabajo de seis personas.",
    "ru": "Я была старшей смены в пекарне и планировала работу шести человек.",
    "ja": "私はパン屋でシフトリーダーとして六人の仕事を計画していました。",
    "el": "Ήμουν υπεύθυνη βάρδιας σε έναν φούρνο και οργάνωνα τη δουλειά έξι ατόμων.",
}
ODD = (
    "",
    "   ",
    "WE BAKED BREAD FOR FOURTEEN SHOPS",
    "12 34 5",
    "😀 😀",
    "\ud800 a lone half",
    "e\u0301te\u0301",
    "gut " * 900,
)


@pytest.fixture(scope="module")
def langid():
    """The identifier that the table was made of."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


@pytest.mark.parametrize("code", SAID)
def test_the_likeliest_language_is_the_one_it_is_written_in(code):
    found, likelihood = ranked(SAID[code])[0]
    assert found == code
    assert likelihood > 0.9


@pytest.mark.parametrize("text", [*SAID.values(), *ODD])
def test_it_says_what_py3langid_says(text, langid):
    expected = dict(langid.rank(text))
    found = ranked(text)
    assert dict(found) == pytest.approx(expected, abs=1e-4)
    assert found[0][1] == max(likelihood for _, likelihood in found)
    assert sum(likelihood for _, likelihood in found) == pytest.approx(1)


@pytest.mark.slow
def test_the_table_is_what_its_maker_makes():
    assert lzma.decompress(TABLE.read_bytes()) == lzma.decompress(table())
