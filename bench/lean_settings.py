"""The settings of the site of lean pages: the archive's, without all that stands around a page there."""

from archive.settings import *  # noqa: F403

MIDDLEWARE = []
ROOT_URLCONF = "bench.lean"

_PAGE = """<!doctype html>
<html lang="da"><head><title>{{ title }}</title></head><body>
<h1>{{ title }}</h1><p><time>{{ day }}</time></p>
<div>{{ text|safe }}</div>
<h2>{{ comments|length }} kommentarer</h2>
{% for pk, depth, name, day, parent, text in comments %}<article id="c{{ pk }}" class="depth-{{ depth }}">
<p><b>{{ name }}</b> <time>{{ day }}</time>{% if parent %} <a href="#c{{ parent }}">svar</a>{% endif %}</p>
<div>{{ text|safe }}</div></article>
{% endfor %}</body></html>"""
_IN_MEMORY = ("django.template.loaders.locmem.Loader", {"lean.html": _PAGE})
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "OPTIONS": {"loaders": [("django.template.loaders.cached.Loader", [_IN_MEMORY])]},
    }
]
