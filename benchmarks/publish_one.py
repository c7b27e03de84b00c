"""One home measured in a process of its own (Django is set up on one home only): see `benchmarks.publish`."""

import json
import sys
from pathlib import Path

from benchmarks.publish import measure
from toasoan.lib.home import Home

if __name__ == "__main__":
    print(json.dumps(measure(Home(Path(sys.argv[1])))))
