-- Contacts of whom it is told otherwise now who they are: which records are theirs, or what is said
-- of them. Grain: one contact, of now or of then. Reads membership, membership_before, contacts,
-- contacts_before.
with other_records as (
    (
        select * from membership
        except
        select * from membership_before
    )
    union all
    (
        select * from membership_before
        except
        select * from membership
    )
),

other_words as (
    (
        select * from contacts
        except
        select * from contacts_before
    )
    union all
    (
        select * from contacts_before
        except
        select * from contacts
    )
)

select contact_id from other_records
union
select contact_id from other_words
