"""The whole way of an article: written, published, read, corrected, moved, withdrawn."""

from __future__ import annotations

from tests.paper import Paper


def test_published_article_is_on_paper_and_on_every_page_that_shows_it(paper: Paper) -> None:
    article = paper.publish("Cầu mới thông xe")
    paper.print()

    assert "Cầu mới thông xe" in paper.read(article.public_address())
    for address in ("/", "/thoi-su/", "/_manh/tin-moi.html"):
        assert "Cầu mới thông xe" in paper.read(address)
    paper.check(fresh=True)


def test_corrected_title_replaces_the_old_one_everywhere(paper: Paper) -> None:
    article = paper.publish("Cầu mới thông xe")
    paper.print()

    paper.edit(article, title="Cầu mới chưa thông xe")
    paper.print()

    assert not any("Cầu mới thông xe" in data.decode(errors="ignore") for data in paper.files().values())
    assert "Cầu mới chưa thông xe" in paper.read("/")
    paper.check()
