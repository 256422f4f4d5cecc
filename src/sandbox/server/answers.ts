import type { Operation, Service } from '../services/operation';
import type { ServiceError } from '../serviceError';
import { encodeJson } from '../wire/json';
import { element, encodeXml, escapeXml } from '../wire/query';
import type { Shape } from '../wire/shape';

/** An HTTP answer. */
export interface Answer {
  readonly status: number;
  readonly contentType: string;
  readonly body: string;
}

/** An operation's result on the wire of its service. */
export function success(service: Service, { shapes }: Operation, output: Shape, requestId: string): Answer {
  if (service.protocol === 'json') {
    return {
      status: 200,
      contentType: 'application/x-amz-json-1.1',
      body: JSON.stringify(encodeJson(shapes.output, output)),
    };
  }
  const result = shapes.output.isStructSchema()
    ? element(`${shapes.name}Result`, encodeXml(shapes.output, output))
    : '';
  const metadata = element('ResponseMetadata', element('RequestId', requestId));
  return {
    status: 200,
    contentType: 'text/xml',
    body: `<${shapes.name}Response xmlns="${service.namespace}">${result}${metadata}</${shapes.name}Response>`,
  };
}

/** An error on the wire of its service. */
export function failure(
  service: Pick<Service, 'protocol' | 'namespace'>,
  error: ServiceError,
  requestId: string,
): Answer {
  if (service.protocol === 'json') {
    return {
      status: error.status,
      contentType: 'application/x-amz-json-1.1',
      // AWS writes the message in either case, depending on the error.
      body: JSON.stringify({ __type: error.code, message: error.message, Message: error.message, ...error.members }),
    };
  }
  const type = error.status < 500 ? 'Sender' : 'Receiver';
  const content = element('Type', type) + element('Code', error.code) + element('Message', escapeXml(error.message));
  return {
    status: error.status,
    contentType: 'text/xml',
    body: `<ErrorResponse xmlns="${service.namespace}">${element('Error', content)}${element('RequestId', requestId)}</ErrorResponse>`,
  };
}

/** What a captive portal answers. */
export function garbage(status: number): Answer {
  return {
    status,
    contentType: 'text/html; charset=utf-8',
    body: '<!DOCTYPE html>\n<html><head><title>Welcome</title></head><body><h1>Please sign in to the guest network</h1></body></html>\n',
  };
}
