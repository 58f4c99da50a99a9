"""JavaScript values as they stand in scripts → plain data, by reading, never by running.

What is read: object and array literals, strings, numbers, ``!0``, ``void 0``, ``new Date(…)``, ``JSON.parse("…")``, ``a || {…}``,
and the function form in which Nuxt and SvelteKit write data that repeat: ``(function(a,b){a.x=b;return {y:a}}({},1))``.
Whatever else stands where a value should (functions, calls) is ``None``: the values around it are wanted.
"""

import re
from typing import Any

from crawlers.embedded.javascript.calls import called
from crawlers.embedded.javascript.functions import member, returned
from crawlers.embedded.javascript.plain_keys import key_of
from crawlers.embedded.javascript.signs import NUMBER, Signs
from crawlers.extract.objects.tolerant_json import UnreadableError

DEEPEST = 60
MOST_FUNCTIONS = 3
"""Functions inside one another: the end of each is looked for before its body is read."""
MOST_SPREAD, MOST_JOINED = 100_000, 1_000_000
"""Items of an array that others are spread into, and letters of texts that are added: twenty doublings make a page a bomb."""
NAME = re.compile(r"[^\W\d][\w$]*+|\$[\w$]*+")
DOTTED = re.compile(r"(?:[^\W\d]|\$)[\w$]*+(?:\s{0,9}\??\.\s{0,9}(?:[^\W\d]|\$)[\w$]*+)*")
NUMBERED = re.compile(r"([^\W\d][\w$]*+|\$[\w$]*+)\[(\d{1,9})\]\s{0,3}=(?![=>])")
OPERATOR = re.compile(r"[!=]==?|[<>]=?|\*\*?|[-/%^&|]|in(?:stanceof)?\b")
FUNCTION = re.compile(
    r"(?:async\s{1,9})?function\b\s{0,9}\*?\s{0,9}[\w$]{0,60}\s{0,9}\(([\w$,\s]{0,100000})\)\s{0,9}(?=\{)"
)
ARROW = re.compile(r"(?:\(([\w$,\s]{0,2000})\)|([^\W\d][\w$]{0,60}))\s{0,9}=>\s{0,9}")
OPERATORS = frozenset({"new", "void", "typeof", "await"})
SAME = frozenset({"join", "concat", "trim", "toString", "slice", "map", "filter", "reverse", "sort"})
"""Methods after which a value is still, near enough, what it was."""
CONSTANTS = {"true": True, "false": False, "null": None, "undefined": None, "NaN": None, "Infinity": None}


class Reader(Signs):
    """Reads values from left to right; ``at`` is where it stands."""

    def __init__(self, text: str, at: int = 0, names: dict[str, Any] | None = None, functions: int = 0) -> None:
        super().__init__(text, at)
        self.names = {} if names is None else names
        """What the parameters of the function around it mean."""
        self.functions = functions

    def value(self, depth: int = 0) -> Any:
        """An expression, as far as its value can be known."""
        found = self.operand(depth)
        while (sign := self.sign()) and sign in "|?&+-*/%<>=!^in":
            two = self.text[self.at : self.at + 2]
            self.at += 2 if two in {"||", "??", "&&"} else 1
            if two in {"||", "??"}:
                right = self.operand(depth)
                found = found or right
            elif two == "&&":
                found = self.operand(depth)
            elif sign == "+":
                right = self.operand(depth)
                found = joined(found, right)
            elif sign == "?":
                self.value(depth + 1)
                self.expect(":")
                found = self.value(depth + 1)
            else:
                self.unknown(depth)
                found = None
        return found

    def unknown(self, depth: int) -> None:
        """Other operators and what is on their right: the value is not known."""
        self.at -= 1
        operator = OPERATOR.match(self.text, self.at)
        if not operator:
            raise UnreadableError
        self.at = operator.end()
        self.operand(depth + 1)

    def operand(self, depth: int) -> Any:
        """A value without operators, and what is called on it."""
        if depth > DEEPEST:
            raise UnreadableError
        sign = self.sign()
        if sign == "{":
            return self.object(depth)
        if sign and sign in "[(\"'`":
            return self.called_on(self.enclosed(sign, depth), depth)
        if sign and sign in "!-+":
            return self.signed(sign, depth)
        if sign.isdigit() or sign == ".":
            return self.number()
        return self.pattern() if sign == "/" else self.named(depth)

    def enclosed(self, sign: str, depth: int) -> Any:
        """What stands in brackets or quotes."""
        if sign == "[":
            return self.array(depth)
        return self.parenthesis(depth) if sign == "(" else self.string(sign)

    def signed(self, sign: str, depth: int) -> Any:
        """``!0``, ``-1``."""
        self.at += 1
        inner = self.operand(depth + 1)
        if not isinstance(inner, int | float):
            return None
        return not inner if sign == "!" else -inner if sign == "-" else inner

    def object(self, depth: int) -> dict[str, Any]:
        """``{a: 1, "b": 2, c, ...d, e() {}}``."""
        self.at += 1
        found: dict[str, Any] = {}
        while (sign := self.sign()) != "}":
            if sign == ",":
                self.at += 1
            elif self.text.startswith("...", self.at):
                self.at += 3
                spread = self.value(depth + 1)
                found.update(spread if isinstance(spread, dict) else {})
            else:
                self.property(found, self.key(sign, depth), depth)
        self.at += 1
        return found

    def property(self, found: dict[str, Any], name: str, depth: int) -> None:
        """What comes after a name: a value, a method, or nothing when the name is a parameter's."""
        sign = self.sign()
        if sign == ":":
            self.at += 1
            found[name] = self.value(depth + 1)
        elif sign == "(":
            self.skip()
            self.sign()
            self.skip()
        elif sign and sign in ",}":
            found[name] = self.names.get(name)
        elif not (name in {"get", "set", "async"} and sign):
            raise UnreadableError

    def key(self, sign: str, depth: int) -> str:
        """The name of a property."""
        if sign and sign in "\"'":
            return self.string(sign)
        if sign == "[":
            self.at += 1
            name = key_of(self.value(depth + 1))
            self.expect("]")
            return name
        found = NAME.match(self.text, self.at) or NUMBER.match(self.text, self.at)
        if not found or not found[0]:
            raise UnreadableError
        self.at = found.end()
        return found[0]

    def array(self, depth: int, end: str = "]") -> list[Any]:
        """``[1, , ...a]``: what is missing is ``None``."""
        self.at += 1
        found: list[Any] = []
        while (sign := self.sign()) != end:
            if sign == ",":
                self.at += 1
                found.append(None)
                continue
            spread = self.text.startswith("...", self.at)
            self.at += 3 if spread else 0
            value = self.value(depth + 1)
            found += (value if isinstance(value, list) else []) if spread else [value]
            if spread and len(found) > MOST_SPREAD:
                raise UnreadableError
            if self.sign() == ",":
                self.at += 1
            elif self.sign() != end:
                raise UnreadableError
        self.at += 1
        return found

    def named(self, depth: int) -> Any:
        """A constant, a parameter, a call or a function."""
        if function := FUNCTION.match(self.text, self.at):
            self.at = function.end()
            return self.skip()
        if arrow := ARROW.match(self.text, self.at):
            return self.arrow(arrow, depth)
        if numbered := NUMBERED.match(self.text, self.at):
            return self.numbered(numbered, depth)
        found = DOTTED.match(self.text, self.at)
        if not found or found[0] == "class":
            raise UnreadableError
        self.at = found.end()
        name = found[0]
        if name in CONSTANTS:
            return CONSTANTS[name]
        if name in OPERATORS:
            inner = self.operand(depth + 1)
            return inner if name == "new" else None
        return self.called_on(self.meant(name, depth), depth)

    def numbered(self, place: re.Match[str], depth: int) -> Any:
        """``$R[3]={…}``: the value, which is ``$R[3]`` from then on."""
        self.at = place.end()
        value = self.value(depth + 1)
        known = self.names.setdefault(place[1], {})
        if isinstance(known, dict):
            known[place[2]] = value
        return value

    def meant(self, name: str, depth: int) -> Any:
        """What a name stands for, or what a call by it gives."""
        sign = self.sign()
        if sign == "(":
            return called(name, self.array(depth + 1, ")"))
        if sign == "`":
            self.string("`")
            return None
        first, *rest = name.replace("?", "").split(".")
        known = self.names.get(first.strip())
        for part in rest:
            known = known.get(part.strip()) if isinstance(known, dict) else None
        return known

    def called_on(self, value: Any, depth: int) -> Any:
        """What comes after a value: ``.x``, ``[0]``, ``(…)``. Only texts joined and members of objects are known."""
        while (sign := self.sign()) and sign in ".[(":
            if sign == ".":
                self.at += 1
                self.sign()
                name = NAME.match(self.text, self.at)
                if not name:
                    raise UnreadableError
                self.at = name.end()
                value = value.get(name[0]) if isinstance(value, dict) else value if name[0] in SAME else None
            elif sign == "[":
                key = self.array(depth + 1)[-1:]
                value = member(value, key_of(key[0])) if key else None
            else:
                self.array(depth + 1, ")")
                value = value if isinstance(value, list | str) else None
        return value

    def parenthesis(self, depth: int) -> Any:
        """``(value)``, ``(a, b) => …``, or a function that is called at once."""
        if arrow := ARROW.match(self.text, self.at):
            return self.arrow(arrow, depth)
        self.at += 1
        self.sign()
        function = FUNCTION.match(self.text, self.at) or ARROW.match(self.text, self.at)
        if not function:
            found = self.value(depth + 1)
            while self.sign() == ",":
                self.at += 1
                found = self.value(depth + 1)
            self.expect(")")
            return found
        return self.function(function, depth)

    def function(self, function: re.Match[str], depth: int) -> Any:
        """What a function that is called at once gives back: its parameters stand for what it is called with."""
        if self.functions >= MOST_FUNCTIONS or self.text[function.end() : function.end() + 1] != "{":
            raise UnreadableError
        self.at = body = function.end()
        self.skip()
        closed = self.sign() == ")"
        self.at += closed
        arguments = self.array(depth + 1, ")") if self.sign() == "(" else None
        if not closed:
            self.expect(")")
        if arguments is None:
            return None
        parameters = [name.strip() for name in (function[1] or "").split(",")]
        values = arguments + [None] * (len(parameters) - len(arguments))
        names = {**self.names, **dict(zip(parameters, values, strict=False))}
        return returned(Reader(self.text, body + 1, names, self.functions + 1))

    def arrow(self, arrow: re.Match[str], depth: int) -> Any:
        """What ``() => value`` gives; of one with a body, nothing is known."""
        self.at = arrow.end()
        return self.skip() if self.sign() == "{" else self.value(depth + 1)


def joined(left: Any, right: Any) -> str | None:
    """Two texts as one; nothing where they are none, or make more than any page says."""
    both = isinstance(left, str) and isinstance(right, str) and len(left) + len(right) <= MOST_JOINED
    return left + right if both else None


def read_value(text: str, at: int = 0) -> tuple[Any, int]:
    """The value that stands at a place of a script, and where it ends; ``UnreadableError`` when none does.

    >>> read_value("x = {a: !0, b: [1, 'c'], d: new Date(0)};", 4)
    ({'a': True, 'b': [1, 'c'], 'd': '1970-01-01T00:00:00+00:00'}, 40)
    >>> read_value("(function(a,b){a.x=b;return {y:a}}({},1))")[0]
    {'y': {'x': 1}}
    """
    reader = Reader(text, at)
    try:
        return reader.value(), reader.at
    except RecursionError:
        raise UnreadableError from None
