"""The list of one's businesses, a new one, its team, and invitations."""

from __future__ import annotations

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.mail import send_mail
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from hogerop.errors import HogeropError
from hogerop.web.accounts.entering import INVITED
from hogerop.web.accounts.models import Account
from hogerop.web.audit.models import Kind
from hogerop.web.businesses import actions, bin
from hogerop.web.businesses.models import Invitation, Membership
from hogerop.web.businesses.roles import Right, Role, role_name, what_they_may
from hogerop.web.businesses.wall import Inside, inside, lacks_second_factor, to_second_factor
from hogerop.words import say

CURRENCIES = ("EUR", "GBP", "USD", "CHF", "SEK", "NOK", "DKK", "PLN")


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Show one's businesses; the only one at once; and what this is to whoever is not signed in."""
    if not isinstance(request.user, Account):
        return render(request, "home.html", {"open_signup": settings.OPEN_SIGNUP})
    mine = list(bin.there_for(request.user))
    if len(mine) == 1 and "all" not in request.GET:
        return redirect("today", slug=mine[0].slug)
    return render(
        request,
        "businesses.html",
        {
            "businesses": mine,
            "deleted": bin.deleted_of(request.user),
            "may_found": not settings.PLACE.is_one_business,
        },
    )


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def found(request: HttpRequest) -> HttpResponse:
    """Make a business."""
    assert isinstance(request.user, Account)
    fault, name = None, request.POST.get("name", "")
    currency = request.POST.get("currency", CURRENCIES[0])
    if request.method == "POST":
        try:
            business = actions.found(name, currency, request.user)
        except HogeropError as refused:
            fault = refused
        else:
            return redirect("imports", slug=business.slug)
    told = {"fault": fault, "name": name, "currency": currency, "currencies": CURRENCIES}
    return render(request, "found.html", told, status=400 if fault else 200)


@login_required
@require_POST
def restore(request: HttpRequest) -> HttpResponse:
    """Bring a business back that one owns, out of the bin."""
    assert isinstance(request.user, Account)
    typed = request.POST.get("number", "")
    number = int(typed) if typed.isdecimal() and len(typed) < 15 else 0
    business = get_object_or_404(bin.deleted_of(request.user), pk=number)
    there = Inside(business=business, account=request.user, role=Role.OWNER)
    if lacks_second_factor(there):
        return to_second_factor(request)
    bin.restore(business)
    there.note(Kind.CHANGED, "restore_business")
    messages.success(request, say("{business} is back.", business=business.name))
    return redirect("today", slug=business.slug)


@require_safe
@inside(Right.LOOK)
def team(request: HttpRequest, inside: Inside) -> HttpResponse:
    """Show who belongs to a business."""
    return _team(request, inside)


def _team(
    request: HttpRequest, inside: Inside, fault: HogeropError | None = None, link: str = ""
) -> HttpResponse:
    members = Membership.objects.filter(business=inside.business).select_related("account")
    open_ones = Invitation.objects.filter(
        business=inside.business, used_at=None, expires_at__gt=timezone.now()
    )
    page = inside.show(
        request,
        "team.html",
        members=[(one, role_name(one.role)) for one in members.order_by("account__email")],
        invitations=[(one, role_name(one.role)) for one in open_ones] if inside.may_lead else [],
        roles=[(role.value, role_name(role), what_they_may(role)) for role in Role],
        fault=fault,
        link=link,
        here_is="team",
    )
    page.status_code = 400 if fault else 200
    return page


@require_POST
@inside(Right.LEAD)
def invite(request: HttpRequest, inside: Inside) -> HttpResponse:
    """Invite somebody: a letter goes out, and the link is shown to hand it over otherwise."""
    try:
        made = actions.invite(
            inside.business,
            request.POST.get("email", ""),
            request.POST.get("role", ""),
            inside.account,
        )
    except HogeropError as fault:
        return _team(request, inside, fault)
    link = request.build_absolute_uri(reverse("invitation", args=[actions.token_of(made)]))
    send_mail(
        # In one line, as a subject has to be.
        " ".join(say("You are invited to {business}", business=inside.business.name).split()),
        say(
            "{who} invites you to look along at {business}. Come in by this link, within a"
            " week:\n\n{link}\n",
            who=str(inside.account),
            business=inside.business.name,
            link=link,
        ),
        None,
        [made.email],
    )
    return _team(request, inside, link=link)


@require_POST
@inside(Right.LEAD)
def withdraw(request: HttpRequest, inside: Inside, number: int) -> HttpResponse:
    """Take an invitation back."""
    Invitation.objects.filter(business=inside.business, pk=number, used_at=None).delete()
    return redirect("team", slug=inside.business.slug)


@require_POST
@inside(Right.LEAD)
def change(request: HttpRequest, inside: Inside, number: int) -> HttpResponse:
    """Give somebody another role, or none."""
    belongs = get_object_or_404(Membership, business=inside.business, pk=number)
    role = request.POST.get("role", "")
    try:
        if role == "none":
            actions.leave(belongs)
        else:
            actions.change_role(belongs, role)
    except HogeropError as fault:
        return _team(request, inside, fault)
    messages.success(request, say("Saved."))
    if role == "none" and belongs.account_id == inside.account.pk:
        return redirect("home")
    return redirect("team", slug=inside.business.slug)


@require_http_methods(["GET", "HEAD", "POST"])
def invitation(request: HttpRequest, token: str) -> HttpResponse:
    """Show an invitation, and take it."""
    offered = actions.invitation_of(token)
    if offered is None:
        raise Http404
    for_other = isinstance(request.user, Account) and request.user.email != offered.email
    if request.method == "POST" and isinstance(request.user, Account):
        business = actions.accept(offered, request.user)
        if business is not None:
            request.session.pop(INVITED, None)
            return redirect("today", slug=business.slug)
    if not isinstance(request.user, Account):
        request.session[INVITED] = True
    told = {"offered": offered, "role": role_name(offered.role), "for_other": for_other}
    return render(request, "invitation.html", told)
