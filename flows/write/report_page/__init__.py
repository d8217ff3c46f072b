"""The report: one HTML page, offline, that draws what a run holds."""

FILE_NAME = "report.html"
