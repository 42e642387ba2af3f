"""Calls AWS by its Python SDK, as the AWS CLI does.

call.py call SERVICE OPERATION PARAMETERS   prints the response as JSON
call.py wait SERVICE STATE PARAMETERS       waits for a state that the SDK knows, and prints null

PARAMETERS is JSON.
"""

import json
import sys

from botocore.session import Session

kind, service, name, parameters = sys.argv[1:]
client = Session().create_client(service)
run = client.get_waiter(name).wait if kind == "wait" else getattr(client, name)
print(json.dumps(run(**json.loads(parameters)), default=str))
