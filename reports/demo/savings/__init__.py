"""The savings, benefits and business cases of the demo."""
