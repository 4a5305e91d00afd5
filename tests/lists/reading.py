"""What a reader sees of a list page."""

import re
from html import unescape
from typing import Protocol

from django.test import Client


class Page(Protocol):
    """An answer that has been read to its end."""

    @property
    def content(self) -> bytes: ...


def text_of(response: Page) -> str:
    """The words of a page, without its tags."""
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", response.content.decode())).split())


def titles_of(client: Client, address: str) -> list[str]:
    """The titles of the rows of a list, in its order."""
    html = client.get(address).content.decode()
    cards = re.findall(r'<li class="card".*?<h3[^>]*><a[^>]*>(.*?)</a>', html, re.DOTALL)
    return [unescape(re.sub(r"<[^>]*>", "", title)) for title in cards]


def links_of(response: Page) -> dict[str, str]:
    """The addresses of the links of a page by their words."""
    found = re.findall(r'<a [^>]*href="([^"]*)"[^>]*>(.*?)</a>', response.content.decode(), re.DOTALL)
    return {" ".join(re.sub(r"<[^>]*>", "", unescape(words)).split()): unescape(address) for address, words in found}
