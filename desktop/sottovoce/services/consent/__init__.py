"""Who agreed to what: asking, answering, receipts, and which stages may run."""
