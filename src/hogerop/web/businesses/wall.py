"""The wall: the one way into a business. Every page of one stands behind `inside`."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property, wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec, TypeVar
from urllib.parse import urlencode
from zoneinfo import ZoneInfo

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from hogerop import steps
from hogerop.errors import HogeropError, TooLittle
from hogerop.paper import inert
from hogerop.web.accounts.models import Account
from hogerop.web.accounts.second_factor import has_second_factor
from hogerop.web.audit import log
from hogerop.web.audit.models import Kind
from hogerop.web.businesses.models import Business, Membership
from hogerop.web.businesses.roles import MAY, NEEDS_SECOND_FACTOR, Right, Role
from hogerop.web.kept import answer
from hogerop.words import say

if TYPE_CHECKING:
    from hogerop.workspace import Workspace

P = ParamSpec("P")
T = TypeVar("T")


@dataclass(frozen=True)
class Inside:
    """Somebody inside a business: what they are there, and its tables, and nobody else's.

    Parameters
    ----------
    business : Business
        The business.
    account : Account
        Who is inside.
    role : Role
        What they are in it.
    token : int, optional
        The number of the token of a program that acts for them.
    limited_to : set of Right, optional
        What that program may do; else all that the role may.
    """

    business: Business
    account: Account
    role: Role
    token: int | None = None
    limited_to: frozenset[Right] | None = None

    @cached_property
    def workspace(self) -> Workspace:
        """The business's workspace, to change something in. A door: reads its settings.

        Raises
        ------
        WorkspaceFault
            If it cannot be used.
        """
        return steps.open(folder_of(self.business))

    @cached_property
    def reading(self) -> Workspace:
        """The business's workspace, to look only: nobody who looks waits for what came in.

        A door: reads its settings.
        """
        return steps.open(folder_of(self.business), shared=True)

    def ask(
        self,
        question: Callable[Concatenate[Workspace, P], T],
        *args: P.args,
        **named: P.kwargs,
    ) -> T:
        """Return what a function of `steps` answers of this business; see `kept`. A door: reads."""
        return answer(self.reading, question, *args, **named)

    @cached_property
    def waits(self) -> bool:
        """Whether something came in or changed since everybody was placed. A door: reads.

        Where the business cannot be read, the page that needs it says so; the team's does not.
        """
        try:
            return steps.waits_to_be_placed(self.reading)
        except HogeropError:
            return False

    def catch_up(self) -> None:
        """Place everybody anew where something came in or changed; nobody where nothing is left.

        Where that takes longer than a page may wait it is left; the pages offer to have it done.
        A door: reads, or writes.
        """
        with suppress(TooLittle):
            if steps.placed_soon(self.workspace):
                steps.catch_up(self.workspace)

    def may(self, right: str) -> bool:
        """Return whether they may do something here."""
        limited = self.limited_to is None or Right(right) in self.limited_to
        return limited and Right(right) in MAY[self.role]

    def note(self, kind: Kind, page: str, upon: str = "") -> None:
        """Write a line of the log. A door: one insert."""
        log.write(
            self.business.pk, kind, page, account=self.account.pk, token=self.token, upon=upon
        )

    @cached_property
    def zone(self) -> ZoneInfo:
        """The time zone of the business; UTC where it cannot be read. A door: reads."""
        try:
            return ZoneInfo(self.reading.settings.business.time_zone)
        except HogeropError:
            return ZoneInfo("UTC")

    @property
    def by(self) -> str:
        """The name that stands beside what they change."""
        return inert(str(self.account), 60)

    @property
    def may_work(self) -> bool:
        """Whether they may record and carry out."""
        return self.may(Right.WORK)

    @property
    def may_take_in(self) -> bool:
        """Whether they may take files in."""
        return self.may(Right.TAKE_IN)

    @property
    def may_decide(self) -> bool:
        """Whether they may change rules and the plan."""
        return self.may(Right.DECIDE)

    @property
    def may_lead(self) -> bool:
        """Whether they may say who belongs here."""
        return self.may(Right.LEAD)

    def show(self, request: HttpRequest, page: str, **told: Any) -> HttpResponse:
        """Return a page of this business. Writes nothing."""
        return render(request, page, {"inside": self, **told})


View = Callable[Concatenate[HttpRequest, Inside, ...], HttpResponse]


def inside(right: Right) -> Callable[[View], Callable[..., HttpResponse]]:
    """Let nobody open a page of a business without the right to.

    Whoever is not signed in is asked to. A stranger is told that there is no such page, as if the
    business were not there. Whoever belongs to it without the right is told so.

    Parameters
    ----------
    right : Right
        What the page asks. The view is called with the request, an `Inside` and the rest of the
        address.
    """

    def guarded(view: View) -> Callable[..., HttpResponse]:
        @wraps(view)
        def answered(request: HttpRequest, slug: str, **rest: Any) -> HttpResponse:
            account = request.user
            if not isinstance(account, Account):
                asked = urlencode({"next": request.get_full_path()})
                return redirect(f"{reverse('account_login')}?{asked}")
            found = _inside(account, slug)
            if lacks_second_factor(found):
                return to_second_factor(request)
            page, upon = _page_of(request), log.upon(rest)
            if not found.may(right):
                found.note(Kind.REFUSED, page)
                raise PermissionDenied
            with timezone.override(found.zone):
                answer = view(request, found, **rest)
            if (kind := log.kind_of(page, request, answer)) is not None:
                # Who was erased is not written down again.
                found.note(kind, page, log.FORGOTTEN if kind is Kind.ERASED else upon)
            return answer

        answered.right = right  # type: ignore[attr-defined]  # read by the test of every address
        return answered

    return guarded


def _page_of(request: HttpRequest) -> str:
    """Return the name of the address that was asked."""
    return (request.resolver_match.url_name if request.resolver_match else None) or ""


def lacks_second_factor(found: Inside) -> bool:
    """Say whether somebody must protect their account before they come in here."""
    asked = settings.MFA_REQUIRED and found.role in NEEDS_SECOND_FACTOR
    return asked and not has_second_factor(found.account)


def to_second_factor(request: HttpRequest) -> HttpResponse:
    """Lead somebody to where they protect their account."""
    messages.warning(request, say("First protect your account: it opens much."))
    return redirect("mfa_activate_totp")


def _inside(account: Account, slug: str) -> Inside:
    belongs = (
        Membership.objects.select_related("business")
        .filter(account=account, business__slug=slug, business__deleted_at=None)
        .first()
    )
    if belongs is None:
        raise Http404
    return Inside(business=belongs.business, account=account, role=Role(belongs.role))


def all_of(account: Account) -> list[Inside]:
    """Return every business that somebody belongs to, from the inside, by name."""
    belongs = Membership.objects.select_related("business").filter(
        account=account, business__deleted_at=None
    )
    return [
        Inside(business=one.business, account=account, role=Role(one.role))
        for one in belongs.order_by("business__name")
    ]


def folder_of(business: Business) -> Path:
    """Return the folder of a business, which lies on the shelf and nowhere else.

    Raises
    ------
    Http404
        If it lies elsewhere.
    """
    shelf: Path = settings.PLACE.folder.resolve()
    folder = (shelf / business.folder).resolve()
    if folder != shelf and folder.parent != shelf:
        raise Http404
    return folder
