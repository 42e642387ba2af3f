"""Receives changes of the Golden Book by webhook.

Run WEBHOOK_SECRET=whsec_… python3 receive.py behind a proxy that terminates https.
"""

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

# The ids of processed changes, because a change can arrive twice. In production, store them in your database, in the
# transaction that processes the change.
processed_ids = set()


def process_change(change):
    """A change has "data", the whole thing; if that is too large, "address" instead, the thing's path in the API."""
    print(change["type"], change["subject"], change["sequence"], flush=True)


def is_genuine(headers, body):
    """Whether one of the signatures is valid and the message is at most five minutes old."""
    message_id, sent_at = headers.get("webhook-id", ""), headers.get("webhook-timestamp", "")
    if not re.fullmatch("[0-9]{1,12}", sent_at) or abs(time.time() - int(sent_at)) > TOLERANCE:
        return False
    # Use the bytes as they were sent: a body that is parsed and serialized again would not match its signature.
    signed = f"{message_id}.{sent_at}.".encode() + body
    expected = b"v1," + base64.b64encode(hmac.digest(KEY, signed, hashlib.sha256))
    received = headers.get("webhook-signature", "").encode().split()
    return any(hmac.compare_digest(expected, each) for each in received)  # in constant time


class Receiver(BaseHTTPRequestHandler):
    timeout = 15  # seconds

    def do_POST(self):
        self.send_response(self.receive())
        self.end_headers()

    def receive(self):
        """The status of the response. 2xx confirms the message. The registry sends it again after any other status."""
        length = self.headers.get("content-length", "")
        if not re.fullmatch("[0-9]{1,9}", length) or int(length) > MAX_BYTES:
            return 413
        body = self.rfile.read(int(length))
        if not is_genuine(self.headers, body):
            return 401
        change = json.loads(body)["data"]
        if change["id"] not in processed_ids:
            process_change(change)
            processed_ids.add(change["id"])
        return 204

    def log_message(self, *_):
        """No line for each request."""


server = HTTPServer(("127.0.0.1", int(os.environ.get("PORT", "8080"))), Receiver)
print(f"Listening on http://127.0.0.1:{server.server_port}", flush=True)
server.serve_forever()
