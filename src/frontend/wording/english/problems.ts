import type { FieldProblem, UrlProblem } from '../../../contract/problems';
import { pathProblem } from './path-problem';
import { templateProblem } from './template-problem';

/** What is wrong with one input, and how to put it right. */
export function fieldProblem(problem: FieldProblem): string {
  switch (problem.code) {
    case 'required':
      return 'Enter a value here.';
    case 'too-long':
      return `Shorten this to ${problem.max} characters.`;
    case 'too-large':
      return 'Use fewer emoji or accents here: each is made of several parts, and together they are too many.';
    case 'too-many-bytes':
      return `Shorten or remove some of these: all settings together may take ${problem.max / 1000} kB.`;
    case 'holds-secret':
      return 'This looks like a secret (a key, a token, a signed link). Here everybody who may open this page could read it: enter it where a secret is asked for.';
    case 'too-many':
      return `Keep at most ${problem.max} of these.`;
    case 'out-of-range':
      return `Enter a whole number from ${problem.min} to ${problem.max}.`;
    case 'not-a-choice':
      return 'Choose one of the options.';
    case 'name-taken':
      return 'Another datasource has this name already; capital letters make no difference. Choose another one.';
    case 'characters':
      return 'Remove line breaks and special characters that cannot be sent.';
    case 'header-forbidden':
      return 'Choose another header: this one is set by the connection itself.';
    case 'repeated':
      return 'This name stands here twice. Remove one of them.';
    case 'circular-fields':
      return `Remove this field from the query: each would wait for the other (${problem.names.join(' → ')}).`;
    case 'reserved-parameter':
      return 'Choose another name: this parameter belongs to the grant itself.';
    case 'copy-with-variables':
      return `A copy is the same for everybody: remove ${problem.names.map((name) => `{${name}}`).join(', ')} from the query, or search in the rows or at the API.`;
    case 'unknown-datasource':
      return 'Choose a datasource: the one chosen before no longer exists.';
    case 'secret-required':
      return secretRequired(problem.because);
    case 'url':
      return urlProblem(problem.problem);
    case 'jsonpath':
      return pathProblem(problem);
    case 'template':
      return templateProblem(problem);
    case 'key-unreadable':
      return 'This is no private key that can be read. Paste all of it, not encrypted: PEM from BEGIN PRIVATE KEY to END PRIVATE KEY, or a JWK.';
    case 'key-encrypted':
      return 'This private key is encrypted with a passphrase. Paste it without: openssl pkcs8 -topk8 -nocrypt -in KEYFILE writes it so.';
    case 'key-algorithm':
      return 'This key does not fit the signing algorithm. Choose the algorithm that it was made for.';
    case 'key-pair-gone':
      return 'The private half of this key pair is no longer kept. Make a new key pair.';
    case 'date':
      return 'Enter a date as year-month-day, for example 2027-03-31.';
  }
}

function secretRequired(because: 'new' | 'host-changed' | 'authentication-changed'): string {
  switch (because) {
    case 'new':
      return 'Enter the secret.';
    case 'host-changed':
      return 'Enter the secret again: the host changed, and a saved secret is never sent to a new host unasked.';
    case 'authentication-changed':
      return 'Enter the secret for the new authentication.';
  }
}

/** What is wrong with a URL. */
export function urlProblem(problem: UrlProblem): string {
  switch (problem) {
    case 'not-a-url':
      return 'Enter a full address, for example https://api.example.com/v1.';
    case 'not-https':
      return 'Start the address with https://. Forge apps cannot call http addresses.';
    case 'userinfo':
      return 'Remove the user name and password from the address. Choose an authentication for them instead.';
    case 'fragment':
      return 'Remove the # and what follows it: servers never see that part.';
    case 'backslash':
      return 'Use / instead of \\ in the address.';
    case 'characters':
      return 'Remove spaces and control characters from the address.';
    case 'too-long':
      return 'Shorten the address: it is longer than servers accept.';
    case 'host-single-label':
      return 'Enter the full host name with its domain: the app calls from the internet, not from your network.';
    case 'host-local':
      return 'Enter a public host: names of a local network cannot be reached from Atlassian’s cloud.';
    case 'host-ip-address':
      return 'Enter a host name instead of an IP address.';
    case 'host-trailing-dot':
      return 'Remove the dot at the end of the host name.';
    case 'port':
      return 'Use one of the ports Forge allows: 80, 443, 8080, 8443, 8444, 7990, 8089, 8090, 8085 or 8060.';
    case 'leaves-base':
      return 'Stay below the base URL: the path must not climb out of it.';
    case 'has-query':
      return 'Remove the ? and what follows it: parameters belong into the path of a field.';
    case 'template-in-base':
      return 'Remove the braces: variables belong into the path of a field, not into the base URL.';
  }
}
