from __future__ import annotations

import pytest

from tests.newsroom.browser import Browser
from tests.paper import Paper
from toasoan.masthead.models import User


@pytest.fixture
def reporter(paper: Paper, lan: User) -> Browser:
    return Browser(paper, lan)


@pytest.fixture
def editor(paper: Paper, minh: User) -> Browser:
    return Browser(paper, minh)


@pytest.fixture
def admin(paper: Paper, quan_tri: User) -> Browser:
    return Browser(paper, quan_tri)
