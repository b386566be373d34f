"""What happens to savings, returns, benefits and business cases. Verbs."""
