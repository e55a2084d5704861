-- The record of every telling of a person. Grain: one telling. Reads persons.
select mention_id, record_id
from persons
