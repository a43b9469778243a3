"""What holds here: the terms on one page, and the profile that is chosen at the first start."""
