"""The protocol's server: its lists, calls and errors. Built on the library's plain server, which configures no logging
and, with its tracing taken out, reports to nobody."""

from __future__ import annotations

import json
import logging
from collections.abc import Awaitable
from functools import partial
from importlib.metadata import version
from typing import Any, TypeVar

import mcp_types as types
from mcp.server.lowlevel import Server
from mcp.shared.exceptions import MCPError
from pydantic import ValidationError

from assistant.channels.common.failure import Failure
from assistant.channels.common.incidents import incident
from assistant.channels.common.ports import LiveIndex
from assistant.channels.mcp import resources
from assistant.channels.mcp.tools import Tool, Tools
from assistant.errors import LotsenError

PAGE = 100
"""Resources in one list."""
INSTRUCTIONS = (
    "Lotsen knows how the public sector buys, in Sweden, Norway and the EU. Pass its words on with the numbers [n] and "
    "the sources they stand for, keep law, guidance and practice apart as it does, and say so when it does not answer. "
    "Tell the person that an AI service answers and that the source should be read before a decision. "
    "Send no personal data."
)

log = logging.getLogger("lotsen.mcp")

Value = TypeVar("Value")
Context = Any
"""The library's context of a call; nothing here depends on who calls."""


def create_server(tools: Tools, live: LiveIndex) -> Server[Any]:
    """Return the server of these tools and of the sources as resources; it keeps nothing between calls."""
    by_name = {tool.name: tool for tool in tools.all()}

    async def list_tools(context: Context, params: types.PaginatedRequestParams | None) -> types.ListToolsResult:
        return types.ListToolsResult(tools=[_listed(tool) for tool in by_name.values()])

    async def call_tool(context: Context, params: types.CallToolRequestParams) -> types.CallToolResult:
        if params.name not in by_name:
            raise MCPError(types.INVALID_PARAMS, f"There is no such tool. There are: {', '.join(by_name)}.")
        return await _called(by_name[params.name], params.arguments or {})

    async def list_resources(
        context: Context, params: types.PaginatedRequestParams | None
    ) -> types.ListResourcesResult:
        start = _position(params.cursor if params else None)
        documents = await _read(tools.in_thread(partial(resources.documents, live)))
        page = [
            types.Resource(
                uri=resources.address(document),
                name=document.id,
                title=document.title,
                description=" · ".join(filter(None, (document.jurisdiction, document.kind, document.language))),
                mime_type="text/markdown",
            )
            for document in documents[start : start + PAGE]
        ]
        more = start + PAGE < len(documents)
        return types.ListResourcesResult(
            resources=[_CATALOGUE, *page] if start == 0 else page, next_cursor=str(start + PAGE) if more else None
        )

    async def list_templates(
        context: Context, params: types.PaginatedRequestParams | None
    ) -> types.ListResourceTemplatesResult:
        return types.ListResourceTemplatesResult(resource_templates=[_TEMPLATE])

    async def read_resource(context: Context, params: types.ReadResourceRequestParams) -> types.ReadResourceResult:
        if params.uri == resources.CATALOGUE:
            text = await _read(tools.in_thread(partial(resources.catalogue_json, live)))
            return _contents(params.uri, text, "application/json")
        document = await _read(tools.in_thread(partial(resources.document_markdown, live, params.uri)))
        if document is None:
            raise MCPError(types.INVALID_PARAMS, f"There is no such document. {resources.CATALOGUE} lists all.")
        return _contents(params.uri, document, "text/markdown")

    server = Server[Any](
        "lotsen",
        version=version("lotsen"),
        title="Lotsen",
        instructions=INSTRUCTIONS,
        on_list_tools=list_tools,
        on_call_tool=call_tool,
        on_list_resources=list_resources,
        on_list_resource_templates=list_templates,
        on_read_resource=read_resource,
    )
    server.middleware.clear()
    return server


async def _called(tool: Tool[Any], arguments: dict[str, Any]) -> types.CallToolResult:
    """Return the tool's result; what goes wrong is told in the result, so that the model can mend its call."""
    try:
        result = await tool.call(tool.takes.model_validate_json(json.dumps(arguments)))
    except ValidationError as error:
        wrong = error.errors(include_url=False, include_input=False)
        return _failed("; ".join(f"{'.'.join(map(str, one['loc'])) or 'arguments'}: {one['msg']}" for one in wrong))
    except (Failure, LotsenError) as error:
        return _failed(str(error))
    except Exception as error:
        return _failed(str(incident(error, log)))
    return types.CallToolResult(
        content=[types.TextContent(type="text", text=result.text)], structured_content=result.values
    )


async def _read(reading: Awaitable[Value]) -> Value:
    try:
        return await reading
    except LotsenError as error:
        raise MCPError(types.INTERNAL_ERROR, str(error)) from error
    except Exception as error:
        raise MCPError(types.INTERNAL_ERROR, str(incident(error, log))) from None


def _failed(text: str) -> types.CallToolResult:
    return types.CallToolResult(content=[types.TextContent(type="text", text=text)], is_error=True)


def _listed(tool: Tool[Any]) -> types.Tool:
    return types.Tool(
        name=tool.name,
        title=tool.title,
        description=tool.description,
        input_schema=tool.takes.model_json_schema(),
        annotations=types.ToolAnnotations(
            read_only_hint=True, destructive_hint=False, idempotent_hint=True, open_world_hint=False
        ),
    )


def _position(cursor: str | None) -> int:
    if cursor is None:
        return 0
    if not cursor.isdecimal() or len(cursor) > 9:
        raise MCPError(types.INVALID_PARAMS, "The cursor is not one that was given with a list.")
    return int(cursor)


def _contents(uri: str, text: str, mime_type: str) -> types.ReadResourceResult:
    return types.ReadResourceResult(contents=[types.TextResourceContents(uri=uri, text=text, mime_type=mime_type)])


_CATALOGUE = types.Resource(
    uri=resources.CATALOGUE,
    name="documents",
    title="All documents",
    description="Every act, digest and article that can be cited",
    mime_type="application/json",
)
_TEMPLATE = types.ResourceTemplate(
    uri_template=resources.TEMPLATE,
    name="document",
    title="One document",
    description="A document with its passages, as Markdown",
    mime_type="text/markdown",
)
