#!/usr/bin/env python3
"""Writes signed requests, and what a server must say to each, for the differential test of the room SigV4.

    python3 Tests/Conformance/sigv4_cases.py cases.jsonl [--count 8000] [--seed 1]
    STRONGROOM_SIGV4_CASES=cases.jsonl swift test --filter SigV4Tests

Every request is signed by botocore's own SigV4Auth or SigV4QueryAuth. Every second one then gets exactly one mutation. The
verdict over what came out is computed anew: by botocore, which signs the canonical form of the mutant with the header names that
the mutant lists, and by the rules of `extra_rules`, written from the documentation and not from the Swift sources. So a mutation
that changes the spelling only counts as accepted.

A line is an object: kind, service, region, query (a Query service), secret, accessKeyID, clock, method, target, fields, body (base64),
expected ("accept" or "reject").
"""

import argparse
import base64
import calendar
import collections
import datetime
import email.utils
import hashlib
import json
import random
import re
import string
import sys
from urllib.parse import unquote

import botocore
import botocore.auth
from botocore.auth import SigV4Auth, SigV4QueryAuth
from botocore.awsrequest import AWSRequest
from botocore.compat import HTTPHeaders, quote
from botocore.credentials import Credentials

STAMP = "%Y%m%dT%H%M%SZ"
ALGORITHM = "AWS4-HMAC-SHA256"
JSON_SERVICES = {"secretsmanager": "secretsmanager", "kms": "TrentService", "ssm": "AmazonSSM"}
QUERY_SERVICES = ("sts", "iam")
REGIONS = ("us-east-1", "eu-central-1", "ap-southeast-2")
HOSTS = ("127.0.0.1:8080", "localhost", "sts.amazonaws.com", "[::1]:4566", "strongroom.example:443")
UNIQUE = {"authorization", "host", "content-length", "x-amz-date", "x-amz-target", "x-amz-security-token", "x-amz-content-sha256"}
SIGNING = {
    "X-Amz-Algorithm", "X-Amz-Credential", "X-Amz-Date", "X-Amz-Expires", "X-Amz-SignedHeaders", "X-Amz-Signature",
    "X-Amz-Security-Token",
}  # fmt: skip
EPOCH = calendar.timegm((2026, 1, 31, 12, 0, 0))


# --- The verdict ---------------------------------------------------------------------------------------------------------


class Recomputed(SigV4Auth):
    """botocore's signer, which signs just the headers that it is told to sign."""

    def __init__(self, credentials, service, region, names):
        super().__init__(credentials, service, region)
        self.names = names

    def headers_to_sign(self, request):
        headers = HTTPHeaders()
        for name, value in request.context["fields"]:
            if name.lower() in self.names:
                headers[name.lower()] = value
        return headers


def query_pairs(target):
    """The parameters of a target, decoded as a form: `+` is a space, between two ampersands stands nothing."""
    query = target.partition("?")[2]
    pairs = (pair.partition("=") for pair in query.split("&") if pair)
    return [(unquote(name.replace("+", " ")), unquote(value.replace("+", " "))) for name, _, value in pairs]


def signature_by_botocore(case, scope, names, timestamp, leave_out=()):
    date, region, service = scope
    request = AWSRequest(method=case["method"], url="http://host" + case["target"].partition("?")[0], data=case["raw"])
    request.params = [pair for pair in query_pairs(case["target"]) if pair[0] not in leave_out]
    request.context["timestamp"] = timestamp
    request.context["fields"] = case["fields"]
    auth = Recomputed(Credentials(case["accessKeyID"], case["secret"]), service, region, names)
    canonical = auth.canonical_request(request)
    return auth.signature(auth.string_to_sign(request, canonical), request)


def values(case, name):
    return [value for field, value in case["fields"] if field.lower() == name]


def read_stamp(text):
    if not re.fullmatch(r"\d{8}T\d{6}Z", text):
        return None
    try:
        return calendar.timegm(datetime.datetime.strptime(text, STAMP).timetuple())
    except ValueError:
        return None


def read_header_claim(case):
    """(credential, names, signature, timestamp, expires) of an Authorization header; None if it says less."""
    match = re.fullmatch(r"(\S+) +(.*)", values(case, "authorization")[0])
    if not match or match[1] != ALGORITHM:
        return None
    parts = [part.strip().partition("=") for part in match[2].split(",")]
    keys = [key for key, _, _ in parts]
    if any(equals == "" for _, equals, _ in parts) or any(keys.count(key) > 1 for key in ("Credential", "SignedHeaders", "Signature")):
        return None
    named = {key: value for key, _, value in parts}
    if not all(named.get(key) for key in ("Credential", "SignedHeaders", "Signature")):
        return None
    if values(case, "x-amz-date"):
        timestamp = values(case, "x-amz-date")[0]
    elif len(values(case, "date")) == 1:
        parsed = email.utils.parsedate_tz(values(case, "date")[0])
        if not parsed:
            return None
        timestamp = datetime.datetime.fromtimestamp(email.utils.mktime_tz(parsed), datetime.timezone.utc).strftime(STAMP)
    else:
        return None
    return named["Credential"], named["SignedHeaders"], named["Signature"], timestamp, None


def read_query_claim(case):
    if not case["query"] or case["method"] != "GET" or case["raw"]:
        return None
    pairs = [pair for pair in query_pairs(case["target"]) if pair[0] in SIGNING]
    named = dict(pairs)
    if len(pairs) != len(named) or not all(named.get(name) for name in SIGNING - {"X-Amz-Security-Token"}):
        return None
    if named["X-Amz-Algorithm"] != ALGORITHM or not re.fullmatch(r"[0-9]{1,6}", named["X-Amz-Expires"]):
        return None
    expires = int(named["X-Amz-Expires"])
    if not 1 <= expires <= 604800:
        return None
    return named["X-Amz-Credential"], named["X-Amz-SignedHeaders"], named["X-Amz-Signature"], named["X-Amz-Date"], expires


def extra_rules(case, credential, names, timestamp, expires):
    """What must hold besides the signature itself."""
    if len(credential) != 5 or credential[4] != "aws4_request":
        return False
    key, date, region, service, _ = credential
    when = read_stamp(timestamp)
    if key != case["accessKeyID"] or region not in REGIONS or service != case["service"] or when is None or date != timestamp[:8]:
        return False
    tolerance = 15 * 60 if case["query"] else 5 * 60
    if when > case["clock"] + tolerance or when < case["clock"] - (tolerance if expires is None else expires):
        return False
    sent = {name.lower() for name, _ in case["fields"]}
    must = {"host"} | (sent & {"x-amz-date", "x-amz-target", "x-amz-security-token"})
    if expires is None and "x-amz-date" not in sent:
        must.add("date")
    if not must <= set(names) or not set(names) <= sent or len(set(names)) != len(names):
        return False
    return all(value == hashlib.sha256(case["raw"]).hexdigest() for value in values(case, "x-amz-content-sha256"))


def verdict(case):
    repeated = collections.Counter(name.lower() for name, _ in case["fields"])
    if any(repeated[name] > 1 for name in UNIQUE):
        return "reject"
    presigned = not any(values(case, "authorization"))
    claim = read_query_claim(case) if presigned else read_header_claim(case)
    if claim is None:
        return "reject"
    credential, names, signature, timestamp, expires = claim
    credential = credential.split("/")
    names = [name.lower() for name in names.split(";")]
    if not extra_rules(case, credential, names, timestamp, expires):
        return "reject"
    leave_out = ("X-Amz-Signature",) if presigned else ()
    return "accept" if signature_by_botocore(case, credential[1:4], set(names), timestamp, leave_out) == signature else "reject"


# --- Signed by botocore ----------------------------------------------------------------------------------------------------


def text(rng, alphabet=string.ascii_letters + string.digits, low=1, high=12):
    return "".join(rng.choice(alphabet) for _ in range(rng.randint(low, high)))


WORDS = (
    "db/password", "Ünïcode", "日本語", "a b  c", "~tilde~", "plus+plus", "100%", "a&b=c", "emoji😀", "semi;colon", "'quoted\"", "*star*", "",
)  # fmt: skip
NAMES = ("Action", "Version", "Name", "a", "A", "b.c", "ä", "with space", "Tags.member.1.Key")


def word(rng):
    return rng.choice(WORDS) if rng.random() < 0.5 else text(rng)


def path(rng):
    roll = rng.random()
    if roll < 0.5:
        return "/"
    segments = [quote(word(rng) or "x", safe="~") for _ in range(rng.randint(1, 4))]
    if roll > 0.8:
        segments.insert(rng.randint(0, len(segments)), rng.choice(["", ".", "..", "arn%3Aaws%3Alambda", "a:b@c", "$LATEST"]))
    return "/" + "/".join(segments) + rng.choice(["", "", "/"])


def parameters(rng, low=0, high=5):
    names = [rng.choice(NAMES) for _ in range(rng.randint(low, high))]
    return [(name, word(rng)) for name in dict.fromkeys(names)]


def encoded(pairs):
    return "&".join(f"{quote(name, safe='-_.~')}={quote(value, safe='-_.~')}" for name, value in pairs)


def body(rng):
    roll = rng.random()
    if roll < 0.15:
        return b""
    if roll < 0.16:
        return rng.randbytes(rng.randint(100_000, 1_000_000))
    if roll < 0.2:
        return rng.randbytes(rng.randint(1000, 40_000))
    return json.dumps({word(rng) or "k": word(rng) for _ in range(rng.randint(1, 4))}, ensure_ascii=rng.random() < 0.5).encode()


def extra_headers(rng, request):
    if rng.random() < 0.3:
        request.headers["X-Custom"] = rng.choice([" two  spaces ", "a\tb", "Grüße", "", "x,y", "  "])
    if rng.random() < 0.3:
        request.headers["x-amz-meta-" + text(rng, string.ascii_lowercase)] = word(rng)
    if rng.random() < 0.1:
        request.headers["x-k8s-aws-id"] = "cluster"
    if rng.random() < 0.1:
        request.headers["X-Twice"] = "one"
        request.headers["X-Twice"] = "two  2"


def sign(rng, auth_class, request, case, **options):
    token = text(rng, low=40, high=400) + "/+==" if rng.random() < 0.4 else None
    credentials = Credentials(case["accessKeyID"], case["secret"], token)
    moment = datetime.datetime.fromtimestamp(case["clock"] + case.pop("age"), datetime.timezone.utc)
    botocore.auth.get_current_datetime = lambda *_, **__: moment
    auth_class(credentials, case["service"], case["region"], **options).add_auth(request)


def finish(rng, case, request):
    """What goes over the wire: botocore's own headers, and those that its HTTP client adds after signing."""
    prepared = request.prepare()
    case["method"] = prepared.method
    case["target"] = "/" + prepared.url.split("://", 1)[1].partition("/")[2]
    # From the request: `prepare` keeps only one field of a name.
    fields = list(request.headers.items())
    case["raw"] = prepared.body if isinstance(prepared.body, bytes) else (prepared.body or "").encode()
    fields.append(("Host", botocore.auth._host_from_url(request.url)))
    fields.append(("User-Agent", "Boto3/1.43.11 md/Botocore#1.43.11 lang/python#3.11.7"))
    fields.append(("amz-sdk-request", "attempt=1"))
    if case["raw"]:
        fields.append(("Content-Length", str(len(case["raw"]))))
    # Any order, but fields of one name keep theirs.
    rank = {name: rng.random() for name, _ in fields}
    case["fields"] = sorted(fields, key=lambda field: rank[field[0]])
    return case


def new_case(rng, kind, service, query):
    age = rng.choice([0, 0, 0, -250, 299, -300, 300])
    return {
        "kind": kind, "service": service, "region": rng.choice(REGIONS), "query": query, "age": age,
        "secret": text(rng, string.ascii_letters + string.digits + "/+", 40, 40),
        "accessKeyID": "AKIA" + text(rng, string.ascii_uppercase + "234567", 16, 16), "clock": EPOCH + rng.randint(0, 10**7),
    }  # fmt: skip


def base_url(rng):
    return rng.choice(["http", "https"]) + "://" + rng.choice(HOSTS)


def json_request(rng):
    service = rng.choice(list(JSON_SERVICES))
    case = new_case(rng, "JSON", service, False)
    url = base_url(rng) + path(rng)
    if rng.random() < 0.3:
        url += "?" + encoded(parameters(rng, 1)) + rng.choice(["", "&flag", "&flag="])
    headers = {"Content-Type": "application/x-amz-json-1.1", "X-Amz-Target": f"{JSON_SERVICES[service]}.{text(rng)}"}
    request = AWSRequest(method=rng.choice(["POST", "POST", "POST", "PUT", "DELETE"]), url=url, data=body(rng), headers=headers)
    extra_headers(rng, request)
    sign(rng, SigV4Auth, request, case)
    return finish(rng, case, request)


def query_request(rng):
    case = new_case(rng, "Query", rng.choice(QUERY_SERVICES), True)
    headers = {"Content-Type": "application/x-www-form-urlencoded; charset=utf-8"}
    data = {"Action": "GetCallerIdentity", "Version": "2011-06-15", **dict(parameters(rng))}
    request = AWSRequest(method="POST", url=base_url(rng) + "/", data=data, headers=headers)
    extra_headers(rng, request)
    sign(rng, SigV4Auth, request, case)
    return finish(rng, case, request)


def get_request(rng):
    case = new_case(rng, "GET", rng.choice(QUERY_SERVICES), True)
    request = AWSRequest(method="GET", url=base_url(rng) + path(rng), params=dict(parameters(rng, 1)))
    extra_headers(rng, request)
    sign(rng, SigV4Auth, request, case)
    return finish(rng, case, request)


def dated_request(rng):
    """`Date` stands in for `X-Amz-Date`."""
    case = new_case(rng, "Date header", "sts", True)
    request = AWSRequest(method="POST", url=base_url(rng) + "/", data=body(rng), headers={"Date": "to be set"})
    sign(rng, SigV4Auth, request, case)
    return finish(rng, case, request)


def presigned_request(rng):
    case = new_case(rng, "presigned", rng.choice(QUERY_SERVICES), True)
    expires = rng.choice([60, 900, 3600, 604800])
    case["age"] = rng.choice([0, -30, -60, 300, -expires, 900])
    case["age"] = max(case["age"], -expires)
    request = AWSRequest(method="GET", url=base_url(rng) + path(rng), params=dict(parameters(rng, 1)))
    extra_headers(rng, request)
    sign(rng, SigV4QueryAuth, request, case, expires=expires)
    return finish(rng, case, request)


BASES = (json_request,) * 3 + (query_request,) * 2 + (get_request, dated_request) + (presigned_request,) * 2


# --- One mutation ------------------------------------------------------------------------------------------------------------
# Each changes the case in place and says True, or says False where there is nothing of its kind to change.

MUTATIONS = {}


def mutation(kind):
    def register(function):
        MUTATIONS[kind] = function
        return function

    return register


def replace_field(case, name, change):
    """Puts `change(value)` in the place of the first field with this lower-case name."""
    for index, (field, value) in enumerate(case["fields"]):
        if field.lower() == name:
            new = change(value)
            case["fields"][index] = (field, new)
            return new != value
    return False


def edit_authorization(pattern, change):
    def mutate(rng, case):
        return replace_field(case, "authorization", lambda value: re.sub(pattern, lambda match: change(rng, match[0]), value, count=1))

    return mutate


def other(rng, character):
    return rng.choice([c for c in "abcdefghijk0123456789" if c != character.lower()])


def change_character(rng, value):
    place = rng.randrange(len(value))
    return value[:place] + other(rng, value[place]) + value[place + 1 :]


def split_target(case):
    before, mark, query = case["target"].partition("?")
    return before, query.split("&") if mark and query else []


def join_target(case, before, pairs):
    case["target"] = before + ("?" + "&".join(pairs) if pairs else "")
    return True


def signed_names(case):
    found = re.search(r"SignedHeaders=([^,]*)", "".join(values(case, "authorization")))
    return found[1].split(";") if found else dict(query_pairs(case["target"])).get("X-Amz-SignedHeaders", "").split(";")


def list_names(rng, case, names):
    return edit_authorization("SignedHeaders=[^,]*", lambda *_: "SignedHeaders=" + ";".join(names))(rng, case)


def parameter(name, change):
    def mutate(rng, case):
        before, pairs = split_target(case)
        for index, pair in enumerate(pairs):
            if pair.startswith(name + "="):
                pairs[index] = name + "=" + change(rng, pair[len(name) + 1 :])
                return pairs[index] != pair and join_target(case, before, pairs)
        return False

    return mutate


@mutation("method")
def _(rng, case):
    case["method"] = rng.choice([m for m in ("GET", "POST", "PUT", "DELETE", "HEAD") if m != case["method"]])
    return True


@mutation("method in small letters")
def _(rng, case):
    case["method"] = case["method"].lower()
    return True


@mutation("path: segment added")
def _(rng, case):
    before, pairs = split_target(case)
    return join_target(case, before.rstrip("/") + "/" + text(rng), pairs)


@mutation("path: character")
def _(rng, case):
    before, pairs = split_target(case)
    return len(before) > 1 and join_target(case, "/" + change_character(rng, before[1:]), pairs)


@mutation("path: slash doubled")
def _(rng, case):
    before, pairs = split_target(case)
    place = rng.choice([i for i, c in enumerate(before) if c == "/"])
    return join_target(case, before[:place] + "/" + before[place:], pairs)


@mutation("path: dot segment")
def _(rng, case):
    before, pairs = split_target(case)
    place = rng.choice([i for i, c in enumerate(before) if c == "/"])
    return join_target(case, before[:place] + rng.choice(["/.", "/x/..", "/.."]) + before[place:], pairs)


@mutation("path: slash at the end")
def _(rng, case):
    before, pairs = split_target(case)
    return before != "/" and join_target(case, before[:-1] if before.endswith("/") else before + "/", pairs)


@mutation("path: spelled otherwise")
def _(rng, case):
    before, pairs = split_target(case)
    letters = [i for i, c in enumerate(before) if c.isalnum() and "%" not in before[max(0, i - 2) : i]]
    if not letters:
        return False
    place = rng.choice(letters)
    return join_target(case, f"{before[:place]}%{ord(before[place]):02X}{before[place + 1:]}", pairs)


@mutation("query: parameter added")
def _(rng, case):
    before, pairs = split_target(case)
    pairs.insert(rng.randint(0, len(pairs)), text(rng) + "=" + text(rng))
    return join_target(case, before, pairs)


@mutation("query: parameter removed")
def _(rng, case):
    before, pairs = split_target(case)
    if not pairs:
        return False
    pairs.pop(rng.randrange(len(pairs)))
    return join_target(case, before, pairs)


@mutation("query: parameter repeated")
def _(rng, case):
    before, pairs = split_target(case)
    if not pairs:
        return False
    pairs.append(rng.choice(pairs))
    return join_target(case, before, pairs)


@mutation("query: value")
def _(rng, case):
    before, pairs = split_target(case)
    places = [i for i, pair in enumerate(pairs) if not pair.startswith("X-Amz-")]
    if not places:
        return False
    pairs[rng.choice(places)] += text(rng)
    return join_target(case, before, pairs)


@mutation("query: order")
def _(rng, case):
    before, pairs = split_target(case)
    shuffled = rng.sample(pairs, len(pairs))
    return shuffled != pairs and join_target(case, before, shuffled)


@mutation("query: spelled otherwise")
def _(rng, case):
    before, pairs = split_target(case)
    places = [i for i, pair in enumerate(pairs) if re.search(r"(?<![%0-9A-Fa-f])[~a-z]", pair)]
    if not places:
        return False
    place = rng.choice(places)
    pairs[place] = re.sub(r"(?<![%0-9A-Fa-f])[~a-z]", lambda match: f"%{ord(match[0]):02x}", pairs[place], count=rng.randint(1, 3))
    return join_target(case, before, pairs)


@mutation("query: hexadecimal in small letters")
def _(rng, case):
    before, pairs = split_target(case)
    changed = [re.sub(r"%[0-9A-F]{2}", lambda match: match[0].lower(), pair) for pair in pairs]
    return changed != pairs and join_target(case, before, changed)


@mutation("query: plus for a space")
def _(rng, case):
    before, pairs = split_target(case)
    changed = [pair.replace("%20", "+") for pair in pairs]
    return changed != pairs and join_target(case, before, changed)


@mutation("query: plus for a plus")
def _(rng, case):
    before, pairs = split_target(case)
    changed = [pair.replace("%2B", "+") for pair in pairs]
    return changed != pairs and join_target(case, before, changed)


@mutation("query: empty parameter")
def _(rng, case):
    before, pairs = split_target(case)
    return bool(pairs) and join_target(case, before, pairs + [""])


@mutation("signed header: value")
def _(rng, case):
    name = rng.choice(signed_names(case))
    return replace_field(case, name, lambda value: value + rng.choice([",x", "1", " y"]))


@mutation("signed header: spaces")
def _(rng, case):
    name = rng.choice([n for n in signed_names(case) if n != "x-amz-date" and n != "x-amz-content-sha256"])
    return replace_field(case, name, lambda value: rng.choice(["  ", "\t"]) + value.replace(" ", "   ") + " ")


@mutation("signed header: inner space added")
def _(rng, case):
    return replace_field(case, "x-amz-target", lambda value: value[:3] + " " + value[3:])


@mutation("signed header: removed")
def _(rng, case):
    name = rng.choice(signed_names(case))
    case["fields"] = [field for field in case["fields"] if field[0].lower() != name]
    return True


@mutation("signed header: repeated")
def _(rng, case):
    names = [name for name in signed_names(case) if name not in UNIQUE and name != "date"]
    if not names:
        return False
    case["fields"].append((rng.choice(names).title(), rng.choice(["", "more"])))
    return True


@mutation("signed header: two in other order")
def _(rng, case):
    twice = [i for i, (name, _) in enumerate(case["fields"]) if name == "X-Twice"]
    if len(twice) != 2:
        return False
    a, b = twice
    case["fields"][a], case["fields"][b] = case["fields"][b], case["fields"][a]
    return True


@mutation("header names in other case")
def _(rng, case):
    case["fields"] = [(rng.choice([name.upper(), name.lower(), name.title()]), value) for name, value in case["fields"]]
    return True


@mutation("header order")
def _(rng, case):
    twice = [field for field in case["fields"] if field[0] == "X-Twice"]
    rest = [field for field in case["fields"] if field[0] != "X-Twice"]
    case["fields"] = twice + rng.sample(rest, len(rest))
    return True


@mutation("unsigned header: value")
def _(rng, case):
    return replace_field(case, rng.choice(["user-agent", "amz-sdk-request"]), lambda value: value + "x")


@mutation("unsigned header: added")
def _(rng, case):
    case["fields"].insert(rng.randint(0, len(case["fields"])), rng.choice([("X-New", "1"), ("Accept", "*/*"), ("X-Amz-Other", "2")]))
    return True


@mutation("unsigned header: repeated")
def _(rng, case):
    case["fields"].append(("user-agent", "other"))
    return True


@mutation("security header added, unsigned")
def _(rng, case):
    name = rng.choice(["X-Amz-Target", "X-Amz-Security-Token", "X-Amz-Date"])
    if values(case, name.lower()):
        return False
    stamp = datetime.datetime.fromtimestamp(case["clock"], datetime.timezone.utc).strftime(STAMP)
    case["fields"].append((name, stamp if name == "X-Amz-Date" else "secretsmanager.DeleteSecret"))
    return True


@mutation("security header repeated")
def _(rng, case):
    name, value = rng.choice([field for field in case["fields"] if field[0].lower() in UNIQUE])
    case["fields"].insert(rng.randint(0, len(case["fields"])), (rng.choice([name, name.lower()]), rng.choice([value, "0"])))
    return True


@mutation("date header repeated")
def _(rng, case):
    return bool(values(case, "date")) and not case["fields"].append(("Date", values(case, "date")[0]))


@mutation("signed name taken from the list")
def _(rng, case):
    name = rng.choice(signed_names(case))
    kept = [n for n in signed_names(case) if n != name]
    return list_names(rng, case, kept)


@mutation("unsigned name put on the list")
def _(rng, case):
    names = sorted(signed_names(case) + [rng.choice(["user-agent", "nowhere"])])
    return list_names(rng, case, names)


@mutation("list of names: order")
def _(rng, case):
    names = signed_names(case)
    return list_names(rng, case, rng.sample(names, len(names)))


@mutation("list of names: capital letters")
def _(rng, case):
    return edit_authorization("SignedHeaders=[^,]*", lambda _, m: "SignedHeaders=" + m[14:].title())(rng, case)


@mutation("list of names: one twice")
def _(rng, case):
    names = signed_names(case)
    return list_names(rng, case, sorted(names + [rng.choice(names)]))


@mutation("body: changed")
def _(rng, case):
    if not case["raw"]:
        return False
    place = rng.randrange(len(case["raw"]))
    case["raw"] = case["raw"][:place] + bytes([case["raw"][place] ^ 1 << rng.randrange(8)]) + case["raw"][place + 1 :]
    return True


@mutation("body: added")
def _(rng, case):
    case["raw"] += rng.choice([b" ", b"x", b"\n", b"&a=b", b"{}"])
    return True


@mutation("body: taken away")
def _(rng, case):
    if not case["raw"]:
        return False
    case["raw"] = b""
    return True


ONE_PART = {
    "signature: digit": (r"Signature=\w+", lambda r, m: "Signature=" + change_character(r, m[10:])),
    "signature: capital letters": (r"Signature=\w+", lambda r, m: "Signature=" + m[10:].upper()),
    "signature: cut": (r"Signature=\w+", lambda r, m: m[: 10 + r.choice([0, 1, 32, 62, 63])]),
    "signature: longer": (r"Signature=\w+", lambda r, m: m + r.choice(["00", "0", "=", "zz"])),
    "credential: key id": (r"Credential=\w+", lambda r, m: "Credential=AKIA" + text(r, "ABCDEF234567", 16, 16)),
    "credential: date": (r"/\d{8}/", lambda r, m: r.choice(["/20260130/", "/2026013/", "//", "/20991231/"])),
    "credential: region": (r"(?<=/\d{8}/)[^/]+", lambda r, m: r.choice(["us-east-1", "mars-1", "eu-central-1", ""])),
    "credential: service": (r"[^/]+(?=/aws4_request)", lambda r, m: r.choice(["kms", "iam", "s3", "sts"])),
    "credential: end": ("aws4_request", lambda r, m: r.choice(["aws4", "aws4_request/x", "AWS4_REQUEST", ""])),
    "authorization: no spaces": (", SignedHeaders", lambda r, m: r.choice([",SignedHeaders", ",   SignedHeaders"])),
    "authorization: algorithm": (ALGORITHM, lambda r, m: r.choice(["AWS4-HMAC-SHA1", "aws4-hmac-sha256", "Bearer"])),
    "authorization: part missing": (r"(Credential|SignedHeaders|Signature)=[^,]*", lambda r, m: "X=1"),
    "authorization: part repeated": (r"Signature=\w+", lambda r, m: m + ", " + r.choice(["Signature=00", "Credential=x"])),
    "authorization: unknown part": (r"Signature=\w+", lambda r, m: m + ", Extra=1"),
    "authorization: no equal-sign": ("SignedHeaders=", lambda r, m: "SignedHeaders:"),
}
MUTATIONS |= {kind: edit_authorization(pattern, change) for kind, (pattern, change) in ONE_PART.items()}


@mutation("authorization: removed")
def _(rng, case):
    before = len(case["fields"])
    case["fields"] = [field for field in case["fields"] if field[0].lower() != "authorization"]
    return len(case["fields"]) < before


@mutation("authorization: parts in other order")
def _(rng, case):
    def turn(value):
        scheme, _, parts = value.partition(" ")
        return scheme + " " + ", ".join(reversed(parts.split(", ")))

    return replace_field(case, "authorization", turn)


@mutation("date: other second")
def _(rng, case):
    return replace_field(case, "x-amz-date", lambda value: value[:13] + ("30" if value[13:15] != "30" else "31") + "Z")


@mutation("date: not ISO basic")
def _(rng, case):
    def spoil(value):
        return rng.choice([value[:-1], value + "0", value[:4] + "-" + value[4:], "", value.lower()])

    return replace_field(case, "x-amz-date", spoil)


@mutation("date: stand-in in another form")
def _(rng, case):
    def another(value):
        moment = datetime.datetime.fromtimestamp(email.utils.mktime_tz(email.utils.parsedate_tz(value)), datetime.timezone.utc)
        return moment.strftime(rng.choice(["%a, %d %b %Y %H:%M:%S GMT", "%A, %d-%b-%y %H:%M:%S GMT"]))

    return replace_field(case, "date", another)


@mutation("token")
def _(rng, case):
    return replace_field(case, "x-amz-security-token", lambda value: change_character(rng, value))


@mutation("token removed with its name")
def _(rng, case):
    if not values(case, "x-amz-security-token"):
        return False
    case["fields"] = [field for field in case["fields"] if field[0].lower() != "x-amz-security-token"]
    names = [name for name in signed_names(case) if name != "x-amz-security-token"]
    return list_names(rng, case, names)


@mutation("content hash: right")
def _(rng, case):
    case["fields"].append(("X-Amz-Content-SHA256", hashlib.sha256(case["raw"]).hexdigest()))
    return True


@mutation("content hash: wrong")
def _(rng, case):
    digest = hashlib.sha256(case["raw"]).hexdigest()
    wrong = ["UNSIGNED-PAYLOAD", "STREAMING-AWS4-HMAC-SHA256-PAYLOAD", "STREAMING-UNSIGNED-PAYLOAD-TRAILER"]
    wrong += ["", digest.upper(), digest[:-1], hashlib.sha256(b"x").hexdigest()]
    case["fields"].append(("x-amz-content-sha256", rng.choice(wrong)))
    return True


@mutation("clock: far behind")
def _(rng, case):
    case["clock"] -= rng.choice([1, 601, 1201, 86400])
    return True


@mutation("clock: far ahead")
def _(rng, case):
    case["clock"] += rng.choice([1, 601, 1201, 86400, 604801])
    return True


@mutation("another secret")
def _(rng, case):
    case["secret"] = text(rng, string.ascii_letters, 40, 40)
    return True


EXPIRIES = ("61", "604800", "604801", "0", "-1", "x", "", "99999999999999999999")
ONE_PARAMETER = {
    "presigned: signature": ("X-Amz-Signature", change_character),
    "presigned: date": ("X-Amz-Date", lambda r, v: v[:13] + ("30" if v[13:15] != "30" else "31") + "Z"),
    "presigned: expiry": ("X-Amz-Expires", lambda r, v: r.choice(EXPIRIES)),
    "presigned: token": ("X-Amz-Security-Token", lambda r, v: v + "x"),
    "presigned: algorithm": ("X-Amz-Algorithm", lambda r, v: r.choice(["AWS4-ECDSA-P256-SHA256", ""])),
    "presigned: credential": ("X-Amz-Credential", lambda r, v: r.choice([v + "x", v.replace("%2F", "/"), "A" + v, v.replace("iam", "sts")])),
    "presigned: signed headers": (
        "X-Amz-SignedHeaders",
        lambda r, v: r.choice([v + "%3Buser-agent", "", v.replace("%3B", ";"), v.upper()]),
    ),
}
MUTATIONS |= {kind: parameter(name, change) for kind, (name, change) in ONE_PARAMETER.items()}


@mutation("presigned: parameter repeated")
def _(rng, case):
    before, pairs = split_target(case)
    signing = [pair for pair in pairs if pair.startswith("X-Amz-")]
    if not signing:
        return False
    pair = rng.choice(signing)
    return join_target(case, before, pairs + [rng.choice([pair, pair.replace("X-Amz-", "X%2DAmz-"), pair.partition("=")[0] + "="])])


@mutation("presigned: not a Query service")
def _(rng, case):
    if values(case, "authorization"):
        return False
    case["query"] = False
    return True


@mutation("presigned: with a body")
def _(rng, case):
    if values(case, "authorization"):
        return False
    case["raw"] = b"Action=DeleteUser"
    return True


@mutation("presigned: with an authorization")
def _(rng, case):
    if values(case, "authorization"):
        return False
    case["fields"].append(("Authorization", rng.choice(["Bearer abc", ALGORITHM + " Credential=a, SignedHeaders=host, Signature=b"])))
    return True


# --- The file ------------------------------------------------------------------------------------------------------------------


def snapshot(case):
    return {**case, "fields": list(case["fields"])}


def mutant(rng, kind):
    """A signed request, of whichever sort has something of this kind, changed in just this way."""
    for _ in range(2000):
        case = rng.choice(BASES)(rng)
        if MUTATIONS[kind](rng, case):
            case["kind"] = kind
            return case
    sys.exit(f"no request for the mutation `{kind}`")


def line(case):
    shown = {key: value for key, value in case.items() if key != "raw"}
    shown["body"] = base64.b64encode(case["raw"]).decode()
    return json.dumps(shown)


def main():
    arguments = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    arguments.add_argument("path")
    arguments.add_argument("--count", type=int, default=8000)
    arguments.add_argument("--seed", type=int, default=1)
    options = arguments.parse_args()
    rng = random.Random(options.seed)
    kinds = list(MUTATIONS)
    counts = collections.Counter()
    with open(options.path, "w", encoding="utf-8") as file:
        for number in range(options.count):
            if number % 2 == 0:
                case = BASES[number // 2 % len(BASES)](rng)
            else:
                case = mutant(rng, kinds[number // 2 % len(kinds)])
            case["expected"] = verdict(case)
            if number % 2 == 0 and case["expected"] != "accept":
                sys.exit(f"botocore's own request is not accepted: {line(case)}")
            counts[case["kind"], case["expected"]] += 1
            file.write(line(case) + "\n")
    for kind in dict.fromkeys(kind for kind, _ in counts):
        print(f"{kind:40} {counts[kind, 'accept']:6} accept {counts[kind, 'reject']:6} reject")


if __name__ == "__main__":
    main()
