"""Delete my account: what goes and what stays is said first, and it is asked once more."""

from __future__ import annotations

from flask import current_app, flash, g, redirect, render_template, session, url_for
from flask.typing import ResponseReturnValue

from citizen.about_me.actions import delete_account
from citizen.about_me.forms import DeletionForm
from citizen.about_me.views.blueprint import about_me
from citizen.accounts.access import get_current_account, residents_only
from citizen.web.access import not_kept
from citizen.web.locale import gettext as _


@about_me.get("/<any(nb,nn):lang>/min-side/slett")
@residents_only
def show_deletion() -> ResponseReturnValue:
    """What goes, what stays and why."""
    return render_template("about_me/deletion.html", form=DeletionForm.asked())


@about_me.post("/<any(nb,nn):lang>/min-side/slett")
@not_kept
@residents_only
def delete() -> ResponseReturnValue:
    """Delete the account, and end all sessions."""
    form = DeletionForm.asked()
    if not form.validate_on_submit():
        return render_template("about_me/deletion.html", form=form), 422
    settings = current_app.config["CITIZEN"]
    delete_account(get_current_account().id, settings.keys_dir, settings.letters_dir)
    session.clear()
    g.account = None
    flash(_("Your account is deleted, and you are logged out everywhere."), "success")
    return redirect(url_for("pages.home"), 303)
