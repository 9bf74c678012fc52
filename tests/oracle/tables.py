"""Writes the decision tables of the package certcc-ssvc as editions in our rule format, and their rows as CSV.

The package is read and not run: it wants libraries (pandas, scikit-learn) that have nothing to do with its tables. A table is a list
of rows in a module; its last column is the outcome. One folder a table, in the folder named on the command line.

A rule is written for every outcome but the last, which is what is left. It is any of the outcome's prime implicants: the fewest
answers that settle it whatever the others are. Rows alone would not do. Where two rows differ in one answer and agree in the
outcome, that answer need not be known, and three-valued logic sees it only if a part of the rule leaves it out.
"""
import ast
import csv
import importlib.util
import json
import sys
from datetime import date
from functools import cache
from itertools import product
from pathlib import Path

PACKAGE = Path(importlib.util.find_spec("ssvc").submodule_search_locations[0])
MADE = "made from a row of the table"


def modules():
    """Each module that shows tables, with the tables by name: its own, and those that it imports from another."""
    trees = {path: ast.parse(path.read_text(encoding="utf-8")) for path in sorted((PACKAGE / "decision_tables").rglob("*.py"))}
    name = {path: ".".join(("ssvc", *path.relative_to(PACKAGE).with_suffix("").parts)) for path in trees}
    own = {name[path]: dict(tables(tree)) for path, tree in trees.items()}
    for path, tree in trees.items():
        shown = dict(own[name[path]])
        for node in tree.body:
            if isinstance(node, ast.ImportFrom) and node.module in own:
                shown |= {it.asname or it.name: own[node.module][it.name] for it in node.names if it.name in own[node.module]}
        if shown:
            yield name[path].removeprefix("ssvc.decision_tables."), shown


def tables(tree):
    for node in tree.body:
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Call) and called(node.value).endswith("DecisionTable"):
            parts = {part.arg: part.value for part in node.value.keywords}
            rows = ast.literal_eval(parts["mapping"]) if "mapping" in parts else grid(tree)
            yield node.targets[0].id, rows


def called(call):
    return getattr(call.func, "id", "")


def grid(tree):
    """The rows of a table that its module fills from a dictionary of dictionaries."""
    literals = (node.value for node in tree.body if isinstance(node, ast.Assign) and isinstance(node.value, ast.Dict))
    [found] = [ast.literal_eval(literal) for literal in literals]
    return [{"outer": outer, "inner": inner, "outcome": cell} for outer, row in found.items() for inner, cell in row.items()]


class Table:
    def __init__(self, name, rows):
        self.name, self.facts, self.outcome = name, list(rows[0])[:-1], list(rows[0])[-1]
        self.values = [list(dict.fromkeys(row[fact] for row in rows)) for fact in self.facts]
        self.rows = {tuple(row[fact] for fact in self.facts): row[self.outcome] for row in rows}
        self.results = list(dict.fromkeys(self.rows.values()))
        if len(self.rows) != len(rows) or self.rows.keys() != set(product(*self.values)):
            sys.exit(f"{name}: its rows are not every combination once")

    def implicants(self):
        """For each outcome its prime implicants: an answer or None for each fact."""

        @cache
        def ends(known):
            if None not in known:
                return frozenset([self.rows[known]])
            at = known.index(None)
            return frozenset().union(*(ends((*known[:at], value, *known[at + 1:])) for value in self.values[at]))

        found = {result: [] for result in self.results}
        for known in product(*([None, *values] for values in self.values)):
            fewer = ((*known[:at], None, *known[at + 1:]) for at, value in enumerate(known) if value)
            if len(ends(known)) == 1 and all(len(ends(less)) > 1 for less in fewer):
                found[min(ends(known))].append(known)
        return found

    def answers(self, known):
        return {fact: value for fact, value in zip(self.facts, known) if value}

    def fact(self, fact, values):
        definite = [{"id": value, "label": value, "supposing": f"{fact} were {value}"} for value in values]
        unknown = {"id": "not known", "label": "Not known", "unknown": True, "find_out": f"the value of {fact}"}
        text = {"question": f"Which value has {fact}?", "short": fact, "hint": "", "cite": fact, "source": self.name}
        return {"id": fact, **text, "answer": [*definite, unknown]}

    def rule(self, result, implicants):
        met = next(known for known, end in self.rows.items() if end == result)
        not_met = next(known for known, end in self.rows.items() if end != result)
        examples = [(MADE, met, "met"), (MADE, not_met, "not-met"), ("nothing asked", (), "open")]
        said = f"{self.outcome} is {result}"
        return {
            "id": result, "says": said, "because": said, "cite": self.name, "quote": "",
            "test": {"any": [{"all": [{"answer": {fact: [value]}} for fact, value in self.answers(known).items()]} for known in implicants]},
            "example": [{"name": name, "answers": self.answers(known), "gives": gives} for name, known, gives in examples],
        }

    def write(self, folder):
        today, implicants = str(date.today()), self.implicants()
        wording = [(result, f"{self.outcome} is {result}") for result in self.results]
        results = [{"id": result, "rule": result, "force": "none", "label": result, "says": said} for result, said in wording]
        del results[-1]["rule"]
        conclusion = {
            "id": "outcome", "name": self.outcome, "subject": self.outcome, "cite": self.name, "result": results,
            "open": {"label": "Open", "says": f"{self.outcome} is open"},
        }
        headlines = [{"when": {"outcome": standing}, "title": standing, "summary": ""} for standing in [*self.results, "open"]]
        edition = {
            "id": self.name, "name": self.name, "version": "", "checked": today, "division": "england-and-wales",
            "place": "", "applies": "", "in_force": {"from": today, "to": ""}, "source": "PyPI certcc-ssvc", "ended": "", "banner": "", "decides": "", "status": [],
        }
        files = {
            "edition": edition,
            "facts": {"fact": [self.fact(fact, values) for fact, values in zip(self.facts, self.values)]},
            "criteria": {"rule": [self.rule(result, implicants[result]) for result in self.results[:-1]]},
            "outcomes": {"conclusion": [conclusion], "headline": headlines},
            "time_limits": {"event": [], "time_limit": []},
            "duties": {"duty": []},
        }
        folder.mkdir(parents=True)
        for file, keys in files.items():
            text = "".join(f"{key} = {toml(value)}\n" for key, value in keys.items())
            (folder / f"{file}.toml").write_text(text, encoding="utf-8")
        with open(folder / "rows.csv", "w", newline="", encoding="utf-8") as file:
            out = csv.writer(file, lineterminator="\n")
            out.writerow([*self.facts, "outcome"])
            out.writerows([*known, end] for known, end in self.rows.items())


def toml(value):
    """Strings, lists and inline tables, which TOML writes almost as JSON does."""
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{json.dumps(key)} = {toml(part)}" for key, part in value.items()) + " }"
    if isinstance(value, list):
        return "[" + ", ".join(map(toml, value)) + "]"
    return json.dumps(value)


def main(folder):
    written, different = [], {}
    for module, shown in modules():
        for name, rows in shown.items():
            table = Table(f"{module}.{name}", rows)
            table.write(Path(folder) / table.name)
            written.append(len(rows))
            different[id(rows)] = len(rows)
    print(f"certcc-ssvc: {len(written)} decision tables with {sum(written)} rows as its modules show them,", end=" ")
    print(f"of which {len(different)} with {sum(different.values())} rows are different")


if __name__ == "__main__":
    main(*sys.argv[1:])
