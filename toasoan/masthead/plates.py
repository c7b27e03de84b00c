"""What the masthead puts on every page."""

from toasoan.masthead.queries import the_paper
from toasoan.press import pages

pages.common("paper")(the_paper)
