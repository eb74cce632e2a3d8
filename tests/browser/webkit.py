#!/usr/bin/python3
"""A window of WebKitGTK for WebDriver that keeps what pages store, as a visitor's does.

The MiniBrowser, which the driver would start, opens private windows, and leaves the file
system for pages switched off, which Safari has. Switched on it can be read and renamed in;
synchronous writing, which workers do, the Linux port does not have at all.
Arguments: a folder for what is kept, and one for downloads.
"""

import sys
from pathlib import Path

import gi

gi.require_version("Gtk", "3.0")
gi.require_version("WebKit2", "4.1")
from gi.repository import Gtk, WebKit2  # noqa: E402

# As Safari has them.
FEATURES = {"FileSystem", "AccessHandle", "StorageAPI"}

kept, downloads = (Path(folder).resolve() for folder in sys.argv[1:3])


def on_session(_, session):
    info = WebKit2.ApplicationInfo()
    info.set_name("WebKitGTK")
    info.set_version(WebKit2.get_major_version(), WebKit2.get_minor_version(), WebKit2.get_micro_version())
    session.set_application_info(info)
    session.connect("create-web-view", on_view)


def on_view(_):
    view = WebKit2.WebView(web_context=context, is_controlled_by_automation=True, settings=settings)
    window = Gtk.Window(default_width=1280, default_height=900)
    window.add(view)
    window.show_all()
    return view


def on_download(_, download):
    download.connect("decide-destination", lambda _, name: download.set_destination((downloads / name).as_uri()) or True)


settings = WebKit2.Settings()
features = WebKit2.Settings.get_all_features()
for feature in map(features.get, range(features.get_length())):
    if feature.get_identifier() in FEATURES:
        settings.set_feature_enabled(feature, True)
data = WebKit2.WebsiteDataManager(base_data_directory=str(kept / "data"), base_cache_directory=str(kept / "cache"))
context = WebKit2.WebContext.new_with_website_data_manager(data)
context.set_preferred_languages(["en-US"])
context.connect("automation-started", on_session)
context.connect("download-started", on_download)
context.set_automation_allowed(True)
Gtk.main()
