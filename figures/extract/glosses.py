"""What a rule that `explain` names says, in a line with its example: "ellipses.no_army".

The first line of the docstring of its function; or, where a pass over all figures gives a name of its own, as in
`mark_inheriting_parts(parts, "breakdowns.opened", whole)`, the line for that name in the docstring of its module.
"""

from __future__ import annotations

import functools
import importlib
import inspect
import re
from collections.abc import Mapping
from pathlib import Path

from figures.extract.rules import Rule


def gloss(rule: str) -> str:
    """What a rule says, by the name that `explain` shows; nothing where it is told nowhere."""
    module_name, name = rule.split(".")
    module = importlib.import_module(modules()[module_name])
    told = re.search(rf"^    {name}  +(.+)", module.__doc__ or "", re.MULTILINE)
    if told is not None:
        return told[1]
    found = getattr(module, name, None)
    ask = found.ask if isinstance(found, Rule) else found
    return (inspect.getdoc(ask) or "").partition("\n")[0] if inspect.isfunction(ask) else ""


@functools.cache
def modules() -> Mapping[str, str]:
    """The modules that hold rules, by the last part of their name: "ellipses" is `figures.extract.reasons.ellipses`."""
    folder, package = Path(__file__).parent, __name__.rpartition(".")[0]
    found = (path.relative_to(folder).with_suffix("").parts for path in folder.rglob("*.py"))
    return {parts[-1]: ".".join((package, *parts)) for parts in found if parts[0] not in ("numbers", "dates")}
