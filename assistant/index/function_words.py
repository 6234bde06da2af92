"""Words of a question that say nothing about its subject.

In an index of several languages a function word of the smaller one looks rare, so inverse document frequency alone
does not see through it.
"""

from __future__ import annotations

from functools import cache

from assistant.domain import Language
from assistant.index.words import stems

_LISTS = {
    Language.sv: """
        och är i på av för att den det de en ett som med till om kan får ska skall man vi jag ni du vad när hur
        vilka vilken vilket var vem varför måste inte eller vid från har ha finns under mellan då så enligt blir
        bli gör göra menas innebär betyder gäller sig oss er min vår sin dem detta denna dessa också bara någon
        något några används använda där här innan efter utan än
        """,
    Language.nb: """
        og er i på av for å den det de en et ei som med til om kan får skal man vi jeg dere du hva når hvordan
        hvilke hvilken hvilket hvor hvem hvorfor må ikke eller ved fra har ha finnes finns under mellom da så
        etter blir bli gjør gjøre menes betyr gjelder seg oss min vår sin dem dette denne disse også bare noen noe
        brukes bruke der her før uten enn lang lenge
        """,
    Language.nn: """
        og er i på av for å den det dei ein eit ei som med til om kan får skal ein vi me eg de du kva når korleis
        kor kven kvifor må ikkje eller ved frå har ha finst under mellom då så etter blir bli gjer gjere tyder
        gjeld seg oss min vår sin dei dette denne desse også berre nokon noko der her før utan enn lang lenge
        """,
    Language.da: """
        og er i på af for at den det de en et som med til om kan får skal man vi jeg du hvad hvornår hvordan
        hvilke hvilken hvor hvem hvorfor må ikke eller ved fra har have findes under mellem da så efter bliver
        blive gør gøre menes betyder gælder sig os min vor sin dem dette denne disse også kun nogen noget bruges
        bruge der her før uden end
        """,
    Language.en: """
        and is are was be been in on of for to the a an that it they with by if can may shall must will do does
        did one we i you what when how which where who why not or at from has have there under between then so as
        our my its this these those also only any some used use using mean means before after without than should
        would could
        """,
}
FUNCTION_WORD = 0.3
"""What is left of a function word's weight."""


@cache
def function_words(language: Language) -> frozenset[str]:
    """Return the language's function words in lower case; neighbours share many of them."""
    return frozenset(_LISTS.get(language, "").split())


@cache
def function_stems(language: Language) -> frozenset[str]:
    """Return the stems of the language's function words."""
    return frozenset(stems(" ".join(function_words(language)), language))
