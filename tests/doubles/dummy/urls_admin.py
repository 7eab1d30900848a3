"""Addresses under /admin/dummy/."""

from django.urls import path

from tests.doubles.dummy import views

urlpatterns = [path("", views.office, name="office")]
