"""The dashboard: `streamlit run dashboard.py`. Pages for readers, and the tables at stable addresses for programs.

`/api/figures.csv`, `.json`, `.parquet` and `.xlsx`, the same for `/api/claims`, and both tables in one data package at
`/api/datapackage.zip`. The environment variable FIGURES_SOURCES names another folder of sources.
"""

from __future__ import annotations

from pathlib import Path

import streamlit as st
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from streamlit import config

from figures import exports
from figures.desk import desk, download
from figures.pages import add, claims, figures, overview, sources, timeline  # noqa: F401
from figures.sources import folder

# Streamlit wants absolute paths in its configuration, which a file in the repository cannot know.
config.set_option("server.folderWatchList", [*config.get_option("server.folderWatchList"), str(folder())])
# On any change Streamlit forgets the modules it watches, and two open pages that import them again at once break each
# other. The package itself does not change while it serves.
PACKAGE = Path(__file__).resolve().parent / "figures"
config.set_option("server.folderWatchBlacklist", [*config.get_option("server.folderWatchBlacklist"), str(PACKAGE)])

# All is imported, read and drawn before the first visitor comes.
overview.prepare(desk(folder()))


async def data(request: Request) -> Response:
    """One file of data, as of the sources' present content; `304` where the client has that already."""
    file = request.path_params["file"]
    if file not in exports.FILES:
        return Response(f"There are {', '.join(exports.FILES)}.\n", status_code=404, media_type="text/plain")
    known = await run_in_threadpool(desk, folder())
    headers = {
        "ETag": f'"{known.digest}-{file}"',
        "Cache-Control": "public, no-cache",
        "Content-Disposition": f'attachment; filename="{file}"',
        "Access-Control-Allow-Origin": "*",
    }
    if headers["ETag"] in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=headers)
    content = await run_in_threadpool(download, known, file)
    return Response(content, headers=headers, media_type=exports.FILES[file].media_type)


app = st.App(PACKAGE / "pages" / "visit.py", routes=[Route("/api/{file}", data)])
