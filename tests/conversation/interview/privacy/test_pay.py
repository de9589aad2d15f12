"""The person's own pay is left out; other people's pay, and money that the firm earned or saved, is not."""

import pytest

from tests.conversation.interview.privacy.seen import seen


@pytest.mark.parametrize(
    ("answer", "language", "left"),
    [
        ("They paid me 12 an hour. I ran the till.", "en", "I ran the till"),
        ("I ran the grill on minimum wage.", "en", "I ran the grill"),
        ("I was paid 12 an hour, then 14 after a year.", "en", ""),
        ("We pooled our tips. I served 40 tables.", "en", "I served 40 tables"),
        ("Tips were pooled for the team. I served 40 tables.", "en", "I served 40 tables"),
        ("My salary was 30k and I managed a budget of 2 million.", "en", "and I managed a budget of 2 million"),
        (
            "I worked 60 hours a week for £9 an hour, loading 40 trucks a day.",
            "en",
            "I worked 60 hours a week, loading 40 trucks a day",
        ),
        ("I earned £30k there and built the site.", "en", "and built the site"),
        ("They gave me a bonus because I cut waste by 30%.", "en", "because I cut waste by 30%"),
        ("I sold insurance on commission and did 40 calls a day.", "en", "I sold insurance and did 40 calls a day"),
        ("Ich habe 12 Euro die Stunde verdient. Ich habe die Kasse gemacht.", "de", "Ich habe die Kasse gemacht"),
        ("Mein Gehalt war 2.400 Euro und ich habe 30 Leute geplant.", "de", "und ich habe 30 Leute geplant"),
        ("Ich verdien 3.200 brutto, geht so. Ich habe die Kasse gemacht.", "de", "geht so. Ich habe die Kasse gemacht"),
        ("Ich habe für Mindestlohn Regale eingeräumt.", "de", "Ich habe Regale eingeräumt"),
        ("Je gagnais 12 euros de l'heure. Je tenais la caisse.", "fr", "Je tenais la caisse"),
        ("On partageait les pourboires. Je servais 40 tables.", "fr", "Je servais 40 tables"),
        ("Mon salaire était de 1 800 euros et je gérais 3 magasins.", "fr", "et je gérais 3 magasins"),
        ("Cobraba 8 euros la hora. Llevaba la caja.", "es", "Llevaba la caja"),
        ("Repartíamos las propinas. Servía 40 mesas.", "es", "Servía 40 mesas"),
        ("Me pagaban el salario mínimo y cargaba 40 cajas.", "es", "y cargaba 40 cajas"),
    ],
)
def test_own_pay_is_left_out_and_the_deed_stays(answer: str, language: str, left: str) -> None:
    assert seen(answer, language=language).lstrip(", .") == left


@pytest.mark.parametrize(
    ("answer", "language"),
    [
        ("I did the payroll for 40 staff and saved £12,000 a year", "en"),
        ("I cut costs by £200 a week and earned the company £1m", "en"),
        ("I negotiated a pay deal for 40 drivers and cut overtime pay by 12%", "en"),
        ("I raised £12,000 for the food bank and paid suppliers weekly", "en"),
        ("I spent 200 a week on stock and made £500 a day in sales", "en"),
        ("I picked 100 orders an hour", "en"),
        ("I paid 12 invoices an hour and checked the sick pay forms", "en"),
        ("Ich habe die Lohnabrechnung für 40 Mitarbeiter gemacht und 12.000 Euro gespart", "de"),
        ("Ich habe 60 Kartons die Stunde gepackt", "de"),
        ("J'ai fait la paie de 40 salariés et économisé 12 000 euros par an", "fr"),
        ("J'ai augmenté les ventes de 500 euros par jour", "fr"),
        ("Hice las nóminas de 40 empleados y ahorré 12.000 euros al año", "es"),
        ("Aumenté las ventas en 500 euros al día", "es"),
    ],
)
def test_money_of_the_work_stays(answer: str, language: str) -> None:
    assert seen(answer, language=language) == answer


def test_it_stays_when_the_person_keeps_it() -> None:
    assert seen("They paid me 12 an hour", keep=("pay",)) == "They paid me 12 an hour"
