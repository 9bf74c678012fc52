"""The same counts with numpy and with a loop in Python: `dates.py <cases> <rows>`. Called by .ci/bench-dates.

Reads what the bench wrote with --cases, compares every answer it is going to time, and writes one row a contestant.
"""

import datetime
import json
import sys
import time

import numpy

ROUNDS = 9


def loop(day, count, holidays):
    one = datetime.timedelta(days=1)
    while count:
        day += one
        if day.weekday() < 5 and day not in holidays:
            count -= 1
    return day


def main(cases, rows):
    with open(cases) as file:
        given = json.load(file)
    triggers = numpy.array(given["triggers"], dtype="datetime64[D]")
    calendar = numpy.busdaycalendar(holidays=given["holidays"])
    holidays = {datetime.date.fromisoformat(day) for day in given["holidays"]}

    def vector(days, count):
        # A trigger that is closed stands for the working day before it: the trigger itself is never counted.
        return numpy.busday_offset(days, count, roll="backward", busdaycal=calendar)

    def scalar(days, count):
        return [numpy.busday_offset(day, count, roll="backward", busdaycal=calendar) for day in days]

    def python(days, count):
        return [loop(day, count, holidays) for day in days]

    contestants = {
        "numpy busday_offset, all at once": (vector, triggers, lambda count: len(triggers)),
        "numpy busday_offset, one by one": (scalar, triggers, lambda count: 64),
        "python loop, set": (python, triggers.tolist(), lambda count: 2 if count > 1000 else 32),
    }
    compared = 0
    tasks = []
    for name, (method, days, many) in contestants.items():
        for answers in given["answers"]:
            count = answers["count"]
            some = days[: many(count)]
            said = [str(day) for day in method(some, count)]
            if said != answers["ends"][: len(said)] or len(said) != len(some):
                sys.exit(f"{name}: another answer for {count} working days")
            compared += len(said)
            tasks.append((name, method, some, count, []))
    print(f"{compared} answers of Python compared, all equal (numpy {numpy.__version__}).")

    for _ in range(ROUNDS):
        for _, method, days, count, samples in tasks:
            start = time.perf_counter_ns()
            method(days, count)
            samples.append((time.perf_counter_ns() - start) / len(days))
    times = {name: [] for name in contestants}
    for name, _, _, _, samples in tasks:
        times[name].append(f"{sorted(samples)[ROUNDS // 2]:.1f}")
    with open(rows, "w") as file:
        file.writelines("\t".join([name, *row]) + "\n" for name, row in times.items())


main(*sys.argv[1:])
