"""What goes wrong, as problem documents (RFC 9457) in the reader's language.

`type` is an IRI under https://w3id.org/nbs-graph/problem/, `title` the same for every case of a type, `detail` what
happened this time and what to do, `instance` the request's id. Never a traceback.
"""

import json
from collections.abc import Mapping
from typing import Any

from nbs_graph.namespaces import BASE

PROBLEM = BASE + "problem/"
_MOST_SHOWN = 200

# Slug → status and title. 422 is for a query that was understood and asks for more than one may have: to send it
# again does not help, unlike 503, which comes with Retry-After where it does.
KINDS: dict[str, tuple[int, str, str]] = {
    "malformed-request": (400, "The request is not understood", "无法理解该请求"),
    "malformed-query": (400, "The query cannot be used", "查询无法使用"),
    "bad-parameter": (400, "A parameter cannot be used", "参数无法使用"),
    "update-refused": (
        403,
        "This endpoint answers queries and changes nothing",
        "此端点只回答查询，不修改数据",
    ),
    "not-found": (404, "There is nothing here", "此处没有内容"),
    "method-not-allowed": (405, "This method is not answered here", "此处不支持该请求方法"),
    "not-acceptable": (406, "There is no answer in a format that was asked for", "没有所要求格式的结果"),
    "too-slow-request": (408, "The request took too long to arrive", "请求传送过慢"),
    "body-too-large": (413, "The request is too large", "请求过大"),
    "query-string-too-long": (414, "The address is too long", "地址过长"),
    "unsupported-media-type": (415, "The request has a type that is not read here", "不支持此请求类型"),
    "head-too-large": (431, "The head of the request is too large", "请求头过大"),
    "answer-too-large": (422, "The answer is too large", "结果过大"),
    "memory-exceeded": (422, "The query needs too much memory", "查询所需内存过多"),
    "too-many-requests": (429, "Too much at once from this client", "此客户端请求过多"),
    "query-failed": (500, "The query could not be carried out", "查询未能执行"),
    "engine-broke": (500, "The query broke the query engine", "查询使引擎崩溃"),
    "internal": (500, "A bug", "程序缺陷"),
    "busy": (503, "The service is busy", "服务繁忙"),
    "not-ready": (503, "The graph is not ready", "图谱尚未就绪"),
    "timeout": (504, "The query ran out of time", "查询超时"),
}


class Problem(Exception):
    """An answer that is not the one hoped for.

    Args:
        kind: a row of `KINDS`.
        en, zh: what happened and what to do.
        headers: to send along (`Allow`, `Retry-After`).
        more: further members of the document (RFC 9457, 3.2).
    """

    def __init__(
        self,
        kind: str,
        en: str,
        zh: str,
        *,
        headers: Mapping[str, str] | None = None,
        more: Mapping[str, Any] | None = None,
    ) -> None:
        super().__init__(en)
        self.kind = kind
        self.en = en
        self.zh = zh
        self.headers = dict(headers or {})
        self.more = dict(more or {})

    @property
    def status(self) -> int:
        """The HTTP status code."""
        return KINDS[self.kind][0]

    def document(self, tongue: str, instance: str) -> bytes:
        """The problem document as UTF-8 JSON.

        Args:
            tongue: `en` or `zh`.
            instance: the id of the request.
        """
        status, en, zh = KINDS[self.kind]
        return (
            json.dumps(
                {
                    "type": PROBLEM + self.kind,
                    "title": zh if tongue == "zh" else en,
                    "status": status,
                    "detail": self.zh if tongue == "zh" else self.en,
                    "instance": instance,
                    **self.more,
                },
                ensure_ascii=False,
            ).encode("utf-8", "replace")
            + b"\n"
        )

    def as_json(self) -> dict[str, Any]:
        """For the journey to another process; `of_json` is the way back."""
        return {"kind": self.kind, "en": self.en, "zh": self.zh, "more": self.more}

    @classmethod
    def of_json(cls, told: Mapping[str, Any]) -> "Problem":
        """What `as_json` made."""
        return cls(told["kind"], told["en"], told["zh"], more=told["more"])


def shown(given: str) -> str:
    """What somebody sent, as it is told back: not longer than anybody reads."""
    return given if len(given) <= _MOST_SHOWN else f"{given[:_MOST_SHOWN]}…"


def busy(seconds: int, en: str, zh: str, kind: str = "busy") -> Problem:
    """A refusal that passes, with Retry-After (RFC 9110, 10.2.3) in seconds."""
    return Problem(kind, en, zh, headers={"Retry-After": str(max(1, seconds))})


def not_acceptable(available: tuple[str, ...]) -> Problem:
    """406, with the list of what there is (RFC 9110, 15.5.7)."""
    listed = ", ".join(available)
    return Problem(
        "not-acceptable",
        f"This answer comes as: {listed}.",
        f"此结果可用格式：{listed}。",
        more={"available": list(available)},
    )


def unwritable(type: str, others: tuple[str, ...]) -> Problem:
    """406: this answer holds what its format has no way to say; others have."""
    return Problem(
        "not-acceptable",
        f"This answer holds something that {type} cannot express. Ask for it as {others[0]}.",
        f"此结果含有 {type} 无法表达的内容，请改用 {others[0]}。",
        more={"available": list(others)},
    )
