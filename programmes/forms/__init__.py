"""What may be typed about programmes and all that is in them."""
