"""The curators' queue of guesses under `/admin/gennemsyn/`. Every page works without its script; every act is a POST."""
