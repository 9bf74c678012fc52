"""Prints the entries of a calendar file as JSON, as Python's icalendar reads them: one object an entry, dates in ISO."""
import json
import sys

from icalendar import Calendar

with open(sys.argv[1], "rb") as file:
    calendar = Calendar.from_ical(file.read())
entries = [
    {
        "uid": str(event["UID"]),
        "sequence": int(event["SEQUENCE"]),
        "stamp": event["DTSTAMP"].dt.isoformat(),
        "start": event["DTSTART"].dt.isoformat(),
        "end": event["DTEND"].dt.isoformat(),
        "summary": str(event["SUMMARY"]),
        "description": str(event["DESCRIPTION"]),
        "class": str(event["CLASS"]),
        "transparency": str(event["TRANSP"]),
        "alarms": [str(alarm["TRIGGER"].dt) for alarm in event.walk("VALARM")],
    }
    for event in calendar.walk("VEVENT")
]
print(json.dumps({"method": str(calendar["METHOD"]), "errors": [str(it) for it in calendar.errors], "entries": entries}))
