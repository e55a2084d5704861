"""The wall: the one way into a business. Every page of one stands behind `inside`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cached_property, wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, Concatenate
from urllib.parse import urlencode

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from hogerop import steps
from hogerop.web.accounts.models import Account
from hogerop.web.accounts.second_factor import has_second_factor
from hogerop.web.businesses.models import Business, Membership
from hogerop.web.businesses.roles import MAY, NEEDS_SECOND_FACTOR, Right, Role
from hogerop.words import say

if TYPE_CHECKING:
    from hogerop.workspace import Workspace


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
    """

    business: Business
    account: Account
    role: Role

    @cached_property
    def workspace(self) -> Workspace:
        """The business's workspace. A door: reads its settings.

        Raises
        ------
        WorkspaceFault
            If it cannot be used.
        """
        return replace(steps.open(folder_of(self.business)), most=settings.ENGINE)

    def may(self, right: str) -> bool:
        """Return whether they may do something here."""
        return Right(right) in MAY[self.role]

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
            if _lacks_second_factor(found):
                messages.warning(request, say("First protect your account: it opens much."))
                return redirect("mfa_activate_totp")
            if not found.may(right):
                raise PermissionDenied
            return view(request, found, **rest)

        answered.right = right  # type: ignore[attr-defined]  # read by the test of every address
        return answered

    return guarded


def _lacks_second_factor(found: Inside) -> bool:
    asked = settings.MFA_REQUIRED and found.role in NEEDS_SECOND_FACTOR
    return asked and not has_second_factor(found.account)


def _inside(account: Account, slug: str) -> Inside:
    belongs = (
        Membership.objects.select_related("business")
        .filter(account=account, business__slug=slug)
        .first()
    )
    if belongs is None:
        raise Http404
    return Inside(business=belongs.business, account=account, role=Role(belongs.role))


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
