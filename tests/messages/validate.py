#!/usr/bin/env python3
"""Validates messages against the schemas beside this file, without network; needs xmllint.

    validate.py FILE…

A MsgHead's envelope and each of its payloads are validated on their own, for the schema demands to know every payload
(processContents="strict") and no schema knows them all. A schema is chosen by the root's namespace, which also tells
the version. One line a file; exits 1 if any file has a fault. Line numbers count from the start of the part.
"""

import pathlib
import subprocess
import sys
from xml.dom import Node, minidom
from xml.etree import ElementTree
from xml.parsers import expat

SCHEMAS = pathlib.Path(__file__).resolve().parent / "schema"
MSGHEAD = "http://www.kith.no/xmlstds/msghead/2006-05-24"


def schemas():
    """Target namespace -> schema file."""
    found = {}
    for path in SCHEMAS.glob("*.xsd"):
        found[ElementTree.parse(path).getroot().get("targetNamespace")] = path
    return found


def elements(node):
    return [child for child in node.childNodes if child.nodeType == Node.ELEMENT_NODE]


def on_its_own(element):
    """The element as a document: with the namespaces that its ancestors declare."""
    parent = element.parentNode
    while parent is not None and parent.nodeType == Node.ELEMENT_NODE:
        for name, value in parent.attributes.items():
            if (name == "xmlns" or name.startswith("xmlns:")) and not element.hasAttribute(name):
                element.setAttribute(name, value)
        parent = parent.parentNode
    return element.toxml()


def parts(data):
    """The documents to validate: (namespace, text of the document or None for the message as it was read)."""
    if b"<!DOCTYPE" in data:
        raise ValueError("a DOCTYPE is not allowed")
    root = minidom.parseString(data).documentElement
    if root.namespaceURI != MSGHEAD:
        return [(root.namespaceURI, None)]
    contents = root.getElementsByTagNameNS(MSGHEAD, "Content")
    payloads = [payload for content in contents for payload in elements(content)]
    found = [(payload.namespaceURI, on_its_own(payload)) for payload in payloads]
    for payload in payloads:
        payload.parentNode.removeChild(payload)
    return [(MSGHEAD, root.toxml()), *found]


def check(path, known):
    """The schemas that the file keeps to. Raises ValueError on a fault."""
    try:
        data = pathlib.Path(path).read_bytes()
        documents = parts(data)
    except (OSError, LookupError, expat.ExpatError) as fault:
        raise ValueError(fault) from fault
    used = []
    for namespace, text in documents:
        schema = known.get(namespace)
        if schema is None:
            raise ValueError(f"no schema for the namespace {namespace}")
        asked = subprocess.run(
            ["xmllint", "--nonet", "--noout", "--schema", schema, "-"],
            input=data if text is None else text.encode(),
            capture_output=True,
        )
        if asked.returncode != 0:
            told = asked.stderr.decode(errors="replace").splitlines()
            errors = [line.removeprefix("-:") for line in told if "error" in line] or told
            raise ValueError(f"{schema.name}: " + " | ".join(errors[:3]))
        used.append(schema.name)
    return used


def main(paths):
    known, faults = schemas(), 0
    for path in paths:
        try:
            print(f"ok     {path}: {', '.join(check(path, known))}")
        except ValueError as fault:
            faults += 1
            print(f"FAULT  {path}: {fault}")
    return 1 if faults or not paths else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
