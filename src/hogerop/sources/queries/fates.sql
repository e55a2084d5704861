-- Grain: one row of the file. reason: key why it is set aside, null = it is not; fault_column: the
-- column at fault; about: whether it is about a contact; money: what it is worth, in
-- workspace currency. Reads rows, told.
with faults as (
    select
        source_row,
        min(reason) as told_reason,
        bool_or(kind is not null and day is null) as dateless,
        bool_or(day > $imported_day) as future,
        bool_or(amount is not null) as has_amount,
        -- Each number was small enough; their product, sum or worth in our money need not be.
        coalesce(
            max(greatest(abs(amount * rate), abs(margin * rate), abs(quantity))) >= $largest, false
        ) as too_large
    from told
    group by source_row
),

judged as (
    select
        rows.source_row,
        rows.fault_column as column_unread,
        rows.value * rows.rate as money,
        rows.record_id is not null or $of_nobody as about,
        case
            when rows.fault is not null then rows.fault
            when faults.dateless then 'no date'
            when faults.future then 'future'
            when faults.has_amount and rows.rate is null then 'rate'
            when faults.too_large or abs(rows.value * rows.rate) >= $largest then 'large'
            else faults.told_reason
        end as reason
    from rows
    left join faults on rows.source_row = faults.source_row
)

select
    source_row,
    about,
    money,
    reason,
    case reason
        when 'no date' then $date_column
        when 'future' then $date_column
        when 'rate' then $currency_column
        when 'large' then $money_column
        when 'word' then $word_column
        when 'arm' then $arm_column
        when 'nobody' then $whom_column
        else column_unread
    end as fault_column
from judged
