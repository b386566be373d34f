"""Addresses of pages: one risk and the decisions of its life."""

from django.urls import URLPattern, path

from risks.views import control, exemption, history, life, risk

urlpatterns: list[URLPattern] = [
    path("registers/<int:pk>/new/", risk.risk_create, name="risk_create"),
    path("<int:pk>/", risk.risk_detail, name="risk_detail"),
    path("<int:pk>/change/", risk.risk_update, name="risk_update"),
    path("<int:pk>/history/", history.risk_history, name="risk_history"),
    path("<int:pk>/accept/", life.risk_accept, name="risk_accept"),
    path("<int:pk>/decline/", life.risk_decline, name="risk_decline"),
    path("<int:pk>/escalate/", life.risk_escalate, name="risk_escalate"),
    path("<int:pk>/hand-back/", life.risk_hand_back, name="risk_hand_back"),
    path("<int:pk>/above-appetite/", life.risk_tolerate, name="risk_tolerate"),
    path("<int:pk>/close/", life.risk_close, name="risk_close"),
    path("<int:pk>/reopen/", life.risk_reopen, name="risk_reopen"),
    path("<int:pk>/issue/", life.risk_issue, name="risk_issue"),
    path("<int:pk>/exempt/", exemption.risk_withhold, name="risk_withhold"),
    path("<int:pk>/open/", exemption.risk_release, name="risk_release"),
    path("<int:pk>/controls/new/", control.control_create, name="control_create"),
    path("controls/<int:pk>/", control.control_update, name="control_update"),
    path("controls/<int:pk>/remove/", control.control_remove, name="control_remove"),
    path("<int:pk>/actions/new/", control.action_create, name="action_create"),
    path("actions/<int:pk>/", control.action_update, name="action_update"),
    path("actions/<int:pk>/remove/", control.action_remove, name="action_remove"),
]
