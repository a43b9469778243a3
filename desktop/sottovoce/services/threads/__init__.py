"""Threads of e-mails and chats: read from what other programs export or a user pastes, as if they were spoken."""
