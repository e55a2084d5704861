"""Several businesses side by side, for a coach and for whoever owns more than one."""
