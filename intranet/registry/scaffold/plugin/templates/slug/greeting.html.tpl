{% load i18n %}
<section class="sheet">
  <header><h2>{% translate "${title}" %}</h2></header>
  <p class="pad">{{ greeting }}</p>
</section>
