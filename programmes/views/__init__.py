"""The pages where programmes and all that is in them are changed."""
