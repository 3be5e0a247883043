"""What is at which address: one module for each kind of page, each with its `router`."""

from placet.publish.pages.routes.actors import router as actors
from placet.publish.pages.routes.api import description
from placet.publish.pages.routes.api import router as api
from placet.publish.pages.routes.charts import router as charts
from placet.publish.pages.routes.documents import router as document
from placet.publish.pages.routes.dossiers import router as dossiers
from placet.publish.pages.routes.events import router as events
from placet.publish.pages.routes.failures import router as failures
from placet.publish.pages.routes.lists import router as lists
from placet.publish.pages.routes.paste import router as paste
from placet.publish.pages.routes.proposals import router as proposals
from placet.publish.pages.routes.review import router as review
from placet.publish.pages.routes.search import router as search
from placet.publish.pages.routes.start import router as start

ROUTERS = (start, charts, dossiers, proposals, actors, events, lists, document, review, paste, search, failures, description, api)
