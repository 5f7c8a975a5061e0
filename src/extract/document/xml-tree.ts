import type { Json, JsonObject } from '../../contract/json';

type Open = {
  name: string;
  members: JsonObject;
  hasMembers: boolean;
  /** All text in it, that of its children among its own. */
  content: string;
  /** Whether it has text of its own, beside spaces and line breaks between its children. */
  hasText: boolean;
  children: number;
};

/** An element of more children is a list of them, and no text with a few words in bold. */
const wordsInText = 100;

/**
 * Builds plain objects from the parts of an XML text as they come: attributes as `@name`, text beside attributes or elements
 * as `#text`, repeated elements as lists, an element of text alone as its text. Whatever an element is called, it becomes an
 * own member. Objects and distinct names are counted, because both take memory that the text does not.
 */
export class XmlTree {
  objects = 0;
  readonly names = new Set<string>();
  private readonly root = opened('');
  private readonly open = [this.root];

  start(name: string): void {
    this.names.add(name);
    this.open.push(opened(name));
  }

  attribute(name: string, value: string): void {
    const top = this.top();
    this.names.add(name);
    this.count(top);
    put(top.members, `@${name}`, value.trim());
  }

  text(text: string): void {
    const top = this.top();
    top.hasText ||= /\S/.test(text);
    if (top.hasText || top.children < wordsInText) top.content += text;
  }

  end(): void {
    const closed = this.open.pop();
    if (closed === undefined) return;
    const parent = this.top();
    this.count(parent);
    add(parent.members, closed.name, valueOf(closed));
    parent.children++;
    // An empty element between words divides them, as a line break does.
    const isGap = closed.content === '' && /\S/.test(parent.content.charAt(parent.content.length - 1));
    if (parent.hasText || parent.children < wordsInText) parent.content += isGap ? ' ' : closed.content;
  }

  /** The whole document: an object whose only member is the root element. */
  value(): Json {
    return this.root.members;
  }

  private top(): Open {
    return this.open.at(-1) ?? this.root;
  }

  private count(element: Open): void {
    if (!element.hasMembers) this.objects++;
    element.hasMembers = true;
  }
}

function opened(name: string): Open {
  return { name, members: {}, hasMembers: false, content: '', hasText: false, children: 0 };
}

/** `Hello <b>big</b> world` is a text, with all of its words; what stands between elements without words is layout. */
function valueOf({ members, hasMembers, content, hasText }: Open): Json {
  const text = hasText ? content.trim().replace(/[ \t]*\r?\n\s*/g, ' ') : '';
  if (!hasMembers) return text;
  if (text !== '') put(members, '#text', text);
  return members;
}

function add(members: JsonObject, name: string, value: Json): void {
  const before = Object.hasOwn(members, name) ? members[name] : undefined;
  if (before === undefined) put(members, name, value);
  // A value is never a list itself: elements become texts and objects.
  else if (Array.isArray(before)) before.push(value);
  else put(members, name, [before, value]);
}

/** An own member also where objects have one of that name by nature. */
function put(members: JsonObject, name: string, value: Json): void {
  if (name === '__proto__')
    Object.defineProperty(members, name, { value, writable: true, enumerable: true, configurable: true });
  else members[name] = value;
}
