"""A name that nobody said is refused wherever it stands in a true claim, however it is written."""

from functools import cache

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from conversation.interview.grounding import Gate
from conversation.interview.text.wordforms import tokens
from conversation.interview.types import DraftClaim
from evals.grounding.cases import Case, Faithful, cases
from evals.grounding.trial import held

_NAMES = ("Kettering", "Priya", "Zapier", "Salesforce", "Dubrovnik", "Siemens", "Wembley", "Golden Ladle", "Head Nurse")
_PLACES = {
    "en": ("{t} at {n}", "{t} with {n}", "{t} using {n}", "{n}: {t}", "{t}, {n}", "{n}", "As {n}, {t}"),
    "de": ("{t} bei {n}", "{t} mit {n}", "{n}: {t}", "{t}, {n}", "{n}"),
    "fr": ("{t} chez {n}", "{t} avec {n}", "{n} : {t}", "{t}, {n}", "{n}"),
    "es": ("{t} en {n}", "{t} con {n}", "{n}: {t}", "{t}, {n}", "{n}"),
}


@cache
def _true(case: int) -> tuple[Case, Gate, tuple[Faithful, ...]]:
    """A case with its gate and the true claims that pass."""
    told = cases("open")[case]
    gate = Gate(held(told))
    own = [f for f in told.faithful if not f.language]
    return told, gate, tuple(f for f in own if gate.judge(DraftClaim(text=f.text, quotes=f.quotes)).passed)


@settings(max_examples=80, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.data())
def test_no_unsaid_name_passes_in_any_true_claim(data: st.DataObject) -> None:
    case, gate, true = _true(data.draw(st.integers(0, len(cases("open")) - 1)))
    claim, name = data.draw(st.sampled_from(true)), data.draw(st.sampled_from(_NAMES))
    written = data.draw(st.sampled_from((name, name.lower(), name.upper())))
    said = {t.plain for m in case.messages if m.role == "user" for t in tokens(m.content)}
    if not {t.plain for t in tokens(name)} & said:
        text = data.draw(st.sampled_from(_PLACES[case.language])).format(t=claim.text.rstrip("."), n=written)
        assert not gate.judge(DraftClaim(text=text, quotes=claim.quotes)).passed
