"""Texts -> HTML in which nothing a source says is ever read as markup: all that is not `Markup` is escaped."""

from __future__ import annotations

import html
import re


class Markup(str):
    """HTML made by `element`, and by nothing else."""

    __slots__ = ()


def element(name: str, *children: str, **attributes: str | None) -> Markup:
    """An HTML element; children and attribute values that are no `Markup` are escaped, attributes of None left out.

    In an attribute's name a trailing underscore is dropped and others become hyphens: `class_`, `aria_hidden`.
    """
    head = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{html.escape(value, quote=True)}"'
        for key, value in attributes.items()
        if value is not None
    )
    return Markup(f"<{name}{head}>{join(*children)}</{name}>")


def join(*children: str) -> Markup:
    """Children one after another, escaped where they are no `Markup`."""
    return Markup("".join(child if isinstance(child, Markup) else html.escape(child, quote=True) for child in children))


def anchor(words: str, address: str | None, **attributes: str | None) -> Markup:
    """A link that opens in a new tab; an address that is not http or https leaves the words without a link."""
    if address is None or not web_address(address):
        return element("span", words, **attributes)
    return element("a", words, href=address, target="_blank", rel="noopener noreferrer", **attributes)


def web_address(address: str) -> bool:
    """Whether the address is one a browser fetches, rather than one it runs."""
    return re.match(r"https?://[^\s/]", address) is not None


def literal(text: str) -> str:
    """A text for Streamlit's labels, which read Markdown: every sign with a meaning there stands for itself."""
    return re.sub(r"([\\`*_{}\[\]()#+\-.!|<>~$:&^=\"'/@])", r"\\\1", text)
