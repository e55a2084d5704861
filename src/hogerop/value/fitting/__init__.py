"""How any model is fitted: likelihood, search, and the spread of what is learnt."""
