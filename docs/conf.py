"""How the documentation is built: Sphinx, MyST Markdown, furo. Warnings are errors."""

from __future__ import annotations

from importlib.metadata import version as installed_version

project = "Hogerop"
author = "The Hogerop team"
project_copyright = "2026, the Hogerop team"
release = version = installed_version("hogerop")

extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.napoleon", "sphinx.ext.doctest"]
myst_enable_extensions = ["colon_fence", "deflist"]
myst_heading_anchors = 3

exclude_patterns = ["_build"]
nitpicky = False

autodoc_typehints = "none"  # types stand in the signature's own docstring, with their units
autodoc_member_order = "bysource"
napoleon_google_docstring = False
napoleon_use_rtype = False
napoleon_use_ivar = True  # an attribute is described once, where its class is

html_theme = "furo"
html_title = "Hogerop"
html_show_sourcelink = False
html_theme_options = {
    "light_css_variables": {"color-brand-primary": "#3d3a8c", "color-brand-content": "#3d3a8c"},
    "dark_css_variables": {"color-brand-primary": "#b7b4ff", "color-brand-content": "#b7b4ff"},
}
