"""``python -m ushtil.align`` is the command ``ushtil``."""

import sys

from .cli import main

sys.exit(main())
