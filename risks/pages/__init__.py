"""What the pages about risks show, worked out between querysets and views."""
