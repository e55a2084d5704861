"""Who is who, measured: a made-up book of records, public sets, other methods beside ours."""
