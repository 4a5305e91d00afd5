"""Key word in context: the lines of what a query asks for, put in order, grouped, sampled, and with the words that keep company."""
