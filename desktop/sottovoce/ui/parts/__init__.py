"""What every view is made of: labels, icons, theme, wording, work in the background."""
