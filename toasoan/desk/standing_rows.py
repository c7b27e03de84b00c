"""The one question lists ask the database: (listed_at, article id) in order, from one index.

Plain SQL, because an import asks it some fifteen times an article and the ORM takes ten times as long
to write the statement as SQLite takes to answer it.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from django.db import connections, router
from django.utils.dateparse import parse_datetime

from toasoan.desk.models import Article

if TYPE_CHECKING:
    from toasoan.desk.lists import Scope

_TABLES = {
    "all": ("desk_article", "page_ptr_id", ""),
    "section": ("desk_article", "page_ptr_id", "head_section_id"),
    "section nested": ("desk_article", "page_ptr_id", "parent_section_id"),
    "place": ("desk_article", "page_ptr_id", "place_id"),
    "topic": ("desk_articletopic", "article_id", "topic_id"),
    "byline": ("desk_articlebyline", "article_id", "byline_id"),
}


def rows(
    scope: Scope,
    *,
    since: dt.datetime | None = None,
    before: dt.datetime | None = None,
    beyond: tuple[dt.datetime, int] | None = None,
    limit: int | None = None,
    oldest_first: bool = False,
) -> list[tuple[dt.datetime, int]]:
    """(listed_at, article id) of a list, newest first unless told.

    since: from this moment on. before: strictly before it. beyond: what follows this row in the chosen order.
    """
    connection = connections[router.db_for_read(Article)]
    table, number, column = _TABLES[f"{scope.kind} nested" if scope.nested else scope.kind]
    adapt = connection.ops.adapt_datetimefield_value
    where, values = ["listed_at IS NOT NULL"], list[Any]()
    if column:
        where.append(f"{column} = %s")
        values.append(scope.id if scope.kind == "place" else int(scope.id))
    for moment, sign in ((since, ">="), (before, "<")):
        if moment is not None:
            where.append(f"listed_at {sign} %s")
            values.append(adapt(moment))
    if beyond is not None:
        where.append(f"(listed_at, {number}) {'>' if oldest_first else '<'} (%s, %s)")
        values += [adapt(beyond[0]), beyond[1]]
    order = "" if oldest_first else " DESC"
    sql = f"SELECT listed_at, {number} FROM {table} WHERE {' AND '.join(where)}"
    sql += f" ORDER BY listed_at{order}, {number}{order}"
    if limit is not None:
        sql += f" LIMIT {int(limit)}"
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return [(moment_of(at), found) for at, found in cursor.fetchall()]


def moment_of(value: Any) -> dt.datetime:
    """SQLite hands back text, or a moment without a zone; both are UTC."""
    moment = value if isinstance(value, dt.datetime) else parse_datetime(value)
    assert moment is not None
    return moment if moment.tzinfo else moment.replace(tzinfo=dt.UTC)
