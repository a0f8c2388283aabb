#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks the house rules of src that a compiler does not know.

1. Includes between rooms (folders) point to a strictly lower level, and only
   to the public header of the other room: the one with the room's name; in
   base, any header. src/octroi.h may be included from program upwards.
2. No file names a scheme, a country or a product outside comments.
3. No variable that can change at file scope, nor a static one in a function.

One test a file. `--self-test` builds small trees that break each rule and sees
that they are caught.
"""

import os
import re
import sys
import tempfile

ROOT = os.path.realpath(os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))

# Files that stand in src itself are rooms of their own. octroi.h lies between
# rules and program: program and all above may include it.
LEVELS = {"base": 0, "yaml": 1, "csv": 1, "expr": 2, "codes": 2, "rules": 3, "octroi.h": 3.5, "program": 4,
          "emissions": 4.5, "flows": 4.5, "scenario": 4.7, "octroi.c": 5, "report": 6, "cli": 7, "main.c": 8}

# "ets" is no scheme: it is a type of carbon price; ids of systems are caught below.
SCHEME_WORDS = {"cbam", "taric_code", "pca", "ffcb"}
COUNTRY_WORDS = {"serbia", "serbian", "china", "chinese", "turkey", "türkiye", "turkish", "norway", "norwegian",
                 "india", "indian", "russia", "ukraine", "britain", "british", "european", "union_origin"}
PRODUCT_WORDS = {"aluminium", "aluminum", "steel", "iron", "cement", "clinker", "fertiliser", "fertilisers",
                 "fertilizer", "ammonia", "urea", "hydrogen", "electricity", "coil"}
WORDS = SCHEME_WORDS | COUNTRY_WORDS | PRODUCT_WORDS
# Codes count as words of their own in capitals: "eu" and "no" occur elsewhere.
CODES = {"EU", "TR", "RS", "ZZ", "CN", "IN", "GB", "XS"}
SCHEME_IDS = re.compile(r"\b(?:eu|gb|rs|cn|tr|kr|us)-[a-z]")

TOKENS = re.compile(r"""
    (?P<comment> /\*.*?\*/ | //[^\n]*)
  | (?P<string> "(?:\\.|[^"\\\n])*")
  | (?P<character> '(?:\\.|[^'\\\n])*')
""", re.VERBOSE | re.DOTALL)


def blank(text):
    """The same number of lines with nothing on them, so that line numbers stay true."""
    return "\n" * text.count("\n") or " "


def without_comments(source):
    return TOKENS.sub(lambda m: blank(m.group()) if m.lastgroup == "comment" else m.group(), source)


def line_of(text, position):
    return text.count("\n", 0, position) + 1


# ---- includes --------------------------------------------------------------

def room_of(path):
    """Room of a path below src: its folder, or the file itself when it stands in src."""
    return path.split("/", 1)[0]


def include_errors(src, path, source):
    room = room_of(path)
    if room not in LEVELS:
        yield 1, f"'{room}' is no known room; its level belongs into tests/includes.py"
        return
    for match in re.finditer(r'^[ \t]*#[ \t]*include[ \t]+"([^"]+)"', source, re.MULTILINE):
        line, name = line_of(source, match.start()), match.group(1)
        target = os.path.normpath(os.path.join(os.path.dirname(path), name))
        if target.startswith("..") or not os.path.isfile(os.path.join(src, target)):
            yield line, f"cannot find '{name}'"
            continue
        other = room_of(target)
        if other == room:
            continue
        if other not in LEVELS:
            yield line, f"includes '{target}', which is in no known room"
        elif LEVELS[other] >= LEVELS[room]:
            yield line, f"includes '{target}': {other} is not below {room}"
        elif other not in ("base", "octroi.h") and target != f"{other}/{other}.h":
            yield line, f"includes '{target}', which is private to {other}"
        elif not target.endswith(".h"):
            yield line, f"includes '{target}', which is no header"


# ---- names -----------------------------------------------------------------

def forbidden_in_text(text):
    """For the inside of a string literal."""
    if SCHEME_IDS.search(text):
        return SCHEME_IDS.search(text).group()
    for word in re.findall(r"[^\W\d_]+", text):
        if word.lower() in WORDS:
            return word
        # CN also names the nomenclature, in "HS, CN or TARIC" and "CN code".
        if word in CODES and not (word == "CN" and re.search(r"\bHS\b|\bTARIC\b|\bCN code", text)):
            # IN is an English word in capitals as soon as others stand beside it.
            if word != "IN" or text.strip() == "IN":
                return word
    return None


def forbidden_in_identifier(name):
    if name in CODES - {"IN"}:
        return name
    for part in re.split(r"_|(?<=[a-z])(?=[A-Z])", name):
        if part.lower() in WORDS or part in CODES - {"IN", "CN"}:
            return part
    return None


def name_errors(source):
    code = without_comments(source)
    for match in TOKENS.finditer(code):
        before = code[code.rfind("\n", 0, match.start()) + 1:match.start()]
        if match.lastgroup == "string" and not re.match(r"\s*#\s*include", before):
            word = forbidden_in_text(match.group()[1:-1])
            if word:
                yield line_of(code, match.start()), f"{match.group()} names '{word}': that belongs into the rules"
    code = TOKENS.sub(lambda m: blank(m.group()), code)
    for match in re.finditer(r"[A-Za-z_]\w*", code):
        word = forbidden_in_identifier(match.group())
        if word:
            yield line_of(code, match.start()), f"'{match.group()}' names '{word}': that belongs into the rules"


# ---- variables -------------------------------------------------------------

def statements(code):
    """(position, text) of what stands at file scope up to `;`, bodies in braces left out, and of what begins with
    static in a function."""
    depth = parens = 0
    start, text = 0, ""
    for i, c in enumerate(code):
        if c == "{":
            depth += 1
            if depth == 1:
                text += "{}"
        elif c == "}":
            depth -= 1
            # A function ends with its body; a type or an initialiser goes on to `;`.
            if depth == 0 and is_function(text):
                text = ""
        elif depth == 0:
            parens += (c == "(") - (c == ")")
            if c == ";" and parens == 0:
                if text.strip():
                    yield start, text.strip()
                text = ""
            else:
                if not text.strip():
                    start = i
                text += c
    masked = "".join(code)
    for match in re.finditer(r"^[ \t]+static\b([^;={]*)", masked, re.MULTILINE):
        yield match.start(), "static" + match.group(1)


def is_function(text):
    head = text.split("=", 1)[0]
    return "(" in head and "=" not in text


def is_variable(text):
    head = text.split("=", 1)[0]
    if re.match(r"(typedef|_Static_assert|OPERATION|struct \w+\s*(\{\})?$|union \w+\s*(\{\})?$|enum\b[^=]*\{\}\s*$)", head):
        return False
    if re.match(r"extern\b", head):
        return "(" not in head
    # int (*f)(void) is a variable, int f(void) is not.
    return "(" not in head or re.search(r"\(\s*\*\s*(?!const)\w+", head) is not None and "=" in text


def can_change(text):
    """True unless the variable itself is const: the last * has to be followed by const."""
    head = re.sub(r"\{\}|\[[^\]]*\]", " ", text.split("=", 1)[0])
    return not re.search(r"\bconst\b", head[head.rfind("*") + 1:] if "*" in head else head)


def variable_errors(source):
    code = without_comments(source)
    code = TOKENS.sub(lambda m: '""' + "\n" * m.group().count("\n"), code)
    code = re.sub(r"^[ \t]*#(?:[^\n]*\\\n)*[^\n]*", lambda m: blank(m.group()), code, flags=re.MULTILINE)
    for position, text in statements(code):
        if is_variable(text) and can_change(text):
            yield line_of(code, position), f"'{' '.join(text.split())[:60]}' can change: state hangs from a handle"


# ---- a tree ----------------------------------------------------------------

def check_tree(src):
    """(files that passed, [message])."""
    passed, messages = 0, []
    for folder, folders, names in os.walk(src):
        folders.sort()
        for name in sorted(names):
            if not name.endswith((".c", ".h", ".def")):
                continue
            full = os.path.join(folder, name)
            path = os.path.relpath(full, src)
            with open(full, encoding="utf-8") as file:
                source = file.read()
            errors = [*include_errors(src, path, without_comments(source)), *name_errors(source),
                      *variable_errors(source)]
            passed += not errors
            messages += [f"src/{path}:{line}: {text}" for line, text in sorted(errors)]
    return passed, messages


SELF_TESTS = [  # files, part of the message (None: all is well)
    ({"base/a.h": "", "base/b.h": "", "yaml/yaml.h": '#include "../base/a.h"\n#include "../base/b.h"\n'}, None),
    ({"base/a.h": '#include "../yaml/yaml.h"\n', "yaml/yaml.h": ""}, "yaml is not below base"),
    ({"csv/csv.h": "", "yaml/yaml.c": '#include "../csv/csv.h"\n'}, "csv is not below yaml"),
    ({"rules/rules.h": "", "rules/series.h": "", "rules/series.c": '#include "series.h"\n',
      "program/walk.c": '#include "../rules/series.h"\n'}, "private to rules"),
    ({"octroi.h": "", "program/program.h": '#include "../octroi.h"\n', "main.c": '#include "octroi.h"\n'}, None),
    ({"octroi.h": "", "rules/rules.c": '#include "../octroi.h"\n'}, "octroi.h is not below rules"),
    ({"octroi.c": '#include "cli/cli.h"\n', "cli/cli.h": ""}, "cli is not below octroi.c"),
    ({"octroi.h": "", "program/program.h": "", "flows/flows.h": '#include "../octroi.h"\n',
      "flows/a.c": '#include "flows.h"\n#include "../program/program.h"\n',
      "octroi.c": '#include "flows/flows.h"\n'}, None),
    ({"flows/flows.h": "", "program/a.c": '#include "../flows/flows.h"\n'}, "flows is not below program"),
    ({"kitchen/pot.c": ""}, "no known room"),
    ({"expr/lexer.c": '#include "tokens.h"\n'}, "cannot find"),
    ({"expr/lexer.c": '/* #include "gone.h" */\n'}, None),
    ({"expr/expr.h": "", "expr/table.def": "", "rules/a.c": '#include "../expr/table.def"\n'}, "private to expr"),
    ({"cli/cost.c": 'const char *f(void) { return "eu-cbam"; }\n'}, "eu-c"),
    ({"cli/cost.c": '/* as in the EU */ // Serbia\nint f(void) { return 0; }\n'}, None),
    ({"program/a.c": 'int f(const char *o) { return o == "TR"; }\n'}, "names 'TR'"),
    ({"program/a.c": 'const char *f(void) { return "neutral EUR TRUE"; }\n'}, None),
    ({"program/a.c": "double aluminium_factor(void);\n"}, "names 'aluminium'"),
    ({"program/a.c": "double cbamFactor(void);\n"}, "names 'cbam'"),
    ({"codes/a.c": 'const char *f(void) { return "a goods code (HS, CN, TARIC)"; }\nint cn_code(void);\n'}, None),
    ({"base/a.c": "static int count;\n"}, "can change"),
    ({"base/a.c": "static int count = 0;\nstatic const int limit = 3;\n"}, "src/base/a.c:1"),
    ({"base/a.c": "static const char *names[] = {\n\t\"a\",\n};\n"}, "can change"),
    ({"base/a.c": "static const char *const names[] = {\n\t\"a\",\n};\nstatic const struct option o[] = {{0}};\n"}, None),
    ({"base/a.c": "int f(void)\n{\n\tstatic int calls;\n\treturn ++calls;\n}\n"}, "can change"),
    ({"base/a.c": "int f(void)\n{\n\tstatic const char names[] = \"a\";\n\tint x = 0;\n\treturn x;\n}\n"}, None),
    ({"base/a.c": "struct a { int x; };\ntypedef struct { int y; } b;\nenum { N = 3 };\nstruct a f(int (*g)(void));\n"
                  "typedef int (*h)(int);\nextern const int k[N];\n_Static_assert(N == 3, \"n\");\n"
                  "static int ready(void) { return 1; }\n#define X \\\n\tint y;\n"}, None),
    ({"base/a.c": "int f(void)\n{\n\tif (1) { return 2; }\n\treturn 1;\n}\n\nint shared;\n"}, "src/base/a.c:7"),
    ({"base/a.h": "extern int shared;\n"}, "can change"),
    ({"base/a.c": "typedef enum {\n\tA, B\n} kind;\nstruct a;\nunion u { int a; };\nenum e { E };\n"}, None),
]


def self_test():
    failures = 0
    for files, part in SELF_TESTS:
        with tempfile.TemporaryDirectory(prefix="octroi-test-") as src:
            for path, text in files.items():
                os.makedirs(os.path.dirname(os.path.join(src, path)), exist_ok=True)
                with open(os.path.join(src, path), "w", encoding="utf-8") as file:
                    file.write(text)
            _, messages = check_tree(src)
        if (part is None) != (not messages) or part and not any(part in message for message in messages):
            failures += 1
            print(f"{files}: expected {part!r}, got {messages}")
    print(f"{len(SELF_TESTS) - failures} passed, {failures} failed")
    return failures


def main():
    if sys.argv[1:] == ["--self-test"]:
        return 1 if self_test() else 0
    if sys.argv[1:]:
        print("usage: tests/includes.py [--self-test]", file=sys.stderr)
        return 2
    passed, messages = check_tree(os.path.join(ROOT, "src"))
    print(*messages, f"{passed} passed, {len({m.split(':')[0] for m in messages})} failed", sep="\n")
    return 1 if messages else 0


if __name__ == "__main__":
    sys.exit(main())
