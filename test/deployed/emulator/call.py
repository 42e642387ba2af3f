"""Makes one call to AWS by its Python SDK, as the AWS CLI would: call.py SERVICE OPERATION PARAMETERS, the last as JSON."""

import json
import sys

from botocore.session import Session

service, operation, parameters = sys.argv[1:]
answer = getattr(Session().create_client(service), operation)(**json.loads(parameters))
print(json.dumps(answer, default=str))
