-- Grain: one row in all: how many rows of the file ended where, of those with a number in
-- [$first, $past); money in workspace currency. Reads fates, entries, records.
with news as (
    select
        source_row,
        bool_or(first_of_its_kind and not known) as is_new,
        bool_or(not numbered and nth > 1 and not known) as kept_again
    from entries
    where source_row >= $first and source_row < $past
    group by source_row
),

first_rows as (
    select distinct source_row
    from records
    where source_row >= $first and source_row < $past
),

placed as (
    select
        fates.source_row,
        fates.reason is not null as is_aside,
        fates.reason is null and not fates.about as is_of_nobody,
        coalesce(news.is_new, false) or first_rows.source_row is not null as is_taken,
        coalesce(news.kept_again, false) as kept_again,
        fates.money
    from fates
    left join news on fates.source_row = news.source_row
    left join first_rows on fates.source_row = first_rows.source_row
    where fates.source_row >= $first and fates.source_row < $past
)

select
    count(*) as rows,
    count_if(is_aside) as set_aside,
    count_if(is_of_nobody) as not_about_a_contact,
    count_if(not is_aside and not is_of_nobody and is_taken) as taken,
    count_if(not is_aside and not is_of_nobody and not is_taken) as repeats,
    coalesce(sum(if(is_of_nobody, money::decimal(18, 4), null)), 0)::decimal(38, 2)
        as money_of_nobody,
    count_if(kept_again and is_taken) as kept_repeats
from placed
