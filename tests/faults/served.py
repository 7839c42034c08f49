"""For gunicorn: the site behind a proxy whose word on when a request arrived is believed; the voters say it here."""

from citizen.web.arrival import BEHIND_PROXY
from wsgi import app

app.config[BEHIND_PROXY] = True
