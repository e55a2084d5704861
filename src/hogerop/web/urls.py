"""Every address of the app."""

from __future__ import annotations

from django.urls import include, path

from hogerop.web.accounts import views as accounts
from hogerop.web.businesses import views as businesses
from hogerop.web.frame import views as frame

in_a_business = [
    path("team", businesses.team, name="team"),
    path("team/invite", businesses.invite, name="invite"),
    path("team/invitations/<int:number>/withdraw", businesses.withdraw, name="withdraw"),
    path("team/<int:number>", businesses.change, name="change_role"),
]

urlpatterns = [
    path("health", frame.health, name="health"),
    path("language", frame.language, name="language"),
    path("enter/<str:secret>", accounts.enter, name="enter"),
    path("account/me", accounts.me, name="me"),
    path("account/second-factor/", include("allauth.mfa.urls")),
    path("account/sessions/", include("allauth.usersessions.urls")),
    path("account/", include("allauth.account.urls")),
    path("invitation/<str:token>", businesses.invitation, name="invitation"),
    path("businesses/new", businesses.found, name="found"),
    path("b/<slug:slug>/", include(in_a_business)),
    path("", businesses.home, name="home"),
]

handler400 = "hogerop.web.frame.views.not_understood"
handler403 = "hogerop.web.frame.views.not_allowed"
handler404 = "hogerop.web.frame.views.not_found"
handler500 = "hogerop.web.frame.views.ours"
