"""Sentences, numbers, money and days in a template, as the rest of the product writes them."""

from __future__ import annotations

from django import template
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString

from hogerop.words import say, say_count

register = template.Library()


@register.simple_tag(name="say")
def said(sentence: str, **values: object) -> str:
    """Say a sentence in the reader's language; its Dutch stands in ``locale/nl.po``."""
    return say(sentence, **values)


@register.simple_tag(name="say_count")
def said_of_many(one: str, many: str, n: int, **values: object) -> str:
    """Say the singular or the plural sentence."""
    return say_count(one, many, n, **values)


@register.simple_tag
def icon(name: str) -> SafeString:
    """Draw a small picture that says nothing to a screen reader."""
    return format_html(
        '<svg class="icon" aria-hidden="true"><use href="{}#i-{}"/></svg>',
        static("icons.svg"),
        name,
    )


@register.simple_tag(name="asset")
def address_of(name: str) -> str:
    """Return the address of a stylesheet, font or picture of the frame."""
    return static(name)
