"""The meetings of the vault as a list: found, brought in, worked off."""
