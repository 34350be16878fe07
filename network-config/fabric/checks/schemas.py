#!/usr/bin/env python3
"""Unpacks Kubernetes' JSON schemas for kubeconform, one file a kind: schemas.py WHEEL VERSION FOLDER.

kubeconform would fetch them from a web server, one by one. The Python package kubernetes-validate carries the same
schemas, generated from Kubernetes' OpenAPI document; only how they refer to each other is fitted to files here.
"""
import json
import sys
import zipfile
from pathlib import Path

wheel, version, folder = sys.argv[1:]
within = f"kubernetes_validate/kubernetes-json-schema/v{version}-local-strict/"
target = Path(folder)
target.mkdir(parents=True, exist_ok=True)
count = 0
with zipfile.ZipFile(wheel) as archive:
    for name in archive.namelist():
        if name.startswith(within) and name.endswith(".json"):
            schema = json.loads(archive.read(name))
            # Without an id of its own a schema's references are taken from where its file is.
            schema.pop("$id", None)
            text = json.dumps(schema).replace('"/api/_definitions.json', '"_definitions.json')
            (target / name.removeprefix(within)).write_text(text, encoding="utf-8")
            count += 1
if count == 0:
    sys.exit(f"{wheel} has no schemas of Kubernetes {version}")
