"""The site: settings, addresses of the dynamic doors, and what the web server talks to."""
