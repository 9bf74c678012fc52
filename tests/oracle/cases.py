"""Writes deadlines-oracle.csv: random deadlines counted by other people's libraries, none of our code.

    python cases.py FOLDER [SEED]

Bank holidays come from `holidays`, working days from numpy's business days, months from dateutil, whose
relativedelta ends a month on the corresponding date, or on the month's last day where there is none.
The columns are those of tests/tables/README.md; `.ci/oracle` gives the folder to the table test.
"""

import csv
import random
import sys
from datetime import date, timedelta
from pathlib import Path

import holidays
import numpy
from dateutil.relativedelta import relativedelta

CASES = 20_000
SEED = 20190801
# The years in which bank holidays have to be known. A case that touches a date outside them is drawn again.
LAST_YEAR = 2028
DIVISIONS = {
    "england-and-wales": ("ENG", 1995),
    "scotland": ("SCT", 2012),
    "northern-ireland": ("NIR", 2012),
}
COUNTS = [1, 5, 7, 10, 15, 20, 250]
UNITS = ["day", "week", "month", "working day"]


class Division:
    """A division's years, its bank holidays on weekdays, and numpy's calendar of its working days."""

    def __init__(self, name):
        self.name = name
        subdivision, first_year = DIVISIONS[name]
        self.first, self.last = date(first_year, 1, 1), date(LAST_YEAR, 12, 31)
        found = bank_holidays(subdivision, first_year)
        if name == "england-and-wales" and found.keys() != bank_holidays("WLS", first_year).keys():
            sys.exit("England and Wales differ in `holidays`: one division cannot stand for both")
        self.holidays = {day: title for day, title in found.items() if day.weekday() < 5}
        self.calendar = numpy.busdaycalendar(holidays=sorted(self.holidays))

    def holds(self, *days):
        return all(self.first <= day <= self.last for day in days)

    def working_days(self, trigger, count, before):
        """A trigger on a closed day is moved away from the count first, so that the next open day is day 1."""
        roll, step = ("forward", -count) if before else ("backward", count)
        return numpy.busday_offset(trigger, step, roll=roll, busdaycal=self.calendar).item()

    def act_by(self, due):
        return numpy.busday_offset(due, 0, roll="backward", busdaycal=self.calendar).item()

    def row(self, number, unit, count, before, trigger, note):
        """One row of the table, or None where a date lies outside the division's years."""
        if unit == "working day":
            due = self.working_days(trigger, count, before)
        else:
            length = relativedelta(**{f"{unit}s": count})
            due = trigger - length if before else trigger + length
        act_by = self.act_by(due)
        if not self.holds(trigger, due, act_by):
            return None
        period = f"{count} {unit}{'' if count == 1 else 's'}{' before' if before else ''}"
        return [number, period, trigger, self.name, due, act_by, note]


def bank_holidays(subdivision, first_year):
    return holidays.country_holidays("GB", subdiv=subdivision, years=range(first_year, LAST_YEAR + 1), observed=True)


def random_row(draw, number, divisions):
    """A case drawn at random; drawn again until every date is inside the years."""
    while True:
        division = draw.choice(divisions)
        unit = draw.choice(UNITS)
        count = draw.randint(1, 24) if unit == "month" else draw.choice([*COUNTS, draw.randint(1, 60)])
        trigger = division.first + timedelta(draw.randrange((division.last - division.first).days + 1))
        row = division.row(f"O-{number:05}", unit, count, draw.random() < 0.5, trigger, "random")
        if row:
            return row


def holiday_rows(division):
    """For each bank holiday the five working days that begin on the day before it: without the holiday they
    end earlier. At the end of 2028 fewer days fit."""
    for day, title in sorted(division.holidays.items()):
        number, eve = f"O-{division.name}-{day}", day - timedelta(1)
        rows = (division.row(number, "working day", count, False, eve, title) for count in range(5, 0, -1))
        yield next(row for row in rows if row)


def main(folder, seed=SEED):
    draw = random.Random(int(seed))
    divisions = [Division(name) for name in DIVISIONS]
    rows = [random_row(draw, number, divisions) for number in range(1, CASES + 1)]
    by_holiday = [row for division in divisions for row in holiday_rows(division)]
    with open(Path(folder) / "deadlines-oracle.csv", "w", newline="", encoding="utf-8") as file:
        table = csv.writer(file, lineterminator="\n")
        table.writerow(["id", "period", "trigger", "division", "due", "act_by", "note"])
        table.writerows(rows + by_holiday)
    print(f"oracle: {len(rows)} random cases (seed {seed}), {len(by_holiday)} bank holidays")


if __name__ == "__main__":
    main(*sys.argv[1:])
