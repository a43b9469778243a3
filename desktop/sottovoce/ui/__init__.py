"""The window: one file per view, no rules of the business in it. Widgets read; services write."""
