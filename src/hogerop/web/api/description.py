"""The description of the API: OpenAPI, as it is answered and as the documentation is made from."""

from __future__ import annotations

from typing import Any

from ninja import NinjaAPI
from ninja.openapi.schema import OpenAPISchema

KEY = {
    "name": "Idempotency-Key",
    "in": "header",
    "required": False,
    "description": "Of your choice, new for every request that is another: asked again within a day"
    " it is answered as before, and not done twice.",
    "schema": {"type": "string", "minLength": 1, "maxLength": 200, "pattern": "^[!-~]+$"},
}


class Described(NinjaAPI):
    """An API whose description says what its answers really are."""

    def get_openapi_schema(self, **told: Any) -> OpenAPISchema:
        """Return the description: faults as problems, in the order of their numbers."""
        schema = super().get_openapi_schema(**told)
        for path in schema["paths"].values():
            for operation in path.values():
                _mend(operation)
        return schema


def _mend(operation: dict[str, Any]) -> None:
    responses = operation["responses"]
    operation["responses"] = {
        f"{status}": _as_problem(of) if int(status) >= 400 else of
        for status, of in sorted(responses.items(), key=lambda one: int(one[0]))
    }
    if operation.get("x-once"):
        operation["parameters"] = [*operation["parameters"], KEY]


def _as_problem(response: dict[str, Any]) -> dict[str, Any]:
    (content,) = response["content"].values()
    return response | {"content": {"application/problem+json": content}}
