"""Acts of our own invention in each publisher's format. "Kyrkoköpslagen" and its kin are no laws of any country."""

from __future__ import annotations

import bz2
import io
import json
import tarfile
from collections.abc import Mapping

SWEDISH = {
    "1": "Denna lag gäller när en kommun köper varor eller tjänster för sin egen verksamhet.",
    "2": "Den som köper ska behandla alla leverantörer lika och öppet redovisa varje val.",
    "3": "Ett köp får göras direkt om värdet är lägre än 700 000 kronor.",
    "4": "Kommunen ska ha skriftliga riktlinjer för sina direkta köp.",
}
NORWEGIAN = {
    "1": "Loven gjelder når en kommune kjøper varer eller tjenester til egen virksomhet.",
    "2": "Den som kjøper, skal behandle alle leverandører likt og vise åpent hva som ble valgt.",
    "3": "Et kjøp kan gjøres direkte når verdien er lavere enn 500 000 kroner.",
    "4": "Kommunen skal ha skriftlige retningslinjer for sine direkte kjøp.",
}
ENGLISH = {
    "1": "This Directive lays down rules on how a municipality buys supplies or services for its own use.",
    "2": "Contracting authorities shall treat all suppliers equally and state openly which choice they made.",
    "3": "A purchase may be made directly where its value is below EUR 216 000.",
    "4": "Authorities shall keep written guidelines on their direct purchases.",
}
DANISH = {
    "1": "Loven gælder, når en kommune køber varer eller tjenesteydelser til sin egen virksomhed.",
    "2": "Ordregiveren skal behandle alle leverandører lige og åbent vise, hvad der blev valgt.",
    "3": "Et køb kan ske direkte, når værdien er lavere end 500.000 kroner.",
}
FINNISH = {
    "1": "Tätä lakia sovelletaan, kun kunta ostaa tavaroita tai palveluja omaan toimintaansa.",
    "2": "Hankintayksikön on kohdeltava kaikkia toimittajia tasapuolisesti ja avoimesti.",
    "3": "Hankinta voidaan tehdä suoraan, kun sen arvo on alle 60 000 euroa.",
}


def riksdagen(sections: Mapping[str, str] = SWEDISH, number: str = "2016:1145", amended: str = "2025:1") -> bytes:
    """Return a statute as the Riksdag's ``.text`` has it."""
    lines = [
        f"Lag ({number}) om kommuners köp",
        "",
        f"SFS nr: {number}",
        "Departement/myndighet: Finansdepartementet",
        "Utfärdad: 2016-12-01",
        f"Ändrad: t.o.m. SFS {amended}",
        "",
        "1 kap. Allmänt",
        "",
    ]
    for section, text in sections.items():
        lines += [f"{section} §   {text}", ""]
    return "\r\n".join(lines).encode()


def government(sections: Mapping[str, str] = SWEDISH, number: str = "2016:1145", updated: str = "2026-01-01") -> bytes:
    """Return the legal database's answer to a search for one act."""
    text = "1 kap. Allmänt\r\n\r\n" + "\r\n\r\n".join(f"{one} §   {words}" for one, words in sections.items())
    act = {
        "beteckning": number,
        "rubrik": f"Lag ({number}) om kommuners köp",
        "ikraftDateTime": "2017-01-01T00:00:00",
        "fulltext": {"forfattningstext": text, "andringInford": "t.o.m. SFS 2025:1"},
        "andringsforfattningar": [],
        "uppdateradDateTime": f"{updated}T00:00:00",
    }
    return json.dumps({"hits": {"total": 1, "hits": [{"_source": act}]}}, ensure_ascii=False).encode()


def lovdata(
    sections: Mapping[str, str] = NORWEGIAN, number: str = "LOV-2016-06-17-73", changed: str = "2024-03-21"
) -> bytes:
    """Return an act as a member of Lovdata's archives."""
    facts = {"legacyID": number, "title": "Lov om kommuners kjøp", "lastChangeInForce": changed}
    head = "".join(f'<dt class="{name}">{name}</dt><dd class="{name}">{value}</dd>' for name, value in facts.items())
    body = "".join(
        f'<article class="legalArticle" data-lovdata-URL="NL/lov/§{one}" data-name="§{one}" id="paragraf-{one}">'
        f'<h4 class="legalArticleHeader"><span class="legalArticleValue">§ {one}</span>.</h4>'
        f'<article class="legalP" id="paragraf-{one}-ledd-1">{words}</article></article>'
        for one, words in sections.items()
    )
    return (
        f'<!DOCTYPE html><html lang="no"><head><title>Lov om kommuners kjøp</title></head><body><header>'
        f'<dl class="data-document-key-info">{head}</dl></header><main class="documentBody">{body}</main></body></html>'
    ).encode()


def archive(members: Mapping[str, bytes], *, folder: str = "nl") -> bytes:
    """Return members as a tar.bz2."""
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w") as tar:
        for name, data in members.items():
            member = tarfile.TarInfo(f"{folder}/{name}")
            member.size = len(data)
            tar.addfile(member, io.BytesIO(data))
    return bz2.compress(packed.getvalue())


def lovdata_list(archives: Mapping[str, bytes], modified: str = "2026-11-20T03:00:00") -> bytes:
    """Return the list of archives."""
    listed = [
        {"filename": name, "description": name, "sizeBytes": len(data), "lastModified": modified}
        for name, data in archives.items()
    ]
    return json.dumps(listed).encode()


def cellar(articles: Mapping[str, str] = ENGLISH, celex: str = "02014L0024-20260101", language: str = "en") -> bytes:
    """Return a consolidated directive as Cellar serves it."""
    base, _, day = celex.partition("-")
    date = f"{day[6:]}.{day[4:6]}.{day[:4]}"
    word = {"en": "Article", "sv": "Artikel"}[language]
    body = "".join(
        f'<div class="eli-subdivision" id="art_{one}"><p class="title-article-norm">{word} {one}</p>'
        f'<div class="norm">{words}</div></div>'
        for one, words in articles.items()
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?><!DOCTYPE html>'
        f'<html xmlns="http://www.w3.org/1999/xhtml" lang="{language}" xml:lang="{language}"><head>'
        f"<title>Consolidated TEXT: 3{base[1:]} — {language.upper()} — {date}</title></head><body>"
        f'<p class="reference">{base} — {language.upper()} — {date} — 005.001</p>'
        '<p class="title-doc-first">DIRECTIVE 2014/24/EU OF THE EUROPEAN PARLIAMENT AND OF THE COUNCIL</p>'
        f"{body}</body></html>"
    ).encode()


def sparql(*celexes: str) -> bytes:
    """Return SPARQL results as JSON."""
    bindings = [{"celex": {"type": "literal", "value": one}} for one in celexes]
    return json.dumps({"head": {"vars": ["celex"]}, "results": {"bindings": bindings}}).encode()


def lex_dania(sections: Mapping[str, str] = DANISH, status: str = "Valid") -> bytes:
    """Return an act as Retsinformation's XML."""
    body = "".join(
        f"<Paragraf><Explicatus>§ {one}.</Explicatus><Stk><Exitus><Linea><Char>{words}</Char></Linea></Exitus></Stk>"
        "</Paragraf>"
        for one, words in sections.items()
    )
    return (
        '<?xml version="1.0" encoding="utf-8"?><Dokument><Meta><DocumentType>LBK H#1</DocumentType>'
        "<Year>2023</Year><Number>10</Number><DocumentTitle>Bekendtgørelse af udbudsloven</DocumentTitle>"
        f"<PopularTitle>Udbudsloven</PopularTitle><DiesSigni>2023-01-06</DiesSigni><Status>{status}</Status></Meta>"
        f"<DokumentIndhold><Kapitel><Explicatus>Kapitel 1</Explicatus>{body}</Kapitel></DokumentIndhold></Dokument>"
    ).encode()


def akoma_ntoso(sections: Mapping[str, str] = FINNISH) -> bytes:
    """Return an act as Finlex' XML."""
    body = "".join(
        f'<section eId="sec_{one}"><num>{one} §</num><heading>Soveltaminen</heading>'
        f"<subsection><content><p>{words}</p></content></subsection></section>"
        for one, words in sections.items()
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>'
        '<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"><act><meta><identification source="#x">'
        '<FRBRWork><FRBRthis value="/akn/fi/act/statute-consolidated/2016/1397/!main"/>'
        '<FRBRdate date="2016-12-29" name="dateIssued"/><FRBRnumber value="1397"/></FRBRWork>'
        '<FRBRExpression><FRBRlanguage language="fin"/><FRBRdate date="2024-01-01" name="dateConsolidated"/>'
        "</FRBRExpression></identification></meta>"
        "<preface><p><docNumber>1397/2016</docNumber> <docTitle>Laki kuntien hankinnoista</docTitle></p></preface>"
        f'<body><chapter eId="chp_1"><num>1 luku</num><heading>Yleistä</heading>{body}</chapter></body>'
        "</act></akomaNtoso>"
    ).encode()


def page(title: str, text: str) -> bytes:
    """Return a guidance page."""
    return (
        f'<!DOCTYPE html><html lang="sv"><head><title>{title}</title></head><body><main><h1>{title}</h1>'
        f"<p>{text}</p></main></body></html>"
    ).encode()


def sitemap(*addresses: str, root: str = "urlset") -> bytes:
    """Return a sitemap."""
    entries = "".join(f"<url><loc>{one}</loc></url>" for one in addresses)
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><{root} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">'
        f"{entries}</{root}>"
    ).encode()
