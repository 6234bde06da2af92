"""The official client against the server as people run it."""

from __future__ import annotations

import asyncio

import openai


def test_a_question_is_answered_from_the_law_with_its_source(address: str) -> None:
    with openai.OpenAI(base_url=f"{address}/v1", api_key="any") as client:
        completion = client.chat.completions.create(
            model="lotsen-se", messages=[{"role": "user", "content": "Vad säger 19 a kap. 2 § LOU?"}]
        )

    content = completion.choices[0].message.content
    assert content
    assert "700 000 kronor. [1]" in content
    assert "- [1] Lag (2016:1145) om offentlig upphandling, 19 a kap. 2 §" in content


def test_a_follow_up_leans_on_the_conversation(address: str) -> None:
    async def ask() -> str:
        async with openai.AsyncOpenAI(base_url=f"{address}/v1", api_key="any") as client:
            stream = await client.chat.completions.create(
                model="lotsen",
                stream=True,
                messages=[
                    {"role": "user", "content": "Vad säger 19 a kap. 2 § LOU?"},
                    {"role": "assistant", "content": "Direktupphandling under 700 000 kronor. [1]"},
                    {"role": "user", "content": "Och vad betyder det?"},
                ],
            )
            return "".join([part.choices[0].delta.content or "" async for part in stream if part.choices])

    content = asyncio.run(ask())

    assert "19 a kap. 2 §" in content
    assert "AI-tjänst" not in content
