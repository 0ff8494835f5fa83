"""Why reports were joined is told in words, whatever the measure."""

from dateline.link.compare import NAMES
from dateline.serve.facts import FEATURES, feature_words


def test_every_measure_of_linking_has_words() -> None:
    assert not set(NAMES) - set(FEATURES)


def test_days_between_are_counted() -> None:
    reason = {"feature": "plans told days apart", "value": "9", "weight": -2.25}
    assert feature_words(reason) == "both tell of what is to come, days apart: 9\u00a0days"
