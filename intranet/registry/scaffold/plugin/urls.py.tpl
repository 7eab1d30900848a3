"""Addresses under /${slug}/. The core gives the namespace and asks for sign-in."""

from django.urls import path

from plugins.${slug} import views

urlpatterns = [path("", views.index, name="index")]
