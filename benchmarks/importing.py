"""Articles imported a second, then sheets printed a second by one process, into an empty paper.

python -m benchmarks.importing --articles 10000

Import: each with version, clean body, reference index and its part of a change. Print: rendered, brotli 5 and
gzip 6 twins made, every file fsynced. Kept as the archive the other benchmarks use.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import sqlite3

from benchmarks import homes


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=10_000)
    count = parser.parse_args().articles
    shutil.rmtree(homes.work_folder() / f"archive-{count}", ignore_errors=True)
    home = homes.archive(count)
    took = json.loads((home.root / "ready.json").read_text())
    with sqlite3.connect(home.press_database) as memory:
        (sheets,) = memory.execute("SELECT COUNT(*) FROM press_sheet").fetchone()
    print(
        f"import: {count / took['import_s']:.0f} articles/s; print: {sheets} sheets, {sheets / took['print_s']:.0f}/s"
    )
    size = sum(file.stat().st_size for file in home.root.glob("*.sqlite3"))
    print(f"database: {size / count:.0f} bytes an article; load {os.getloadavg()[0]:.2f}")


if __name__ == "__main__":
    main()
