"""Every address of the app."""

from __future__ import annotations

from django.urls import include, path

from hogerop.web.accounts import views as accounts
from hogerop.web.api import views as tokens
from hogerop.web.api.urls import api
from hogerop.web.beside import views as beside
from hogerop.web.businesses import views as businesses
from hogerop.web.frame import views as frame
from hogerop.web.hooks import views as hooks
from hogerop.web.imports import views as imports
from hogerop.web.jobs import placing
from hogerop.web.jobs import views as jobs
from hogerop.web.ladder import views as ladder
from hogerop.web.people import changes
from hogerop.web.people import views as people
from hogerop.web.plan import aiming, builder, month, results
from hogerop.web.plan import views as plan
from hogerop.web.policy import views as policy
from hogerop.web.reports import views as reports
from hogerop.web.terms import leaving, log
from hogerop.web.terms import views as terms
from hogerop.web.today import views as today
from hogerop.web.whatif import views as whatif
from hogerop.web.worth import views as worth

in_a_business = [
    path("today", today.today, name="today"),
    path("place-anew", placing.place_anew, name="place_anew"),
    path("ladder", ladder.ladder, name="ladder"),
    path("movement", ladder.movement, name="movement"),
    path("people", people.people, name="people"),
    path("people/list/csv", people.people_list, {"ending": ".csv"}, name="people_csv"),
    path("people/list/excel", people.people_list, {"ending": ".xlsx"}, name="people_excel"),
    path("people/<str:contact>", people.person, name="person"),
    path("people/<str:contact>/record", changes.record, name="record"),
    path("people/<str:contact>/unrecord", changes.unrecord, name="unrecord"),
    path("people/<str:contact>/note", changes.note, name="note"),
    path("people/<str:contact>/note/take-back", changes.unnote, name="unnote"),
    path("people/<str:contact>/same", changes.same, name="same"),
    path("people/<str:contact>/apart", changes.apart, name="apart"),
    path("people/<str:contact>/undecided", changes.undecided, name="undecided"),
    path("people/<str:contact>/forget", changes.to_forget, name="to_forget"),
    path("people/<str:contact>/forget/yes", changes.forget, name="forget_person"),
    path("people/<str:contact>/copy", changes.copy_of, name="copy_of"),
    path("plan", plan.plan, name="plan"),
    path("plan/pdf", plan.plan_file, {"ending": ".pdf"}, name="plan_pdf"),
    path("plan/excel", plan.plan_file, {"ending": ".xlsx"}, name="plan_excel"),
    path("plan/calendar", plan.plan_file, {"ending": ".ics"}, name="plan_calendar"),
    path("plan/month", month.month, name="plan_month"),
    path("plan/results", results.results, name="plan_results"),
    path("plan/aim", aiming.aim, name="plan_aim"),
    path("plan/aim/undo", aiming.take_back, name="plan_aim_undo"),
    path("plan/round", builder.draft_round, name="plan_round"),
    path("plan/round/keep", builder.keep, name="plan_keep"),
    path("plan/actions/<str:action>", plan.action, name="plan_action"),
    path("plan/actions/<str:action>/list", plan.action_people, name="plan_people"),
    path("plan/actions/<str:action>/become", plan.become, name="plan_become"),
    path("plan/actions/<str:action>/tick", plan.tick, name="plan_tick"),
    path("plan/actions/<str:action>/undo", plan.take_back, name="plan_undo"),
    path("policy", policy.policy, name="policy"),
    path("policy/try", policy.preview, name="policy_try"),
    path("policy/save", policy.save, name="policy_save"),
    path("policy/undo", policy.take_back, name="policy_undo"),
    path("reports", reports.reports, name="reports"),
    path("reports/pdf", reports.report, {"ending": ".pdf"}, name="report_pdf"),
    path("reports/excel", reports.report, {"ending": ".xlsx"}, name="report_excel"),
    path("settings", terms.terms, name="terms"),
    path("settings/save", terms.save, name="terms_save"),
    path("settings/log", log.log, name="log"),
    path("settings/log/file", log.log_file, name="log_file"),
    path("settings/tokens", tokens.all_tokens, name="tokens"),
    path("settings/tokens/make", tokens.make_token, name="token_make"),
    path("settings/tokens/<int:number>/revoke", tokens.revoke_token, name="token_revoke"),
    path("settings/hooks", hooks.all_hooks, name="hooks"),
    path("settings/hooks/make", hooks.make_hook, name="hook_make"),
    path("settings/hooks/<int:number>/trial", hooks.send_trial, name="hook_trial"),
    path("settings/hooks/<int:number>/on", hooks.hook_on, name="hook_on"),
    path("settings/hooks/<int:number>/off", hooks.hook_off, name="hook_off"),
    path("settings/hooks/<int:number>/remove", hooks.remove_hook, name="hook_remove"),
    path("settings/everything", leaving.everything, name="everything"),
    path("settings/everything/file", leaving.export, name="export_everything"),
    path("settings/delete", leaving.delete, name="delete_business"),
    path("what-if", whatif.what_if, name="what_if"),
    path("value", worth.value, name="value"),
    path("costs", worth.costs, name="costs"),
    path("imports", imports.imports, name="imports"),
    path("imports/<int:number>", imports.one_import, name="one_import"),
    path("imports/<int:number>/set-aside", imports.set_aside, name="set_aside"),
    path("imports/hand-in", imports.hand_in, name="hand_in"),
    path("imports/handed-in/<str:token>", imports.handed_in, name="handed_in"),
    path("imports/handed-in/<str:token>/again", imports.look_again, name="look_again"),
    path("imports/handed-in/<str:token>/<int:place>", imports.tell_of, name="tell_of"),
    path("imports/handed-in/<str:token>/take", imports.take, name="take"),
    path("imports/handed-in/<str:token>/leave", imports.leave, name="leave_files"),
    path("imports/<int:number>/undo", imports.undo, name="undo_import"),
    path("imports/<int:number>/restore", imports.restore, name="restore_import"),
    path("jobs/<int:number>", jobs.job, name="job"),
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
    path("businesses", beside.side_by_side, name="side_by_side"),
    path("businesses/new", businesses.found, name="found"),
    path("businesses/restore", businesses.restore, name="restore_business"),
    path("b/<slug:slug>/", include(in_a_business)),
    path("api/v1/", api.urls),
    path("", businesses.home, name="home"),
]

handler400 = "hogerop.web.frame.views.not_understood"
handler403 = "hogerop.web.frame.views.not_allowed"
handler404 = "hogerop.web.api.problems.no_such_address"
handler500 = "hogerop.web.frame.views.ours"
