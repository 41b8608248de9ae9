"""oracle.py SCRIPTS SCHEMA VERSION prints what a QEMU release's own parser says of a schema.

SCRIPTS is the release's directory that has the package qapi, SCHEMA a path below the current directory. The releases
since 4.2 have that package; its interface changed little since.
"""
import json
import os
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, sys.argv[1])
from qapi.parser import QAPISchemaParser  # noqa: E402

KINDS = ("enum", "struct", "union", "alternate", "command", "event")


def main(schema, version):
    parser = QAPISchemaParser(schema)
    answer = {"version": version, "schema": schema, "definitions": [d for d in map(definition, parser.exprs) if d]}
    json.dump(answer, sys.stdout, indent=1)


def definition(entry):
    """Up to 7.2 an entry is a dict that has the expression; later it is the expression."""
    expr, info, doc = (entry["expr"], entry["info"], entry.get("doc")) if "expr" in entry else (entry, entry.info, entry.doc)
    kind = next((k for k in KINDS if k in expr), None)
    if kind is None:
        return None
    d = {"kind": kind, "keyword": kind, "name": expr[kind], "file": os.path.normpath(info.fname), "line": info.line,
         "features": parts(expr.get("features")), "if": expr.get("if"), "doc": documentation(doc)}
    FILL[kind](d, expr)
    return d


def fill_enum(d, expr):
    d["values"] = parts(expr["data"])
    if "prefix" in expr:
        d["prefix"] = expr["prefix"]


def fill_struct(d, expr):
    d["base"], d["members"] = expr.get("base"), members(expr["data"])


def fill_union(d, expr):
    base, d["discriminator"] = expr.get("base"), expr.get("discriminator")
    d["base"] = base if isinstance(base, str) else None
    if isinstance(base, dict):
        d["base_members"] = members(base)
    d["flavor"], d["branches"] = "flat" if d["discriminator"] else "simple", branches(expr["data"])


def fill_alternate(d, expr):
    d["base"] = d["discriminator"] = None
    d["flavor"], d["branches"] = "alternate", branches(expr["data"])


def fill_event(d, expr):
    data = expr.get("data", {})
    named = isinstance(data, str)
    d["members"], d["data"] = (None, type_of(data)) if named else (members(data), None)
    d["flags"] = {"boxed": expr.get("boxed", False)}


def fill_command(d, expr):
    fill_event(d, expr)
    d["returns"] = type_of(expr["returns"]) if "returns" in expr else None
    for name, default in (("gen", True), ("success-response", True), ("allow-oob", False), ("allow-preconfig", False),
                          ("coroutine", False)):
        d["flags"][name] = expr.get(name, default)


FILL = {"enum": fill_enum, "struct": fill_struct, "union": fill_union, "alternate": fill_alternate,
        "command": fill_command, "event": fill_event}


def type_of(t):
    return {"type": t[0], "array": True} if isinstance(t, list) else {"type": t, "array": False}


def parts(data):
    """The names of an enum's values or of features, which are strings or objects."""
    rows = [p if isinstance(p, dict) else {"name": p} for p in data or []]
    return [{"name": p["name"], "if": p.get("if"), "features": parts(p.get("features"))} for p in rows]


def branches(data):
    return [member(name, value) for name, value in data.items()]


def members(data):
    return [dict(member(name.lstrip("*"), value), optional=name.startswith("*")) for name, value in data.items()]


def member(name, value):
    detail = value if isinstance(value, dict) else {"type": value}
    return dict(type_of(detail["type"]), name=name, **{"if": detail.get("if"), "features": parts(detail.get("features"))})


def documentation(doc):
    if doc is None:
        return None
    return {"symbol": doc.symbol, "file": os.path.normpath(doc.info.fname), "line": doc.info.line,
            "body": doc.body.text if doc.body else "", "args": texts(doc.args), "features": texts(doc.features),
            "sections": [section(s) for s in doc.sections]}


def texts(sections):
    return {name: section.text for name, section in sections.items()}


def section(s):
    """A section has a name up to 8.2, a tag up to 9.2, later a kind; since 9.0 it knows its line."""
    if hasattr(s, "kind"):
        tag = {"PLAIN": None, "TODO": "TODO"}.get(s.kind.name, s.kind.name.capitalize())
    else:
        tag = getattr(s, "tag", None) or getattr(s, "name", None)
    return {"tag": tag, "text": s.text, "line": s.info.line if hasattr(s, "info") else None}


main(sys.argv[2], sys.argv[3])
