"""The encrypted vault: keys, database, sound, inbox and backups. Nothing here knows of Qt or engines."""
