"""All doors of this room, in the order in which they are tried; `app.ROUTES` has them before its own."""

from nbs_graph.service.web.asked_here import ASKED
from nbs_graph.service.web.programs import PROGRAMS
from nbs_graph.service.web.reader import Page
from nbs_graph.service.web.things import THINGS

DOORS: tuple[tuple[str, Page], ...] = (*ASKED, *PROGRAMS, *THINGS)
