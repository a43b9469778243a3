"""What goes, what stays and why when somebody takes a consent back."""
