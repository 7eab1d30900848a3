{% extends "intranet/base.html" %}
{% load i18n %}

{% block title %}{% translate "${title}" %}{% endblock %}

{% block content %}
  <h1>{% translate "${title}" %}</h1>
  <p>{{ greeting }}</p>
{% endblock %}
