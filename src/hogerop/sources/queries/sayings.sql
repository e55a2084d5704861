-- Everything that the rows of a file say of who somebody is, with a key of what is said.
-- Grain: one row of the file and one whom it speaks of. Columns: those of contracts.RECORDS;
-- saying_no tells the sayings apart, in the order of the rows; row_key is the same where the same
-- is said. Reads rows, fates, told.
with said as (
    select
        0 as part,
        record_id,
        id_source as source,
        source_id,
        source_row,
        -- A creation date that is yet to come is a slip of the pen.
        if(created_day <= $imported_day, created_day, null) as seen_day,
        least(
            if(
                $is_contacts,
                coalesce(changed_day, created_day, $imported_day),
                coalesce(changed_day, main_day, created_day, $imported_day)
            ),
            $imported_day
        ) as row_day,
        if($is_contacts, changed_day, null) as version_day,
        email,
        coalesce(phone, mobile) as phone,
        full_name as name,
        company,
        sort_meaning as kind,
        nullif(concat_ws(' ', street, house_number), '') as street,
        postcode,
        city,
        region,
        country,
        industry,
        sbi,
        employees::bigint as employees,
        language,
        channel,
        tags,
        first_name,
        infix,
        last_name,
        -- Nobody is born tomorrow.
        if(birth_day <= $imported_day, birth_day, null) as birth_day,
        if(phone is null or phone = mobile, null, mobile) as mobile,
        kvk,
        vat_number as vat,
        iban,
        card,
        website,
        -- A company does not belong to itself.
        nullif(company_ref, source_id) as company_ref
    from rows
    -- "shopify:7210" and a bare number name a record; only an address says anything of it.
    where record_id is not null and (not $parties or email is not null)
    union all by name
    select
        1 as part, ref_record_id as record_id, other_source as source,
        other_source_id as source_id,
        source_row,
        main_day as row_day,
        substr(other_source_id, 6) as email
    from rows
    where other_source_id like 'mail:%'
    union all by name
    -- Who sent somebody, named by e-mail in a how-did-you-hear column.
    select
        2 + told.part as part, told.record_id, $source::text as source,
        'mail:' || rows.sender as source_id, rows.source_row, rows.main_day as row_day,
        rows.sender as email
    from told
    inner join rows on told.source_row = rows.source_row
    where told.kind = 'referral' and rows.sender is not null
)

select
    (said.source_row::bigint << 24) | said.part as saying_no,
    said.* exclude (part),
    (
        md5_number_upper(
            concat_ws(
                chr(31), source, source_id,
                coalesce(seen_day::text, ''), coalesce(version_day::text, ''),
                coalesce(email, ''), coalesce(phone, ''), coalesce(name, ''),
                coalesce(company, ''), coalesce(kind, ''), coalesce(street, ''),
                coalesce(postcode, ''), coalesce(city, ''), coalesce(region, ''),
                coalesce(country, ''), coalesce(industry, ''), coalesce(employees::text, ''),
                coalesce(language, ''), coalesce(channel, ''), coalesce(tags, ''),
                -- Null, which leaves no trace, in files that do not tell.
                'first:' || first_name, 'infix:' || infix, 'last:' || last_name,
                'born:' || birth_day::text, 'mobile:' || mobile, 'kvk:' || kvk,
                'vat:' || vat, 'iban:' || iban, 'card:' || card,
                'website:' || website, 'company:' || company_ref, 'sbi:' || sbi
            )
        ) >> 1
    )::bigint as row_key
from said
inner join fates on said.source_row = fates.source_row
where fates.reason is null and fates.about
