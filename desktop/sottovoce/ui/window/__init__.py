"""The one window: what it is made of, when it locks, and what of the app it reaches."""
