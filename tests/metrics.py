"""Reading what a service tells Prometheus, with Prometheus' own parser."""

from prometheus_client.parser import text_string_to_metric_families

Samples = dict[tuple[str, frozenset[tuple[str, str]]], float]
"""Values by name and labels."""


def samples_of(exposition: str) -> Samples:
    """Read all samples."""
    return {
        (sample.name, frozenset(sample.labels.items())): sample.value
        for family in text_string_to_metric_families(exposition)
        for sample in family.samples
    }


def value(samples: Samples, name: str, **labels: str) -> float:
    """Give one sample; 0 where there is none."""
    return samples.get((name, frozenset(labels.items())), 0)


def labels_of(samples: Samples, name: str) -> list[dict[str, str]]:
    """Give the labels of all samples of a name."""
    return [dict(labels) for found, labels in samples if found == name]
