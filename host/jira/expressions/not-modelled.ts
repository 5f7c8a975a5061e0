/** A part of Jira's expression language that the host does not know. Its message names the part. */
export class NotModelled extends Error {}
