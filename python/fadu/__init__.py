"""fadu (法度): which measures Chinese cyberspace administration law permits against which violations.

>>> import fadu
>>> answer = fadu.assess(violations="security.logs-not-retained", subjects="platform", act="2024-03-01")
>>> answer
<Assessment security.logs-not-retained covered: 2 permitted, 12 conditional>
>>> [o.basis for o in answer.options if o.measure == "warning"][0]
'csl@2017-06-01/59/1'

One case: :func:`assess`, :func:`options`, :func:`explain`. A million: :func:`assess_table`. Past decisions: :func:`audit`. What
the rulebook holds: :func:`rules`, :class:`Rulebook`, :func:`report_2024`. What is refused: :mod:`fadu.errors`. The command line:
``python -m fadu``. It never judges content, and an answer is an assessment, never a decision.
"""

from . import errors
from .assessment import Assessment, assess, explain, options
from .audit import Audit, audit
from .results import Finding, Note, Option, Practice, Question
from .rulebook import Rulebook, report_2024, rules
from .tables import Table, assess_table

__all__ = [
    "Assessment",
    "Audit",
    "Finding",
    "Note",
    "Option",
    "Practice",
    "Question",
    "Rulebook",
    "Table",
    "assess",
    "assess_table",
    "audit",
    "errors",
    "explain",
    "options",
    "report_2024",
    "rules",
]
