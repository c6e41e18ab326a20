"""What a reader should look at in one text, between its language versions, and across publications."""
