"""A second implementation of the seal and of event proofs: hashlib, and openssl for Ed25519.

Reads cases, one JSON object a line: the path of a ledger in JSON Lines, or the file of a proof. Prints what it makes of each.
"""
import base64
import decimal
import hashlib
import json
import os
import re
import sys
import tempfile

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "integrity"))
import independent as tree  # noqa: E402

WORD = re.compile(r"[A-Za-z_][A-Za-z0-9_]*\Z", re.ASCII)
ENVELOPE = ("actor", "causation", "correlation", "id", "plan", "recordedAt", "reportedOn", "schema", "type", "version")


def number(value):
    """A number as ECMAScript writes it, which RFC 8785 asks for."""
    if isinstance(value, int):
        return str(value)
    sign, digits, exponent = decimal.Decimal(repr(value)).as_tuple()
    text = "".join(map(str, digits)).lstrip("0")
    stripped = text.rstrip("0")
    point = len(text) + exponent
    if not stripped:
        return "0"
    if len(stripped) <= point <= 21:
        written = stripped + "0" * (point - len(stripped))
    elif 0 < point <= 21:
        written = stripped[:point] + "." + stripped[point:]
    elif -6 < point <= 0:
        written = "0." + "0" * -point + stripped
    else:
        rest = "." + stripped[1:] if len(stripped) > 1 else ""
        written = "%s%se%s%d" % (stripped[0], rest, "+" if point > 0 else "-", abs(point - 1))
    return ("-" if sign else "") + written


def units(text):
    return text.encode("utf-16-be", "surrogatepass")


def canonical(value):
    if value is None or value is True or value is False:
        return {None: "null", True: "true", False: "false"}[value]
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, (int, float)):
        return number(value)
    if isinstance(value, list):
        return "[" + ",".join(map(canonical, value)) + "]"
    return "{" + ",".join(canonical(key) + ":" + canonical(value[key]) for key in sorted(value, key=units)) + "}"


def url64(data):
    return base64.urlsafe_b64encode(data).decode().rstrip("=")


def unurl64(text):
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def sha256(text):
    return hashlib.sha256(text.encode("utf-8")).digest()


def collect(name, value, into):
    if isinstance(value, dict) and value:
        for key, one in value.items():
            collect(name + ("." + key if WORD.match(key) else "[" + canonical(key) + "]"), one, into)
    elif isinstance(value, list) and value:
        for at, one in enumerate(value):
            collect("%s[%d]" % (name, at), one, into)
    else:
        into[name] = value


def fields_of(record):
    found = {}
    for name, part in (("event", record["data"]), ("reason", record.get("reason")), ("source", record.get("source"))):
        if name in record or name == "event":
            collect(name, part, found)
    return [(name, found[name]) for name in sorted(found, key=units)]


def digest_of(disclosure):
    return url64(sha256(url64(disclosure.encode("utf-8"))))


def digests_of(record):
    fields, seal = fields_of(record), json.loads(record["seal"])
    if "seed" in seal:
        blocks = hashlib.shake_256(unurl64(seal["seed"])).digest(32 * len(fields))
        salts = {name: url64(blocks[32 * at:32 * at + 32]) for at, (name, _) in enumerate(fields)}
        erased = {}
    else:
        salts, erased = seal["salts"], seal["erased"]
    for name, value in fields:
        if name in erased:
            tree.need(value == "[redacted]", "something in the place of what is erased")
            yield erased[name]
        else:
            yield digest_of(canonical([salts[name], name, value]))


def all_digest(digests):
    return url64(sha256(canonical(sorted(digests))))


def leaf_of(record):
    header = {name: record[name] for name in ENVELOPE if name in record}
    header.update(format="plan-ledger/event@v1", fields=all_digest(list(digests_of(record))))
    return tree.leaf_hash(canonical(header).encode("utf-8"))


def ledger(path):
    plans = {}
    with open(path, encoding="utf-8", newline="\n") as file:
        for line in list(file)[1:]:
            record = json.loads(line)
            plans.setdefault(record["plan"], []).append(leaf_of(record))
    return {plan: {"leaves": [leaf.hex() for leaf in leaves], "root": tree.root_of(leaves).hex()}
            for plan, leaves in plans.items()}


def strict(text):
    value = json.loads(text)
    tree.need(canonical(value) == text, "not canonical")
    return value


def event_proof(data, vkey, folder):
    head, _, note = tree.text_of(data).partition("\n\n")
    lines = head.split("\n")
    tree.need(lines[0] == "c2sp.org/tlog-proof@v1" and len(lines) > 2, "another format")
    tree.need(lines[1].startswith("extra ") and lines[2].startswith("index "), "no event")
    extra = strict(tree.unbase64(lines[1][6:]).decode("utf-8"))
    tree.need(sorted(extra) == ["digests", "disclosures", "format", "header"], "another extra")
    tree.need(extra["format"] == "plan-ledger/event-proof@v1", "another format")
    header, digests = strict(extra["header"]), extra["digests"]
    shown = [strict(one) for one in extra["disclosures"]]
    tree.need(digests == sorted(set(digests)) and all_digest(digests) == header["fields"], "other digests")
    tree.need(all(digest_of(one) in digests for one in extra["disclosures"]), "not of this event")
    index = tree.count(lines[2][6:])
    tree.need(header["version"] == index + 1, "another version")
    body = tree.open_note(note, vkey, folder)[:-1].split("\n")
    tree.need(body[0] == vkey.split("+", 1)[0] + "/plan-" + header["plan"], "another plan")
    root, size = tree.unbase64(body[2]), tree.count(body[1])
    leaf = tree.leaf_hash(extra["header"].encode("utf-8"))
    tree.need(tree.inclusion(index, size, leaf, tree.hashes(lines[3:])) == root, "another root")
    return {"version": header["version"], "shown": [[name, value] for _, name, value in shown]}


def made_of(case, folder):
    if "ledger" in case:
        return ledger(case["ledger"])
    try:
        return event_proof(base64.b64decode(case["proof"]), case["vkey"], folder)
    except (tree.Refused, ValueError, KeyError, TypeError):
        return None


def main():
    with tempfile.TemporaryDirectory() as folder:
        for line in sys.stdin:
            print(json.dumps(made_of(json.loads(line), folder)))


if __name__ == "__main__":
    main()
