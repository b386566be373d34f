"""What of a risk's past, and of what is exempt, a reader may see."""
