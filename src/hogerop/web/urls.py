"""Every address of the app."""

from __future__ import annotations

from django.urls import include, path

from hogerop.web.accounts import views as accounts
from hogerop.web.businesses import views as businesses
from hogerop.web.frame import views as frame
from hogerop.web.imports import views as imports
from hogerop.web.ladder import views as ladder
from hogerop.web.people import views as people
from hogerop.web.today import views as today
from hogerop.web.whatif import views as whatif
from hogerop.web.worth import views as worth

in_a_business = [
    path("today", today.today, name="today"),
    path("ladder", ladder.ladder, name="ladder"),
    path("movement", ladder.movement, name="movement"),
    path("people", people.people, name="people"),
    path("people/<str:contact>", people.person, name="person"),
    path("what-if", whatif.what_if, name="what_if"),
    path("value", worth.value, name="value"),
    path("costs", worth.costs, name="costs"),
    path("imports", imports.imports, name="imports"),
    path("imports/hand-in", imports.hand_in, name="hand_in"),
    path("imports/handed-in/<str:token>", imports.handed_in, name="handed_in"),
    path("imports/handed-in/<str:token>/take", imports.take, name="take"),
    path("imports/handed-in/<str:token>/leave", imports.leave, name="leave_files"),
    path("imports/<int:number>/undo", imports.undo, name="undo_import"),
    path("imports/<int:number>/restore", imports.restore, name="restore_import"),
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
