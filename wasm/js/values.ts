// Values across the border: tokens and one text each way, so that it is crossed once a value and not once a field. The tags are
// those of src/tokens.rs.
const [NULL, BOOL, NUMBER, TEXT, LIST, OBJECT, END, KEY] = [0, 1, 2, 3, 4, 5, 6, 7] as const;

/** Deepest nesting of an entry. */
const DEEPEST = 32;

/** A value laid out. */
export interface Laid {
  readonly tokens: Uint32Array;
  readonly text: string;
}

/** No value: takes away what stands at a pointer. */
export const NOTHING: Laid = { tokens: new Uint32Array(0), text: "" };

/** Builds the value that the module laid out; it calls this itself. */
export function build(tokens: Uint32Array, keys: string, text: string): unknown {
  const names = keys.split("\0");
  let at = 0;
  let read = 0;
  const take = (units: number): string => {
    const from = read;
    read += units;
    return text.slice(from, read);
  };
  const value = (token: number): unknown => {
    switch (token & 7) {
      case BOOL:
        return token >>> 3 !== 0;
      case NUMBER:
        return tokens[at++];
      case TEXT:
        return take(token >>> 3);
      case LIST: {
        const list: unknown[] = [];
        for (let t = tokens[at++]!; (t & 7) !== END; t = tokens[at++]!) list.push(value(t));
        return list;
      }
      case OBJECT: {
        const object: Record<string, unknown> = {};
        for (let t = tokens[at++]!; (t & 7) !== END; t = tokens[at++]!) {
          const key = (t & 7) === KEY ? names[t >>> 3]! : take(t >>> 3);
          const v = value(tokens[at++]!);
          if (key === "__proto__") Object.defineProperty(object, key, { value: v, enumerable: true, configurable: true, writable: true });
          else object[key] = v;
        }
        return object;
      }
      default:
        return null;
    }
  };
  return value(tokens[at++]!);
}

/** Lays a value out: what JSON can hold. A key whose value is undefined is absent; anything JSON cannot hold is a TypeError. */
export function lay(value: unknown): Laid {
  const tokens: number[] = [];
  const texts: string[] = [];
  const put = (v: unknown, depth: number): void => {
    if (depth > DEEPEST) throw new TypeError("nested deeper than 32, or in a circle");
    if (v === null || v === undefined) tokens.push(NULL);
    else if (typeof v === "boolean") tokens.push(BOOL | (Number(v) << 3));
    else if (typeof v === "number" || typeof v === "bigint") {
      // a number the format has no use for is still told as a number, so that the fault names it
      if (v >= 0 && v <= 0xffffffff && (typeof v === "bigint" || Number.isInteger(v))) tokens.push(NUMBER, Number(v));
      else tokens.push(NUMBER | (1 << 3));
    } else if (typeof v === "string") {
      tokens.push((TEXT | (v.length << 3)) >>> 0);
      texts.push(v);
    } else if (Array.isArray(v)) {
      tokens.push(LIST);
      for (const part of v) put(part, depth + 1);
      tokens.push(END);
    } else if (typeof v === "object") {
      tokens.push(OBJECT);
      for (const [key, part] of Object.entries(v)) {
        if (part === undefined) continue;
        put(key, depth);
        put(part, depth + 1);
      }
      tokens.push(END);
    } else throw new TypeError(`a ${typeof v} has no place in a case`);
  };
  put(value, 1);
  return { tokens: Uint32Array.from(tokens), text: texts.join("") };
}
