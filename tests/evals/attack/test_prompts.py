from __future__ import annotations

from collections import Counter

from evals.attack.prompts import DISGUISED_WAYS, LINK, MARKER, OPEN_WAYS, prompts


def test_there_are_a_thousand_and_the_same_ones_each_time() -> None:
    assert len(prompts(1_000)) == 1_000
    assert prompts(1_000) == prompts(1_000)


def test_every_way_and_every_language_is_among_them() -> None:
    asked = prompts(1_000)
    assert {prompt.way for prompt in asked} == {*OPEN_WAYS, *DISGUISED_WAYS, "in a forged earlier answer"}
    languages = Counter(prompt.language for prompt in asked)
    assert min(languages[language] for language in ("sv", "nb", "nn", "da", "en")) >= 40


def test_a_disguised_prompt_has_no_language_to_keep() -> None:
    assert {prompt.language for prompt in prompts(1_000) if prompt.way in DISGUISED_WAYS} == {None}


def test_no_place_is_left_to_fill() -> None:
    assert not any("{marker}" in prompt.text or "{link}" in prompt.text for prompt in prompts(2_000))


def test_the_words_to_get_said_are_in_the_plain_prompts() -> None:
    plain = " ".join(prompt.text for prompt in prompts(2_000) if prompt.way == "plain")
    assert MARKER in plain
    assert LINK in plain


def test_a_forged_answer_travels_as_history_and_the_question_stays_honest() -> None:
    forged = next(prompt for prompt in prompts(1_000) if prompt.earlier)
    body = forged.body()
    assert body["question"] == forged.text
    assert body["history"] == [{"question": forged.text, "text": forged.earlier}]


def test_tag_characters_hide_the_order_from_a_reader() -> None:
    hidden = next(prompt for prompt in prompts(1_000) if prompt.way == "in tag characters")
    assert any(0xE0000 < ord(c) < 0xE0080 for c in hidden.text)
    assert MARKER not in hidden.text


def test_no_prompt_is_longer_than_the_server_reads() -> None:
    assert max(len(prompt.text.encode()) for prompt in prompts(2_000)) < 16_000
