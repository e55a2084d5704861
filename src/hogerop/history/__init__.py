"""What happened: the lines of all imports become orders, refunds and other events.

>>> from hogerop.history import MoneySettings
>>> MoneySettings(prices_include_vat=True, vat_rate=0.21).vat_factor
1.21
"""

from hogerop.history.newest import leave_out_replaced
from hogerop.history.settle import MoneySettings, Settled, settle

__all__ = ["MoneySettings", "Settled", "leave_out_replaced", "settle"]
