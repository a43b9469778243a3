"""Pasting a chat or e-mails."""
