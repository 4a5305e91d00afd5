"""Addresses of the pages about comments."""

from django.urls import path

from comments import views

urlpatterns = [
    path("kommentarer/", views.comments, name="comments"),
]
