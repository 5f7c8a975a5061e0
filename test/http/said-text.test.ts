import { expect, test } from 'vitest';
import { saidText } from '../../src/http/said-text';

test.each<[string, string]>([
  ['{"error":{"status":403,"message":"Not for you."}}', 'Not for you.'],
  ['{"error":"invalid_request","error_description":"No tenant."}', 'invalid_request: No tenant.'],
  ['{"type":"about:blank","title":"Not found","status":404,"detail":"No such row."}', 'Not found: No such row.'],
  ['{"errorCode":"E0000011","errorSummary":"Invalid token","errorCauses":[]}', 'E0000011: Invalid token'],
  ['{"errors":[{"code":"A1","message":"First."},{"message":"Second."}]}', 'A1: First. Second.'],
  ['[{"message":"Session expired","errorCode":"INVALID_SESSION_ID"}]', 'Session expired: INVALID_SESSION_ID'],
  ['{"errors":["Too many rows"]}', 'Too many rows'],
  ['{"id":7,"name":"no error here"}', '{"id":7,"name":"no error here"}'],
  ['{"message":', '{"message":'],
  ['plain text', 'plain text'],
  ['<!doctype html><html><head><title>Sign in &amp; more</title></head></html>', 'Sign in & more'],
  ['<html><title>No client it&#39;s s3cret</title></html>', "No client it's s3cret"],
  ['<html><body><h1>502 Bad Gateway</h1></body></html>', '502 Bad Gateway'],
  ['<html><body>Nothing else</body></html>', '<html><body>Nothing else</body></html>'],
])('%s says: %s', (body, said) => {
  expect(saidText(body)).toBe(said);
});
