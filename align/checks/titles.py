"""Names and titles in quotation marks, so short that they are not what somebody said."""

from __future__ import annotations

from typing import Final

#: An expression for them with their marks. “ closes as well: so it is typed in Kazakh, and so it stands in „…“.
IN_MARKS: Final = '«[^«»]{1,60}»|“[^“”]{1,60}[”“]|„[^“”]{1,60}[“”]|"[^"]{1,60}"'
