"""Why a table cannot be fetched, in words: what, where, and how to put it right.

What a server says itself is not repeated where it may hold somebody's data; its code is.
"""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

from hogerop.errors import FileFault
from hogerop.sources.fetching.wanted import Wanted
from hogerop.words import say


def password_variable(name: str) -> str:
    """Return the environment variable that holds the password of a table.

    Examples
    --------
    >>> password_variable("web-orders")
    'HOGEROP_PASSWORD_WEB_ORDERS'
    """
    return f"HOGEROP_PASSWORD_{name.upper().replace('-', '_')}"


def missing_extra(wanted: Wanted, extra: str) -> FileFault:
    """Return the fault of a library that is not installed."""
    return FileFault(
        say("What reads this kind of table is not installed."),
        where=wanted.where,
        fix=say("Install it: {command}", command=f"pip install 'hogerop[{extra}]'"),
    )


def unreachable(wanted: Wanted) -> FileFault:
    """Return the fault of a server that does not answer."""
    return FileFault(
        say("The database cannot be reached; nothing was taken."),
        where=wanted.where,
        fix=say("Check the name of the machine and its port, and that it lets this computer in."),
    )


def wrong_password(wanted: Wanted) -> FileFault:
    """Return the fault of a server that does not let us in."""
    return FileFault(
        say("The database does not accept this user with this password; nothing was taken."),
        where=wanted.where,
        fix=say(
            "Put the password in {variable}, or in the file that the database's own programs read"
            " (.pgpass, .my.cnf).",
            variable=password_variable(wanted.name),
        ),
    )


def no_such_database(wanted: Wanted) -> FileFault:
    """Return the fault of a database that is not there."""
    return FileFault(
        say("There is no database of this name."),
        where=wanted.where,
        fix=say("The last part of `at` is its name: postgresql://reader@db.example.nl/shop"),
    )


def no_right(wanted: Wanted) -> FileFault:
    """Return the fault of a user who may not read it."""
    return FileFault(
        say("This user may not read this table; nothing was taken."),
        where=wanted.where,
        fix=say("Have the right to select from it given to the user that `at` names."),
    )


def took_too_long(wanted: Wanted) -> FileFault:
    """Return the fault of a question that was broken off for its length."""
    return FileFault(
        say("The database took too long to answer; nothing was taken."),
        where=wanted.where,
        fix=say("Try at a quieter time, and let the column of `watermark` have an index."),
    )


def broken_off(wanted: Wanted) -> FileFault:
    """Return the fault of a connection that broke halfway."""
    return FileFault(
        say("The connection broke off halfway; nothing was taken."),
        where=wanted.where,
        fix=say("Give the command again: it begins where the last one that ended well stopped."),
    )


def would_write(wanted: Wanted) -> FileFault:
    """Return the fault of a query that changes something."""
    return FileFault(
        say("This query would change the database; it was refused."),
        where=wanted.where,
        fix=say("Let it be one `select` that only reads."),
    )


def wrong_query(wanted: Wanted, said: str) -> FileFault:
    """Return the fault of a query that the database does not understand; ``said`` by it."""
    return FileFault(
        say("The database does not understand this: {said}", said=said),
        where=wanted.where,
        fix=say("Try the query in the database's own program first."),
    )


def refused(wanted: Wanted, code: str) -> FileFault:
    """Return the fault of anything else, by the code that the database gives it."""
    return FileFault(
        say("The database refused with code {code}; nothing was taken.", code=code),
        where=wanted.where,
        fix=say("Whoever looks after the database can say what this code means."),
    )


def no_such_table(wanted: Wanted, there: Iterable[str]) -> FileFault:
    """Return the fault of a table that is not there, with the nearest that is."""
    return FileFault(
        say("There is no table {table}.", table=wanted.table),
        where=wanted.where,
        fix=nearest(wanted.table, there),
    )


def no_such_column(wanted: Wanted, there: Iterable[str]) -> FileFault:
    """Return the fault of a watermark that is no column, with the nearest that is."""
    return FileFault(
        say("There is no column {column} to see by what is new.", column=wanted.watermark),
        where=wanted.where,
        fix=nearest(wanted.watermark, there),
    )


def unfit(wanted: Wanted) -> FileFault:
    """Return the fault of a column that does not grow."""
    return FileFault(
        say("{column} does not tell what is new.", column=wanted.watermark),
        where=wanted.where,
        fix=say(
            "Choose a column that only grows: a number, a date or a time, such as updated_at or id."
        ),
    )


def one_name_twice(wanted: Wanted, names: Iterable[str]) -> FileFault:
    """Return the fault of a query that calls two columns the same."""
    return FileFault(
        say("The query gives more than one column this name: {names}", names=", ".join(names)),
        where=wanted.where,
        fix=say("Name each column once: select o.id as order_id, c.id as customer_id."),
    )


def no_such_folder(wanted: Wanted) -> FileFault:
    """Return the fault of a folder that cannot be found or read."""
    return FileFault(
        say("There is no table here that can be read; nothing was taken."),
        where=wanted.where,
        fix=say(
            "Check the path, what is at it, and whether you may read it; what opens object storage"
            " comes from the environment, such as AWS_ACCESS_KEY_ID."
        ),
    )


def broken_folder(wanted: Wanted) -> FileFault:
    """Return the fault of files that cannot be read through."""
    return FileFault(
        say("A file of this table is broken or gone; nothing was taken."),
        where=wanted.where,
        fix=say("Give the command again; if it says so again, have the table written anew."),
    )


def nearest(word: str, there: Iterable[str]) -> str:
    """Return what may have been meant."""
    known = sorted(there)
    folded = {name.casefold(): name for name in known}
    near = get_close_matches(word.casefold(), folded, n=1, cutoff=0.5)
    if near:
        return say("Did you mean {near}?", near=folded[near[0]])
    if not known:
        return say("There is none that this user may see.")
    shown = ", ".join(known[:20]) + (" …" if len(known) > 20 else "")
    return say("There are: {names}", names=shown)
