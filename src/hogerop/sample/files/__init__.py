"""The files of the sample business, one module per kind of export."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from hogerop.sample.business import Business
from hogerop.sample.files import (
    aanbevelingen,
    aanvragen,
    beurslijst,
    fietspas,
    kortingscodes,
    mailchimp,
    marketingkosten,
    offertes,
    reviews,
    shopify_customers,
    shopify_orders,
    werkplaats,
)
from hogerop.sample.files.written import Fault, Written
from hogerop.sample.world import World

WRITERS: tuple[Callable[[Path, Business, World], Written], ...] = (
    shopify_customers.write,
    shopify_orders.write,
    werkplaats.write,
    aanvragen.write,
    offertes.write,
    mailchimp.subscribed,
    mailchimp.unsubscribed,
    mailchimp.cleaned,
    beurslijst.write,
    fietspas.passes,
    fietspas.privileges,
    kortingscodes.write,
    aanbevelingen.write,
    reviews.write,
    marketingkosten.write,
)
"""To add a file to the sample business, write its module and put its function here."""

__all__ = ["WRITERS", "Fault", "Written"]
