"""The addresses under `/admin/gennemsyn/`: for curators who are logged in."""

from django.contrib import admin
from django.urls import path

from archive.views.review import acts, debates, linking, queue

app_name = "review"
_curators = admin.site.admin_view
urlpatterns = [
    path("", _curators(queue.queue), name="queue"),
    path("afgoer/", _curators(acts.decide), name="decide"),
    path("svar/<int:pk>/andet/", _curators(acts.other_target), name="target"),
    path("fortryd/<int:pk>/", _curators(acts.undo), name="undo"),
    path("knyt/", _curators(linking.link_articles), name="link"),
    path("forslag/artikler/", _curators(linking.suggest_articles), name="suggest_articles"),
    path("forslag/debatter/", _curators(linking.suggest_debates), name="suggest_debates"),
    path("debat/<int:pk>/del/", _curators(debates.split_debate), name="split"),
    path("debat/<int:pk>/saml/", _curators(debates.join_debates), name="join"),
]
