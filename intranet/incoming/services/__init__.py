"""Every write of the handling of incoming documents."""

from intranet.incoming.services.correcting import Face, correct_face
from intranet.incoming.services.handling import close, instruct, put_to_leader, reopen
from intranet.incoming.services.registering import register, return_to_sender

__all__ = ["Face", "close", "correct_face", "instruct", "put_to_leader", "register", "reopen", "return_to_sender"]
