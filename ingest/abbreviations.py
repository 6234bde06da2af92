"""Abbreviations of Nordic and English law and guidance, sorted by whether a sentence can end with them."""

from __future__ import annotations

from typing import Final


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


ALWAYS_GO_ON: Final = _set(
    """
    adm. arb. artt. avd. avs. bet. bl. bl.a. ca. cf. cirk. d.v.s. dep. dir. dnr. dok. dr. ds. dvs. e.g. eks. ekskl.
    eksl. enl. esim. ev. evt. ex. excl. exkl. f.d. f.eks. feks. fig. fork. forskr. fr.o.m. gnr. hr. i.e. incl. inkl.
    innst. inst. jf. jfr. jr. ks. ltr. m.a.o. m.h.t. maks. max. meld. mr. mrs. ms. n:o nos. nr. nro. ot.prp. p.g.a.
    paras. pga. pp. pr. prof. prop. pst. resp. rskr. rt. s.k. sect. skr. sml. t.d. t.ex. t.o.m. tel. tex. tlf. u.a.
    u.s. utg. v. vol. vrt. vs.
    """
)
"""Something must follow: a number, a name, an example."""

MAY_END: Final = _set(
    """
    a.m. a.s. art. bnr. co. d.d. e.d. e.kr. e.l. e.v. etc. f.kr. f.n. f.ö. i.f. inc. jne. kap. kl. kr. ltd. m.fl. m.m.
    m.v. mfl. mill. min. mio. mkr. mm. mom. mrd. mv. n. no. o.a. o.d. o.l. o.s.v. osv. p. p.m. p.t. para. pkt. ref. reg.
    s. sid. ss. st. stk. t.v. tkr. tms. tom. ym. yms.
    """
)
"""A capital letter after one of these opens a new sentence; a number or a small letter goes on."""

BEFORE_AN_ACT: Final = _set("art. kap. mom. stk.")
"""An act's short name in capitals goes on: "enligt 19 a kap. LOU"."""

LETTERED: Final = _set(
    """
    alternativ alternative annex appendix bilag bilaga bokstav del delen grupp gruppe group item liite lot lott option
    osa part point punkt section tabell table typ type vedlegg
    """
)
"""After these, one capital letter is a label and not an initial: "bilaga B. Den …"."""
