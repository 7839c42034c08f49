"""What is done with initiatives: written, checked, signed, handed over, decided, moderated."""

from citizen.initiatives.actions.checking import accept_initiative, refuse_initiative
from citizen.initiatives.actions.correcting import correct_decision
from citizen.initiatives.actions.forgetting import forget_signer
from citizen.initiatives.actions.handing_over import Decision, fetch_package, hand_over, record_decision
from citizen.initiatives.actions.holding import make_seal_key, seal_of
from citizen.initiatives.actions.moderating import hide_initiative, redact_initiative, restore_initiative
from citizen.initiatives.actions.proposing import invite_proposer, join_initiative, leave_initiative
from citizen.initiatives.actions.setting_up import Stated, save_settings
from citizen.initiatives.actions.signing import Signer, sign_initiative, take_back_signature
from citizen.initiatives.actions.writing import (
    Text,
    begin_draft,
    delete_draft,
    save_draft,
    send_initiative,
    withdraw_initiative,
)

__all__ = [
    "Decision",
    "Signer",
    "Stated",
    "Text",
    "accept_initiative",
    "begin_draft",
    "correct_decision",
    "delete_draft",
    "fetch_package",
    "forget_signer",
    "hand_over",
    "hide_initiative",
    "invite_proposer",
    "join_initiative",
    "leave_initiative",
    "make_seal_key",
    "record_decision",
    "redact_initiative",
    "refuse_initiative",
    "restore_initiative",
    "save_draft",
    "save_settings",
    "seal_of",
    "send_initiative",
    "sign_initiative",
    "take_back_signature",
    "withdraw_initiative",
]
