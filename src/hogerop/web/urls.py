"""Every address of the app."""

from __future__ import annotations

from django.urls import path

from hogerop.web.frame import views as frame

urlpatterns = [
    path("health", frame.health, name="health"),
    path("language", frame.language, name="language"),
    path("", frame.home, name="home"),
]

handler400 = "hogerop.web.frame.views.not_understood"
handler403 = "hogerop.web.frame.views.not_allowed"
handler404 = "hogerop.web.frame.views.not_found"
handler500 = "hogerop.web.frame.views.ours"
