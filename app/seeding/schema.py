"""The JSON Schema of seed files, by which an editor completes and checks while one writes."""

import json

from app.seeding.seed_file import SEED_FILE


def seed_schema() -> str:
    """Write the schema (2020-12) as it stands in `data/seed.schema.json`."""
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema", **SEED_FILE.model_json_schema()}
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"
