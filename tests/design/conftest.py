import pytest


@pytest.fixture(autouse=True)
def plain_static(settings):
    """Pages find the files as they lie in the house: nothing need be gathered before these tests."""
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }
