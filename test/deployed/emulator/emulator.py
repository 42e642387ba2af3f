"""Starts ministack, an emulator of AWS, with those of its gaps closed that a stage of the registry meets.

The template and the functions stay as they are. Each gap below names the documentation of AWS that ministack does not
follow. ministack itself is installed unchanged at the version of requirements.txt; another version may need other changes,
so this program replaces functions of ministack by name, and fails if one is missing.
"""

import json
import os
import signal
import sys
import threading

from ministack import app
from ministack.core import iam_actions
from ministack.services import eventbridge, lambda_svc
from ministack.services.cloudformation import changesets, provisioners


def wrap(module, name, wrapper):
    """Replaces a function of a module by `wrapper(function)`."""
    setattr(module, name, wrapper(getattr(module, name)))


def support_event_archives():
    """AWS::Events::Archive (CloudFormation template reference), which ministack has as a call of EventBridge only."""

    def create(logical_id, properties, stack_name):
        name = properties.get("ArchiveName") or provisioners._physical_name(stack_name, logical_id, max_len=48)
        pattern = properties.get("EventPattern")
        request = {
            "ArchiveName": name,
            "Description": properties.get("Description", ""),
            "EventPattern": json.dumps(pattern) if pattern else "",
            "EventSourceArn": properties["SourceArn"],
            "RetentionDays": int(properties.get("RetentionDays", 0)),
        }
        status, _headers, body = eventbridge._create_archive(request)
        if status >= 400:
            raise ValueError(body)
        return name, {"ArchiveName": name, "Arn": json.loads(body)["ArchiveArn"]}

    def delete(physical_id, _properties):
        eventbridge._delete_archive({"ArchiveName": physical_id})

    provisioners._RESOURCE_HANDLERS["AWS::Events::Archive"] = {"create": create, "delete": delete}


def return_provider_url_of_user_pools():
    """Fn::GetAtt of AWS::Cognito::UserPool returns ProviderURL, the issuer (CloudFormation template reference)."""

    def wrapper(attributes_of):
        def attributes(pool_id):
            attributes = attributes_of(pool_id)
            return {**attributes, "ProviderURL": f"https://{attributes['ProviderName']}"}

        return attributes

    wrap(provisioners, "_cognito_user_pool_attributes", wrapper)


def leave_out_missing_path_parameters():
    """An event of format 2.0 has pathParameters only if the route has parameters (API Gateway Developer Guide, "Create
    AWS Lambda proxy integrations for HTTP APIs")."""

    def wrapper(execute):
        def execute_without(function, event, *others, **options):
            if isinstance(event, dict) and event.get("version") == "2.0" and event.get("pathParameters", {}) is None:
                event = {name: value for name, value in event.items() if name != "pathParameters"}
            return execute(function, event, *others, **options)

        return execute_without

    wrap(lambda_svc, "_execute_function_with_config_scope", wrapper)


def authorize_batches_as_single_calls():
    """A policy allows SendMessageBatch, DeleteMessageBatch and ChangeMessageVisibilityBatch by the action of the single
    call (SQS Developer Guide, "Amazon SQS API permissions: Actions and resource reference")."""
    batches = {"sqs:SendMessageBatch", "sqs:DeleteMessageBatch", "sqs:ChangeMessageVisibilityBatch"}

    def wrapper(extract):
        def extract_single(*arguments, **options):
            action = extract(*arguments, **options)
            return action.removesuffix("Batch") if action in batches else action

        return extract_single

    wrap(iam_actions, "extract_iam_action", wrapper)


def count_requests_as_made_over_tls():
    """The policies of queues and buckets deny requests without TLS (`aws:SecureTransport`). The emulator listens on this
    machine alone, without a certificate."""

    def wrapper(pin):
        return lambda source_ip, _secure: pin(source_ip, True)

    wrap(app, "pin_request_origin", wrapper)


def import_global_tables():
    """AWS::DynamoDB::GlobalTable can be imported into a stack by its TableName (CloudFormation User Guide, "Resource type
    support" for imports). ministack imports AWS::DynamoDB::Table, which is the same thing to it."""
    lookup = changesets._IMPORT_LOOKUPS["AWS::DynamoDB::Table"]
    changesets._IMPORT_LOOKUPS["AWS::DynamoDB::GlobalTable"] = lookup
    handlers = provisioners._RESOURCE_HANDLERS
    handlers["AWS::DynamoDB::GlobalTable"]["import"] = handlers["AWS::DynamoDB::Table"]["import"]


def refuse_to_create(fault_file):
    """A fault for trials: while the file exists, a resource of the type that it names cannot be created."""

    def refusing(resource_type, create):
        def create_unless_refused(*arguments):
            if os.path.exists(fault_file):
                with open(fault_file, encoding="utf-8") as file:
                    if file.read().strip() == resource_type:
                        raise ValueError(f"The trial refuses to create {resource_type}.")
            return create(*arguments)

        return create_unless_refused

    for resource_type, handler in provisioners._RESOURCE_HANDLERS.items():
        if "create" in handler:
            handler["create"] = refusing(resource_type, handler["create"])


def end_with_standard_input():
    """Ends the process group, the functions' processes included, when the program that started it has ended."""

    def wait():
        sys.stdin.read()
        os.killpg(os.getpgrp(), signal.SIGTERM)

    threading.Thread(target=wait, daemon=True).start()


end_with_standard_input()
support_event_archives()
return_provider_url_of_user_pools()
leave_out_missing_path_parameters()
authorize_batches_as_single_calls()
count_requests_as_made_over_tls()
import_global_tables()
refuse_to_create(os.environ["FAULT_FILE"])
sys.exit(app.main())
