"""What buyers are worth, what winning them costs, and what referrals bring."""
