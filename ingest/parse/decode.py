"""Bytes to text: the encodings Nordic files come in, with å ä ö æ ø whole, or a Skip that says why not."""

from __future__ import annotations

import codecs
import re

from ingest.model import Skip

_MAGIC = {
    b"%PDF-": "a PDF",
    b"PK\x03\x04": "a zip archive (DOCX or similar)",
    b"\xd0\xcf\x11\xe0": "an old Office file",
    b"\x89PNG": "a PNG image",
    b"\xff\xd8\xff": "a JPEG image",
    b"GIF8": "a GIF image",
    b"\x7fELF": "a program",
    b"MZ\x90\x00": "a program",
    b"\x1f\x8b": "a gzip archive",
    b"{\\rtf": "an RTF file",
}
# UTF-8 read as cp1252 and saved again. Only lead letters that Nordic languages do not use, so that "”Ä”" stays.
_TAIL = "".join(bytes([code]).decode("cp1252", errors="ignore") for code in range(0x80, 0xC0)) + "\x81\x8d\x8f\x90\x9d"
_MOJIBAKE = re.compile(f"[ÃÂ][{re.escape(_TAIL)}\x80-\x9f]|â[€\x80][{re.escape(_TAIL)}\x80-\x9f]|ï»¿")
_OLD_ENCODINGS = ("cp1252", "mac_roman", "cp850")
_NORDIC_IN_WORD = re.compile("[a-zåäöæø][åäöæøé]|[åäöæøé][a-zåäöæø]")
_SIGN_IN_WORD = re.compile("[a-zåäöæø][\ufffd†‡‰Š‹ŒŽ„”•™š›œžŸ¢¥§¨©ª®°±¶º¿]+[a-zåäöæø]")
_SHARE_OF_BROKEN_LETTERS = 0.001


def decode(data: bytes) -> str:
    """Return the text of ``data``: UTF-8, UTF-16 or cp1252, with once-garbled letters put right.

    Raises Skip for empty files, other formats under a text's name, binary data and letters lost for good.
    """
    if not data.strip(codecs.BOM_UTF8 + b" \t\r\n"):
        raise Skip("the file is empty")
    for magic, name in _MAGIC.items():
        if data.startswith(magic):
            raise Skip(f"the content is {name}, not text; give the file its right suffix")
    text = _repaired(_decoded(data))
    if "\x00" in text or _control_share(text) > 0.01:
        raise Skip("binary data, not text (NUL or control characters)")
    if text.count("\ufffd") > _SHARE_OF_BROKEN_LETTERS * len(text):
        raise Skip(f"{text.count(chr(0xFFFD))} letters were lost in an earlier conversion; save it as UTF-8 again")
    return text.replace("\ufffd", "")


def _decoded(data: bytes) -> str:
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return _strict(data, "utf-16")
    if half := _bare_utf16(data):
        return _strict(data, half)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        if b"\x00" in data:
            raise Skip("binary data, not text (NUL bytes)") from None
        return max((data.decode(encoding, errors="replace") for encoding in _OLD_ENCODINGS), key=_nordic_score)


def _nordic_score(text: str) -> int:
    """Count Nordic letters inside words; a sign or a lost letter inside a word speaks against the encoding."""
    return len(_NORDIC_IN_WORD.findall(text)) - len(_SIGN_IN_WORD.findall(text))


def _strict(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise Skip(f"broken {encoding.upper()} at byte {error.start}; save it as UTF-8") from error


def _bare_utf16(data: bytes) -> str | None:
    """Name the byte order of UTF-16 without its mark: in Latin text every other byte is NUL."""
    sample = data[:2000]
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if odd > 0.4 * len(sample) and even < 0.05 * len(sample):
        return "utf-16-le"
    if even > 0.4 * len(sample) and odd < 0.05 * len(sample):
        return "utf-16-be"
    return None


def _repaired(text: str) -> str:
    """Put right letters whose UTF-8 bytes were read as cp1252 ("fÃ¶r"); other text is left alone."""

    def repair(match: re.Match[str]) -> str:
        try:
            return b"".join(_cp1252_byte(letter) for letter in match.group()).decode("utf-8")
        except UnicodeDecodeError:
            return match.group()

    return _MOJIBAKE.sub(repair, text)


def _cp1252_byte(letter: str) -> bytes:
    # The five bytes that cp1252 leaves undefined are passed through as control characters by most software.
    return letter.encode("latin-1") if "\x80" <= letter <= "\x9f" else letter.encode("cp1252")


def _control_share(text: str) -> float:
    controls = sum(letter < " " and letter not in "\t\n\r\f" for letter in text[:100_000])
    return controls / max(1, min(len(text), 100_000))
