"""Behind a proxy: whose address counts, and under which address the service is seen."""

import httpx

from tests.service import running


def test_forwarded_fields_are_believed_only_when_told(served: running.Server) -> None:
    """Without --trust-proxy anybody could write them."""
    headers = {"x-forwarded-for": "203.0.113.9", "x-forwarded-proto": "https", "x-request-id": "direct"}
    told = httpx.get(served.sparql, headers=headers).text
    assert "<http://127.0.0.1" in told
    assert served.logged("direct")["client"] == "127.0.0.1"


def test_behind_a_proxy() -> None:
    """The last address that the proxy added counts, a network of IPv6 as one; nonsense is passed over."""
    with running.server("--trust-proxy") as server:
        for given, expected in {
            "203.0.113.9": "203.0.113.9",
            "1.2.3.4, 198.51.100.7": "198.51.100.7",
            "2001:db8:1:2:3:4:5:6": "2001:db8:1:2::/64",
            "198.51.100.7:567": "198.51.100.7",
            "::ffff:198.51.100.7": "198.51.100.7",
            "<script>": "127.0.0.1",
        }.items():
            id = f"proxy-{abs(hash(given))}"
            httpx.get(f"{server.url}/healthz", headers={"x-forwarded-for": given, "x-request-id": id})
            assert server.logged(id)["client"] == expected
        told = httpx.get(
            server.sparql, headers={"x-forwarded-proto": "https", "host": "nbs.example.org"}
        ).text
        assert "<https://nbs.example.org/sparql>" in told


def test_the_base_address() -> None:
    """--base-url is what the service calls itself."""
    with running.server("--base-url", "https://nbs.example.org/graph/") as server:
        assert "<https://nbs.example.org/graph/sparql>" in httpx.get(server.sparql).text
        listed = httpx.get(f"{server.url}/questions/").json()["questions"]
        assert listed[0]["href"].startswith("https://nbs.example.org/graph/questions/")
