"""Where spans go: by OTLP over HTTP to a collector; needs the extra `otel`."""

from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter
from opentelemetry.sdk.resources import OTELResourceDetector, Resource
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.export import BatchSpanProcessor


def exporting() -> TracerProvider:
    """Make what sends spans; the OTEL_ variables of the environment say where to."""
    named = Resource({"service.name": "iom-facts"}).merge(OTELResourceDetector().detect())
    provider = TracerProvider(resource=named)
    provider.add_span_processor(BatchSpanProcessor(OTLPSpanExporter()))
    return provider
