"""What went wrong, for a program: our three lines as a problem of RFC 9457, and no customer's data.

``title`` says what, ``detail`` where, ``fix`` how to put it right, ``problems`` all of it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import SuspiciousOperation
from django.http import Http404, HttpRequest, HttpResponse
from django.http.multipartparser import MultiPartParserError
from django.urls import reverse
from ninja import NinjaAPI, Schema
from ninja.errors import AuthenticationError, HttpError, ValidationError

from hogerop.answers.written import as_json
from hogerop.errors import AskedWrongly, FileFault, HogeropError, PolicyFault, TooLittle, WhoIsMeant
from hogerop.web.frame.views import not_found
from hogerop.words import say

KIND = "application/problem+json"


class Problem(Schema):
    """What went wrong (RFC 9457), in three lines: what, where, and how to put it right."""

    type: str
    title: str
    status: int
    detail: str = ""
    fix: str = ""
    problems: tuple[str, ...] = ()


class Refused(Exception):
    """A request that is refused for what it is: its status, what is said, and how long to wait."""

    def __init__(self, status: int, fault: HogeropError, wait: int = 0) -> None:
        self.status, self.fault, self.wait = status, fault, wait
        super().__init__(status)


def problem(status: int, fault: HogeropError) -> HttpResponse:
    """Return a fault as an answer."""
    told = {
        "type": "about:blank",
        "title": fault.what,
        "status": status,
        "detail": fault.where,
        "fix": fault.fix,
        "problems": list(fault.problems),
    }
    return HttpResponse(as_json(told), status=status, content_type=KIND)


def tell_in_problems(api: NinjaAPI) -> None:
    """Let an API answer every fault as a problem."""
    api.add_exception_handler(HogeropError, _ours)
    api.add_exception_handler(Refused, _refused)
    api.add_exception_handler(AuthenticationError, _unknown)
    api.add_exception_handler(ValidationError, _misread)
    api.add_exception_handler(HttpError, _unreadable)
    api.add_exception_handler(SuspiciousOperation, _unreadable)
    api.add_exception_handler(MultiPartParserError, _unreadable)
    api.add_exception_handler(Http404, _not_there)


def _ours(request: HttpRequest, fault: HogeropError | type[HogeropError]) -> HttpResponse:
    assert isinstance(fault, HogeropError)
    if isinstance(fault, WhoIsMeant):
        return problem(404, _nobody(fault))
    if isinstance(fault, TooLittle):
        return problem(409, fault)
    return problem(400 if isinstance(fault, AskedWrongly | FileFault | PolicyFault) else 503, fault)


def _nobody(fault: WhoIsMeant) -> HogeropError:
    """Return who may be meant without what was typed: that may be a name or an address."""
    if not fault.candidates:
        return HogeropError(say("Nobody answers to this."), fix=say("Give a contact's id."))
    return HogeropError(
        say("More than one contact answers to this."),
        fix=say("Give a contact's id."),
        problems=fault.candidates,
    )


def _refused(request: HttpRequest, refused: Refused | type[Refused]) -> HttpResponse:
    assert isinstance(refused, Refused)
    answer = problem(refused.status, refused.fault)
    if refused.wait:
        answer["Retry-After"] = str(refused.wait)
    return answer


def _unknown(request: HttpRequest, fault: Exception | type[Exception]) -> HttpResponse:
    answer = problem(
        401,
        HogeropError(
            say("This token opens nothing."),
            where="Authorization",
            fix=say("Send a token that is valid: Authorization: Bearer TOKEN."),
        ),
    )
    answer["WWW-Authenticate"] = "Bearer"
    return answer


def _misread(request: HttpRequest, fault: Exception | type[Exception]) -> HttpResponse:
    assert isinstance(fault, ValidationError)
    # Where and why, and not what was sent: that may be about somebody.
    told = [f"{'.'.join(map(str, one['loc']))}: {_kind(one)}" for one in fault.errors]
    return problem(
        422,
        HogeropError(
            say("This request is not as it should be."),
            fix=say("Compare it with the description of this operation."),
            problems=told,
        ),
    )


def _kind(error: Mapping[str, Any]) -> str:
    """Return what kind of mistake it is, and of a word that is not known those that are."""
    known = error.get("ctx", {}).get("expected", "") if error["type"] == "literal_error" else ""
    return f"{error['type']}: {known}" if known else str(error["type"])


def no_such_address(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer 404 to any address: to a program as a problem, to a reader as a page."""
    if request.path.startswith(reverse("api:api-root")):
        return _not_there(request, exception)
    return not_found(request, exception)


def _unreadable(request: HttpRequest, fault: Exception | type[Exception]) -> HttpResponse:
    return problem(
        fault.status_code if isinstance(fault, HttpError) else 400,
        HogeropError(
            say("This request cannot be read."), fix=say("Send JSON, in UTF-8, as an object.")
        ),
    )


def _not_there(request: HttpRequest, fault: Exception | type[Exception]) -> HttpResponse:
    return problem(
        404,
        HogeropError(say("There is no such thing here."), fix=say("Check its number or id.")),
    )
