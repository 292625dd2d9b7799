type Elements = unknown[];

/**
 * The elements of an array as PostgreSQL writes it, `{1,NULL,"a \"b\""}`, each
 * made a value by `parse` (PostgreSQL documentation, 8.15.6). Bounds before the
 * array, `[2:3]={a,b}`, are passed over: elements count from 0 here.
 */
export function arrayElements(text: string, parse: (text: string) => unknown): Elements {
  let at = text.startsWith('[') ? text.indexOf('=') + 1 : 0;

  const quoted = (): string => {
    let value = '';
    at += 1;
    let from = at;
    while (text[at] !== '"') {
      if (text[at] === '\\') {
        value += text.slice(from, at);
        from = at + 1;
        at += 1;
      }
      at += 1;
    }
    value += text.slice(from, at);
    at += 1;
    return value;
  };

  const bare = (): string => {
    const from = at;
    while (text[at] !== ',' && text[at] !== '}') at += 1;
    return text.slice(from, at);
  };

  const list = (): Elements => {
    const elements: Elements = [];
    at += 1;
    if (text[at] === '}') {
      at += 1;
      return elements;
    }
    for (;;) {
      const first = text[at];
      if (first === '{') elements.push(list());
      else if (first === '"') elements.push(parse(quoted()));
      else {
        const value = bare();
        elements.push(value === 'NULL' ? null : parse(value));
      }
      at += 1;
      if (text[at - 1] === '}') return elements;
    }
  };

  return list();
}
