"""An address whose page raises."""

from django.urls import path

from tests.doubles.poison.raising import call

urlpatterns = [path("", call, name="index")]
