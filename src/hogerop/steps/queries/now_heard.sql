-- What is heard of each contact from now on, as in the promise of heard. Where a contact stands
-- when it is first heard of is known: neither a climb nor a fall. Who is not there any more stays
-- as last heard of, should it come back. Relations: listened, heard.
select
    contact_id,
    rung,
    falls_on is not null as falling,
    case when climbed or climbed_to is null then rung else climbed_to end as climbed_to,
    case when climbed or climbed_to is null then since else climbed_on end as climbed_on,
    case when fell or fell_to is null then rung else fell_to end as fell_to,
    case when fell or fell_to is null then since else fell_on end as fell_on,
    case when falls_on is null then warned_of else rung end as warned_of,
    coalesce(falls_on, warned_for) as warned_for
from listened
union all
select h.*
from heard as h
where h.contact_id not in (select l.contact_id from listened as l)
