-- The rows of the records that are at hand (contract RECORDS). Reads records, membership.
select * from records where record_id in (select record_id from membership)
