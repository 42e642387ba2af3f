"""Calls AWS by its Python SDK, as the AWS CLI does: call.py SERVICE OPERATION PARAMETERS, the last as JSON.

Prints the response as JSON.
"""

import json
import sys

from botocore.session import Session

service, operation, parameters = sys.argv[1:]
call = getattr(Session().create_client(service), operation)
print(json.dumps(call(**json.loads(parameters)), default=str))
