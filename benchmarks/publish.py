"""From a publication to the front page, by the commit and by the newsroom's form, at several archive sizes.

python -m benchmarks.publish --articles 100 10000 100000
"""

from __future__ import annotations

import argparse
import http.cookiejar
import os
import re
import statistics
import tempfile
import time
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import (
    HTTPCookieProcessor,
    HTTPRedirectHandler,
    OpenerDirector,
    Request,
    build_opener,
    urlopen,
)

from benchmarks import homes
from toasoan.lib.home import Home

RUNS = 5


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, nargs="+", default=[100, 10_000])
    for count in parser.parse_args().articles:
        home = homes.archive(count)
        done = homes.subprocess.run(
            [homes.sys.executable, "-m", "benchmarks.publish_one", str(home.root)],
            check=True,
            capture_output=True,
            text=True,
        )
        print(f"{count:>7} articles: {done.stdout.strip()}", flush=True)


def measure(home: Home) -> dict[str, Any]:
    """Figures of one home, in milliseconds, medians of RUNS with all runs beside them."""
    homes.use(home)
    homes.add_editor()
    from toasoan.press.store import Store

    with homes.running(home):
        base = f"http://127.0.0.1:{home.config().port}"
        warm = _commit_to_front(base, "khởi động")
        commits, sheets = [], []
        for run in range(RUNS):
            before = Store().last_print()
            commits.append(_commit_to_front(base, f"lần {run}"))
            time.sleep(1.5)
            prints = [one for one in Store().prints_since(before) if not one.sheet.startswith("press.")]
            sheets.append(len(prints))
        sizes = [Path(home.paper / "vi" / one.path).stat().st_size for one in _printed(before)]
        floor = _floor(sizes)
        browser = _log_in(base)
        _form_to_front(browser, base, "khởi động")
        forms = [_form_to_front(browser, base, f"lần {run}") for run in range(RUNS)]
    return {
        "commit_to_front_ms": _median(commits),
        "form_to_front_ms": _median(forms),
        "floor_ms": _median(floor),
        "sheets": statistics.median(sheets),
        "runs": {"commit": _round(commits), "form": _round(forms), "floor": _round(floor), "sheets": sheets},
        "first_ms": round(warm, 1),
        "load": os.getloadavg()[0],
    }


def _median(values: list[float]) -> float:
    return round(statistics.median(values), 1)


def _round(values: list[float]) -> list[float]:
    return [round(value, 1) for value in values]


def _printed(before: int) -> list[Any]:
    from toasoan.press.store import Store

    store = Store()
    names = [one.sheet for one in store.prints_since(before) if one.outcome in ("written", "moved")]
    return [sheet for sheet in map(store.sheet, names) if sheet is not None]


def _commit_to_front(base: str, words: str) -> float:
    """Milliseconds from the end of the publishing transaction until the front over HTTP has the title."""
    from django.utils import timezone

    from toasoan.desk.actions.publishing import NewArticle, publish_articles
    from toasoan.desk.models import Section

    title = f"Đo thời gian {words} {time.time_ns()}"
    body = [{"type": "paragraph", "value": "<p>Một đoạn văn để đo.</p>"}] * 8
    section = Section.objects.order_by("path")[0]
    new = NewArticle(section=section, title=title, dated_at=timezone.now(), lead="Sapo.", body=body)
    publish_articles([new], by=None, at=timezone.now())
    return _until_seen(base, title)


def _until_seen(base: str, title: str) -> float:
    began = time.perf_counter()
    while title.encode() not in urlopen(base + "/").read():
        if time.perf_counter() - began > 30:
            raise SystemExit(f"{title} was not on the front page after 30 s.")
        time.sleep(0.002)
    return (time.perf_counter() - began) * 1000


def _log_in(base: str) -> OpenerDirector:
    browser = build_opener(HTTPCookieProcessor(http.cookiejar.CookieJar()), _Stay())
    page = browser.open(base + "/toa-soan/login/").read().decode()
    fields = {
        "csrfmiddlewaretoken": _token(page),
        "username": homes.USER,
        "password": homes.PASSWORD,
        "next": "/toa-soan/",
    }
    _post(browser, base + "/toa-soan/login/", fields, base)
    return browser


def _token(page: str) -> str:
    found = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)
    assert found is not None, "a form without a token"
    return found[1]


def _post(browser: OpenerDirector, address: str, fields: dict[str, str], base: str) -> str:
    request = Request(address, urlencode(fields).encode(), headers={"Origin": base, "Referer": address})
    try:
        return str(browser.open(request).geturl())
    except HTTPError as answer:
        return str(answer.headers["Location"])


class _Stay(HTTPRedirectHandler):
    """The page an editor lands on afterwards is not what the front page waits for."""

    def redirect_request(self, *arguments: Any) -> None:
        return None


def _form_to_front(browser: OpenerDirector, base: str, words: str) -> float:
    """Milliseconds from pressing publish in the newsroom's form until the front over HTTP has the title."""
    from toasoan.desk.models import Section

    title = f"Đo bằng biểu mẫu {words} {time.time_ns()}"
    section = Section.objects.order_by("path")[0]
    address = f"{base}/toa-soan/pages/add/desk/article/{section.pk}/"
    fields = {"csrfmiddlewaretoken": _token(browser.open(address).read().decode()), "title": title, "lead": "Sapo."}
    fields |= {"slug": f"do-bang-bieu-mau-{time.time_ns()}", "action-publish": "1", "next": "", "body-count": "1"}
    fields |= {
        "body-0-deleted": "",
        "body-0-order": "0",
        "body-0-type": "heading",
        "body-0-id": "",
        "body-0-value": "Tít phụ",
    }
    for rows in ("article_bylines", "article_topics"):
        fields |= {f"{rows}-TOTAL_FORMS": "0", f"{rows}-INITIAL_FORMS": "0"}
    began = time.perf_counter()
    landed = _post(browser, address, fields, base)
    assert "/add/" not in landed, "the form was not taken"
    posted = (time.perf_counter() - began) * 1000
    return posted + _until_seen(base, title)


def _floor(sizes: list[int]) -> list[float]:
    """Milliseconds to write files of these sizes bare: each written, fsynced, renamed; no twins, nothing rendered."""
    found = []
    for _ in range(RUNS):
        with tempfile.TemporaryDirectory(dir=homes.work_folder()) as folder:
            began = time.perf_counter()
            for number, size in enumerate(sizes):
                part = Path(folder) / f"{number}.part"
                with part.open("wb") as file:
                    file.write(b"x" * size)
                    file.flush()
                    os.fsync(file.fileno())
                part.replace(part.with_suffix(".html"))
            found.append((time.perf_counter() - began) * 1000)
    return found


if __name__ == "__main__":
    main()
