"""The wall, for programs: the one way to an operation of the API.

An operation is written with `reads` or `does` and the right that it asks. It is handed an `Inside`
of the business of the token, and no way to another.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from hashlib import sha256
from typing import Any

from django.http import HttpRequest, HttpResponse
from ninja.security import HttpBearer

from hogerop.answers.written import as_json
from hogerop.errors import HogeropError
from hogerop.web.api import tokens
from hogerop.web.api.description import Described
from hogerop.web.api.once import once
from hogerop.web.api.problems import Problem, Refused, tell_in_problems
from hogerop.web.audit import log
from hogerop.web.audit.models import Kind
from hogerop.web.businesses.roles import Right
from hogerop.web.businesses.wall import Inside
from hogerop.web.jobs.models import Job
from hogerop.words import say

View = Callable[..., Any]

api = Described(
    title="Hogerop",
    version="1",
    description="What the commands of Hogerop read and do, for programs. Answers have the keys of"
    " `--json`.",
    docs_url=None,
    urls_namespace="api",
)
tell_in_problems(api)

FAILS = frozenset({400, 401, 403, 404, 409, 413, 422, 429, 503})


class Bearer(HttpBearer):
    """A token that may do what an operation asks.

    Parameters
    ----------
    right : Right
        What the operation asks.
    name : str
        The operation, for the log.
    """

    def __init__(self, right: Right, name: str) -> None:
        super().__init__()
        self.right, self.name = right, name

    def authenticate(self, request: HttpRequest, token: str) -> Inside | None:
        """Return who is inside; None where the token opens nothing.

        Raises
        ------
        Refused
            If it asks too often, or what it may not.
        """
        shown = tokens.token_of(token)
        found = None if shown is None else tokens.inside_of(shown)
        if shown is None or found is None:
            return None
        if wait := tokens.count(shown):
            raise Refused(429, _too_often(wait), wait=wait)
        if not found.may(self.right):
            found.note(Kind.REFUSED, self.name)
            raise Refused(403, _not_allowed(self.right))
        return found


def reads(path: str, right: Right = Right.LOOK, *, sees: bool = False) -> Callable[[View], View]:
    """Let a function answer GET at an address.

    Parameters
    ----------
    path : str
        The address, below that of the API.
    right : Right
        What it asks.
    sees : bool
        Whether it tells of people by name: then it is a line of the log.
    """
    return _operation(api.get, path, right, Kind.SAW if sees else None)


def does(path: str, right: Right) -> Callable[[View], View]:
    """Let a function answer POST at an address: once for each key."""
    return _operation(api.post, path, right, Kind.CHANGED)


def tries(path: str, right: Right) -> Callable[[View], View]:
    """Let a function answer POST at an address, that changes nothing."""
    return _operation(api.post, path, right, None)


def _operation(
    method: Callable[..., Any], path: str, right: Right, kind: Kind | None
) -> Callable[[View], View]:
    def kept(view: View) -> View:
        name = view.__name__

        @wraps(view)
        def answered(request: HttpRequest, **named: Any) -> HttpResponse:
            inside: Inside = request.auth  # type: ignore[attr-defined]  # ninja puts it there

            def answer() -> HttpResponse:
                done = _written(view(inside, **named))
                if kind is not None:
                    inside.note(kind, f"api:{name}", log.upon(named))
                return done

            if kind is Kind.CHANGED:
                assert inside.token is not None
                return once(request, inside.token, answer)
            return _if_new(request, answer()) if request.method == "GET" else answer()

        answered.__signature__ = _as_asked(view)  # type: ignore[attr-defined]  # as ninja reads it
        method(
            path,
            auth=Bearer(right, f"api:{name}"),
            response={frozenset({200, 202}): dict[str, Any], FAILS: Problem},
            operation_id=name,
            url_name=name,
            summary=(inspect.getdoc(view) or "").split("\n")[0],
            tags=[view.__module__.rpartition(".")[2]],
            openapi_extra={"x-right": right.value, "x-once": kind is Kind.CHANGED},
        )(answered)
        return view

    return kept


def _as_asked(view: View) -> inspect.Signature:
    """Return the signature of a view, with the request in the place of who is inside."""
    given = inspect.signature(view, eval_str=True)
    _, *rest = given.parameters.values()
    request = inspect.Parameter("request", inspect.Parameter.POSITIONAL_OR_KEYWORD)
    return given.replace(parameters=[request, *rest], return_annotation=Any)


@dataclass(frozen=True)
class Asked:
    """An answer that is not there yet: the job that was asked for."""

    job: Job


def json_of_job(job: Job) -> dict[str, Any]:
    """Return where a job stands: ``job``, ``state``, ``step``, ``share``, ``result``, ``fault``.

    ``state`` is ``waiting``, ``running``, ``done`` or ``failed``, ``share`` from 0 to 1.
    """
    return {
        "job": job.pk,
        "state": str(job.state),
        "step": job.step,
        "share": job.share,
        "result": job.result,
        "fault": job.told,
    }


def _written(answer: Any) -> HttpResponse:
    status = 200
    if isinstance(answer, Asked):
        answer, status = json_of_job(answer.job), 202
    text = as_json(answer, one_line=True)
    return HttpResponse(text, content_type="application/json", status=status)


def _if_new(request: HttpRequest, answer: HttpResponse) -> HttpResponse:
    """Return an answer, or only that it is still the same."""
    tag = f'"{sha256(answer.content).hexdigest()[:32]}"'
    known = [one.strip() for one in request.headers.get("If-None-Match", "").split(",")]
    if tag in known:
        answer = HttpResponse(status=304)
    answer["ETag"] = tag
    return answer


def _too_often(wait: int) -> HogeropError:
    return HogeropError(
        say("This token asks too often: at most {n} requests a minute.", n=tokens.A_MINUTE),
        fix=say("Ask again in {n} seconds.", n=wait),
    )


def _not_allowed(right: Right) -> HogeropError:
    return HogeropError(
        say("This token may not do this."),
        where=right.value,
        fix=say("Make a token that may, on the page of tokens."),
    )
