"""Markdown to blocks, by markdown-it's tokens."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from ingest.metadata import describe, split_front_matter
from ingest.model import Block, Heading, Paragraph, ParsedDocument, RawDocument, Skip, Table
from ingest.parse.clean import one_line
from ingest.parse.html import html_blocks, words
from ingest.parse.html_tree import tree_of
from ingest.parse.items import as_item
from ingest.parse.law_markdown import is_act, parse_law

if TYPE_CHECKING:
    from markdown_it.tree import SyntaxTreeNode

_ASKED = "<!-- asked:"
"""Opens the comment below a heading that lists, parted by |, questions the section answers."""
_COMMENT = re.compile(rf"(?!{_ASKED})<!--.*?(?:-->|\Z)", re.DOTALL)


def parse_markdown(raw: RawDocument, text: str) -> tuple[ParsedDocument, ...]:
    """Return the document of a Markdown file, or the acts if it holds acts. Raises Skip when it holds no text."""
    declared, body = split_front_matter(text)
    if is_act(declared, body):
        return parse_law(raw, declared, body)
    blocks = markdown_blocks(body)
    title = next((block.text for block in blocks if isinstance(block, Heading)), "")
    return (ParsedDocument(describe(raw, declared, title=title, body=words(blocks)), blocks),)


def markdown_blocks(body: str) -> tuple[Block, ...]:
    """Return the blocks of Markdown text; Markdown that holds HTML elements is read as the page it would become."""
    from markdown_it import MarkdownIt
    from markdown_it.tree import SyntaxTreeNode

    reader = MarkdownIt("commonmark").enable("table")
    body = _COMMENT.sub("", body)
    tokens = reader.parse(body)
    if any(token.type == "html_block" and not token.content.startswith(_ASKED) for token in tokens):
        return html_blocks(tree_of(f"<html><body><main>{reader.render(body)}</main></body></html>"))
    blocks = tuple(_top_blocks(SyntaxTreeNode(tokens).children))
    if not any(not isinstance(block, Heading) for block in blocks):
        raise Skip("the file holds no text")
    return blocks


def _top_blocks(nodes: Iterable[SyntaxTreeNode]) -> Iterator[Block]:
    """Yield the blocks; each heading gets the questions of the comments that follow it."""
    heading: Heading | None = None
    for node in nodes:
        if node.type == "html_block":
            heading = heading and replace(heading, asked=heading.asked + _asked(node.content))
            continue
        if heading:
            yield heading
        heading = None
        for block in _blocks([node]):
            if isinstance(block, Heading):
                heading = block
            else:
                yield block
    if heading:
        yield heading


def _asked(comment: str) -> tuple[str, ...]:
    listed = comment.strip().removeprefix(_ASKED).removesuffix("-->")
    return tuple(filter(None, map(one_line, listed.split("|"))))


def _blocks(nodes: Iterable[SyntaxTreeNode], depth: int = 0) -> Iterator[Block]:
    for node in nodes:
        if node.type == "heading":
            yield from _if_text(Heading(_text(node), int(node.tag[1])))
        elif node.type == "paragraph":
            yield from _if_text(Paragraph(_text(node)))
        elif node.type in ("bullet_list", "ordered_list"):
            yield from _items(node, depth)
        elif node.type == "table":
            yield Table(
                tuple(tuple(_text(cell) for cell in row.children) for part in node.children for row in part.children)
            )
        elif node.type in ("fence", "code_block"):
            yield from _if_text(Paragraph(one_line(node.content)))
        else:
            yield from _blocks(node.children, depth)


def _items(node: SyntaxTreeNode, depth: int) -> Iterator[Block]:
    for entry in node.children:
        marker = f"{entry.info}{entry.markup}" if node.type == "ordered_list" else "-"
        yield from as_item(_blocks(entry.children, depth + 1), marker, depth)


def _if_text(block: Heading | Paragraph) -> Iterator[Block]:
    if block.text:
        yield block


def _text(node: SyntaxTreeNode) -> str:
    """Return the words of a node: link texts, not their addresses; no images, no tags."""
    return one_line("".join(_words(node)))


def _words(node: SyntaxTreeNode) -> Iterator[str]:
    for one in node.children:
        if one.type in ("text", "code_inline"):
            yield one.content
        elif one.type in ("softbreak", "hardbreak"):
            yield " "
        elif one.type != "image":
            yield from _words(one)
