"""Sentences of law and guidance as people write them; each list is one text, divided where it should be."""

from __future__ import annotations

from itertools import pairwise

import pytest

from ingest.sentences import LONGEST, split_units

SWEDISH = [
    ["Direktupphandling regleras i 19 a kap. LOU.", "Den är tillåten enligt 6 kap. LUF om det är bråttom."],
    ["Myndigheten får använda förfarandet enligt 6 kap. 5 § LOU.", "Det gäller bl.a. nya lösningar."],
    ["Se 1 kap. 5 § och 19 a kap. 2 §.", "Beloppet är 700 000 kronor."],
    ["Upphandlingen följer 19 kap. eller 19 a kap.", "Lag (2021:1110)."],
    ["Priset är t.ex. 2,5 mnkr exkl. moms.", "Det ska stå i avtalet."],
    ["Kravet gäller fr.o.m. 1 juli 2026 t.o.m. 31 december 2027.", "Därefter upphör det."],
    ["Regeln står i lagen (se 5 §).", "Den är ny."],
    ["Hon säger: ”Vi måste våga mer.”", "Publiken applåderade."],
    ["”Hur gör vi då?” frågade han.", "Ingen svarade."],
    ["Offertstöd, mallar, checklistor m.m. finns på webben.", "Läs dem först."],
    ["Leverantören ska lämna in intyg m.m.", "Myndigheten kontrollerar dem."],
    ["Vad händer nu?", "Det vet ingen…", "Men arbetet fortsätter!"],
    ["Enligt prop. 2015/16:195 s. 542 är listan uttömmande.", "Det bekräftas i HFD 2018 ref. 60."],
    ["Mötet leds av A. Berg och J. K. Lind.", "De är jurister."],
    ["Den upphandlande myndigheten får, dvs. den ska inte, förhandla.", "Dialogen avslutas sedan."],
    ["Beslutet fattades den 6 mars 2026 nr. 8 i ordningen.", "Det vann laga kraft."],
    ["Värdet är ca 143 000 euro.", "40 procent av upphandlingarna ligger under."],
    ["(Se även 5 kap. 1 §.)", "Tröskelvärden räknas om vartannat år."],
    ["Upphandlingen (som inleddes 2025. Den avbröts två gånger.) är klar.", "Avtalet är signerat."],
    ["Det avser varor, tjänster o.s.v. enligt avtalet.", "Bilaga A. gäller inte."],
    ["Alternativen framgår av bilaga B.", "Den är bindande."],
    ["Svaret ges inom 15 dagar.", "Därefter börjar fristen löpa igen."],
    ["Kontakta oss på upphandling@exempel.se eller www.exempel.se.", "Vi svarar samma dag."],
    ["Direktiv 2014/24/EU art. 26 reglerar valet.", "Medlemsstaterna genomför det."],
]

BOKMAL = [
    ["Loven gjelder fra 1. juli 2026.", "Grensen er 500 000 kroner ekskl. mva.", "Den ble hevet."],
    ["Unntaket følger av lov 6 mars 2026 nr. 8.", "Departementet kan gi forskrift."],
    ["Oppdragsgiver kan bruke dialog, jf. § 13-2.", "Vilkårene må være oppfylt."],
    ["Det omfatter f.eks. IKT, helse mv. i kommunene.", "Staten er også med."],
    ["Kravet gjelder vedlikehold, drift mv.", "Unntak finnes i § 2-4."],
    ["Departementet viser til Meld. St. 22 (2018–2019) og Prop. 51 L (2015–2016).", "Stortinget sluttet seg til."],
    ["Innst. 358 L ble behandlet 7. juni.", "Loven trådte i kraft 1. januar 2017."],
    ["Terskelen er ca. 1,49 mill. kroner.", "Det er nytt fra 2026."],
    ["Avtalen gjelder maks. 4 år, inkl. opsjoner.", "Lengre tid krever begrunnelse."],
    ["EØS-avtalen artikkel 123.", "Departementet kan fastsette unntak."],
    ["Møtet er kl. 12.00 i Oslo.", "Påmelding er ikke nødvendig."],
    ["Les mer i pkt. 3.2 og pkt. 4.", "Vedlegg C.", "Skjemaet ligger der."],
    ["Dette kalles «innovasjonspartnerskap».", "Metoden er krevende."],
    ["«Det tryggeste er å gjøre som før…» sier mange.", "Men da endres lite."],
    ["Terskelen er 5 382 000 EUR.", "2026 endret tallet."],
    ["Jf. anskaffelsesforskriften §§ 5-2, 5-3 og 7-9 nr. 2 bokstav a.", "Bestemmelsen er opphevet."],
    ["Oppdragsgiver (dvs. kommunen, fylket o.l.) avgjør dette.", "Valget skal begrunnes."],
    ["Kravet er pga. sikkerhet absolutt.", "Ingen kan fravike det."],
    ["Frist: 30 dager.", "§ 8-3 gjelder tilsvarende."],
    ["1. Oppdragsgiver skal kunngjøre.", "Det skjer i Doffin."],
]

NYNORSK = [
    ["Det gjeld t.d. nye løysingar og IKT m.m. i kommunen.", "Kravet er nytt."],
    ["Ho kan nytte dialog, jf. § 13-2.", "Vilkåra må vere oppfylte."],
]

DANISH = [
    [
        "Ordregiver kan bl.a. anvende udbud med forhandling, jf. udbudslovens § 61, stk. 1, nr. 2.",
        "Det kræver en begrundelse.",
    ],
    ["Loven træder i kraft den 1. juli 2026.", "Den gælder ikke for Færøerne."],
    ["Beløbet er 1.043.000 kr.", "Det reguleres hvert andet år."],
    ["Se pkt. 4.2 i vejledningen.", "Der findes flere eksempler, f.eks. om it."],
]

ENGLISH = [
    ["Under Art. 26 of Directive 2014/24/EU, the dialogue may be used.", "Article 30 sets the procedure."],
    ["The list (e.g. works, supplies, etc.) is not exhaustive.", "States may add to it."],
    ["The threshold is EUR 143 000.", "It applies from 1 January 2026."],
    ["See No. 5, pp. 3–7.", "The rule is strict."],
    ["Dr. Smith v. the Commission was decided in 2019.", "It changed practice."],
    ["The U.S. approach differs.", "Europe relies on notices."],
    ["“Is it allowed?” they asked.", "It is."],
    ["The notice cites Reg. (EU) 2016/7 and Case C-23/20.", "Both are binding."],
    ["They sold goods, services, etc.", "The contract ended."],
]

FINNISH = [
    ["Raja-arvo on 60 000 euroa, ks. hankintalain 25 §.", "Se koskee esim. tavaroita."],
    ["Laki tuli voimaan 1. tammikuuta 2017.", "Sitä on muutettu."],
]

ALL = SWEDISH + BOKMAL + NYNORSK + DANISH + ENGLISH + FINNISH


def divided(text: str) -> list[str]:
    return [text[unit.start : unit.end] for unit in split_units(text)]


@pytest.mark.parametrize("sentences", ALL, ids=lambda sentences: sentences[0][:40])
def test_a_text_divides_between_its_sentences(sentences: list[str]) -> None:
    assert divided(" ".join(sentences)) == sentences


@pytest.mark.parametrize("sentences", ALL, ids=lambda sentences: sentences[0][:40])
def test_line_breaks_between_sentences_count_as_spaces(sentences: list[str]) -> None:
    assert divided("\n".join(sentences) + "\n") == sentences


def test_a_space_forgotten_after_a_full_stop_still_ends_the_sentence() -> None:
    assert divided("Svaret ges inom 15 dagar.Därefter löper fristen.") == [
        "Svaret ges inom 15 dagar.",
        "Därefter löper fristen.",
    ]


def test_an_address_is_not_divided() -> None:
    assert divided("Se www.Exempel.se/Mall.Pdf och https://exempel.no/A.B för mer.") == [
        "Se www.Exempel.se/Mall.Pdf och https://exempel.no/A.B för mer."
    ]


@pytest.mark.parametrize("text", ["", "   ", "\n\n\t"])
def test_nothing_gives_no_units(text: str) -> None:
    assert split_units(text) == ()


@pytest.mark.parametrize("text", ["…", "!!! ???", "😀😀", "(((((", "1.", "§"])
def test_what_is_no_sentence_is_one_unit(text: str) -> None:
    assert "".join(divided(text)).replace(" ", "") == text.replace(" ", "")


def test_a_run_without_sentences_is_cut_at_a_space() -> None:
    units = divided("ord " * 2_000)
    assert all(len(unit) <= LONGEST for unit in units)
    assert {word for unit in units for word in unit.split()} == {"ord"}
    assert sum(len(unit.split()) for unit in units) == 2_000


def test_a_run_without_spaces_is_cut_anywhere() -> None:
    assert [len(unit) for unit in divided("x" * (2 * LONGEST + 5))] == [LONGEST, LONGEST, 5]


@pytest.mark.timeout(10)
@pytest.mark.parametrize("text", ["(" * 300_000, "a." * 300_000, "A. " * 200_000, "((a) " * 100_000, "." * 500_000])
def test_hostile_text_takes_linear_time(text: str) -> None:
    assert sum(len(unit) for unit in divided(text)) >= len(text) * 0.6


def test_units_are_slices_in_order_that_leave_out_only_spaces() -> None:
    text = "  Första (se 5 §).  Andra: t.ex. «Hur?»\tTredje…  Slut "
    units = split_units(text)
    assert all(one.end <= two.start for one, two in pairwise(units))
    assert "".join(text[u.start : u.end] for u in units).replace(" ", "") == "".join(text.split())
