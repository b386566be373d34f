"""What happens to schemes, registers, risks and logs. Each step is atomic, keeps who
did it and why, and refuses nonsense in a full sentence (ValidationError). `at` dates
the record in the past, for records that are brought in with their past."""

__all__: list[str] = []
