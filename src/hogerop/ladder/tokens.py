"""A rule cut into its words and signs, and the place that a reader of it has come to."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import get_close_matches
from typing import NoReturn

from hogerop.errors import PolicyFault
from hogerop.ladder.vocabulary import WORDS
from hogerop.words import say

LONGEST = 2000
DEEPEST = 40
_TOKEN = re.compile(
    r"""\s*(?:(?P<number>\d+(?:\.\d+)?|\.\d+)|(?P<name>[^\W\d]\w*)|"(?P<text>[^"\n]*)"
    |(?P<sign><=|>=|==|!=|[<>=+\-*/(),]))""",
    re.VERBOSE,
)


@dataclass(frozen=True)
class Token:
    """One number, name, quoted text or sign of a rule, and where it begins."""

    kind: str
    text: str
    at: int


class Cursor:
    """A place in a rule: look at the next token, take it, or say what is wrong there."""

    def __init__(self, rule: str, where: str) -> None:
        self.rule, self.where, self.depth = rule, where, 0
        if len(rule) > LONGEST:
            self.rule = rule[:60]
            self.fault(say("The rule is longer than {n} characters", n=LONGEST), 0)
        self.tokens = self._tokens()
        self.next = 0

    def _tokens(self) -> list[Token]:
        found, at = [], 0
        text = self.rule.rstrip()
        while at < len(text):
            match = _TOKEN.match(text, at)
            if match is None:
                at += len(text[at:]) - len(text[at:].lstrip())
                self.fault(
                    say("'{sign}' has no meaning here", sign=text[at]),
                    at,
                    "orders(365) >= 2 and is_member()",
                )
            kind = str(match.lastgroup)
            start = match.start(kind) - (kind == "text")
            found.append(Token(kind, match.group(kind), start))
            at = match.end()
        return [*found, Token("end", "", len(text))]

    def here(self) -> Token:
        """Return the next token without taking it."""
        return self.tokens[self.next]

    def advance(self) -> Token:
        """Take the next token."""
        token = self.tokens[self.next]
        self.next = min(self.next + 1, len(self.tokens) - 1)
        return token

    def at(self, text: str) -> bool:
        """Say whether the next token is this word or sign."""
        return self.here().text == text and self.here().kind in ("name", "sign")

    def take(self, text: str) -> bool:
        """Take the next token if it is this word or sign; say whether it was."""
        if not self.at(text):
            return False
        self.advance()
        return True

    def expect(self, text: str, example: str = "") -> None:
        """Take this word or sign, which must come next."""
        if not self.take(text):
            self.fault(say("'{sign}' is expected here", sign=text), self.here().at, example)

    def at_end(self) -> None:
        """Refuse anything that is left over."""
        token = self.here()
        if token.kind != "end":
            self.fault(
                say("'and' or 'or' is expected before this"),
                token.at,
                "orders() >= 2 and is_member()",
            )

    def deeper(self) -> None:
        """Go one bracket deeper, not too deep."""
        self.depth += 1
        if self.depth > DEEPEST:
            self.fault(say("The rule has too many brackets inside each other"), self.here().at)

    def unknown(
        self, token: Token, known: tuple[str, ...], what: str, example: str = ""
    ) -> NoReturn:
        """Refuse a word that is not known, with the nearest that is."""
        near = get_close_matches(token.text, known, n=1)
        if near:
            what = f"{what}; {say('did you mean {word}?', word=near[0])}"
            example = example or (WORDS[near[0]].example if near[0] in WORDS else "")
        self.fault(what, token.at, example)

    def fault(self, what: str, at: int, example: str = "") -> NoReturn:
        """Say what is wrong, with a caret under it."""
        where = f"{self.where}\n" if self.where else ""
        raise PolicyFault(
            what,
            where=f"{where}    {self.rule.replace(chr(10), ' ')}\n    {' ' * at}^",
            fix=say("For example: {example}", example=example)
            if example
            else say("Mend the rule at the caret."),
        )
