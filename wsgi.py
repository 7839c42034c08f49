"""For gunicorn: wsgi:app. Behind one trusted proxy in production."""

from werkzeug.middleware.proxy_fix import ProxyFix

from citizen.app import create_app

app = create_app()
if not app.config["CITIZEN"].is_demo:
    app.wsgi_app = ProxyFix(app.wsgi_app, x_for=1, x_proto=1, x_host=1)  # type: ignore[method-assign] # Flask's documented way
