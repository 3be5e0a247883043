"""A brief -> one page of HTML that needs nothing else: style sheet and pictures are in it, and no script is."""

from base64 import b64encode

from markupsafe import Markup

from placet.publish.briefs.document import Brief
from placet.publish.charts.colours import style_sheet
from placet.publish.charts.drawing import svg
from placet.publish.pages.templating import environment


def html(brief: Brief) -> str:
    """Write a brief with the pages' templates and their style sheet, for a screen, in the dark and on paper."""
    template = environment().get_template("brief.html")
    return template.render(brief=brief, style=Markup(style_sheet()), picture=picture)


def picture(spec: str) -> str:
    """Draw a chart as an address that holds it.

    A picture behind an address runs no script, whatever it holds.
    """
    return "data:image/svg+xml;base64," + b64encode(svg(spec).encode()).decode()
