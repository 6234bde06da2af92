"""The OpenAPI words of each route: request and answer with examples, and the one error shape."""

from __future__ import annotations

from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi
from pydantic.json_schema import models_json_schema

from assistant.channels.http.problems import CODES, MEDIA_TYPE
from assistant.channels.http.provision_schema import PROVISION_EXAMPLE, ProvisionBody
from assistant.channels.http.requests import ChatRequest
from assistant.channels.http.schemas import ANSWER_EXAMPLE, SOURCES_EXAMPLE, AnswerBody, ProblemBody, SourceList

_DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_REFERENCE = "#/components/schemas/{model}"

_MODELS = (ChatRequest, AnswerBody, ProblemBody, SourceList, ProvisionBody)

_STREAM_EXAMPLE = (
    'event: status\ndata: {"stage":"understand","text":"Läser frågan"}\n\n'
    'event: statement\ndata: {"text":"…","language":"sv","authority":"law","citations":[1]}\n\n'
    'event: sources\ndata: {"sources":[…]}\n\n'
    "event: done\ndata: {…the whole answer…}\n\n"
)


def _json(model: type, example: Any) -> dict[str, Any]:
    return {"application/json": {"schema": {"$ref": _REFERENCE.format(model=model.__name__)}, "example": example}}


def problem(code: str) -> dict[str, Any]:
    """Return the OpenAPI response of one problem code."""
    status, title = CODES[code]
    example = {"type": f"/docs#problem-{code}", "title": title, "status": status, "detail": "…", "code": code}
    schema = {"$ref": _REFERENCE.format(model="ProblemBody")}
    return {"description": title, "content": {MEDIA_TYPE: {"schema": schema, "example": example}}}


def _problems(*codes: str) -> dict[int | str, dict[str, Any]]:
    return {CODES[code][0]: problem(code) for code in codes}


_REFUSED = (
    "invalid_json",
    "origin_not_allowed",
    "slow_request",
    "body_too_large",
    "unsupported_media_type",
    "invalid_request",
    "key_invalid",
    "rate_limited",
    "internal",
)

CHAT: dict[str, Any] = {
    "tags": ["Questions"],
    "summary": "Ask a question",
    "responses": {
        200: {
            "description": "An answer, whatever its `outcome`. With `Accept: text/event-stream` a stream of events.",
            "content": {
                **_json(AnswerBody, ANSWER_EXAMPLE),
                "text/event-stream": {"schema": {"type": "string"}, "example": _STREAM_EXAMPLE},
            },
        },
        **_problems(*_REFUSED, "busy", "deadline"),
    },
    "openapi_extra": {
        "requestBody": {
            "required": True,
            "content": _json(ChatRequest, {"question": "När får konkurrenspräglad dialog användas?"}),
        }
    },
}

FEEDBACK: dict[str, Any] = {
    "tags": ["Questions"],
    "summary": "Say whether an answer helped",
    "responses": {
        200: {"description": "It is kept.", "content": {"application/json": {"example": {"status": "kept"}}}},
        **_problems(*_REFUSED, "busy"),
    },
    "openapi_extra": {
        "requestBody": {
            "required": True,
            "content": {
                "application/json": {
                    "example": {"answer_id": "5f0c2a7be1d94d3c", "verdict": "not_helpful", "reasons": ["outdated"]}
                }
            },
        }
    },
}

EXPORT: dict[str, Any] = {
    "tags": ["Questions"],
    "summary": "Get a conversation as a file",
    "responses": {
        200: {
            "description": "The file, as Markdown or as a Word document.",
            "content": {
                "text/markdown": {"schema": {"type": "string"}, "example": "# Frågor till Lotsen\n…"},
                _DOCX: {"schema": {"type": "string", "format": "binary"}, "example": "(bytes)"},
            },
        },
        **_problems(*_REFUSED),
    },
    "openapi_extra": {
        "requestBody": {
            "required": True,
            "content": {"application/json": {"example": {"format": "docx", "answers": [ANSWER_EXAMPLE]}}},
        }
    },
}

WIDGET_TOKEN: dict[str, Any] = {
    "tags": ["Questions"],
    "summary": "Let a web page's visitor ask",
    "responses": {
        200: {
            "description": "A token for `Authorization: Bearer`, for the page's origin and `expires_in` seconds.",
            "content": {"application/json": {"example": {"token": "eyJhbGciOiJIUzI1NiIs…", "expires_in": 600}}},
        },
        **_problems("origin_not_allowed", "rate_limited"),
    },
}

HEALTH: dict[str, Any] = {
    "tags": ["Server"],
    "summary": "Is the server alive?",
    "responses": {200: {"description": "Yes.", "content": {"application/json": {"example": {"status": "ok"}}}}},
}

READY: dict[str, Any] = {
    "tags": ["Server"],
    "summary": "Can it answer?",
    "responses": {
        200: {
            "description": "Yes, from this build.",
            "content": {"application/json": {"example": {"status": "ready", "build_id": "20261122-045522-1f3a"}}},
        },
        **_problems("index_missing"),
    },
}

SOURCES: dict[str, Any] = {
    "tags": ["Sources"],
    "summary": "What does it know?",
    "responses": {
        200: {
            "description": "Every document that can be cited.",
            "content": _json(SourceList, SOURCES_EXAMPLE),
        },
        **_problems("key_invalid", "rate_limited", "index_missing"),
    },
}

PROVISION: dict[str, Any] = {
    "tags": ["Sources"],
    "summary": "What does a provision say?",
    "responses": {
        200: {
            "description": "The provision as it reads on the day asked about.",
            "content": _json(ProvisionBody, PROVISION_EXAMPLE),
        },
        **_problems("key_invalid", "provision_not_found", "invalid_request", "rate_limited", "index_missing"),
    },
}

TERMS: dict[str, Any] = {
    "tags": ["Sources"],
    "summary": "What do the words mean?",
    "responses": {
        200: {
            "description": "Every concept with its labels and definitions: a SKOS concept scheme as JSON-LD.",
            "content": {
                "application/ld+json": {
                    "example": {
                        "@context": {"skos": "http://www.w3.org/2004/02/skos/core#"},
                        "@graph": [
                            {
                                "id": "#market-dialogue",
                                "type": "skos:Concept",
                                "prefLabel": {"sv": "marknadsdialog", "en": "market dialogue"},
                            }
                        ],
                    }
                }
            },
        },
        **_problems("key_invalid", "rate_limited"),
    },
}


def install(app: FastAPI) -> None:
    """Make ``app.openapi()`` hold the schemas that the routes above refer to."""

    def build() -> dict[str, Any]:
        if app.openapi_schema is None:
            app.openapi_schema = get_openapi(
                title=app.title, version=app.version, description=app.description, routes=app.routes
            )
            _, schemas = models_json_schema([(model, "validation") for model in _MODELS], ref_template=_REFERENCE)
            app.openapi_schema["components"] = {"schemas": schemas["$defs"]}
        return app.openapi_schema

    app.openapi = build  # type: ignore[method-assign]
