#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs the commands that stand in text files and compares what they print.

    tests/commands.py --octroi build/octroi tests/cli/cost.t README.md man/octroi.1

Three kinds of file, one meaning:

  *.t         Prose is free. Two blanks and `$ ` begin a command, two blanks
              and `> ` continue it, lines indented by two blanks are what it
              prints (an empty line between two of them belongs to it).
  *.md        Fenced blocks whose first line begins with `$ `, unindented. A
              block behind a line that ends with a file name and a colon,
              `rules/xx/levy.yaml`:, is written to that file.
  man pages   Blocks between `.Bd -literal` and `.Ed` that begin with `$ `;
              escapes such as \\e and \\(em are undone.

What is expected of a command:

  [1]         as the last line: the exit status, if it is not 0. In Markdown
              and man pages a following `$ echo $?` says it as well.
  text (re)   a regular expression that matches the whole line
  text (glob) * and ? as in file names, \\* and \\? for themselves
  ... or …    alone on a line: any number of lines
  (no-eol)    ends the last line when it has no line end

Blanks at the end of a line and empty lines at the end of the output do not
count. Output and errors are merged in the order in which they reach one pipe.
The commands of a file run in one bash, in a temporary folder that is empty (of
documents: but for links to rules and scenarios), with octroi on PATH, TESTDIR
(the file's folder) and RULES (the rules folder).
Commands of Markdown files and man pages that begin with make, git, sudo or apt
are skipped. A Markdown file that writes files gets a copy of the rules, which
octroi then uses, in the folder rules.
"""

import argparse
import concurrent.futures
import difflib
import os
import re
import shlex
import shutil
import signal
import subprocess
import sys
import tempfile
from dataclasses import dataclass, field

ROOT = os.path.realpath(os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
TIME_LIMIT_S = 300
SKIPPED_PROGRAMS = {"make", "git", "sudo", "apt", "apt-get"}
ELLIPSES = {"…", "..."}
FILE_FOLLOWS = re.compile(r"`([\w./-]+\.\w+)`:$")
STATUS_LINE = re.compile(r"\[(\d+)\]")


@dataclass
class Command:
    line: int                      # of its `$ `, from 1
    text: str
    expected: list = field(default_factory=list)
    first: int = 0                 # expected output is lines[first:last] of the file
    last: int = 0
    skipped: bool = False
    status_follows: bool = False   # the next command is `echo $?`
    writes: bool = False           # a block that is a file
    output: list = None            # what came; None: did not run
    status: int = None


class FormatError(Exception):
    pass


# ---- mdoc escapes ----------------------------------------------------------

ROFF_CHARACTERS = {
    "em": "—", "en": "–", "hy": "-", "aq": "'", "dq": '"', "ga": "`", "ha": "^", "ti": "~", "oq": "‘", "cq": "’",
    "lq": "“", "rq": "”", "mu": "×", "->": "→", "<-": "←", "bu": "•", "de": "°", "Eu": "€", "eu": "€", "Po": "£",
    "rs": "\\", "at": "@", "sh": "#", "<=": "≤", ">=": "≥", "..": "…", "bv": "|", "ba": "|", "mi": "−", "sc": "§",
    "Do": "$", "lB": "[", "rB": "]", "lC": "{", "rC": "}", "co": "©", "12": "½", "14": "¼",
    ":u": "ü", ":U": "Ü", ":o": "ö", ":O": "Ö", ":a": "ä", ":A": "Ä", "ss": "ß", "'e": "é", "`e": "è", "'E": "É",
}
ROFF_ESCAPE = re.compile(r"\\(?:\(([^\s]{2})|\[([^\]]+)\]|(.))")
ROFF_SINGLE = {"e": "\\", "\\": "\\", "-": "-", "&": "", " ": " ", "~": "\u00a0", "0": " ", "'": "'", "`": "`",
               "|": "", "^": "", ".": "."}


def roff_undo(line):
    """A line of a literal block as a reader sees it."""

    def one(match):
        name = match.group(1) or match.group(2)
        if name is None:
            name = match.group(3)
            if name in ROFF_SINGLE:
                return ROFF_SINGLE[name]
        elif name in ROFF_CHARACTERS:
            return ROFF_CHARACTERS[name]
        elif re.fullmatch(r"u[0-9A-F]{4,6}", name):
            return chr(int(name[1:], 16))
        raise FormatError(f"unknown escape '{match.group(0)}'")

    return ROFF_ESCAPE.sub(one, line)


def roff_write(line):
    """The reverse, for --update."""
    line = line.replace("\\", "\\e")
    return "\\&" + line if line[:1] in (".", "'") else line


# ---- reading files ---------------------------------------------------------

def indented_blocks(lines):
    """For .t files: (first line, [text]) of each run of indented lines; an empty line inside belongs to it."""
    block, start = [], 0
    for i, line in enumerate(lines + [""]):
        if line.startswith("  ") and not (line.startswith("  $ ") and block and block[-1] == ""):
            if not block:
                start = i
            block.append(line[2:])
        elif line == "" and block and i + 1 < len(lines) and lines[i + 1].startswith("  "):
            block.append("")
        else:
            if block:
                yield start, block
            block, start = [], i
            if line.startswith("  "):
                block = [line[2:]]
    if block:
        yield start, block


def file_written(lines, fence):
    """The name of the file that the block after the fence at this line is; None: it is none."""
    before = fence - 1
    while before > 0 and not lines[before].strip():
        before -= 1
    match = FILE_FOLLOWS.search(lines[before].rstrip()) if before >= 0 else None
    return match and match.group(1)


def writing(name, text):
    """The command that writes a file, as the lines of a block."""
    end = "END_OF_FILE"
    folder = os.path.dirname(name) or "."
    return [f"$ mkdir -p {shlex.quote(folder)} && cat >{shlex.quote(name)} <<'{end}'"] + \
        ["> " + line for line in text] + ["> " + end]


def fenced_blocks(lines):
    """For Markdown: (first line, [text]) of each fenced block of commands, or that is a file."""
    fence, start = None, 0
    for i, line in enumerate(lines):
        match = re.match(r"(`{3,}|~{3,})\s*(\S*)", line)
        if fence is None:
            if match:
                fence, start = match.group(1), i + 1
        elif match and match.group(1).startswith(fence) and not match.group(2):
            name = file_written(lines, start - 1)
            if start < i and lines[start].startswith("$ "):
                yield start, lines[start:i]
            elif name:
                yield start, writing(name, lines[start:i])
            fence = None
    if fence is not None:
        raise FormatError(f"line {start}: block without an end")


def mdoc_blocks(lines):
    """For man pages: (first line, [text]) of each literal display of commands."""
    start = None
    for i, line in enumerate(lines):
        if re.match(r"\.Bd\b.*-literal", line):
            start = i + 1
        elif line.startswith(".Ed") and start is not None:
            if start < i and lines[start].startswith("$ "):
                try:
                    yield start, [roff_undo(text) for text in lines[start:i]]
                except FormatError as error:
                    raise FormatError(f"block at line {start + 1}: {error}") from None
            start = None
        elif start is not None and line.startswith(".") and lines[start].startswith("$ "):
            raise FormatError(f"line {i + 1}: a macro inside an example")


def kind_of(path):
    if path.endswith(".t"):
        return "t"
    return "md" if path.endswith(".md") else "man"


def commands_of(path, lines):
    kind = kind_of(path)
    blocks = {"t": indented_blocks, "md": fenced_blocks, "man": mdoc_blocks}[kind]
    found = []
    for start, block in blocks(lines):
        here = []
        for offset, text in enumerate(block):
            at = start + offset
            if text.startswith("$ "):
                here.append(Command(at + 1, text[2:], first=at + 1, last=at + 1))
            elif text.startswith("> ") and here and not here[-1].expected:
                here[-1].text += "\n" + text[2:]
                here[-1].first = here[-1].last = at + 1
            elif here:
                here[-1].expected.append(text)
                here[-1].last = at + 1
            elif kind == "t":
                raise FormatError(f"line {at + 1}: indented, but belongs to no command")
        for command in here:
            while command.expected and not command.expected[-1].strip():
                command.expected.pop()
                command.last -= 1
        for command in here:
            command.writes = kind == "md" and command.text.endswith("\nEND_OF_FILE")
        for command, after in zip(here, here[1:]):
            command.status_follows = kind != "t" and after.text.strip() == "echo $?"
        found += here
    if kind != "t":
        for command in found:
            command.skipped = command.text.split(None, 1)[0] in SKIPPED_PROGRAMS
    return found


# ---- running ---------------------------------------------------------------

def environment(octroi, path, folder):
    own_folder = os.path.join(folder, "rules")
    own_rules = {"OCTROI_RULES": "rules"} if os.path.isdir(own_folder) and not os.path.islink(own_folder) else {}
    kept = {name: value for name, value in os.environ.items()
            if not name.startswith(("OCTROI_", "LC_", "GREP_"))
            and name not in ("LANG", "LANGUAGE", "BASH_ENV", "ENV", "CDPATH", "POSIXLY_CORRECT")}
    kept.update(
        PATH=os.path.dirname(octroi) + os.pathsep + os.environ.get("PATH", "/usr/bin:/bin"),
        LC_ALL="C.UTF-8", NO_COLOR="1", COLUMNS="100", LINES="40", TZ="UTC", HOME=folder, TERM="dumb",
        TESTDIR=os.path.dirname(os.path.abspath(path)), RULES=os.path.join(ROOT, "rules"), **own_rules)
    return kept


def run_all(commands, octroi, path):
    """Runs the commands in one bash; fills output and status of those that were reached."""
    mark = f"--{os.urandom(8).hex()}--"
    script = []
    for i, command in enumerate(commands):
        # eval keeps a syntax error inside its command; the subshell hands $? on.
        script.append(f"eval {shlex.quote(command.text)}\n"
                      f"{{ __status=$?; printf '\\n{mark} {i} %d\\n' $__status; (exit $__status); }} 2>/dev/null\n")
    with tempfile.TemporaryDirectory(prefix="octroi-test-") as home:
        folder = os.path.join(home, "work")
        os.mkdir(folder)
        if any(command.writes for command in commands):
            shutil.copytree(os.path.join(ROOT, "rules"), os.path.join(folder, "rules"))
        elif not path.endswith(".t"):
            os.symlink(os.path.join(ROOT, "rules"), os.path.join(folder, "rules"))
        if not path.endswith(".t"):
            os.symlink(os.path.join(ROOT, "scenarios"), os.path.join(folder, "scenarios"))
        script_path = os.path.join(home, "script")
        with open(script_path, "w", encoding="utf-8") as file:
            file.write("".join(script))
        process = subprocess.Popen(["bash", "--norc", script_path], cwd=folder, stdin=subprocess.DEVNULL,
                                   env=environment(octroi, path, folder), stdout=subprocess.PIPE,
                                   stderr=subprocess.STDOUT, start_new_session=True)
        late = ""
        try:
            raw, _ = process.communicate(timeout=TIME_LIMIT_S)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            raw, _ = process.communicate()
            late = f"stopped after {TIME_LIMIT_S} s"
    text = raw.decode("utf-8", errors="backslashreplace")
    # Bash names its script and a line in it, which mean nothing to the reader.
    text = re.sub(re.escape(script_path) + r": (?:eval: )?(?:line \d+: )?", "bash: ", text)
    position = 0
    for match in re.finditer(rf"\n{mark} (\d+) (\d+)\n", text):
        command = commands[int(match.group(1))]
        command.output = to_lines(text[position:match.start()])
        command.status = int(match.group(2))
        position = match.end()
    for command in commands:
        if command.output is None:
            command.output = to_lines(text[position:] + "\n" if text[position:] else "")
            command.output.append(f"({late or 'the shell ended here, with status ' + str(process.returncode)})")
            break


def to_lines(text):
    """Output before the mark's own line end, as lines without trailing blanks and empty lines at the end."""
    if text == "":
        return []
    lines = text.split("\n")
    if lines[-1] == "":
        lines.pop()
    else:
        lines[-1] += " (no-eol)"
    lines = [line.rstrip() for line in lines]
    while lines and not lines[-1]:
        lines.pop()
    return lines


# ---- comparing -------------------------------------------------------------

def glob_to_re(pattern):
    out = ""
    i = 0
    while i < len(pattern):
        c = pattern[i]
        if c == "\\" and i + 1 < len(pattern) and pattern[i + 1] in "*?\\":
            i += 1
            out += re.escape(pattern[i])
        else:
            out += {"*": ".*", "?": "."}.get(c, re.escape(c))
        i += 1
    return out


def line_matches(expected, line):
    expected = expected.rstrip()
    if expected == line:
        return True
    if expected.endswith(" (re)"):
        return re.fullmatch(expected[:-5], line) is not None
    if expected.endswith(" (glob)"):
        return re.fullmatch(glob_to_re(expected[:-7]), line) is not None
    return False


def output_matches(expected, output):
    """Whether the lines match; an ellipsis takes any number of lines, also none."""
    reachable = {0}
    for pattern in expected:
        if pattern.strip() in ELLIPSES:
            reachable = set(range(min(reachable), len(output) + 1)) if reachable else set()
        else:
            reachable = {i + 1 for i in reachable if i < len(output) and line_matches(pattern, output[i])}
    return len(output) in reachable


def split_status(command):
    """Expected output without its status line, and the expected status (None: not compared)."""
    if command.expected:
        match = STATUS_LINE.fullmatch(command.expected[-1].strip())
        if match:
            return command.expected[:-1], int(match.group(1))
    return command.expected, None if command.status_follows else 0


def passes(command):
    if command.status is None:
        return False
    expected, status = split_status(command)
    return output_matches(expected, command.output) and status in (None, command.status)


def actual_lines(command):
    lines = ["(did not run)"] if command.output is None else list(command.output)
    if command.status and not command.status_follows:
        lines.append(f"[{command.status}]")
    return lines


def difference(command, path):
    """A unified diff; lines that match by pattern are shown as the pattern, so that only real differences stand out."""
    expected = [line.rstrip() for line in command.expected]
    patterns = [line for line in expected if line.endswith((" (re)", " (glob)"))]
    actual = []
    for line in actual_lines(command):
        actual.append(next((p for p in patterns if line_matches(p, line)), line))
    diff = difflib.unified_diff(expected, actual, "expected", "printed", lineterm="")
    return [f"{path}:{command.line}: $ {command.text}"] + list(diff)


def update(path, lines, commands):
    """Rewrites the expected output of failing commands with what they printed."""
    kind = kind_of(path)
    for command in reversed(commands):
        if command.skipped or command.status is None or passes(command):
            continue
        new = actual_lines(command)
        if kind == "t":
            new = ["  " + line if line else "" for line in new]
        elif kind == "man":
            new = [roff_write(line) for line in new]
        lines[command.first:command.last] = new
    with open(path, "w", encoding="utf-8") as file:
        file.write("\n".join(lines) + "\n")


def test_file(path, octroi, rewrite=False, out=print):
    """Number of commands passed and failed."""
    try:
        with open(path, encoding="utf-8") as file:
            lines = file.read().splitlines()
        commands = commands_of(path, lines)
    except (OSError, UnicodeError, FormatError) as error:
        out(f"{path}: {error}")
        return 0, 1
    runnable = [command for command in commands if not command.skipped]
    if runnable:
        run_all(runnable, octroi, path)
    passed = 0
    for command in runnable:
        if passes(command):
            passed += 1
        elif not rewrite:
            for line in difference(command, path):
                out(line)
    if rewrite:
        update(path, lines, commands)
    return passed, len(runnable) - passed


# ---- its own test ----------------------------------------------------------

SELF_TESTS = [  # file name, text, passed, failed
    ("ok.t", "Words.\n\n  $ echo a; echo b >&2\n  a\n  b\n\nMore.\n\n  $ printf 'x\\n\\ny\\n\\n'\n  x\n\n  y\n", 2, 0),
    ("status.t", "  $ (exit 3)\n  [3]\n  $ false\n  $ true\n  [1]\n  $ echo $?\n  0\n", 2, 2),
    ("patterns.t", "  $ echo 12 t\n  [0-9]+ t (re)\n  $ echo 'a*b'\n  a\\*? (glob)\n  $ echo ab\n  a (re)\n", 2, 1),
    ("dots.t", "  $ seq 5\n  1\n  …\n  5\n  $ seq 3\n  ...\n  $ seq 5\n  1\n  ...\n  4\n  $ true\n  ...\n", 3, 1),
    ("shell.t", "  $ cat <<END\n  > two words\n  > END\n  two words\n  $ x=5\n  $ echo $x $OCTROI_RULES\n  5\n", 3, 0),
    ("eol.t", "  $ printf a\n  a (no-eol)\n  $ printf a\n  a\n", 1, 1),
    ("exit.t", "  $ exit 4\n  [4]\n  $ echo never\n  never\n", 0, 2),
    ("syntax.t", "  $ if (\n  ... \n  [1]\n  $ echo still here\n  still here\n", 1, 1),
    ("stray.t", "  no command\n", 0, 1),
    ("octroi.t", "  $ octroi a b\n  called with a b\n  $ ls\n  $ ls $RULES >/dev/null && test -d $TESTDIR\n", 3, 0),
    ("README.md", "```console\n$ make check\n$ false\n$ echo $?\n1\n```\n```sh\nfalse\n```\n```\n$ seq 2\n1\n```\n", 2, 1),
    ("open.md", "```console\n$ true\n", 0, 1),
    ("file.md", "Write `a/b.yaml`:\n\n```yaml\nx: '$y'\n```\n\n```console\n$ cat a/b.yaml\nx: '$y'\n$ ls rules/eu/cbam.yaml\n"
                "rules/eu/cbam.yaml\n$ echo $OCTROI_RULES\nrules\n```\nNo file:\n```yaml\nx: 1\n```\n", 4, 0),
    ("page.1", ".Sh EXAMPLES\n.Bd -literal -offset indent\n$ printf \\(aqa\\en\\(aq\na\n.Ed\n"
               ".Bd -literal\n$ echo \"a \\(em \\-1\"\na \\(em \\-1\n.Ed\n.Bd -literal\nkey: value\n.Ed\n", 2, 0),
    ("escape.1", ".Bd -literal\n$ echo \\(zz\n.Ed\n", 0, 1),
]


def self_test():
    failures = 0
    with tempfile.TemporaryDirectory(prefix="octroi-test-") as folder:
        octroi = os.path.join(folder, "bin", "octroi")
        os.mkdir(os.path.dirname(octroi))
        with open(octroi, "w", encoding="utf-8") as file:
            file.write('#!/bin/sh\necho called with "$@"\n')
        os.chmod(octroi, 0o755)
        for name, text, passed, failed in SELF_TESTS:
            path = os.path.join(folder, name)
            with open(path, "w", encoding="utf-8") as file:
                file.write(text)
            said = []
            counts = test_file(path, octroi, out=said.append)
            if counts != (passed, failed):
                failures += 1
                print(f"{name}: {counts} passed and failed, expected {(passed, failed)}", *said, sep="\n  ")
                continue
            # What --update writes has to pass, except where no output could help.
            if failed and name not in ("exit.t", "stray.t", "open.md", "escape.1"):
                test_file(path, octroi, rewrite=True, out=said.append)
                counts = test_file(path, octroi, out=said.append)
                if counts != (passed + failed, 0):
                    failures += 1
                    print(f"{name}: {counts} after --update", *said, sep="\n  ")
    print(f"{len(SELF_TESTS) - failures} passed, {failures} failed")
    return failures


def tested(paths, octroi, rewrite):
    """Counts of each file and what is to be said of it, in order. Files know nothing of each other: each core runs one."""
    def one(path):
        said = []
        return test_file(path, octroi, rewrite, said.append), said
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        yield from pool.map(one, paths)


def main():
    parser = argparse.ArgumentParser(description="Runs the commands in text files and compares what they print.")
    parser.add_argument("files", nargs="*")
    parser.add_argument("--octroi", default="build/octroi", help="the program (build/octroi)")
    parser.add_argument("--update", action="store_true", help="write what the failing commands print into the files")
    parser.add_argument("--self-test", action="store_true")
    options = parser.parse_args()
    if options.self_test:
        return 1 if self_test() else 0
    octroi = os.path.abspath(options.octroi)
    if not os.access(octroi, os.X_OK) or os.path.basename(octroi) != "octroi":
        print(f"commands.py: '{octroi}' is no program named octroi", file=sys.stderr)
        print("0 passed, 1 failed")
        return 1
    passed = failed = 0
    for counts, said in tested(options.files, octroi, options.update):
        for line in said:
            print(line)
        passed += counts[0]
        failed += counts[1]
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
