"""For gunicorn: wsgi:app. Behind one trusted proxy in production."""

import gc

from werkzeug.middleware.proxy_fix import ProxyFix

from citizen.app import create_app
from citizen.health import refuse_unsafe_database
from citizen.web.arrival import BEHIND_PROXY

app = create_app()
refuse_unsafe_database(app)
if not app.config["CITIZEN"].is_demo:
    app.config[BEHIND_PROXY] = True
    app.wsgi_app = ProxyFix(app.wsgi_app, x_for=1, x_proto=1, x_host=1)  # type: ignore[method-assign] # Flask's documented way
gc.collect()
gc.freeze()  # what has been loaded lives as long as the worker, so no collection need walk through it while people wait
