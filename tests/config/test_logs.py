"""Logs hold no words, no addresses of pages, nobody's name."""

import io
import logging
import uuid

import pytest
from django.test import RequestFactory
from django.urls import ResolverMatch
from django.utils.log import log_response

from evenground.config.logs import WhereNotWhat


@pytest.fixture
def heard():
    said = io.StringIO()
    handler = logging.StreamHandler(said)
    handler.setFormatter(WhereNotWhat())
    logger = logging.getLogger("django.request.test")
    logger.propagate = False
    logger.addHandler(handler)
    yield logger, said
    logger.removeHandler(handler)


def test_an_error_tells_its_kind_and_place_but_not_its_words(heard):
    logger, said = heard
    words = "what Ada typed"
    try:
        int(words)
    except ValueError:
        logging.LoggerAdapter(logger).exception("a page broke")
    assert "ValueError" in said.getvalue()
    assert "test_logs.py" in said.getvalue()
    assert words not in said.getvalue()


def test_a_page_is_told_by_its_route(heard):
    logger, said = heard
    group = uuid.uuid4()
    request = RequestFactory().get(f"/groups/{group}/?q=private")
    request.resolver_match = ResolverMatch(lambda _: None, (), {}, route="groups/<uuid:group>/")
    from django.http import HttpResponse

    log_response("Not Found: %s", request.path, request=request, response=HttpResponse(status=500), logger=logger)
    assert "500 groups/<uuid:group>/" in said.getvalue()
    assert str(group) not in said.getvalue()
    assert "private" not in said.getvalue()
