"""What the admin calls our models is translated."""

from django.apps import apps
from django.utils.functional import Promise

OURS = {"portal", "home", "initiatives", "search", "workspace"}


def test_every_model_has_a_name_that_can_be_translated():
    models = [model for model in apps.get_models() if model.__module__.split(".")[0] in OURS]
    names = [(model._meta.label, name) for model in models for name in ("verbose_name", "verbose_name_plural")]

    untranslated = [
        (label, name) for label, name in names if not isinstance(getattr(apps.get_model(label)._meta, name), Promise)
    ]

    assert models
    assert untranslated == []
