"""The reference: OpenAPI, JSON Schemas and the page to read and try them out."""
