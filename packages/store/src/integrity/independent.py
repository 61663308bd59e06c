"""A second verifier, which shares nothing with the first: hashlib, and openssl for Ed25519.

Reads cases, one JSON object a line, and prints what it makes of each.
"""
import base64
import functools
import hashlib
import json
import os
import re
import subprocess
import sys
import tempfile

SPKI = bytes.fromhex("302a300506032b6570032100")
COUNT = re.compile(r"(0|[1-9][0-9]*)\Z", re.ASCII)


class Refused(Exception):
    pass


def need(condition, why):
    if not condition:
        raise Refused(why)


def sha256(data):
    return hashlib.sha256(data).digest()


def leaf_hash(data):
    return sha256(b"\x00" + data)


def root_of(leaves):
    if not leaves:
        return sha256(b"")
    if len(leaves) == 1:
        return leaves[0]
    left = 1 << ((len(leaves) - 1).bit_length() - 1)
    return sha256(b"\x01" + root_of(leaves[:left]) + root_of(leaves[left:]))


def unbase64(text):
    try:
        data = base64.b64decode(text.encode("ascii"), validate=True)
    except ValueError as error:
        raise Refused("no base64") from error
    need(base64.b64encode(data).decode() == text, "another base64 for the same")
    return data


def count(text):
    need(COUNT.match(text), "no number")
    return int(text)


def text_of(data):
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise Refused("no UTF-8") from error
    need(not any(ord(letter) < 32 and letter != "\n" for letter in text), "control character")
    need(text.endswith("\n"), "no line feed at the end")
    return text


# One checkpoint stands in several files of a case.
@functools.lru_cache(maxsize=None)
def ed25519(public, message, signature, folder):
    names = {"key": SPKI + public, "message": message, "signature": signature}
    for name, data in names.items():
        with open(os.path.join(folder, name), "wb") as file:
            file.write(data)
    done = subprocess.run(
        ["openssl", "pkeyutl", "-verify", "-pubin", "-keyform", "DER", "-inkey", "key", "-rawin",
         "-in", "message", "-sigfile", "signature"],
        cwd=folder, capture_output=True, check=False)
    return done.returncode == 0


def open_note(note, vkey, folder):
    text, _, lines = note.rpartition("\n\n")
    need(text and lines, "no text or signatures")
    text += "\n"
    name, key_id, encoded = vkey.split("+", 2)
    typed = unbase64(encoded)
    need(sha256(name.encode() + b"\n" + typed)[:4].hex() == key_id and typed[0] == 1, "another key")
    held = 0
    for line in lines[:-1].split("\n"):
        parts = line.split(" ")
        need(len(parts) == 3 and parts[0] == "\u2014", "no signature")
        need(parts[1] and "+" not in parts[1] and not re.search(r"\s", parts[1]), "no name")
        data = unbase64(parts[2])
        need(len(data) > 4, "no signature")
        if parts[1] == name and data[:4].hex() == key_id:
            need(len(data) == 68 and ed25519(typed[1:], text.encode(), data[4:], folder), "bad signature")
            held += 1
    need(held > 0, "not signed")
    return text


def checkpoint(note, vkey, folder):
    lines = open_note(note, vkey, folder)[:-1].split("\n")
    need(len(lines) >= 3 and all(lines), "no checkpoint")
    need(lines[0] == vkey.split("+", 1)[0], "another origin")
    root = unbase64(lines[2])
    need(len(root) == 32, "no root")
    return count(lines[1]), root


def hashes(lines):
    found = [unbase64(line) for line in lines]
    need(all(len(one) == 32 for one in found), "no hash")
    return found


def inclusion(index, size, leaf, proof):
    """The root that a proof leads to, by going down the tree as the proof is defined."""
    need(index < size, "no such leaf")
    if size == 1:
        need(not proof, "surplus")
        return leaf
    need(proof, "missing")
    left = 1 << ((size - 1).bit_length() - 1)
    if index < left:
        return sha256(b"\x01" + inclusion(index, left, leaf, proof[:-1]) + proof[-1])
    return sha256(b"\x01" + proof[-1] + inclusion(index - left, size - left, leaf, proof[:-1]))


def consistency(old, size, proof, old_root, known):
    """The roots, old and new, that a proof leads to, in the same way."""
    if old == size:
        need(len(proof) == (0 if known else 1), "missing or surplus")
        only = old_root if known else proof[0]
        return only, only
    need(proof, "missing")
    left = 1 << ((size - 1).bit_length() - 1)
    if old <= left:
        before, after = consistency(old, left, proof[:-1], old_root, known)
        return before, sha256(b"\x01" + after + proof[-1])
    before, after = consistency(old - left, size - left, proof[:-1], old_root, False)
    return sha256(b"\x01" + proof[-1] + before), sha256(b"\x01" + proof[-1] + after)


def verify_inclusion(data, leaf, vkey, folder):
    head, _, note = text_of(data).partition("\n\n")
    lines = head.split("\n")
    need(lines[0] == "c2sp.org/tlog-proof@v1" and len(lines) > 1, "another format")
    need(lines[1].startswith("index "), "no index")
    size, root = checkpoint(note, vkey, folder)
    need(inclusion(count(lines[1][6:]), size, leaf, hashes(lines[2:])) == root, "another root")


def verify_consistency(data, vkey, folder):
    parts = text_of(data).split("\n\n")
    need(len(parts) == 5, "another number of parts")
    lines = parts[0].split("\n")
    need(lines[0] == "plan-ledger/consistency-proof@v1" and len(lines) > 2, "another format")
    need(lines[1].startswith("old ") and lines[2].startswith("new "), "no sizes")
    old, old_root = checkpoint(parts[1] + "\n\n" + parts[2] + "\n", vkey, folder)
    size, root = checkpoint(parts[3] + "\n\n" + parts[4], vkey, folder)
    need((count(lines[1][4:]), count(lines[2][4:])) == (old, size) and 1 <= old <= size, "other sizes")
    need(consistency(old, size, hashes(lines[3:]), old_root, True) == (old_root, root), "other roots")


def holds(check, *given):
    try:
        check(*given)
        return True
    except Refused:
        return False


def main():
    with tempfile.TemporaryDirectory() as folder:
        for line in sys.stdin:
            case = {name: base64.b64decode(value) if isinstance(value, str) else value
                    for name, value in json.loads(line).items()}
            vkey = case["vkey"].decode()
            leaves = [leaf_hash(base64.b64decode(leaf)) for leaf in case["leaves"]]
            print(json.dumps({
                "root": root_of(leaves).hex(),
                "note": holds(lambda: checkpoint(text_of(case["note"]), vkey, folder)),
                "inclusion": holds(verify_inclusion, case["inclusion"], leaf_hash(case["leaf"]), vkey, folder),
                "consistency": holds(verify_consistency, case["consistency"], vkey, folder),
            }))


if __name__ == "__main__":
    main()
