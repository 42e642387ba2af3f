"""Hears of the Golden Book's changes: WEBHOOK_SECRET=whsec_… python3 receive.py, behind a proxy that speaks https."""

import base64
import hashlib
import hmac
import json
import os
import re
import time
from http.server import BaseHTTPRequestHandler, HTTPServer

KEY = base64.b64decode(os.environ["WEBHOOK_SECRET"].removeprefix("whsec_"), validate=True)
TOLERANCE = 5 * 60  # seconds
MAX_BYTES = 64 * 1024

# The ids of what was heard. Yours belong in your database, in one transaction with what you do about a change.
heard = set()


def hear(change):
    """The change has the whole thing as "data", or else the "address" at which the API answers it."""
    print(change["type"], change["subject"], change["sequence"], flush=True)


def is_genuine(headers, body):
    """Whether one of the signatures is right, and not older than five minutes."""
    message_id, sent_at = headers.get("webhook-id", ""), headers.get("webhook-timestamp", "")
    if not re.fullmatch("[0-9]{1,12}", sent_at) or abs(time.time() - int(sent_at)) > TOLERANCE:
        return False
    # The bytes as they came: what is parsed and written anew has another signature.
    signed = f"{message_id}.{sent_at}.".encode() + body
    right = b"v1," + base64.b64encode(hmac.digest(KEY, signed, hashlib.sha256))
    given = headers.get("webhook-signature", "").encode().split()
    return any(hmac.compare_digest(right, each) for each in given)  # in constant time


class Receiver(BaseHTTPRequestHandler):
    timeout = 15  # seconds

    def do_POST(self):
        self.send_response(self.receive())
        self.end_headers()

    def receive(self):
        """The status to answer with: 2xx says that the message is safe here, anything else that it is to come again."""
        length = self.headers.get("content-length", "")
        if not re.fullmatch("[0-9]{1,9}", length) or int(length) > MAX_BYTES:
            return 413
        body = self.rfile.read(int(length))
        if not is_genuine(self.headers, body):
            return 401
        change = json.loads(body)["data"]
        if change["id"] not in heard:
            hear(change)
            heard.add(change["id"])
        return 204

    def log_message(self, *_):
        """No line for each request."""


server = HTTPServer(("127.0.0.1", int(os.environ.get("PORT", "8080"))), Receiver)
print(f"Listening on http://127.0.0.1:{server.server_port}", flush=True)
server.serve_forever()
