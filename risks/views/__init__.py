"""The pages where risks are kept, reviewed and looked at."""
