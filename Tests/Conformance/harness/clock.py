"""Moments that are certainly different."""
import datetime

UTC = datetime.timezone.utc


def after(moment: datetime.datetime) -> None:
    """Returns once the clock shows another millisecond than `moment`, so that what happens then is later."""
    while datetime.datetime.now(UTC) - moment < datetime.timedelta(milliseconds=2):
        pass
