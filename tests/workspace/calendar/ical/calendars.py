"""Calendar files as programs write them, and series of all kinds for those that we write."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from hypothesis import strategies as st
from recurrence import DAILY, MONTHLY, WEEKLY, YEARLY, Recurrence, Rule, Weekday

from portal.base.recurrence import aware
from workspace.calendar.ical.entries import ChangedDate, Entry, What, When

BERLIN, KATHMANDU, ST_JOHNS = (ZoneInfo(name) for name in ("Europe/Berlin", "Asia/Kathmandu", "America/St_Johns"))
ZONES = (BERLIN, KATHMANDU, ST_JOHNS)
SATURDAY = 5
CHANGES = [date(2026, 3, 8), date(2026, 3, 29), date(2026, 10, 25), date(2026, 11, 1), date(2027, 3, 28)]
SPECIAL = [date(2024, 2, 29), date(2028, 2, 29), date(2026, 1, 31), date(2026, 12, 31)]

CHOIR = """UID:chor@example.org
SUMMARY:Chor
DTSTART;TZID=Europe/Berlin:20261201T180000
DTEND;TZID=Europe/Berlin:20261201T200000"""


def calendar(*events, head=""):
    """A file with these events, each as the lines within."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", *head.split("\n")]
    for event in events:
        lines += ["BEGIN:VEVENT", *event.strip().split("\n"), "END:VEVENT"]
    return ("\r\n".join([*lines, "END:VCALENDAR"]) + "\r\n").encode()


def near(days):
    return st.builds(lambda day, off: day + timedelta(days=off), st.sampled_from(days), st.integers(-9, 2))


days = st.one_of(near(CHANGES), near(SPECIAL), st.dates(date(2024, 1, 1), date(2029, 12, 31)))
hours = st.one_of(
    st.sampled_from([time(1, 30), time(2, 30), time(0), time(23, 45)]),
    st.times().map(lambda t: t.replace(second=0, microsecond=0)),
)


@st.composite
def rules(draw, first, zone):
    """Each gives `first` as its first date."""
    last = first.date() + timedelta(days=draw(st.integers(0, 400)))
    ends = [{"count": draw(st.integers(1, 20))}, {"until": aware(datetime.combine(last, time(23, 59, 59)), zone)}]
    frequency, more = draw(st.sampled_from(list(kinds_of(first, draw(st.sets(st.integers(0, 6)))))))
    return Rule(frequency, interval=draw(st.integers(1, 4)), **more, **draw(st.sampled_from(ends)))


def kinds_of(first, others):
    """Ways to repeat that begin with this day."""
    weekday, before = first.weekday(), [(first - timedelta(days=off)).weekday() for off in range(1, first.day)]
    yield DAILY, {}
    yield WEEKLY, {"byday": [Weekday(each) for each in sorted(others | {weekday})]}
    yield MONTHLY, {"bymonthday": [first.day]}
    yield MONTHLY, {"byday": [Weekday(weekday, (first.day - 1) // 7 + 1)]}
    yield YEARLY, {}
    if (first + timedelta(days=1)).day == 1:
        yield MONTHLY, {"bymonthday": [-1]}
    if (first + timedelta(days=7)).month != first.month:
        yield MONTHLY, {"byday": [Weekday(weekday, -1)]}
    if weekday < SATURDAY and not any(each < SATURDAY for each in before):
        yield MONTHLY, {"byday": [Weekday(each) for each in range(SATURDAY)], "bysetpos": [1]}


@st.composite
def entries(draw):
    """An event with a series, some days that it leaves out or takes in, and some dates that are otherwise."""
    zone = draw(st.sampled_from(ZONES))
    all_day = draw(st.booleans())
    first = datetime.combine(draw(days), time() if all_day else draw(hours))
    begins = aware(first, zone)
    if begins.replace(tzinfo=None) != first:  # no clock ever shows this hour
        first = first.replace(hour=12)
        begins = aware(first, zone)
    length = (
        timedelta(days=draw(st.integers(1, 3)), minutes=-1) if all_day else timedelta(minutes=draw(st.integers(0, 600)))
    )
    rule = draw(rules(first, zone))
    gone = draw(st.sets(st.integers(1, 60), max_size=3))
    extra = draw(st.sets(st.integers(1, 60), max_size=2))
    series = Recurrence(
        rrules=[rule],
        exdates=[aware(first + timedelta(days=off), zone) for off in sorted(gone)],
        rdates=[aware(first + timedelta(days=off), zone) for off in sorted(extra)],
    )
    when = When(begins, aware(first + length, zone), all_day=all_day)
    return Entry(
        uid="1@example.org",
        zone=zone,
        when=when,
        what=What(title="Chor", text="Bitte Noten mitbringen; alle, auch „Sopran“."),
        series=series,
    )


def changed(entry, moment, by, **more):
    """One of its dates, later by so much."""
    length = entry.when.end - entry.when.start
    when = When(moment + by, moment + by + length, all_day=entry.when.all_day)
    return ChangedDate(moment=moment, when=when, what=What(title="Chor, woanders"), **more)
