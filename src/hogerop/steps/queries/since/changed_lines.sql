-- What is recorded by hand, who was sent by whom, and whom the plan reached: what is told otherwise
-- than in the edition before. Grain: one such row, of now or of then. Columns: those of LINES.
-- Reads told_now, told_before.
(
    select * from told_now
    except all
    select * from told_before
)
union all
(
    select * from told_before
    except all
    select * from told_now
)
