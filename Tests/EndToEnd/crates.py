# SPDX-License-Identifier: Apache-2.0
"""roc-validator needs the JSON-LD context that a crate names. It is put into the validator's cache, so that no test needs the web."""
import importlib.util
import io
from pathlib import Path

import requests
import requests_cache
import urllib3

CONTEXT = "https://w3id.org/ro/crate/1.2/context"


def bundled_context():
    """The newest context, as the `rocrate` package brings it: 1.3, which has all terms of 1.2."""
    package = Path(importlib.util.find_spec("rocrate").submodule_search_locations[0])
    return (package / "data/ro-crate.jsonld").read_bytes()


class Shelf(requests.adapters.HTTPAdapter):
    """Answers every request with the bundled context."""

    def send(self, request, **_):
        body = urllib3.HTTPResponse(
            io.BytesIO(bundled_context()), status=200, headers={"Content-Type": "application/ld+json"}, preload_content=False)
        return self.build_response(request, body)


def fill_cache(path):
    """Makes a cache file for `rocrate-validator --cache-path`; returns its path as the validator wants it."""
    with requests_cache.CachedSession(str(path), backend="sqlite", expire_after=-1) as session:
        session.mount("https://", Shelf())
        session.get(CONTEXT)
    return path
