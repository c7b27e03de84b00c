"""Plain Python that knows neither Django nor newspapers' models: files, dates, letters, clean HTML.

It owns nothing on disk and never reads settings; whoever calls hands everything in.
"""
